"""The figures of a site, by name: each is drawn when something that it shows has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drawings.commission import Order, Outcome, Studios
from drawings.fault import DrawingError, refuse
from drawings.glyph import read_glyphs
from drawings.label import read_labels
from drawings.phrase import Phrase, Piece
from drawings.picture import Picture
from drawings.progress import progress
from drawings.record import (
    Record,
    digests,
    file_of,
    ours,
    read_record,
    text_digest,
    write_record,
)
from drawings.script import Script, read_script, refuse_script
from drawings.value import values_of

FIGURES = "figures.py"

LABELS, EXAMPLE = "labels.toml", "example.py"

Wanted = tuple[str, str]
"""A figure by name, and a language."""

Shown = dict[Wanted, Picture | DrawingError]
"""Figures, or why there are none."""


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

    def hang(self, name: str, language: str, languages: Sequence[str]) -> Shown:
        """Return a figure, and with it all that have to be drawn, so that it is done at once."""
        lesson = name.partition("/")[0]
        found: Shown = {}
        stale: list[Wanted] = []
        every = dict.fromkeys((language, *languages))
        own = [(one, each) for one in self.names() for each in every]
        for wanted in own:
            record = self._kept(*wanted)
            if record is None:
                stale.append(wanted)
            elif wanted[0].startswith(f"{lesson}/"):
                if self._is_fresh(record):
                    found[wanted] = record.picture
                else:
                    stale.append(wanted)
        return found | self.draw(stale)

    def _kept(self, name: str, language: str) -> Record | None:
        """Return what is kept of a figure, unless its script, its words or our code changed."""
        record = read_record(file_of(self.root, name, language))
        if record is None or record.static != self._static(name):
            return None
        try:
            file = self.root / self.lessons / name.partition("/")[0] / LABELS
            texts = read_labels(file, language, self.root)
            said = {key: texts.text(key) for key in record.said}
        except DrawingError:
            return None
        return record if said == record.said else None

    def _is_fresh(self, record: Record) -> bool:
        """Whether no value that a figure shows has changed."""
        if record.holds(self.root):
            return True
        if not record.is_told_by_values():
            return False
        lesson = record.picture.name.partition("/")[0]
        with values_of(
            self.root / self.lessons / lesson / EXAMPLE, self.root, self.limit
        ) as values:
            if values.identities(list(record.read)) != record.read:
                return False
        renewed = replace(record, files=digests(record.files, self.root))
        write_record(file_of(self.root, record.picture.name, record.picture.language), renewed)
        return True

    def _static(self, name: str) -> str:
        script = self._script(name.partition("/")[0])
        return f"{ours(self.root)} {text_digest(script.text if script else '')}"

    def draw(self, wanted: Sequence[Wanted]) -> Shown:
        """Draw figures, each given by name and language; what fails says why in its place."""
        drawn: Shown = {}
        orders: list[Order] = []
        for name, language in wanted:
            try:
                orders.append(self._order(name, language))
            except DrawingError as error:
                drawn[name, language] = error
        with progress(len(orders)) as advance:

            def deliver(order: Order, outcome: Outcome) -> None:
                picture = self._picture(order, outcome)
                drawn[order.name, order.language] = picture
                if isinstance(picture, Picture) and not isinstance(outcome, DrawingError):
                    self._keep(picture, outcome)
                advance(order.name)

            Studios(self.root, self.lessons, self.limit).draw(orders, deliver)
        return drawn

    def _keep(self, picture: Picture, outcome: Mapping[str, Any]) -> None:
        script = self._script(picture.name.partition("/")[0])
        ours_too = any((self.root / one).is_dir() for one in (script.modules if script else ()))
        read = dict(outcome["read"]) | ({"": ""} if ours_too else {})
        files = digests(outcome["files"], self.root)
        record = Record(picture, self._static(picture.name), outcome["said"], files, read)
        write_record(file_of(self.root, picture.name, picture.language), record)

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
