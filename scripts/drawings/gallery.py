"""The figures of a site, by name: each is drawn when something that it shows has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drawings.commission import Order, Outcome, Studios
from drawings.fault import DrawingError, refuse
from drawings.glyph import read_glyphs
from drawings.phrase import Phrase, Piece
from drawings.picture import Picture
from drawings.script import Script, read_script, refuse_script

FIGURES = "figures.py"

Wanted = tuple[str, str]
"""A figure by name, and a language."""


@dataclass(frozen=True)
class Gallery:
    """Where lessons stand: ``lessons`` is their folder, relative to ``root``."""

    root: Path
    lessons: str
    limit: float

    def names(self) -> list[str]:
        """Return the names of all figures, such as ``dosage/step-3``."""
        found = []
        for file in sorted((self.root / self.lessons).glob(f"*/{FIGURES}")):
            script = read_script(file, self.root)
            found += [f"{file.parent.name}/{one.figure}" for one in script.functions]
        return found

    def has(self, name: str) -> bool:
        """Whether a figure has this name."""
        lesson, _, own = name.partition("/")
        script = self._script(lesson)
        return script is not None and script.function(own) is not None

    def _script(self, lesson: str) -> Script | None:
        file = self.root / self.lessons / lesson / FIGURES
        return read_script(file, self.root) if file.is_file() else None

    def draw(
        self, wanted: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], Picture | DrawingError]:
        """Draw figures, each given by name and language; what fails says why in its place."""
        drawn: dict[Wanted, Picture | DrawingError] = {}
        orders: list[Order] = []
        for name, language in wanted:
            try:
                orders.append(self._order(name, language))
            except DrawingError as error:
                drawn[name, language] = error

        def deliver(order: Order, outcome: Outcome) -> None:
            drawn[order.name, order.language] = self._picture(order, outcome)

        Studios(self.root, self.lessons, self.limit).draw(orders, deliver)
        return drawn

    def _order(self, name: str, language: str) -> Order:
        lesson, _, own = name.partition("/")
        script = self._script(lesson)
        function = script.function(own) if script else None
        if script is None or function is None:
            raise refuse(f"no figure is named {name}", f"name one of {', '.join(self.names())}")
        refuse_script(script)
        return Order(lesson, function, language)

    def _picture(self, order: Order, outcome: Outcome) -> Picture | DrawingError:
        path = f"{self.lessons}/{order.lesson}/{FIGURES}"
        at = f"{path}:{order.function.line}"
        if isinstance(outcome, DrawingError):
            return outcome.within(f"edition {order.language}", at)
        picture = Picture(
            order.name,
            order.language,
            _phrase(outcome["title"]),
            _phrase(outcome["description"]),
            outcome["heading"],
            outcome["svg"],
            path,
            order.function.line,
            order.function.code,
        )
        faults = list(read_glyphs(self.root).faults(outcome["shown"]))
        if faults:
            error = DrawingError(*(replace(fault, at="") for fault in faults))
            return error.within(f"edition {order.language}", at)
        return picture


def _phrase(pieces: Sequence[Any]) -> Phrase:
    return tuple(Piece(text, expression) for text, expression in pieces)
