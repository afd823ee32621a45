"""A widget is asked for by name, and filled in again when anything has changed that it shows."""

from __future__ import annotations

import os
import time

import pytest

from drawings.desk import Desk
from drawings.drawing import Drawing
from drawings.fault import DrawingError
from drawings.form import Form, Row
from drawings.lesson import Workshop
from drawings.phrase import Piece
from tests.drawings.conftest import LESSONS, Lesson

WIDGETS = """\
from drawings.widget import Widget, line, words

WIDGETS = {"toy": Widget("plaything", words("title"), FIGURES, (), (line("point", n="n"),))}
"""
REFUSED = '\n[refused]\nvi = "Không"\nzh = "不行"\nen = "No"\n'


@pytest.fixture
def desk(lesson: Lesson) -> Desk:
    """The small lesson, with a widget."""
    lesson.file("widgets.py").write_text(WIDGETS.replace("FIGURES", "()"), encoding="utf-8")
    with lesson.file("labels.toml").open("a", encoding="utf-8") as labels:
        labels.write(REFUSED)
    return Desk(Workshop(lesson.root, LESSONS))


def fault(desk: Desk, name: str) -> tuple[str, str]:
    """Return why a widget cannot be shown, and where that is written."""
    with pytest.raises(DrawingError) as raised:
        desk.show(name, "en")
    return raised.value.faults[0].message, raised.value.faults[0].at


def said(desk: Desk, language: str) -> str:
    """Return the words of the only line."""
    form = desk.show("tiny/toy", language)
    assert isinstance(form, Form)
    (row,) = form.rows
    assert isinstance(row, Row)
    pieces = [one if isinstance(one, Piece) else one.piece for one in row.said]
    return "".join(piece.text for piece in pieces)


def test_widgets_have_names(desk: Desk) -> None:
    """The lesson's, then their own; what is no widget is a drawing."""
    assert desk.names() == ["tiny/toy"]
    assert isinstance(desk.show("tiny/small", "en"), Drawing)
    assert fault(desk, "tiny/other")[0] == "edition en: no drawing is named tiny/other"


def test_each_edition_has_its_words(desk: Desk) -> None:
    """And the same numbers."""
    assert [said(desk, one) for one in ("vi", "zh", "en")] == [
        "Điểm x, 2 chiều",
        "点 x，2 维",
        "Point x, 2-D",
    ]


def test_a_change_is_seen(desk: Desk, lesson: Lesson) -> None:
    """In the example, whose process is not asked twice for the same."""
    assert said(desk, "en") == "Point x, 2-D"
    lesson.replace("example.py", "n = 2", "n = 3")
    later = time.time() + 5
    os.utime(lesson.file("example.py"), (later, later))
    assert said(Desk(Workshop(lesson.root, LESSONS)), "en") == "Point x, 3-D"


def test_a_name_belongs_to_one(desk: Desk, lesson: Lesson) -> None:
    """Not to a widget and to a diagram."""
    lesson.replace("widgets.py", '"toy"', '"small"')
    message, at = fault(desk, "tiny/small")
    assert message == "both widgets.py and another description have tiny/small"
    assert at == "scripts/lessons/tiny/widgets.py:1"


def test_what_stands_in_it_is_a_figure(desk: Desk, lesson: Lesson) -> None:
    """A diagram is not drawn again by a script."""
    lesson.file("widgets.py").write_text(
        WIDGETS.replace("FIGURES", '("tiny/small",)'), encoding="utf-8"
    )
    message, at = fault(desk, "tiny/toy")
    assert message == "tiny/small is no figure"
    assert at == "scripts/lessons/tiny/widgets.py:1"


def test_a_description_of_something_else_is_refused(desk: Desk, lesson: Lesson) -> None:
    """With its key, and what was expected."""
    lesson.file("widgets.py").write_text('WIDGETS = {"toy": 1}\n', encoding="utf-8")
    assert fault(desk, "tiny/toy")[0].endswith("WIDGETS['toy'] is int, expected a Widget")
