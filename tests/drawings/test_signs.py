"""ASCII replaces what a terminal may show two cells wide, and leaves words alone."""

from __future__ import annotations

import unicodedata

from drawings.phrase import Piece
from drawings.signs import ASCII, UNICODE


def test_signs_become_ascii() -> None:
    """Signs change, letters of any language do not."""
    assert ASCII.text("x → −0.5·2 权重 đ") == "x -> -0.5*2 权重 đ"
    assert UNICODE.text("x → −0.5") == "x → −0.5"


def test_expressions_stay() -> None:
    """A number keeps the expression that it shows."""
    assert ASCII.phrase((Piece("−0.5", "z"),)) == (Piece("-0.5", "z"),)


def test_ascii_holds_nothing_of_ambiguous_width() -> None:
    """Every replacement is narrow in every terminal."""
    signs = "".join([*ASCII.translation.values(), *ASCII.heads.values()])
    assert signs.isascii()
    assert {unicodedata.east_asian_width(chr(code)) for code in ASCII.translation} <= {"A", "N"}
