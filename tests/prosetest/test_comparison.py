"""A literal shows a value within half a unit of its last place, and nothing is forgiven beyond."""

from __future__ import annotations

import struct
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from prosetest.comparison import Verdict, differences, equal, ordered, same, shows
from prosetest.expression import Literal, Sequence
from prosetest.numeral import Numeral, read_numeral
from prosetest.value import Array, Number, Thing, Truth, decode, encode, number

HOLDS, FAILS, CANNOT_TELL = Verdict.HOLDS, Verdict.FAILS, Verdict.CANNOT_TELL


def numeral(text: str) -> Numeral:
    found = read_numeral(text)
    assert found is not None
    assert not found.trouble
    return found


def real(value: float) -> Number:
    found = decode(encode(value))
    assert isinstance(found, Number)
    return found


def single(value: float) -> Number:
    """A float32, as code that uses them answers."""
    near = struct.unpack("f", struct.pack("f", value))[0]
    found = decode({"number": near.hex(), "dtype": "float32"})
    assert isinstance(found, Number)
    return found


def literal(text: str, start: int = 0) -> Literal:
    return Literal(start, start + len(text), numeral(text).moved(start))


def row(*texts: str) -> Sequence:
    items = tuple(literal(text, 10 * n) for n, text in enumerate(texts))
    return Sequence(items[0].start, items[-1].end, items)


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("3.6", 3.5999999999999996, HOLDS),
        ("3.60", 3.5999999999999996, HOLDS),
        ("3.6", 3.64, HOLDS),
        ("3.60", 3.64, FAILS),
        ("3.4", 3.6, FAILS),
        ("3.5", 3.44, FAILS),
        ("4", 3.6, HOLDS),
        ("3", 3.6, FAILS),
        ("95%", 0.9487, HOLDS),
        ("94%", 0.9487, FAILS),
        ("94.9%", 0.9487, HOLDS),
        ("95%", 95.0, FAILS),
        ("1e-7", 1.04e-7, HOLDS),
        ("1e-7", 1.6e-7, FAILS),
        ("9.5×10⁻⁷", 0.25**10, HOLDS),
        ("0", 1e-300, HOLDS),
        ("0.13", 0.125, CANNOT_TELL),
        ("0.12", 0.125, CANNOT_TELL),
        ("0.125", 0.125, HOLDS),
        ("2.68", 2.675, CANNOT_TELL),
        ("2.67", 2.675, CANNOT_TELL),
        ("½", 0.5, HOLDS),
        ("½", 0.5001, FAILS),
        ("1/3", 1 / 3, HOLDS),
        ("1/3", 0.333, FAILS),
        ("-0.0", -0.0, HOLDS),
        ("-0.0", 0.0, FAILS),
        ("-0.0", 0.04, FAILS),
        ("-0.0", -0.04, HOLDS),
        ("0.0", -0.0, HOLDS),
        ("0.51", -0.51, FAILS),
        ("-0.51", 0.51, FAILS),
        ("3.6", float("nan"), FAILS),
        ("0", float("inf"), FAILS),
        ("10 万", 100480.0, HOLDS),
        ("0.30000000000000004", 0.1 + 0.2, HOLDS),
        ("0.30000000000000005", 0.1 + 0.2, FAILS),
        ("3.5999999999999996", 3.5999999999999996, HOLDS),
        ("1.79e308", 1.79e308, HOLDS),
    ],
)
def test_a_float_is_shown_at_the_digits_written(text: str, value: float, verdict: Verdict) -> None:
    """Half a unit of the last place decides; a tie asks for one more digit."""
    assert shows(numeral(text), real(value)) is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("0.65", HOLDS), ("0.6500", HOLDS), ("0.65000", HOLDS), ("0.66", FAILS), ("0.6501", FAILS)],
)
def test_a_single_precision_float_is_no_different(text: str, verdict: Verdict) -> None:
    """0.65 in float32 is 0.6499999761581421, and still shows as 0.65."""
    assert shows(numeral(text), single(0.65)) is verdict


@given(st.integers(-(10**12), 10**12), st.integers(-2, 2))
def test_an_integer_is_exact(value: int, off: int) -> None:
    """100,480 is not 100,481, however near."""
    text = f"{value + off}"
    assert shows(numeral(text), number(value)) is (HOLDS if off == 0 else FAILS)


@given(
    st.floats(-1e9, 1e9, allow_subnormal=False),
    st.integers(0, 8),
)
def test_what_decimal_rounds_to_holds_and_its_neighbours_fail(value: float, places: int) -> None:
    """The oracle is ``decimal``: its rounding holds, one step either way does not."""
    exact, step = Decimal(value), Decimal(1).scaleb(-places)
    shown = exact.quantize(step, ROUND_HALF_EVEN)
    noise = abs(exact) * Decimal("1e-12")
    assume(abs(abs(exact - shown) - step / 2) > noise)
    assume(shown or value >= 0)
    text = f"{shown:f}"
    if not shown:
        text = text.lstrip("-")
    assert shows(numeral(text), real(value)) is HOLDS
    for near in (shown + step, shown - step):
        assert shows(numeral(f"{near:f}"), real(value)) is FAILS
    for changed in numeral(text).neighbours():
        assert shows(numeral(text), real(value), changed) is FAILS


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(2.0**-24)
def test_what_python_prints_of_a_float_shows_it(value: float) -> None:
    """All digits of a float may be shown, noise and all; so does an interactive example."""
    assert shows(numeral(repr(value)), real(value)) is HOLDS


