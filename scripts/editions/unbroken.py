"""A formula keeps the punctuation beside it on its own line, and a borrowed word is one word.

Browsers may break a line on either side of a formula, even before a full stop: an element is no
letter to them. A joiner of zero width does not hold them back, so both go into one element that
the style sheet keeps together.

They also break after a hyphen, which in Vietnamese joins the syllables of a borrowed word: nơ-ron,
mô-đun. Such a word goes into the same element; a letter with a mark tells it from pre-activation.
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
_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_BORROWED: Final = rf"(?=[A-Za-z-]*[À-ỿ])[{_LETTERS}]+(?:-[{_LETTERS}]+)+"
_ATTRIBUTES: Final = r"""(?:"[^"]*"|'[^']*'|[^'"<>])*"""
_WORD: Final = re.compile(
    rf"""
    <!--.*?-->
  | <(?P<closed>code|kbd|math|option|pre|samp|script|style|svg|textarea|title)\b{_ATTRIBUTES}>
    .*?</(?P=closed)\s*>
  | {re.escape(_START)}{_BORROWED}</span>
  | </?[a-z]{_ATTRIBUTES}>
  | (?P<word>(?<![\w-]){_BORROWED}(?![\w-]))
    """,
    re.DOTALL | re.VERBOSE,
)


def keep(html: str) -> str:
    """Return ``html`` with formulas and words tied; tying again changes nothing."""
    return _WORD.sub(_joined, _BESIDE.sub(_tied, html))


def _joined(found: re.Match[str]) -> str:
    return f"{_START}{found['word']}</span>" if found["word"] else found[0]


def _tied(found: re.Match[str]) -> str:
    alone = found["text"].startswith("<") and found["text"].endswith("</span>")
    return found[0] if found["tied"] or alone else f"{_START}{found['text']}</span>"
