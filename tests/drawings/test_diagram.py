"""A description holds names and no numbers, and the same description is drawn for any point."""

from __future__ import annotations

import re
import runpy

from drawings.diagram import Arrow, arrows, banner, box, note, row, words
from drawings.joint import DOUBLE
from tests.drawings.conftest import LESSONS, ROOT


def test_arrows_are_written_as_ways() -> None:
    """Several sources are set apart by commas."""
    assert arrows("x, w -> sum", "sum -> out") == (
        Arrow("x", "sum"),
        Arrow("w", "sum"),
        Arrow("sum", "out"),
    )


def test_a_banner_is_double_and_as_wide_as_the_diagram() -> None:
    """A note is as wide, with a light frame."""
    assert (banner("a").weight, banner("a").full) == (DOUBLE, True)
    assert (note("a").full, box("a").full) == (True, False)
    assert row(box("a"), box("b"), under="c").under == "c"
    assert words("n", i="n[i]").values == (("i", "n[i]"),)


def test_the_course_types_no_number_that_a_reader_sees() -> None:
    """In the description of the layer the only digit is the 0 of ReLU, in an expression."""
    file = ROOT / LESSONS / "layer" / "diagrams.py"
    assert re.findall(r"\d", file.read_text(encoding="utf-8")) == ["0"]


def test_both_drawings_come_from_one_description() -> None:
    """They have the same boxes and the same arrows."""
    found = runpy.run_path(str(ROOT / LESSONS / "layer" / "diagrams.py"))["DRAWINGS"]
    flow, bend = found["flow"], found["bend"]
    assert [one.name for one in flow.boxes] == [one.name for one in bend.boxes]
    assert flow.arrows == bend.arrows
