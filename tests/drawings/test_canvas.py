"""On a canvas lines join by themselves, texts keep their cells, and all rows are equally wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawings.canvas import Canvas
from drawings.fault import DrawingError
from drawings.joint import DOUBLE, LIGHT
from drawings.phrase import Piece, phrase_width, plain, width, words
from drawings.signs import ASCII, UNICODE


def lines(canvas: Canvas) -> list[str]:
    """Return the rows of a canvas as text."""
    return [plain(row) for row in canvas.rows()]


def test_lines_join() -> None:
    """A line that leaves a frame and meets another makes both joints, whatever their weights."""
    canvas = Canvas(5, UNICODE)
    canvas.line([(2, 2), (4, 2)], LIGHT)
    canvas.frame(0, 0, 2, 4, LIGHT)
    canvas.frame(4, 0, 6, 4, DOUBLE)
    assert lines(canvas) == ["┌───┐", "│   │", "└─┬─┘", "  │", "╔═╧═╗", "║   ║", "╚═══╝"]


def test_frames_share_a_border() -> None:
    """Two frames with a common side have joints at its ends."""
    canvas = Canvas(4, UNICODE)
    canvas.frame(0, 0, 2, 3, DOUBLE)
    canvas.frame(2, 0, 4, 3, DOUBLE)
    assert lines(canvas)[2] == "╠══╣"


def test_wide_characters_take_two_cells() -> None:
    """What stands behind them stays in its column."""
    canvas = Canvas(8, UNICODE)
    canvas.frame(0, 0, 2, 7, LIGHT)
    canvas.write(1, 2, words("权重"))
    assert lines(canvas) == ["┌──────┐", "│ 权重 │", "└──────┘"]


def test_text_over_text_is_refused() -> None:
    """Both texts are named."""
    canvas = Canvas(8, UNICODE)
    canvas.write(0, 0, words("abc"))
    with pytest.raises(DrawingError, match="“de” covers “abc”"):
        canvas.write(0, 2, words("de"))


def test_text_beyond_the_edge_is_refused() -> None:
    """It would make a row wider than the others."""
    with pytest.raises(DrawingError, match="ends at column 4 of 3"):
        Canvas(3, UNICODE).write(0, 0, words("权重"))


def test_heads_follow_the_signs() -> None:
    """An arrow's head is a triangle, or a letter of ASCII."""
    heads = []
    for signs in (UNICODE, ASCII):
        canvas = Canvas(1, signs)
        canvas.head((0, 0), "down")
        heads += lines(canvas)
    assert heads == ["▼", "v"]


BOXES = st.lists(
    st.tuples(
        st.integers(0, 20), st.integers(0, 30), st.integers(1, 9), st.integers(1, 40),
        st.sampled_from([LIGHT, DOUBLE]),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@given(BOXES, st.lists(st.sampled_from(["điểm", "权重", "z", "（和）"]), max_size=3))
def test_every_row_is_as_wide_as_the_canvas(
    boxes: list[tuple[int, int, int, int, int]], texts: list[str]
) -> None:
    """But for the blanks at its end; numbers keep their expressions."""
    canvas = Canvas(80, ASCII)
    for top, left, high, wide, weight in boxes:
        canvas.frame(top, left, top + high, left + wide, weight)
    for row, text in enumerate(texts):
        canvas.write(row, 60, (Piece(text), Piece("0.5", "z")))
    for phrase in canvas.rows():
        assert phrase_width(phrase) <= 80
        assert plain(phrase) == plain(phrase).rstrip()
    assert sum(p.expression == "z" for phrase in canvas.rows() for p in phrase) == len(texts)
    assert width(lines(canvas)[boxes[0][0]]) >= boxes[0][1] + boxes[0][3]
