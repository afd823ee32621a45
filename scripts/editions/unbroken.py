"""A formula keeps the punctuation beside it on its own line.

Browsers may break a line on either side of a formula, even before a full stop: an element is no
letter to them. A joiner of zero width does not hold them back, so both go into one element that
the style sheet keeps together.
"""

from __future__ import annotations

import re
from typing import Final

CLASS: Final = "unbroken"
"""The class of the element that holds a formula and its punctuation."""

_OPENING: Final = "(\\[“‘（［【《「『"
_CLOSING: Final = ".,;:!?)\\]…”’。，、；：！？）］】》」』%"
_START: Final = f'<span class="{CLASS}">'
_FORMULA: Final = r"<span\s[^<>]*\barithmatex\b[^<>]*><math\b.*?</math></span>"
_BESIDE: Final = re.compile(
    rf"(?P<tied>{_START})?(?P<text>[{_OPENING}]?{_FORMULA}[{_CLOSING}]*)", re.DOTALL
)


def keep(html: str) -> str:
    """Return ``html`` with each formula tied to its punctuation; tying again changes nothing."""
    return _BESIDE.sub(_tied, html)


def _tied(found: re.Match[str]) -> str:
    alone = found["text"].startswith("<") and found["text"].endswith("</span>")
    return found[0] if found["tied"] or alone else f"{_START}{found['text']}</span>"
