"""A way is the line of an arrow between panels that have their places; it crosses none of them.

An arrow enters the top of a panel in the next row, straight down where it can, else by a turn above
it; it enters the side of a panel that is further down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from drawings.diagram import Arrow, Diagram
from drawings.fault import refuse
from drawings.panel import Panel
from drawings.phrase import Phrase


@dataclass(frozen=True)
class Place:
    """Where a panel stands: the cells of its frame, and the lines within."""

    panel: Panel
    row: int
    top: int
    left: int
    right: int
    lines: tuple[Phrase, ...]

    @property
    def bottom(self) -> int:
        """The row of the lower border."""
        return self.top + len(self.lines) + 1

    @property
    def axis(self) -> int:
        """The column in the middle."""
        return (self.left + self.right) // 2

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is the panel's, frame included."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Way:
    """The line of an arrow, and its head; one that meets a full frame has none."""

    points: tuple[tuple[int, int], ...]
    head: tuple[int, int]
    direction: str


def expect_ends(diagram: Diagram) -> None:
    """Refuse an arrow that leads nowhere, or upwards."""
    rows = {box.name: n for n, row in enumerate(diagram.rows) for box in row.boxes}
    for arrow in diagram.arrows:
        for name in (arrow.source, arrow.target):
            if name not in rows:
                message = f"the arrow from {arrow.source} to {arrow.target} leads nowhere"
                raise refuse(f"{message}: no box is named {name}", f"name one of {', '.join(rows)}")
        if rows[arrow.source] >= rows[arrow.target]:
            message = f"the arrow from {arrow.source} to {arrow.target} does not lead down"
            raise refuse(message, "put its target in a later row")


def is_straight(diagram: Diagram, arrow: Arrow, places: Mapping[str, Place], target: Place) -> bool:
    """Whether an arrow leads straight down: it meets its target, and comes there alone."""
    source = places[arrow.source]
    together = [
        one
        for one in diagram.arrows
        if one.target == arrow.target and places[one.source].row == source.row
    ]
    return len(together) == 1 and _meets(source, target)


def _meets(source: Place, target: Place) -> bool:
    """Whether a line straight down from one panel meets the other, not at a corner."""
    return target.left < _port(source, target) < target.right


def _port(source: Place, target: Place) -> int:
    """The column in which an arrow leaves a panel: that of a target below a wide one."""
    inside = source.panel.box.full and source.left < target.axis < source.right
    return target.axis if inside else source.axis


def lead(diagram: Diagram, arrow: Arrow, places: Mapping[str, Place]) -> Way:
    """Return the way of an arrow."""
    source, target = places[arrow.source], places[arrow.target]
    column = _port(source, target)
    start = (source.bottom, column)
    if is_straight(diagram, arrow, places, target):
        way = Way((start, (target.top - 1, column)), (target.top - 1, column), "down")
    elif target.row == source.row + 1:
        turn, end = target.top - 2, target.axis
        points = (start, (turn, column), (turn, end), (turn + 1, end))
        way = Way(points, (turn + 1, end), "down")
    else:
        way = _into_side(start, target)
    _expect_free(arrow, way, places)
    return way


def _into_side(start: tuple[int, int], target: Place) -> Way:
    middle = (target.top + target.bottom) // 2
    right = start[1] > target.right
    end = (middle, target.right + 1 if right else target.left - 1)
    points = (start, (middle, start[1]), end)
    return Way(points, end, "left" if right else "right")


def _expect_free(arrow: Arrow, way: Way, places: Mapping[str, Place]) -> None:
    for place in places.values():
        for (top, left), (bottom, right) in pairwise(way.points):
            rows = range(min(top, bottom), max(top, bottom) + 1)
            cells = range(min(left, right), max(left, right) + 1)
            crossed = any(place.holds(row, column) for row in rows for column in cells)
            if crossed and place.panel.name != arrow.source:
                raise refuse(
                    f"the arrow from {arrow.source} to {arrow.target} crosses {place.panel.name}",
                    "move a box, or lead the arrow elsewhere",
                )
