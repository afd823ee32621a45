"""A figure becomes SVG with real text, the page's colours, and the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from drawings.fault import DrawingError
from drawings.figure import SERIES, Figure, Said, chart, drawing
from drawings.phrase import Piece
from drawings.vector import svg, words


@pytest.fixture(autouse=True)
def form() -> Iterator[None]:
    """Our form."""
    with drawing():
        yield


def figure(colour: str = SERIES[0]) -> Figure:
    """A line, with a label of two lines."""
    made, axes = chart(x="weights")
    axes.plot([0, 1, 2], [1, 3, 2], color=colour)
    pieces = Piece("top\nz = "), Piece("3.6", "z"), Piece(" là đỉnh")
    axes.text(1, 2, Said(pieces))
    return made


def test_numbers_carry_their_expressions() -> None:
    """Each in its own line of the label; those along an axis carry their places."""
    found = svg(figure())
    assert ">top</text>" in found
    assert '>z = <tspan data-expr="z">3.6</tspan> là đỉnh</text>' in found
    assert re.search(r'<g data-axis="0-x" data-tick="[\d.]+"><text', found)
    assert "3.6" in words(found)


def test_nothing_says_when_or_by_whom() -> None:
    """Nor which font the machine has; and each colour is a property."""
    found = svg(figure())
    assert found == svg(figure())
    assert found.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 300">')
    for word in ("metadata", "font-family", "matplotlib", "#0", "date", "rotate(-0"):
        assert word not in found


def test_a_foreign_colour_is_refused() -> None:
    """Before a page shows it."""
    with pytest.raises(DrawingError, match="the colour #ff0000 follows neither light nor dark"):
        svg(figure("red"))
