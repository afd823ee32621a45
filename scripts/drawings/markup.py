"""A drawing on a page is a figure: its text as one image, then its steps as a list.

Every number stands in an element with ``data-expr``, by which prosetest checks it; a drawing that
could not be made is a figure too, which says why in ``data-fault``.
"""

from __future__ import annotations

from html import escape

from drawings.drawing import Drawing
from drawings.fault import DrawingError
from drawings.phrase import Phrase, Piece


def figure(drawing: Drawing) -> str:
    """Return a drawing as HTML; what is selected or copied is its text, character by character."""
    steps = "".join(f"<li>{_phrase(step)}</li>" for step in drawing.steps)
    code = "\n".join(_phrase(row) for row in drawing.rows)
    return (
        f'<figure class="drawing" data-drawing="{escape(drawing.name)}"'
        f' style="--columns: {drawing.columns}">'
        '<pre data-search-exclude="">'
        f'<code role="img" aria-label="{escape(drawing.title)}">{code}\n</code></pre>'
        f"<figcaption>{escape(drawing.title)}</figcaption>"
        f"<details><summary>{escape(drawing.heading)}</summary><ol>{steps}</ol></details>"
        "</figure>"
    )


def failed(name: str, error: DrawingError) -> str:
    """Return the figure of a drawing that could not be made."""
    faults = "".join(
        f'<p data-fault="{escape(fault.message)}" data-mend="{escape(fault.mend)}"'
        f' data-at="{escape(fault.at)}"></p>'
        for fault in error.faults
    )
    return f'<figure class="drawing" data-drawing="{escape(name)}">{faults}</figure>'


def _phrase(phrase: Phrase) -> str:
    return "".join(map(_piece, phrase))


def _piece(piece: Piece) -> str:
    text = escape(piece.text, quote=False)
    if not piece.expression:
        return text
    return f'<span data-expr="{escape(piece.expression)}">{text}</span>'
