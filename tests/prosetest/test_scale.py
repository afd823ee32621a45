"""The numbers of an axis stand where they say, or one of them was changed."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prosetest.scale import Tick, is_scale


def ticks(*numbers: float) -> list[Tick]:
    """Numbers at equal distances."""
    return [(n * 40.0, Fraction(str(number))) for n, number in enumerate(numbers)]


def test_linear_and_logarithmic_axes_are_scales() -> None:
    """In either direction; and places may be rounded."""
    assert is_scale(ticks(-4, -2, 0, 2))
    assert is_scale(ticks(0.01, 0.1, 1, 10))
    assert is_scale([(-place, number) for place, number in ticks(1, 2, 3)])
    assert is_scale([(0, Fraction(0)), (33.33, Fraction(1)), (66.67, Fraction(2))])


def test_a_scale_neither_stands_still_nor_repeats() -> None:
    """Two equal numbers at two places lie."""
    assert not is_scale(ticks(1, 1))
    assert not is_scale([(5, Fraction(1)), (5, Fraction(2))])
    assert not is_scale(ticks(0, 10, 100))


@given(st.integers(3, 8), st.integers(0, 7), st.sampled_from([-1, 1]))
def test_a_changed_number_is_noticed(count: int, at: int, by: int) -> None:
    """Whichever of three or more, up or down by a tenth."""
    numbers = [Fraction(n, 2) for n in range(count)]
    places = [100.0 * n for n in range(count)]
    assert is_scale(list(zip(places, numbers, strict=True)))
    numbers[at % count] += Fraction(by, 10)
    assert not is_scale(list(zip(places, numbers, strict=True)))
