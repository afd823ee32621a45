"""Numerals are found where a reader sees them, and are worth what is written."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prosetest.notation import POINT, UNDECLARED, Notation, read_notation
from prosetest.numeral import DIGITS, _pattern, clusters, find_numerals, read_numeral

COMMA = read_notation({"decimal": "comma", "group": "point"})
ENGLISH = read_notation({"group": "comma"})
SPACED = read_notation({"decimal": "comma", "group": "space"})
DIGIT = re.compile(f"[{DIGITS}]")
NOTATIONS = (POINT, UNDECLARED, COMMA, ENGLISH, SPACED)


def texts(text: str, notation: Notation = POINT) -> list[str]:
    return [one.text for one in find_numerals(text, notation)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("输出等于3.6的", ["3.6"]),
        ("第２０行", ["２０"]),
        ("１２．", ["１２"]),
        ("½ cup, ¾", ["½", "¾"]),
        ("10 万 and 3亿", ["10 万", "3亿"]),
        ("1/3 of it", ["1/3"]),
        ("a third is 1/3.", ["1/3"]),
        ("1/3, or 2/3;", ["1/3", "2/3"]),
        ("3–5", ["3", "5"]),
        ("3-5", ["3", "5"]),
        ("1e-7", ["1e-7"]),
        ("GPT-4", ["4"]),
        ("2D W1", ["2", "1"]),
        ("28×28", ["28", "28"]),
        ("3.11.7", ["3.11.7"]),
        ("2024-01-31", ["2024", "01", "31"]),
        ("−0.51", ["−0.51"]),
        ("-0.0", ["-0.0"]),
        ("max(0,-0.51)", ["0", "-0.51"]),
        ("[1,-2]", ["1", "-2"]),
        ("10⁻⁷", ["10⁻⁷"]),
        ("9.5·10⁻⁷", ["9.5·10⁻⁷"]),
        ("x² + 1", ["²", "1"]),
        ("x₁₂", ["₁₂"]),
        ("95 %", ["95 %"]),
        ("95％", ["95％"]),
        ("12\u202f000", ["12\u202f000"]),
        ("1\u20090", ["1", "0"]),
        ("①②", ["①", "②"]),
        ("Ⅳ", ["Ⅳ"]),
        (".5", [".5"]),
        ("v1.2", ["1.2"]),
        ("5.", ["5"]),
        ("3,141", ["3", "141"]),
        ("[1,234]", ["1", "234"]),
        ("1st", ["1"]),
    ],
)
def test_a_text_holds_these_numerals(text: str, found: list[str]) -> None:
    """Boundaries are ASCII, dashes between digits are no signs, powers belong to their number."""
    assert texts(text) == found


@pytest.mark.parametrize(
    ("text", "value", "unit", "notation"),
    [
        ("3.60", "3.6", "0.01", POINT),
        ("１２", "12", "1", POINT),
        ("-0.51", "-0.51", "0.01", POINT),
        ("−0.51", "-0.51", "0.01", POINT),
        ("1e-7", "1e-7", "1e-7", POINT),
        ("1.50e3", "1500", "10", POINT),
        ("9.5×10⁻⁷", "9.5e-7", "1e-8", POINT),
        ("9.5 × 10^⁻⁷", "9.5e-7", "1e-8", POINT),
        ("10⁻⁷", "1e-7", "1e-7", POINT),
        ("95%", "0.95", "0.01", POINT),
        ("94.9 %", "0.949", "0.001", POINT),
        ("5‰", "0.005", "0.001", POINT),
        ("10 万", "100000", "10000", POINT),
        ("1.5亿", "150000000", "10000000", POINT),
        ("100\u2009480", "100480", "1", POINT),
        ("109.386", "109386", "1", COMMA),
        ("3,6", "3.6", "0.1", COMMA),
        ("109.386,25", "109386.25", "0.01", COMMA),
        ("93,695%", "0.93695", "0.00001", COMMA),
        ("1.234,5 %", "12.345", "0.001", COMMA),
        ("100,480", "100480", "1", ENGLISH),
        ("1,234,567.5", "1234567.5", "0.1", ENGLISH),
        ("1,200%", "12", "0.01", ENGLISH),
        ("1,234,567.5%", "12345.675", "0.001", ENGLISH),
        ("12 345,5", "12345.5", "0.1", SPACED),
        ("3.695", "3.695", "0.001", ENGLISH),
    ],
)
def test_a_numeral_is_worth_what_is_written(
    text: str, value: str, unit: str, notation: Notation
) -> None:
    """Its value is exact; its unit is one step of the last digit, percent and powers applied."""
    one = read_numeral(text, notation)
    assert one is not None
    assert not one.trouble
    assert (one.value, one.unit) == (Fraction(value), Fraction(unit))


@pytest.mark.parametrize(
    ("text", "value"),
    [("½", "1/2"), ("1/3", "1/3"), ("-½", "-1/2"), ("2⁻¹", "1/2"), ("①", "1"), ("Ⅻ", "12")],
)
def test_an_exact_form_has_no_unit(text: str, value: str) -> None:
    """Fractions and powers of other bases than ten are exact."""
    one = read_numeral(text)
    assert one is not None
    assert (one.value, one.unit) == (Fraction(value), None)


@pytest.mark.parametrize("text", ["1,234", "in 1,234, or", "1,234.", "1,234,567"])
def test_an_undeclared_comma_is_refused(text: str) -> None:
    """``1,234`` has two readings, so a site that declares none gets neither."""
    (one,) = find_numerals(text, UNDECLARED)
    assert "declares no notation" in one.trouble


@pytest.mark.parametrize("text", ["3.11.7", "31.12.2024", "1.2.3.4"])
def test_a_version_is_no_number(text: str) -> None:
    """Several decimal marks are a version or a date, refused with a reason."""
    (one,) = find_numerals(text)
    assert one.trouble


@pytest.mark.parametrize("text", ["–0.51", "is –5", "－0.5", "(–3)"])
def test_a_dash_that_looks_like_a_minus_is_refused(text: str) -> None:
    """A reader sees a negative number, so it may not pass for the positive one."""
    (one,) = find_numerals(text)
    assert "minus" in one.trouble


@pytest.mark.parametrize("text", ["9" * 5000, "1e999", "1e" + "9" * 5000, "2" + "⁹" * 50])
def test_a_number_too_large_to_read_is_refused(text: str) -> None:
    """It is not clipped in silence, and Python's own limit is no traceback."""
    (one,) = find_numerals(text)
    assert one.trouble


