"""A drawing on a page is a figure: a diagram's text as one image, then its steps as a list; a
figure's picture, then the code that drew it.

Every number stands in an element with ``data-expr``, by which prosetest checks it; a drawing that
could not be made is a figure too, which says why in ``data-fault``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from drawings.drawing import Drawing
from drawings.fault import DrawingError
from drawings.glyph import NARROW, WIDE
from drawings.palette import PAPER, PROPERTIES, resolved
from drawings.phrase import Phrase, Piece
from drawings.picture import ID, Picture

_HTML: Final = re.compile(r"<(/?)span")


def placed(shown: Drawing | Picture, count: int = 1) -> str:
    """Return a diagram or a figure as HTML, the ``count``-th of its name on the page."""
    return picture(shown, count) if isinstance(shown, Picture) else figure(shown)


def picture(shown: Picture, count: int = 1) -> str:
    """Return a figure as HTML: the picture, its title, and the code that drew it."""
    prefix = f"figure-{shown.name.replace('/', '-')}" + (f"-{count}" if count > 1 else "")
    code = highlight(shown.code, PythonLexer(), HtmlFormatter(wrapcode=True, cssclass="highlight"))
    code = code.replace("<pre>", '<pre data-search-exclude="">', 1)
    return (
        f'<figure class="drawing picture" data-drawing="{escape(shown.name)}">'
        f'<div data-search-exclude="">{inlined(shown, prefix)}</div>'
        f"<figcaption>{phrased(shown.title)}</figcaption>"
        f"<details><summary>{escape(shown.heading)}</summary>"
        f'<div data-quote="{escape(shown.path)}">{code}</div></details>'
        "</figure>"
    )


def inlined(shown: Picture, prefix: str) -> str:
    """Return the picture with its title and description, its identifiers begun with ``prefix``."""
    opening, _, rest = shown.svg.replace(ID, f"{prefix}-").partition(">")
    return (
        f'{opening} role="img" lang="{escape(shown.language)}"'
        f' aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc">'
        f'<title id="{prefix}-title">{phrased(shown.title)}</title>'
        f'<desc id="{prefix}-desc">{phrased(shown.description)}</desc>{rest}'
    )


def alone(shown: Picture, colours: Mapping[str, str]) -> str:
    """Return a figure as a file of its own, its colours those of one scheme."""
    opening, _, rest = resolved(inlined(shown, "figure"), colours).partition(">")
    box = re.search(r'viewBox="0 0 (\S+) (\S+)"', opening)
    assert box is not None
    size = f' width="{box[1]}" height="{box[2]}"'
    fonts = f"font-family: '{NARROW}', '{WIDE}', monospace"
    style = f' style="{fonts}; background: {colours[PROPERTIES[PAPER]]}"'
    rest = _HTML.sub(r"<\1tspan", rest)  # the title's numbers, in HTML a span
    return f"{opening}{size}{style}>{rest}\n"


def figure(drawing: Drawing) -> str:
    """Return a drawing as HTML; what is selected or copied is its text, character by character."""
    steps = "".join(f"<li>{phrased(step)}</li>" for step in drawing.steps)
    code = "\n".join(phrased(row) for row in drawing.rows)
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


def phrased(phrase: Phrase) -> str:
    """Return a phrase as HTML."""
    return "".join(map(pieced, phrase))


def pieced(piece: Piece) -> str:
    """Return a piece of a phrase as HTML, a number in an element with its expression."""
    text = escape(piece.text, quote=False)
    if not piece.expression:
        return text
    return f'<span data-expr="{escape(piece.expression)}">{text}</span>'
