"""A computational graph drawn: every node beside those that it takes its values from.

A wire leaves a node to the right, its value above it and its gradient below; it turns once, right
before its target. Wires of one source or of one target may join; others never meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from drawings.canvas import Canvas
from drawings.diagram import Arrow
from drawings.fault import refuse
from drawings.graph import Graph
from drawings.joint import LIGHT
from drawings.layout import WIDEST
from drawings.phrase import Phrase, phrase_width
from drawings.signs import Signs

_SLOT, _LANE = 4, 2


@dataclass(frozen=True)
class Filled:
    """A node with its words and numbers filled in."""

    shown: Phrase
    value: Phrase
    gradient: Phrase

    @property
    def width(self) -> int:
        """The cells of its box."""
        return phrase_width(self.shown) + 4

    @property
    def wire(self) -> int:
        """The cells that the numbers on its wire take."""
        return max(phrase_width(self.value), phrase_width(self.gradient)) + 2


@dataclass(frozen=True)
class Spot:
    """Where a node stands: the row of its wire, the edges of its box, its column."""

    row: int
    left: int
    right: int
    column: int


def wired(graph: Graph, filled: Mapping[str, Filled], signs: Signs) -> Canvas:
    """Draw a graph."""
    _expect_ends(graph)
    spots = _spots(graph, filled)
    width = max(spot.right + _tail(graph, name, filled) for name, spot in spots.items()) + 1
    if width > WIDEST:
        message = f"the graph is {width} cells wide, at most {WIDEST} fit"
        raise refuse(message, "show fewer decimals, shorten its words, or leave a node out")
    canvas = Canvas(width, signs)
    for name, spot in spots.items():
        canvas.frame(spot.row - 1, spot.left, spot.row + 1, spot.right, LIGHT)
        canvas.write(spot.row, spot.left + 2, filled[name].shown)
        canvas.write(spot.row - 1, spot.right + 2, filled[name].value)
        canvas.write(spot.row + 1, spot.right + 2, filled[name].gradient)
    _lead(graph, spots, canvas)
    return canvas


def _expect_ends(graph: Graph) -> None:
    places = {one.name: n for n, column in enumerate(graph.columns) for one in column}
    if len(places) != len(graph.nodes):
        raise refuse("two nodes have one name", "name each node once")
    for arrow in graph.arrows:
        for name in (arrow.source, arrow.target):
            if name not in places:
                message = f"the arrow from {arrow.source} to {arrow.target} leads nowhere"
                mend = f"name one of {', '.join(places)}"
                raise refuse(f"{message}: no node is named {name}", mend)
        if places[arrow.source] >= places[arrow.target]:
            message = f"the arrow from {arrow.source} to {arrow.target} does not lead to the right"
            raise refuse(message, "put its target into a later column")


def _spots(graph: Graph, filled: Mapping[str, Filled]) -> dict[str, Spot]:
    """Place nodes, each in the middle of its sources where there is room."""
    found: dict[str, Spot] = {}
    left = 0
    for number, column in enumerate(graph.columns):
        width = max(filled[one.name].width for one in column)
        lowest = 1
        for one in column:
            rows = [found[source.name].row for source in graph.sources(one)]
            row = max(lowest, sum(rows) // len(rows) if rows else lowest)
            found[one.name] = Spot(row, left, left + width - 1, number)
            lowest = row + _SLOT
        left += width + max(filled[one.name].wire for one in column) + _LANE
    return found


def _tail(graph: Graph, name: str, filled: Mapping[str, Filled]) -> int:
    """The cells that the numbers of a node take to its right."""
    return filled[name].wire - 1 + (_LANE if any(a.source == name for a in graph.arrows) else 0)


def _lead(graph: Graph, spots: Mapping[str, Spot], canvas: Canvas) -> None:
    used: dict[tuple[int, int], list[Arrow]] = {}
    for arrow in graph.arrows:
        points = _points(spots[arrow.source], spots[arrow.target])
        for cell in _cells(points):
            _expect_free(arrow, cell, spots, used.get(cell, []))
            used.setdefault(cell, []).append(arrow)
        canvas.line(points, LIGHT)
    for target in {arrow.target for arrow in graph.arrows}:
        canvas.head((spots[target].row, spots[target].left - 1), "right")


def _points(source: Spot, target: Spot) -> tuple[tuple[int, int], ...]:
    lane, end = target.left - _LANE, target.left - 1
    start = (source.row, source.right)
    if source.row == target.row:
        return start, (target.row, end)
    return start, (source.row, lane), (target.row, lane), (target.row, end)


def _cells(points: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Yield the cells of a way, its first aside, which is the border of its source."""
    first = points[0]
    for (top, left), (bottom, right) in pairwise(points):
        for row in range(min(top, bottom), max(top, bottom) + 1):
            for column in range(min(left, right), max(left, right) + 1):
                if (row, column) != first:
                    yield row, column


def _expect_free(
    arrow: Arrow, cell: tuple[int, int], spots: Mapping[str, Spot], others: list[Arrow]
) -> None:
    """Refuse a wire through a box, or across one that has neither end in common."""
    way = f"the arrow from {arrow.source} to {arrow.target}"
    for name, spot in spots.items():
        if abs(cell[0] - spot.row) <= 1 and spot.left <= cell[1] <= spot.right:
            raise refuse(f"{way} crosses {name}", "put its source into a later column")
    for other in others:
        if arrow.source != other.source and arrow.target != other.target:
            message = f"{way} crosses that from {other.source} to {other.target}"
            raise refuse(message, "order the nodes of a column so that no wires cross")