def test_neighbours_are_one_step_and_the_other_sign() -> None:
    """−0.51 may become −0.50, −0.52 or 0.51; 3.60 moves by hundredths."""
    one = read_numeral("−0.51")
    assert one is not None
    assert set(one.neighbours()) == {Fraction(-1, 2), Fraction("-0.52"), Fraction("0.51")}
    other = read_numeral("3.60")
    assert other is not None
    assert set(other.neighbours()) == {Fraction("3.61"), Fraction("3.59")}


TEXT = st.text(
    st.one_of(
        st.sampled_from("0123456789.,-−–/eE×·^ %‰万亿\u2009\u202f\u00a0()[]x²⁻⁷₁½①Ⅳ１２的 D"),
        st.characters(),
    ),
    max_size=40,
)


@given(TEXT, st.sampled_from(NOTATIONS))
@example("3,141 3.", UNDECLARED)
@example("Ↄↄ⒜Ⓐ", POINT)
@example("1,234,567 1,23,456", ENGLISH)
def test_each_digit_lies_in_one_numeral(text: str, notation: Notation) -> None:
    """No digit that a reader sees is lost, none is counted twice, whatever the text."""
    found = find_numerals(text, notation)
    covered = [at for one in found for at in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    for at, character in enumerate(text):
        if re.match(f"[{DIGITS}]", character):
            assert at in set(covered), (at, character)
    for one in found:
        assert text[one.start : one.end] == one.text


@given(TEXT, st.sampled_from(NOTATIONS), st.integers(0, 9))
def test_numerals_are_found_in_their_places(text: str, notation: Notation, base: int) -> None:
    """Each stands at its place, moved by the base; a search from the end of one finds the next."""
    found = find_numerals(text, notation)
    for one in found:
        assert text[one.start : one.end] == one.text
        assert DIGIT.search(one.text)
    assert find_numerals(text, notation, base) == [one.moved(base) for one in found]
    position = 0
    for one in found:
        first = _pattern(notation).search(text, position)
        assert first is not None
        assert first.start() == one.start
        position = one.end
    assert _pattern(notation).search(text, position) is None


@given(st.characters(categories=["Nd", "No", "Nl"]))
def test_the_digits_of_the_class_have_a_value(character: str) -> None:
    """Whatever the class takes for a digit, Unicode gives a number, and ours is the same."""
    for one in find_numerals(character):
        assert one.value == Fraction(unicodedata.numeric(character)).limit_denominator(1000)


@given(TEXT, st.sampled_from(NOTATIONS))
def test_a_numeral_begins_at_its_cluster(text: str, notation: Notation) -> None:
    """Each numeral holds a cluster, which is what gets its place in the source."""
    spots = {start for start, _ in clusters(text)}
    for one in find_numerals(text, notation):
        digit = next(n for n in range(one.start, one.end) if re.match(f"[{DIGITS}]", text[n]))
        assert any(start <= digit for start in spots)


@given(
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False),
    st.integers(0, 4),
    st.sampled_from([(POINT, "\u2009", "."), (COMMA, ".", ","), (ENGLISH, ",", "."),
                     (SPACED, " ", ",")]),
)  # fmt: skip
def test_a_decimal_survives_each_notation(
    number: Decimal, places: int, how: tuple[Notation, str, str]
) -> None:
    """What a notation writes, with groups and its decimal mark, reads back as the same number."""
    notation, group, mark = how
    number = round(number, places)
    plain = f"{number:,.{places}f}"
    written = plain.translate({ord(","): group, ord("."): mark})
    (one,) = find_numerals(f"的{written}的", notation)
    assert one.text == written
    assert not one.trouble
    assert one.value == Fraction(number)
    assert one.unit == Fraction(1, 10**places)
