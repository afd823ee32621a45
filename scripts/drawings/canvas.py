"""A canvas is a grid of cells; a cell keeps the weights of its arms, or a part of a text.

So lines that meet become joints by themselves, whatever the order in which they were drawn. A wide
character takes two cells; text over a line hides it, text over text is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drawings.fault import refuse
from drawings.joint import Arms
from drawings.phrase import Phrase, Piece, merged, trimmed, width, words
from drawings.signs import Signs

Point = tuple[int, int]
"""A cell: its row and its column, counted from zero."""

_STEPS = {
    (-1, 0): ("up", "down"),
    (0, 1): ("right", "left"),
    (1, 0): ("down", "up"),
    (0, -1): ("left", "right"),
}


@dataclass(frozen=True)
class Placed:
    """A piece of text that begins at a cell."""

    row: int
    column: int
    piece: Piece

    @property
    def end(self) -> int:
        """The column after its last cell."""
        return self.column + width(self.piece.text)


@dataclass
class Canvas:
    """A grid that grows downwards, ``columns`` cells wide."""

    columns: int
    signs: Signs
    arms: dict[Point, Arms] = field(default_factory=dict)
    texts: dict[Point, Placed] = field(default_factory=dict)
    taken: dict[Point, Placed] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many rows are in use."""
        return max((row for row, _ in [*self.arms, *self.taken]), default=-1) + 1

    def line(self, points: Sequence[Point], weight: int) -> None:
        """Draw a line through ``points``, each in the row or the column of the one before."""
        for start, end in pairwise(points):
            for cell, following in pairwise(_cells(start, end)):
                step = following[0] - cell[0], following[1] - cell[1]
                there, back = _STEPS[step]
                self._join(cell, Arms(**{there: weight}))
                self._join(following, Arms(**{back: weight}))

    def _join(self, cell: Point, arms: Arms) -> None:
        self._expect_room(cell[1], cell[1] + 1, "a line")
        self.arms[cell] = self.arms.get(cell, Arms()).joined(arms)

    def frame(self, top: int, left: int, bottom: int, right: int, weight: int) -> None:
        """Draw a rectangle whose corners are cells of the canvas."""
        corners = (top, left), (top, right), (bottom, right), (bottom, left), (top, left)
        self.line(corners, weight)

    def head(self, cell: Point, direction: str) -> None:
        """Draw the head of an arrow."""
        self.write(*cell, (Piece(self.signs.heads[direction]),))

    def write(self, row: int, column: int, phrase: Phrase) -> None:
        """Write a phrase from a cell on."""
        for piece in phrase:
            placed = Placed(row, column, piece)
            self._expect_room(column, placed.end, f"“{piece.text}”")
            for cell in ((row, at) for at in range(column, placed.end)):
                if cell in self.taken:
                    other = self.taken[cell].piece.text
                    raise refuse(f"“{piece.text}” covers “{other}”", "move one of them")
                self.taken[cell] = placed
            self.texts[row, column] = placed
            column = placed.end

    def _expect_room(self, start: int, end: int, what: str) -> None:
        if start < 0 or end > self.columns:
            raise refuse(
                f"{what} ends at column {end} of {self.columns}", "make it or its words shorter"
            )

    def rows(self) -> tuple[Phrase, ...]:
        """Return the rows as phrases, each as wide as the canvas but for blanks at its end."""
        return tuple(self._row(row) for row in range(self.height))

    def _row(self, row: int) -> Phrase:
        pieces = merged(list(self._pieces(row)))
        cells = sum(width(piece.text) for piece in pieces)
        assert cells == self.columns, f"row {row} is {cells} cells wide, not {self.columns}"
        return trimmed(pieces)

    def _pieces(self, row: int) -> Iterator[Piece]:
        column, lines = 0, ""
        while column < self.columns:
            placed = self.texts.get((row, column))
            if placed is None:
                lines += self._joint(row, column)
                column += 1
                continue
            yield from words(lines)
            yield placed.piece
            column, lines = placed.end, ""
        yield from words(lines)

    def _joint(self, row: int, column: int) -> str:
        return self.signs.joint(self.arms.get((row, column), Arms()))


def _cells(start: Point, end: Point) -> list[Point]:
    if start[0] == end[0]:
        step = 1 if end[1] >= start[1] else -1
        return [(start[0], column) for column in range(start[1], end[1] + step, step)]
    step = 1 if end[0] >= start[0] else -1
    return [(row, start[1]) for row in range(start[0], end[0] + step, step)]
