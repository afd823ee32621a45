"""Panels have their places, or the description is refused."""

from __future__ import annotations

from drawings.diagram import Diagram, Sign, banner, box, row, words
from drawings.layout import Layout, lay_out
from drawings.panel import Panel
from drawings.phrase import words as phrase
from tests.drawings.conftest import Lesson


def layout(diagram: Diagram) -> Layout:
    """Lay out boxes that hold signs."""
    panels = {}
    for one in diagram.boxes:
        lines = tuple(phrase(c.text) for c in one.contents if isinstance(c, Sign))
        panels[one.name] = Panel(one, (), lines, lines)
    return lay_out(diagram, panels)


def test_boxes_are_spread_from_edge_to_edge() -> None:
    """The first begins the row, the last ends it."""
    found = layout(
        Diagram(
            words("t"),
            (
                row(banner("top", Sign("a"))),
                row(box("long", Sign("x" * 30))),
                row(box("a", Sign("a")), box("b", Sign("b"))),
            ),
            (),
        )
    )
    assert found.columns == 34
    assert (found.places["a"].left, found.places["b"].right) == (0, 33)
    assert (found.places["top"].left, found.places["top"].right) == (0, 33)


def test_a_drawing_too_wide_is_refused(lesson: Lesson) -> None:
    """In the edition whose words are too long, and in no other."""
    lesson.replace("labels.toml", "Gấp đôi", "Gấp đôi " * 12)
    (fault,) = lesson.faults("vi")
    assert fault.message == "edition vi: the row of twice is 102 cells wide, at most 80 fit"
    assert lesson.draw("zh").columns < 80
