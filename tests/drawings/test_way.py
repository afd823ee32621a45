"""Arrows lead down, cross no panel and end at one, or the description is refused."""

from __future__ import annotations

import pytest

from drawings.diagram import Diagram, Sign, arrows, banner, box, row, words
from drawings.fault import DrawingError
from tests.drawings.conftest import Lesson
from tests.drawings.test_layout import layout


def test_two_sources_meet_above_their_target() -> None:
    """Their lines turn in the same row, and there is one head."""
    found = layout(
        Diagram(
            words("t"),
            (row(box("a", Sign("a")), box("b", Sign("b"))), row(box("c", Sign("c" * 9)))),
            arrows("a, b -> c"),
        )
    )
    assert len({way.head for way in found.ways}) == 1
    assert found.places["c"].top - found.places["a"].bottom == 3


def test_an_arrow_from_far_above_enters_at_the_side() -> None:
    """Past the boxes between, which it must not cross."""
    rows = (
        row(box("a", Sign("a" * 9)), box("far", Sign("f" * 9))),
        row(box("b", Sign("b")), under="a"),
        row(box("c", Sign("c")), under="a"),
    )
    found = layout(Diagram(words("t"), rows, arrows("a -> b", "b, far -> c")))
    assert found.ways[2].direction == "left"
    assert found.ways[2].head[1] == found.places["c"].right + 1
    crossing = (rows[0], row(banner("b", Sign("b"))), rows[2])
    with pytest.raises(DrawingError, match="the arrow from far to c crosses b"):
        layout(Diagram(words("t"), crossing, arrows("far -> c")))


def test_an_arrow_to_nowhere_is_refused(lesson: Lesson) -> None:
    """The finding names the drawing's edition, the arrow and the description."""
    lesson.replace("diagrams.py", "point -> twice", "point -> thrice")
    (fault,) = lesson.faults("zh")
    assert fault.message == (
        "edition zh: the arrow from point to thrice leads nowhere: no box is named thrice"
    )
    assert fault.at == "scripts/lessons/tiny/diagrams.py"


def test_an_arrow_upwards_is_refused() -> None:
    """Reading goes down."""
    rows = (row(box("a", Sign("a"))), row(box("b", Sign("b"))))
    with pytest.raises(DrawingError, match="does not lead down"):
        layout(Diagram(words("t"), rows, arrows("b -> a")))
