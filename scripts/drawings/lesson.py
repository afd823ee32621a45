"""A lesson's drawings: `diagrams.py` describes them, `labels.toml` and `example.py` fill them in.

A drawing is made again when a file that it could depend on has changed, and else remembered.
"""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from drawings.diagram import Diagram
from drawings.drawing import Drawing, draw, draw_graph
from drawings.fault import DrawingError, refuse
from drawings.gallery import FIGURES, Gallery, Shown
from drawings.glyph import read_glyphs
from drawings.graph import Graph
from drawings.label import Labels, read_labels
from drawings.picture import Picture
from drawings.signs import UNICODE, Signs
from drawings.value import Values, values_of
from prosetest.process import DEFAULT_LIMIT

DIAGRAMS, LABELS, EXAMPLE = "diagrams.py", "labels.toml", "example.py"
_SOURCES = (".py", ".toml", ".css")


@dataclass(frozen=True)
class Workshop:
    """Where lessons stand: ``lessons`` is their folder, relative to ``root``.

    It sees the files as they are when it draws first.
    """

    root: Path
    lessons: str
    limit: float = DEFAULT_LIMIT
    editions: tuple[str, ...] = ()

    @property
    def gallery(self) -> Gallery:
        """The figures, which are drawn by code."""
        return Gallery(self.root, self.lessons, self.limit)

    def names(self) -> list[str]:
        """Return the names of all drawings, such as ``layer/flow``."""
        found = self.gallery.names()
        for file in sorted((self.root / self.lessons).glob(f"*/{DIAGRAMS}")):
            found += [f"{file.parent.name}/{name}" for name in self._diagrams(file)]
        return found

    def show(self, name: str, language: str) -> Drawing | Picture:
        """Return a diagram or a figure by name, in one language; raises ``DrawingError``."""
        if not self.gallery.has(name):
            return self.draw(name, language)
        hung = _walls(self, self.fingerprint)
        if (name, language) not in hung:
            self._expect_one(name)
            hung |= self.gallery.hang(name, language, self.editions)
        shown = hung[name, language]
        if isinstance(shown, DrawingError):
            raise shown
        return shown

    def _expect_one(self, name: str) -> None:
        """Refuse a figure and a diagram of one name."""
        lesson, _, own = name.partition("/")
        file = self.root / self.lessons / lesson / DIAGRAMS
        if file.is_file() and own in self._diagrams(file):
            message = f"both {FIGURES} and {DIAGRAMS} draw {name}"
            raise refuse(message, "rename one of them", f"{self.lessons}/{lesson}/{DIAGRAMS}:1")

    @cached_property
    def fingerprint(self) -> int:
        """What changes with any file that a drawing could be made from."""
        return _fingerprint(self.root)

    def draw(self, name: str, language: str, signs: Signs = UNICODE) -> Drawing:
        """Return a drawing by name, in one language.

        Raises ``DrawingError``, each fault with the drawing and its edition.
        """
        return _remembered(self, name, language, signs is UNICODE, self.fingerprint)

    def make(self, name: str, language: str, signs: Signs) -> Drawing:
        """Make a drawing, whatever is remembered."""
        lesson, _, own = name.partition("/")
        folder = self.root / self.lessons / lesson
        at = f"{self.lessons}/{lesson}/{DIAGRAMS}"
        try:
            diagram = self._diagram(folder / DIAGRAMS, name, own)
            labels = read_labels(folder / LABELS, language, self.root)
            with values_of(folder / EXAMPLE, self.root, self.limit) as values:
                drawing = _drawn(name, diagram, labels, values, signs)
                plain = drawing
                if signs is not UNICODE:
                    plain = _drawn(name, diagram, labels, values, UNICODE)
                self._expect_glyphs(plain)
        except DrawingError as error:
            raise error.within(f"edition {language}", at) from error
        return drawing

    def _diagram(self, file: Path, name: str, own: str) -> Diagram | Graph:
        if not own or not file.is_file():
            raise refuse(f"no drawing is named {name}", f"name one of {', '.join(self.names())}")
        found = self._diagrams(file)
        if own not in found:
            known = ", ".join(f"{file.parent.name}/{one}" for one in found)
            raise refuse(f"no drawing is named {name}", f"name one of {known}")
        return found[own]

    def _diagrams(self, file: Path) -> dict[str, Diagram | Graph]:
        return self.described(file, "DRAWINGS", Diagram | Graph, "Diagram or a Graph")

    def described(self, file: Path, name: str, kind: Any, wanted: str) -> dict[str, Any]:
        """Run a description, in which every mistake is a fault of its line.

        ``name`` is its dictionary there, each of ``kind``, which a message calls ``wanted``.
        """
        shown = file.relative_to(self.root).as_posix()
        try:
            found: Any = runpy.run_path(str(file)).get(name)
        except DrawingError:
            raise
        except Exception as error:
            line = _line(error, str(file))
            message = f"the description fails: {type(error).__name__}: {error}"
            raise refuse(message, "correct it", f"{shown}:{line}") from error
        if not isinstance(found, dict):
            raise refuse(f"the description has no {name}", "name the drawings there", shown)
        for key, one in found.items():
            if not isinstance(one, kind):
                message = f"{name}[{key!r}] is {type(one).__name__}, expected a {wanted}"
                raise refuse(message, "describe it with the words of drawings", shown)
        return found

    def _expect_glyphs(self, drawing: Drawing) -> None:
        faults = list(read_glyphs(self.root).faults(drawing.text))
        if faults:
            raise DrawingError(*(replace(fault, at="") for fault in faults))


@lru_cache(maxsize=256)
def _remembered(
    workshop: Workshop, name: str, language: str, is_unicode: bool, fingerprint: int
) -> Drawing:
    from drawings.signs import ASCII

    return workshop.make(name, language, UNICODE if is_unicode else ASCII)


@lru_cache(maxsize=2)
def _walls(workshop: Workshop, fingerprint: int) -> Shown:
    """The figures that hang already, in one state of the project's files."""
    return {}


def _drawn(
    name: str, described: Diagram | Graph, labels: Labels, values: Values, signs: Signs
) -> Drawing:
    if isinstance(described, Graph):
        return draw_graph(name, described, labels, values, signs)
    return draw(name, described, labels, values, signs)


def _line(error: BaseException, path: str) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    lines, trace = [1], error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == path:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return lines[-1]


def _fingerprint(root: Path) -> int:
    """What changes with any file that a drawing could be made from."""
    return hash(tuple(sorted(_stamps(str(root)))))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__", "site")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)
            elif entry.name.endswith(_SOURCES):
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
