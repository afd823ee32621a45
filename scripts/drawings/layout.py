"""A layout gives every panel its place, and every arrow its way.

Rows stand one below another, in a column as wide as the widest of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drawings.diagram import Arrow, Diagram, Row
from drawings.fault import refuse
from drawings.joint import DOUBLE
from drawings.panel import Panel
from drawings.phrase import Phrase, wrapped
from drawings.way import Place, Way, expect_ends, is_straight, lead

WIDEST: Final = 80
"""The most cells that fit a terminal, and a page's column in letters that can be read."""

_GAP: Final = 3


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
    expect_ends(diagram)
    places: dict[str, Place] = {}
    top = 0
    for number, row in enumerate(diagram.rows):
        top += _gap(diagram, number, places, columns, panels) if number else 0
        for place in _placed(row, number, top, columns, panels, places):
            places[place.panel.name] = place
        top = max(places[box.name].bottom for box in row.boxes) + 1
    ways = tuple(lead(diagram, arrow, places) for arrow in diagram.arrows)
    return Layout(columns, places, ways)


def _row_width(row: Row, panels: Mapping[str, Panel]) -> int:
    return sum(panels[box.name].width for box in row.boxes) + _GAP * (len(row.boxes) - 1)


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
        1 if is_straight(diagram, arrow, places, below[arrow.target]) else 2
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
