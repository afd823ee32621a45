"""A layout gives every panel its place, and every arrow its way; nothing crosses a panel unseen.

Rows stand one below another, in a column as wide as the widest of them. An arrow enters the top of
a panel in the next row, and the side of one that is further down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from drawings.diagram import Arrow, Diagram, Row
from drawings.fault import refuse
from drawings.joint import DOUBLE
from drawings.panel import Panel
from drawings.phrase import Phrase, wrapped

WIDEST: Final = 80
"""The most cells that fit a terminal, and a page's column in letters that can be read."""

_GAP: Final = 3


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


@dataclass(frozen=True)
class Layout:
    """Places and ways; ``columns`` is the width of all."""

    columns: int
    places: Mapping[str, Place]
    ways: tuple[Way, ...]


def lay_out(diagram: Diagram, panels: Mapping[str, Panel]) -> Layout:
    """Place the panels of a diagram, and lead its arrows."""
    columns = max(_row_width(row, panels) for row in diagram.rows)
    if columns > WIDEST:
        wide = max(diagram.rows, key=lambda row: _row_width(row, panels))
        names = ", ".join(box.name for box in wide.boxes)
        raise refuse(
            f"the row of {names} is {columns} cells wide, at most {WIDEST} fit",
            "shorten its words, or set its boxes in two rows",
        )
    _expect_ends(diagram)
    places: dict[str, Place] = {}
    top = 0
    for number, row in enumerate(diagram.rows):
        top += _gap(diagram, number, places, columns, panels) if number else 0
        for place in _placed(row, number, top, columns, panels, places):
            places[place.panel.name] = place
        top = max(places[box.name].bottom for box in row.boxes) + 1
    ways = tuple(_way(diagram, arrow, places) for arrow in diagram.arrows)
    return Layout(columns, places, ways)


def _row_width(row: Row, panels: Mapping[str, Panel]) -> int:
    return sum(panels[box.name].width for box in row.boxes) + _GAP * (len(row.boxes) - 1)


def _expect_ends(diagram: Diagram) -> None:
    rows = {box.name: n for n, row in enumerate(diagram.rows) for box in row.boxes}
    for arrow in diagram.arrows:
        for name in (arrow.source, arrow.target):
            if name not in rows:
                message = f"the arrow from {arrow.source} to {arrow.target} leads nowhere"
                raise refuse(f"{message}: no box is named {name}", f"name one of {', '.join(rows)}")
        if rows[arrow.source] >= rows[arrow.target]:
            message = f"the arrow from {arrow.source} to {arrow.target} does not lead down"
            raise refuse(message, "put its target in a later row")


def _placed(
    row: Row,
    number: int,
    top: int,
    columns: int,
    panels: Mapping[str, Panel],
    places: Mapping[str, Place],
) -> list[Place]:
    widths = [_width(panels[box.name], columns) for box in row.boxes]
    found = []
    for box, cells, left in zip(
        row.boxes, widths, _lefts(row, widths, columns, places), strict=True
    ):
        panel = panels[box.name]
        lines = _lines(panel, cells - 4)
        found.append(Place(panel, number, top, left, left + cells - 1, lines))
    return found


def _width(panel: Panel, columns: int) -> int:
    return columns if panel.box.full else panel.width


def _lines(panel: Panel, cells: int) -> tuple[Phrase, ...]:
    if not panel.box.full:
        return panel.lines
    return tuple(part for line in panel.lines for part in wrapped(line, cells))


def _lefts(row: Row, widths: Sequence[int], columns: int, places: Mapping[str, Place]) -> list[int]:
    """Return where boxes begin: spread from edge to edge, or one in the middle or under others."""
    if len(widths) == 1:
        above = [places[name.strip()].axis for name in row.under.split(",") if row.under]
        axis = sum(above) // len(above) if above else (columns - 1) // 2
        left = axis - (widths[0] - 1) // 2
        return [max(0, min(left, columns - widths[0]))]
    space = columns - sum(widths)
    lefts = []
    for n in range(len(widths)):
        lefts.append(sum(widths[:n]) + space * n // (len(widths) - 1))
    return lefts


def _gap(
    diagram: Diagram,
    number: int,
    places: Mapping[str, Place],
    columns: int,
    panels: Mapping[str, Panel],
) -> int:
    """Return the rows above a row: none for a shared border, more where arrows arrive."""
    row, above = diagram.rows[number], diagram.rows[number - 1]
    if _banner(row) and _banner(above) and not _arriving(diagram, row, above):
        return -1
    below = {p.panel.name: p for p in _placed(row, number, 0, columns, panels, places)}
    heads = [
        1 if _is_straight(diagram, arrow, places, below[arrow.target]) else 2
        for arrow in _arriving(diagram, row, above)
    ]
    return max(heads, default=1)


def _banner(row: Row) -> bool:
    return all(box.full and box.weight == DOUBLE for box in row.boxes)


def _arriving(diagram: Diagram, row: Row, above: Row) -> list[Arrow]:
    """Return the arrows from the row above."""
    sources, targets = ({box.name for box in one.boxes} for one in (above, row))
    return [
        arrow for arrow in diagram.arrows if arrow.source in sources and arrow.target in targets
    ]


def _is_straight(
    diagram: Diagram, arrow: Arrow, places: Mapping[str, Place], target: Place
) -> bool:
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


def _way(diagram: Diagram, arrow: Arrow, places: Mapping[str, Place]) -> Way:
    source, target = places[arrow.source], places[arrow.target]
    column = _port(source, target)
    start = (source.bottom, column)
    if _is_straight(diagram, arrow, places, target):
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
