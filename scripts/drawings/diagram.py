"""A diagram is a description: boxes in rows, arrows between them, and no number.

Words come from labels, by key; numbers from the lesson's example, by expression. The same
description gives Unicode, ASCII and SVG, in every language, and the steps as a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from drawings.joint import DOUBLE, LIGHT


@dataclass(frozen=True)
class Words:
    """A label: its key, and the expressions of its placeholders."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sign:
    """A sign that is the same in every language, such as ``+``."""

    text: str


@dataclass(frozen=True)
class Shown:
    """The value of an expression on one line, ``name =`` before it where there is a name."""

    expression: str
    name: str = ""


@dataclass(frozen=True)
class Matrix:
    """A matrix, one row per line, its columns aligned."""

    expression: str


@dataclass(frozen=True)
class Each:
    """An equation per element of ``over``; in ``equation`` the index is written ``i``.

    ``label`` stands before each; its placeholder, if any, is an expression with ``i`` too.
    """

    equation: str
    over: str
    label: Words | None = None


@dataclass(frozen=True)
class Sums:
    """A weighted sum per neuron: ``inputs @ weights = results``, written out."""

    inputs: str
    weights: str
    results: str
    label: Words | None = None


Content = Words | Sign | Shown | Matrix | Each | Sums


@dataclass(frozen=True)
class Box:
    """A frame with a title in its border; ``full`` makes it as wide as the diagram."""

    name: str
    contents: tuple[Content, ...]
    title: Words | None = None
    weight: int = LIGHT
    full: bool = False


@dataclass(frozen=True)
class Row:
    """Boxes side by side, spread over the diagram; or one that is centred ``under`` another."""

    boxes: tuple[Box, ...]
    under: str = ""


@dataclass(frozen=True)
class Arrow:
    """An arrow from a box to a later one: into its top, or into its side from further above."""

    source: str
    target: str


@dataclass(frozen=True)
class Diagram:
    """Rows from top to bottom, and arrows; ``title`` says what is drawn, and holds no number."""

    title: Words
    rows: tuple[Row, ...]
    arrows: tuple[Arrow, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box in reading order."""
        return tuple(box for row in self.rows for box in row.boxes)


def words(key: str, **values: str) -> Words:
    """Return the label ``key``, each placeholder with its expression."""
    return Words(key, tuple(values.items()))


def box(name: str, *contents: Content, title: Words | None = None) -> Box:
    """Return a box with a light frame."""
    return Box(name, contents, title)


def banner(name: str, *contents: Content) -> Box:
    """Return a box with a double frame, as wide as the diagram."""
    return Box(name, contents, weight=DOUBLE, full=True)


def note(name: str, *contents: Content, title: Words | None = None) -> Box:
    """Return a box with a light frame, as wide as the diagram."""
    return Box(name, contents, title, full=True)


def row(*boxes: Box, under: str = "") -> Row:
    """Return boxes side by side."""
    return Row(boxes, under)


def arrows(*ways: str) -> tuple[Arrow, ...]:
    """Return arrows, each written ``source -> target``; several sources are set apart by commas.

    >>> arrows("x, w -> sum")
    (Arrow(source='x', target='sum'), Arrow(source='w', target='sum'))
    """
    found: list[Arrow] = []
    for way in ways:
        sources, _, target = way.partition("->")
        found += (Arrow(source.strip(), target.strip()) for source in sources.split(","))
    return tuple(found)
