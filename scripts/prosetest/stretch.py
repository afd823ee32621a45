r"""A stretch of a formula that cannot be read: whether it is one expression, or more than that.

What stands on both sides of ``P(A \mid B)`` is compared, since the stretch is one side; in
``2 = 2 \text{ if } x = 3`` the stretch holds the end of one statement and the start of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from prosetest.symbol import ACCENTS, FONTS, LETTERS, UPRIGHT
from prosetest.term import COMMANDS, DOTS, FUNCTIONS, PRODUCTS
from prosetest.token import Token

OPENING, CLOSING = {"(", "[", "{", "\\{", "\\begin"}, {")", "]", "}", "\\}", "\\end"}
_TEXTS = {"text", "textrm", "mbox"}
_PLAIN = LETTERS.keys() | FUNCTIONS | FONTS | ACCENTS.keys() | COMMANDS | (UPRIGHT - _TEXTS)
_UNREAD = {
    "mathbb", "mathfrak", "mathscr", "Pr", "dim", "gcd", "arg", "sup", "inf", "iint", "oint",
    "bigl", "bigr", "Bigl", "Bigr", "rfloor", "rceil", "rvert", "rVert", "lbrace", "rbrace",
    "begin", "end", "pm", "otimes", "oplus", "circ", "ast", "star", "cap", "cup", "setminus",
    "prime", "dagger", "forall", "langle", "rangle", "middle", "mid", "vert", "Vert",
}  # fmt: skip
"""Commands that are parts of an expression, although we cannot read them."""

_SIGNS = set("()[]{}+-−*/^_'′.·×÷∗∘⊙|∥‖…⋯∞√∑∏∫∂∇")
_WIDE = re.compile(r"~|\\[ ;:]|\\hspace")
_JOINING = re.compile(
    r"(?<![A-Za-z\\])(?:and|or|if|for|when|where|with|then|so|thus|hence|since|given|while|but"
    r"|và|hoặc|nếu|khi|với|thì|nên|do|vì)(?![A-Za-z])"
)
_SET_APART = re.compile(r"\\(?:text|textrm|mbox)\s*\{(?:\s|[^{}]*\s\})")
_FAR_APART = re.compile(r"(?:(?<![A-Za-z\\])[A-Za-z]|[\d)\]}])\s*(?:(?:~|\\[ ;:])\s*)+[\w(\[\\]")
_BRACKET = re.compile(r"\([^()]*\)")
_HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")


def is_parted(tokens: Sequence[Token], text: str) -> bool:
    """Whether a statement could end within the tokens of a stretch of ``text``."""
    outer = _outer(tokens)
    if len(outer) == 1 or not outer:
        return False
    words = "".join(token.text for token in outer if token.kind == "name")
    gaps = [text[one.end : other.start] for one, other in pairwise(tokens)]
    return bool(
        not all(map(_is_inside, outer))
        or any(map(_WIDE.search, gaps))
        or _HAN.search(words)
        or is_joined(text[tokens[0].start : tokens[-1].end])
    )


def is_joined(words: str) -> bool:
    """Whether words or wide blanks part the factors of a side: ``P(A) and P(B)``, ``2 ~~ x``."""
    words = _BRACKET.sub("()", words)
    return any(found.search(words) for found in (_JOINING, _SET_APART, _FAR_APART))


def _outer(tokens: Sequence[Token]) -> list[Token]:
    """The tokens outside all brackets; those of one ``\\text{…}`` alone are one."""
    outer, level = [], 0
    for token in tokens:
        level -= token.text in CLOSING
        if level == 0 and token.text not in OPENING | CLOSING:
            outer.append(token)
        level += token.text in OPENING
    return outer


def _is_inside(token: Token) -> bool:
    """Whether a token may stand within one expression."""
    if token.kind == "command":
        known = token.text[1:] in _PLAIN | _UNREAD
        return known or token.text in PRODUCTS or token.text in DOTS
    return token.kind != "sign" or token.text in _SIGNS
