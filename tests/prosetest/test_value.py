"""A value crosses to another process without loss."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.value import MAX_ELEMENTS, Array, Number, Thing, Truth, Value, decode, encode, number


def crossed(value: Any) -> Value:
    return decode(json.loads(json.dumps(encode(value))))


@given(st.floats())
def test_a_float_arrives_bit_for_bit(value: float) -> None:
    """Hexadecimal text loses nothing; infinities and NaN have no exact value."""
    found = crossed(value)
    assert isinstance(found, Number)
    assert not found.integer
    assert found.text == repr(value)
    assert found.exact == (Fraction(value) if math.isfinite(value) else None)


@given(st.integers() | st.fractions())
def test_an_exact_number_arrives_exactly(value: Fraction) -> None:
    """Whole ones are of an integer type, and none has a tolerance."""
    found = crossed(value)
    assert isinstance(found, Number)
    assert found.exact == value
    assert found.tolerance == 0
    assert found.integer == (Fraction(value).denominator == 1)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_an_array_arrives_in_its_shape(rows: list[list[int]]) -> None:
    """NumPy arrays and nested lists alike; ``text`` shows the brackets."""
    for value in (rows, np.array(rows)):
        found = crossed(value)
        assert isinstance(found, Array)
        assert found.shape == np.array(rows).shape
        assert [item.exact for item in found.items] == [n for row in rows for n in row]
        assert json.loads(found.text) == rows


@pytest.mark.parametrize(
    ("value", "tolerance"),
    [(np.float64(0.65), 1e-12), (np.float32(0.65), 1e-6), (np.float16(0.65), 1e-3), (0.65, 1e-12)],
)
def test_a_narrow_float_carries_its_noise(value: Any, tolerance: float) -> None:
    """Single and half precision have wider tolerances than double."""
    found = crossed(value)
    assert isinstance(found, Number)
    assert float(found.tolerance) == tolerance


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (True, Truth(True)),
        (np.True_, Truth(True)),
        ("text", Thing("str")),
        (None, Thing("NoneType")),
        (len, Thing("builtin_function_or_method", True)),
        (1j, Thing("complex")),
        ([1, "a"], Thing("list")),
        ([[1], [1, 2]], Thing("list")),
        ({1: 2}, Thing("dict")),
        (np.array(["a"]), Thing("an array of <U1")),
        (np.array(7), number(7)),
    ],
)
def test_other_values_arrive_as_what_they_are(value: Any, wanted: Value) -> None:
    """A truth is no number, and neither is anything else."""
    assert crossed(value) == wanted


def test_what_is_too_long_is_not_sent() -> None:
    """Its size is."""
    found = crossed(np.zeros(MAX_ELEMENTS + 1))
    assert isinstance(found, Thing)
    assert str(MAX_ELEMENTS + 1) in found.text
    assert crossed([]) == Array((0,), ())
    assert Array((0,), ()).text == "[]"


def test_minus_zero_keeps_its_sign() -> None:
    """A reader sees −0.0, so it counts."""
    found = crossed(-0.0)
    assert isinstance(found, Number)
    assert found.negative
