"""A drawing as SVG: its lines as strokes, its texts set cell by cell, in the colours of the page.

Each piece of text is as long as its cells, whatever font shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import chain

from drawings.canvas import Canvas, Placed, Point
from drawings.drawing import Drawing
from drawings.glyph import NARROW, WIDE
from drawings.joint import DOUBLE, HEAVY, Arms
from drawings.phrase import width

CELL, LINE = 8, 17
"""The width and the height of a cell, in the units of the picture."""

_ENDS = {"up": (0, -1), "right": (1, 0), "down": (0, 1), "left": (-1, 0)}
_APART = 1.5


def svg(drawing: Drawing) -> str:
    """Return a drawing as a picture of its own."""
    wide, high = drawing.columns * CELL, drawing.canvas.height * LINE
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"'
            f' width="{wide}" height="{high}" role="img" lang="{escape(drawing.language)}"'
            f' fill="currentColor" font-size="{CELL / 0.6:.2f}"'
            f" font-family=\"'{NARROW}', '{WIDE}', monospace\">",
            f"<title>{escape(drawing.title)}</title>",
            *_strokes(drawing.canvas),
            *(_text(placed) for _, placed in sorted(drawing.canvas.texts.items())),
            "</svg>",
            "",
        ]
    )


def _text(placed: Placed) -> str:
    x, y = placed.column * CELL, placed.row * LINE + LINE * 0.72
    long = width(placed.piece.text) * CELL
    shown = escape(placed.piece.text, quote=False)
    bound = f' data-expr="{escape(placed.piece.expression)}"' if placed.piece.expression else ""
    return (
        f'<text x="{x}" y="{y:.2f}" textLength="{long}" lengthAdjust="spacingAndGlyphs"'
        f' xml:space="preserve"{bound}>{shown}</text>'
    )


def _strokes(canvas: Canvas) -> Iterator[str]:
    """Yield one path for light lines, and one for each heavier kind."""
    for weight, stroke in ((1, 1.0), (HEAVY, 2.0), (DOUBLE, 1.0)):
        parts = [
            _segment(cell, side, weight)
            for cell, arms in sorted(canvas.arms.items())
            if cell not in canvas.taken
            for side in _sides(arms, weight)
        ]
        if parts:
            path = "".join(chain.from_iterable(parts))
            yield f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{stroke}"/>'


def _sides(arms: Arms, weight: int) -> list[str]:
    return [side for side in Arms._fields if getattr(arms, side) == weight]


def _segment(cell: Point, side: str, weight: int) -> list[str]:
    """Return an arm of a cell as lines from its middle to its edge; a double arm is two."""
    row, column = cell
    x, y = column * CELL + CELL / 2, row * LINE + LINE / 2
    right, down = _ENDS[side]
    apart = (-_APART, _APART) if weight == DOUBLE else (0.0,)
    back = _APART if weight == DOUBLE else 0.5
    return [
        f"M{x + abs(down) * by - right * back:g} {y + abs(right) * by - down * back:g}"
        f"L{x + abs(down) * by + right * CELL / 2:g} {y + abs(right) * by + down * LINE / 2:g}"
        for by in apart
    ]
