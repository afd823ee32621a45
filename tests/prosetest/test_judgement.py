"""A fault says what is written, what the code says, and how to mend it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prosetest.comparison import TIE
from prosetest.expression import Chain, Literal
from prosetest.formula import parse
from prosetest.judgement import as_written, mismatch
from prosetest.numeral import read_numeral
from prosetest.value import Number, decode, encode


def literal(text: str) -> Literal:
    numeral = read_numeral(text)
    assert numeral is not None
    return Literal(0, len(text), numeral)


def real(value: float) -> Number:
    found = decode(encode(value))
    assert isinstance(found, Number)
    return found


@pytest.mark.parametrize(
    ("text", "value", "message"),
    [
        ("3.4", 3.5999999999999996, "3.4 is written, z is 3.6"),
        ("3.40", 3.5999999999999996, "3.40 is written, z is 3.60"),
        ("3.4", float("nan"), "3.4 is written, z is nan"),
        ("-0.51", 0.51, "-0.51 is written, z is 0.51"),
        ("94%", 0.9487, "94% is written, z is 95%"),
    ],
)
def test_a_mismatch_shows_the_value_at_the_digits_written(
    text: str, value: float, message: str
) -> None:
    """As the author would write it."""
    fault = mismatch(literal(text), "z", real(value), "is")
    assert fault.message == message
    assert fault.literal == literal(text)


def test_a_tie_is_mended_by_a_digit_and_not_by_a_machine() -> None:
    """Nobody can tell which way to round."""
    fault = mismatch(literal("0.13"), "half", real(0.125), TIE)
    assert fault.mend == "write one more digit"
    assert fault.literal is None
    assert Fraction(1, 8) == real(0.125).exact


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("(a - b)^2 = 4", "(a - b)^2"),
        (r"x = 2 \left( a + b \right)^2", r"2 \left( a + b \right)^2"),
        (r"\left( \frac{1}{2} + 1 \right)^2 = 4", r"\left( \frac{1}{2} + 1 \right)^2"),
        ("[(1 + 2)(3 + 4)] = 21", "[(1 + 2)(3 + 4)]"),
        ("a + b = 3", "a + b"),
    ],
)
def test_a_part_is_shown_with_its_brackets(formula: str, shown: str) -> None:
    """A tree has none; who reads the finding wants those that the author wrote."""
    (chain,) = parse(formula)
    assert isinstance(chain, Chain)
    assert shown in [as_written(formula, side) for side in chain.sides]
