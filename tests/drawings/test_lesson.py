"""A drawing is found by name, and made again when anything has changed that it could show."""

from __future__ import annotations

import os
import time

from drawings.lesson import Workshop
from tests.drawings.conftest import LESSONS, NAMES, Lesson


def test_drawings_have_names(workshop: Workshop) -> None:
    """The lesson's, then its own."""
    assert set(NAMES) <= set(workshop.names())


def test_an_unknown_name_is_answered_with_the_known(lesson: Lesson) -> None:
    """Of its lesson, or of all."""
    (fault,) = lesson.faults(name="tiny/big")
    assert (fault.message, fault.mend) == (
        "edition en: no drawing is named tiny/big",
        "name one of tiny/small",
    )
    assert lesson.faults(name="elsewhere/small")[0].mend == "name one of tiny/small"


def test_a_description_that_fails_is_found_at_its_line(lesson: Lesson) -> None:
    """Whether it is no Python, raises, or names no drawing."""
    file = lesson.file("diagrams.py")
    file.write_text("x = 1\nx.y\n", encoding="utf-8")
    (fault,) = lesson.faults()
    assert "the description fails: AttributeError" in fault.message
    assert fault.at == "scripts/lessons/tiny/diagrams.py:2"
    file.write_text("x = \n", encoding="utf-8")
    assert "SyntaxError" in lesson.faults()[0].message
    file.write_text("", encoding="utf-8")
    assert "has no DRAWINGS" in lesson.faults()[0].message


def test_a_change_is_seen_at_once(lesson: Lesson) -> None:
    """In the example, the labels or the description; else the drawing is remembered."""
    first = lesson.draw()
    assert lesson.draw() is first
    later = time.time() + 5
    lesson.replace("example.py", "0.5", "0.7")
    os.utime(lesson.file("example.py"), (later, later))
    assert "[0.7, −1.0]" in lesson.draw().text


def test_a_lesson_without_drawings_is_no_fault(lesson: Lesson) -> None:
    """It is passed over."""
    assert Workshop(lesson.root, LESSONS).names() == ["tiny/small"]
    assert Workshop(lesson.root, "nowhere").names() == []
