"""A phrase knows how wide it is, and holds no number that nobody could check."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawings.fault import DrawingError
from drawings.phrase import (
    Piece,
    joined,
    merged,
    phrase_width,
    plain,
    trimmed,
    width,
    words,
    wrapped,
)

TEXTS = st.text(alphabet="abđếộ权重，。（） .,", min_size=1, max_size=60)


@pytest.mark.parametrize("text", ["bước 1", "x²", "第２步", "½", "①"])
def test_a_digit_without_an_expression_is_refused(text: str) -> None:
    """Whatever kind of digit it is."""
    with pytest.raises(DrawingError, match="which no expression stands for"):
        Piece(text)
    assert Piece(text, "z").text == text


def test_decomposed_letters_are_refused() -> None:
    """They are composed, one code per letter, since a mark of its own may land beside."""
    with pytest.raises(DrawingError, match="is decomposed"):
        words(unicodedata.normalize("NFD", "Điểm"))


@pytest.mark.parametrize(("text", "cells"), [("Hệ số", 5), ("权重 W", 6), ("：", 2), ("−▼┼", 3)])
def test_a_width_is_in_cells(text: str, cells: int) -> None:
    """A Han character and its punctuation take two."""
    assert width(text) == cells


def test_a_control_character_is_refused() -> None:
    """It has no width."""
    with pytest.raises(DrawingError, match="control character"):
        width("a\tb")


def test_no_line_begins_with_what_closes() -> None:
    """A comma stays with the character before it."""
    lines = wrapped(words("负数变成零，负数变成零。"), 10)
    assert [plain(line) for line in lines] == ["负数变成", "零，负数变", "成零。"]


def test_a_number_is_never_cut() -> None:
    """It stays whole, and keeps the mark behind it."""
    phrase = (*words("gives "), Piece("[0.0, 0.6]", "cut"), *words(", not more"))
    assert [plain(line) for line in wrapped(phrase, 12)] == ["gives", "[0.0, 0.6],", "not more"]


@given(TEXTS, st.integers(min_value=8, max_value=40))
def test_wrapping_loses_nothing_but_blanks(text: str, cells: int) -> None:
    """All other characters stand in the lines, in order; lines have no blank at their end."""
    lines = [plain(line) for line in wrapped(words(text), cells)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == line.rstrip() for line in lines)


def test_phrases_are_joined_and_merged() -> None:
    """Words beside words become one piece; a number stays one of its own."""
    whole = joined([words("a"), (Piece("1", "n"),), words("b")], ", ")
    assert merged(whole) == (Piece("a, "), Piece("1", "n"), Piece(", b"))
    assert phrase_width(whole) == 7
    assert trimmed((*words("a  "),)) == words("a")
    assert trimmed(words("  ")) == ()
