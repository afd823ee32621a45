"""A widget is a drawing that answers: controls, what they set, and what comes of it.

Like a diagram it is a description without numbers: each control begins at the value of an
expression of the lesson's example, and each number that is shown first is such a value.

    WIDGETS = {
        "playground": Widget(
            "neuron",
            words("playground"),
            figures=("neuron/relu",),
            controls=(slider("b", words("bias"), "b", -5, 5, 0.1),),
            lines=(line("sum", z="z"),),
        )
    }
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drawings.diagram import Words, words

__all__ = [
    "Action",
    "Choice",
    "Line",
    "Number",
    "Preset",
    "Switch",
    "Widget",
    "Words",
    "box",
    "line",
    "preset",
    "slider",
    "words",
]


@dataclass(frozen=True)
class Number:
    """A number that a reader sets, from ``low`` to ``high``; ``value`` is an expression.

    It has a box to type in, and a slider too unless it is one of many.
    """

    name: str
    label: Words
    value: str
    low: float
    high: float
    step: float
    slides: bool = True


@dataclass(frozen=True)
class Choice:
    """One of several, each said by the label ``name-option``; ``value`` is chosen first."""

    name: str
    label: Words
    options: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class Switch:
    """Something that is shown or not; ``keyed`` has room for the line in which it is drawn."""

    name: str
    label: Words
    on: bool = False
    keyed: bool = False


Control = Number | Choice | Switch


@dataclass(frozen=True)
class Preset:
    """A button that sets controls, numbers by expression; all others return to the lesson's."""

    label: Words
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Action:
    """A button whose work is the script's: what it does, and how it is called."""

    name: str
    label: Words


@dataclass(frozen=True)
class Line:
    """A line of results: a label whose placeholders are places to which the script writes.

    ``live`` is read out when it changes; ``step`` is when a script that goes step by step shows it.
    """

    label: Words
    live: bool = False
    step: str = ""


@dataclass(frozen=True)
class Widget:
    """``kind`` is the script's; ``figures`` stand where it draws, until it does.

    ``places`` are numbers of a figure to which the script writes: their expressions and names.
    ``says`` are labels that it needs, such as the name of what it draws.
    """

    kind: str
    title: Words
    figures: tuple[str, ...]
    controls: tuple[Control, ...]
    lines: tuple[Line, ...]
    presets: tuple[Preset, ...] = ()
    actions: tuple[Action, ...] = ()
    says: tuple[str, ...] = ()
    places: dict[str, str] = field(default_factory=dict)

    def expressions(self) -> set[str]:
        """Return every expression of which it needs the value."""
        numbers = {one.name: one.value for one in self.controls if isinstance(one, Number)}
        labelled = (*self.controls, *self.lines, *self.presets, *self.actions)
        shown = {value for one in labelled for _, value in one.label.values}
        pairs = [pair for one in self.presets for pair in one.values]
        return shown | {*numbers.values()} | {value for name, value in pairs if name in numbers}


def slider(name: str, label: Words, value: str, low: float, high: float, step: float) -> Number:
    """Return a number with a slider and a box."""
    return Number(name, label, value, low, high, step)


def box(name: str, label: Words, value: str, low: float, high: float, step: float) -> Number:
    """Return a number with a box alone."""
    return Number(name, label, value, low, high, step, slides=False)


def line(
    key: str,
    given: Mapping[str, str] | None = None,
    /,
    *,
    live: bool = False,
    step: str = "",
    **values: str,
) -> Line:
    """Return a line of results: a label, and an expression for each of its places."""
    return Line(words(key, **(given or {}), **values), live, step)


def preset(label: Words, **values: str) -> Preset:
    """Return a button that sets controls."""
    return Preset(label, tuple(values.items()))
