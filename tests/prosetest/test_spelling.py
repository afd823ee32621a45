"""A value is spelled like the numeral that it replaces, or not at all."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.notation import POINT, Notation, read_notation
from prosetest.numeral import Numeral, read_numeral
from prosetest.spelling import decimals, settled, spell
from prosetest.value import Number, number

COMMA = read_notation({"decimal": "comma", "group": "point"})
SPACE = read_notation({"decimal": "point", "group": "space"})
ENGLISH = read_notation({"decimal": "point", "group": "comma"})


def numeral(text: str, notation: Notation = POINT) -> Numeral:
    """Return the numeral that a text is."""
    found = read_numeral(text, notation)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "like", "notation", "spelled"),
    [
        ("3.6", "3.4", POINT, "3.6"),
        ("3.6", "3.40", POINT, "3.60"),
        ("3.6", "3", POINT, "4"),
        ("-3.6", "3.4", POINT, "-3.6"),
        ("-3.6", "−3.4", POINT, "−3.6"),
        ("3.6", "−3.4", POINT, "3.6"),
        ("3.6", "3,4", COMMA, "3,6"),
        ("109386", "109.385", COMMA, "109.386"),
        ("1109386", "109,385", ENGLISH, "1,109,386"),
        ("109386.5", "109,385.4", ENGLISH, "109,386.5"),
        ("109386", "109 385", SPACE, "109 386"),
        ("109386", "109\u202f385", POINT, "109\u202f386"),
        ("386", "109,385", ENGLISH, "386"),
        ("0.95", "94%", POINT, "95%"),
        ("0.9487", "94.8 %", POINT, "94.9 %"),
        ("0.5", "½", POINT, ""),
        ("100000", "9万", POINT, ""),
        ("0.001", "1e-4", POINT, ""),
        ("0.5", "1/3", POINT, ""),
        ("3.6", "３.４", POINT, ""),
    ],
)
def test_the_style_of_the_old_numeral_is_kept(
    value: str, like: str, notation: Notation, spelled: str
) -> None:
    """Decimals, marks, groups, percent and sign are those of the author; odd forms are left."""
    assert spell(number(Fraction(value)), numeral(like, notation), notation) == spelled


@pytest.mark.parametrize("text", ["inf", "nan"])
def test_what_is_no_number_is_not_spelled(text: str) -> None:
    """An infinity or a NaN is left to the author."""
    assert spell(Number(None, text, False, Fraction(0)), numeral("3.4"), POINT) == ""


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6), st.integers(0, 8))
def test_decimals_round_to_the_nearest(value: Fraction, places: int) -> None:
    """No other number with as many digits is nearer."""
    shown = Fraction(decimals(value, places))
    assert abs(shown - value) <= Fraction(1, 2 * 10**places)


@given(st.fractions(-(10**9), 10**9, max_denominator=10**4), st.integers(0, 4))
def test_a_spelling_reads_back(value: Fraction, places: int) -> None:
    """In every notation, what is written is what is read; a tie is left to the author."""
    for notation in (POINT, COMMA, SPACE, ENGLISH):
        like = decimals(Fraction(1234567), places).replace(".", notation.decimal)
        spelled = spell(number(value), numeral(like, notation), notation)
        if (value * 10**places) % 1 == Fraction(1, 2):
            assert spelled == ""
        else:
            assert numeral(spelled, notation).value == Fraction(decimals(value, places))


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("3.5999999999999996", "3.6"),
        ("[-0.30000000000000004, 0.1]", "[-0.3, 0.1]"),
        ("1.2345678901234567e-08", "1.23456789012346e-08"),
        ("0.3333333333333333", "0.333333333333333"),
        ("100480", "100480"),
    ],
)
def test_the_last_digits_of_a_float_are_left_out(text: str, spelled: str) -> None:
    """A sum may be made in another order the next time, and a finding should say the same."""
    assert settled(text) == spelled
