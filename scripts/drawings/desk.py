"""A lesson's widgets: `widgets.py` describes them; a figure stands in each until it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from drawings.drawing import Drawing
from drawings.fault import DrawingError, refuse
from drawings.form import Clerk, Form, keep
from drawings.label import read_labels
from drawings.lesson import EXAMPLE, LABELS, Workshop
from drawings.picture import Picture
from drawings.value import Values, values_of
from drawings.widget import Widget

WIDGETS = "widgets.py"


@dataclass(frozen=True)
class Desk:
    """Where a workshop's widgets are asked for by name."""

    workshop: Workshop

    def names(self) -> list[str]:
        """Return the names of all widgets, such as ``neuron/playground``."""
        files = sorted((self.workshop.root / self.workshop.lessons).glob(f"*/{WIDGETS}"))
        return [f"{file.parent.name}/{own}" for file in files for own in self._widgets(file)]

    def show(self, name: str, language: str) -> Drawing | Picture | Form:
        """Return a drawing of any kind by name, in one language; raises ``DrawingError``."""
        lesson, _, own = name.partition("/")
        file = self._folder(lesson) / WIDGETS
        if not (file.is_file() and own in self._widgets(file)):
            return self.workshop.show(name, language)
        if name in self.workshop.names():
            message = f"both {WIDGETS} and another description have {name}"
            raise refuse(message, "rename one of them", f"{self._at(lesson)}:1")
        return self.form(name, language)

    def form(self, name: str, language: str) -> Form:
        """Return a widget by name, filled in; raises ``DrawingError``."""
        lesson, _, own = name.partition("/")
        folder = self._folder(lesson)
        try:
            widget = self._widgets(folder / WIDGETS)[own]
            values = _kept(self, lesson, self.workshop.fingerprint)
            labels = read_labels(folder / LABELS, language, self.workshop.root)
            empty = Clerk(labels, values).form(name, widget, ())
        except DrawingError as error:
            raise error.within(f"edition {language}", self._at(lesson)) from error
        return replace(empty, pictures=self._pictures(widget, lesson, language))

    def values(self, lesson: str) -> Values:
        """Run a lesson's example, once for its widgets in all editions."""
        folder, workshop = self._folder(lesson), self.workshop
        widgets = self._widgets(folder / WIDGETS).values()
        wanted = {one for widget in widgets for one in widget.expressions()}
        with values_of(folder / EXAMPLE, workshop.root, workshop.limit) as values:
            return keep(values, wanted)

    def _pictures(self, widget: Widget, lesson: str, language: str) -> tuple[Picture, ...]:
        found = []
        for name in widget.figures:
            shown = self.workshop.show(name, language)
            if not isinstance(shown, Picture):
                mend = "name one that figures.py draws"
                raise refuse(f"{name} is no figure", mend, f"{self._at(lesson)}:1")
            found.append(shown)
        return tuple(found)

    def _widgets(self, file: Path) -> dict[str, Widget]:
        return self.workshop.described(file, "WIDGETS", Widget, "Widget")

    def _folder(self, lesson: str) -> Path:
        return self.workshop.root / self.workshop.lessons / lesson

    def _at(self, lesson: str) -> str:
        return f"{self.workshop.lessons}/{lesson}/{WIDGETS}"


@lru_cache(maxsize=64)
def _kept(desk: Desk, lesson: str, fingerprint: int) -> Values:
    """Return the values of a lesson in one state of the project's files."""
    return desk.values(lesson)
