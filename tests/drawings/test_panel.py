"""A box is filled with words and numbers: aligned where it is drawn, plain where it is read out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drawings.diagram import Each, Matrix, Shown, Sign, Sums, box, words
from drawings.label import read_labels
from drawings.panel import Panel, Writer
from drawings.phrase import plain
from drawings.value import values_of
from tests.drawings.conftest import Lesson

EXAMPLE = """\
import numpy as np
x = np.array([0.5, -1.0])
n = 2
W = np.array([[1.0, -0.25], [10.0, 2.0]])
xW = x @ W
index = np.arange(1, 3)
"""


@pytest.fixture
def writer(lesson: Lesson) -> Iterator[Writer]:
    """Fills boxes in English."""
    lesson.file("example.py").write_text(EXAMPLE, encoding="utf-8")
    labels = read_labels(lesson.file("labels.toml"), "en", lesson.root)
    with values_of(lesson.file("example.py"), lesson.root, 10) as values:
        yield Writer(labels, values)


def drawn(panel: Panel) -> list[str]:
    """Return the lines of a panel as text."""
    return [plain(line) for line in panel.lines]


def said(panel: Panel) -> list[str]:
    """Return what a panel is read out as."""
    return [plain(line) for line in panel.spoken]


def test_a_matrix_has_aligned_columns(writer: Writer) -> None:
    """Each element is bound on its own; read out, the whole is."""
    panel = writer.panel(box("m", Matrix("W")))
    assert drawn(panel) == ["[  1.0  −0.25 ]", "[ 10.0    2.0 ]"]
    assert said(panel) == ["[[1.0, −0.25], [10.0, 2.0]]"]
    bound = [piece.expression for line in panel.lines for piece in line if piece.expression]
    assert bound == ["W[0, 0]", "W[0, 1]", "W[1, 0]", "W[1, 1]"]


def test_sums_are_written_out(writer: Writer) -> None:
    """One equation per column of the weights, the signs of equality below each other."""
    panel = writer.panel(box("s", Sums("x", "W", "xW")))
    assert drawn(panel) == [
        "0.5·1.0 + (−1.0)·10.0    = −9.5",
        "0.5·(−0.25) + (−1.0)·2.0 = −2.125",
    ]
    assert said(panel)[0] == "0.5·1.0 + (−1.0)·10.0 = −9.5"
    assert panel.lines[1][0].expression == "x[0] * W[0, 1] + x[1] * W[1, 1] = xW[1]"


def test_a_label_stands_before_each(writer: Writer) -> None:
    """With its own number."""
    panel = writer.panel(box("e", Each("max(0, x[i]) = x[i]", "x", words("point", n="index[i]"))))
    assert drawn(panel)[1].startswith("Point x, 2-D max(0, −1.0)")


def test_a_value_may_have_a_name_before_it(writer: Writer) -> None:
    """And a sign is drawn, but not read out."""
    panel = writer.panel(box("v", Shown("x", name="x"), Sign("+"), title=words("twice")))
    assert drawn(panel) == ["x = [0.5, −1.0]", "+"]
    assert said(panel) == ["x = [0.5, −1.0]"]
    assert (plain(panel.title), panel.width) == ("Twice", 19)
