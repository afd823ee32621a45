"""The tokens of a formula know what they are and where they stand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.token import FormulaError, read_number, read_tokens


def words(text: str, code: bool = False) -> list[str]:
    return [token.text for token in read_tokens(text, code)]


@pytest.mark.parametrize(
    ("text", "code", "wanted"),
    [
        (r"z = 3.6", False, ["z", "=", "3.6"]),
        (r"100\,480x", False, [r"100\,480", "x"]),
        (r"9.5 \times 10^{-7}", False, [r"9.5 \times 10^{-7}"]),
        (r"x^3 \times 10^2", False, ["x", "^", "3", r"\times", "10", "^", "2"]),
        (r"x_1 \times 10^{2}", False, ["x", "_", "1", r"\times", "10", "^", "{", "2", "}"]),
        (r"95\%", False, [r"95\%"]),
        ("ab", False, ["a", "b"]),
        ("ab", True, ["ab"]),
        ("x²", True, ["x", "²"]),
        (r"\left( a \right)", False, ["(", "a", ")"]),
        ("a & b", False, ["a", "b"]),
        ("", False, []),
    ],
)
def test_a_formula_is_cut_into_tokens(text: str, code: bool, wanted: list[str]) -> None:
    """Blanks and alignment are left out; a power of ten belongs to a number, not to an index."""
    assert words(text, code) == wanted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("3.60", "3.6", "0.01"), (r"100\,480", "100480", "1"), (r"95\%", "0.95", "0.01"),
     (r"9.5 \times 10^{-7}", "9.5e-7", "1e-8"), ("10^{-7}", "1e-7", "1e-7"), (".5", "0.5", "0.1"),
     ("１２", "12", "1")],
)  # fmt: skip
def test_a_number_is_worth_what_is_written(text: str, value: str, unit: str) -> None:
    """As in prose, with LaTeX's groups and powers."""
    (token,) = read_tokens(text, False)
    found = read_number(token, False)
    assert (found.value, found.unit) == (Fraction(value), Fraction(unit))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [(r"\frac12", ["1", "2"]), (r"\frac1{12}", ["1", "12"]), (r"\tfrac 34 5", ["3", "4", "5"]),
     (r"\frac{12}{34}", ["12", "34"]), ("12", ["12"])],
)  # fmt: skip
def test_a_fraction_takes_single_digits(text: str, numbers: list[str]) -> None:
    """Where no braces stand, as TeX sets them."""
    assert [t.text for t in read_tokens(text, False) if t.kind == "number"] == numbers


@pytest.mark.parametrize("text", ["2e3", "9" * 500, r"1 \times 10^{999}"])
def test_an_uncertain_number_is_refused(text: str) -> None:
    """2e3 may be 2·e·3; a huge number is not clipped."""
    (token,) = read_tokens(text, False)
    with pytest.raises(FormulaError):
        read_number(token, False)


@given(st.text(max_size=30), st.booleans())
def test_tokens_stand_in_order(text: str, code: bool) -> None:
    """They never overlap, and each lies within the text."""
    position = 0
    for token in read_tokens(text, code):
        assert position <= token.start < token.end <= len(text)
        position = token.end