@given(st.integers(-(10**6), 10**6), st.integers(0, 5))
def test_a_tie_is_never_told(half: int, places: int) -> None:
    """An exact tie is neither rounded up nor down, and neither is one that float noise hides."""
    tie = (Decimal(half) + Decimal("0.5")).scaleb(-places)
    for step in (Decimal("0.5"), Decimal("-0.5")):
        shown = (tie + step.scaleb(-places)).quantize(Decimal(1).scaleb(-places))
        assume(shown)
        verdict = shows(numeral(f"{shown:f}"), real(float(tie)))
        assert verdict is CANNOT_TELL


def test_equality_grants_float_noise_and_nothing_more() -> None:
    """0.1 + 0.2 is 0.3; 0.3001 is not; exact numbers have no noise."""
    assert equal(real(0.1 + 0.2), number(Fraction(3, 10))) is HOLDS
    assert equal(real(0.3001), number(Fraction(3, 10))) is FAILS
    assert equal(number(Fraction(1, 3)), number(Fraction(33333333333333, 10**14))) is FAILS
    assert equal(real(float("nan")), real(float("nan"))) is FAILS
    assert equal(real(float("inf")), real(float("inf"))) is HOLDS
    assert equal(real(float("inf")), real(float("-inf"))) is FAILS


def array(*values: float, shape: tuple[int, ...] = ()) -> Array:
    return Array(shape or (len(values),), tuple(real(value) for value in values))


def test_arrays_are_the_same_element_by_element() -> None:
    """A vector is a row or a column; one element stands for a number; a truth is no number."""
    assert same(array(1.0, 2.0), array(1.0, 2.0)) is HOLDS
    assert same(array(1.0, 2.0), array(1.0, 2.5)) is FAILS
    assert same(array(1.0, 2.0), array(1.0, 2.0, shape=(2, 1))) is HOLDS
    assert same(array(1.0, 2.0, shape=(1, 2)), array(1.0, 2.0, shape=(2, 1))) is FAILS
    assert same(array(3.0), real(3.0)) is HOLDS
    assert same(array(3.0, 3.0), real(3.0)) is FAILS
    assert same(Truth(True), Truth(False)) is FAILS
    assert same(Truth(True), number(1)) is CANNOT_TELL
    assert same(Thing("function", True), Thing("function", True)) is CANNOT_TELL


def test_an_order_holds_between_numbers_alone() -> None:
    """What cannot be ordered cannot be told, and is no pass."""
    assert ordered(number(1), number(2), "<") is HOLDS
    assert ordered(number(2), number(2), "<") is FAILS
    assert ordered(number(2), number(2), "≤") is HOLDS
    assert ordered(number(2), number(2), "≠") is FAILS
    assert ordered(number(1), number(2), "≥") is FAILS
    assert ordered(array(1.0), array(2.0), "<") is CANNOT_TELL
    assert ordered(real(float("nan")), number(2), "<") is CANNOT_TELL
    assert ordered(Thing("function"), number(2), "≠") is CANNOT_TELL


def test_an_order_grants_the_noise_of_floats() -> None:
    """0.1 + 0.2 lies above 0.3 by its noise alone: it is at most 0.3, and more cannot be told."""
    noisy, exact = real(0.1 + 0.2), number(Fraction(3, 10))
    assert {ordered(noisy, exact, one) for one in "≤≥"} == {HOLDS}
    assert {ordered(noisy, exact, one) for one in "<>≠"} == {CANNOT_TELL}
    assert {ordered(real(0.5), real(0.5), one) for one in "<>≠"} == {FAILS}
    assert ordered(real(0.3001), exact, "≤") is FAILS
    assert ordered(array(0.5, 0.1 + 0.2), array(0.5, 0.3), "≠") is CANNOT_TELL


def test_a_vector_differs_where_its_elements_do() -> None:
    """The difference names its own literal."""
    found = differences(row("1.2", "3.4", "0.65"), array(1.2, 3.6, 0.65), {})
    assert not isinstance(found, str)
    assert [one.literal.numeral.text for one in found] == ["3.4"]
    assert differences(row("1.2", "3.6"), array(1.2, 3.6), {}) == []


def test_a_vector_of_another_shape_has_no_elements_to_compare() -> None:
    """The clause says both shapes."""
    found = differences(row("1.2", "3.6"), array(1.2, 3.6, 0.65), {})
    assert found == "has shape (3,), (2,) is written"
    ragged = Sequence(0, 9, (row("1", "2"), row("3")))
    assert "ragged rows" in str(differences(ragged, array(1, 2, 3), {}))
    assert differences(literal("1"), Truth(True), {}) == "is True, which is no number"


def test_equality_may_be_asked_for_instead_of_rounding() -> None:
    """After ``=`` in a template 0.97 is not 0.973."""
    assert differences(literal("0.97"), real(0.973), {}) == []
    assert differences(literal("0.97"), real(0.973), {}, exactly=True)
