"""Points are the same each time, lie inside their domain, and have edges, signs and sizes."""

from __future__ import annotations

from fractions import Fraction

from prosetest.expression import Chain, Interval
from prosetest.formula import parse
from prosetest.question import Vector
from prosetest.sample import NUMBERS, is_moderate, is_near, points
from prosetest.variable import Variable


def interval(text: str) -> Interval:
    (chain,) = parse(f"x \\in {text}")
    assert isinstance(chain, Chain)
    found = chain.sides[1]
    assert isinstance(found, Interval)
    return found


def test_numbers_have_edges_both_signs_and_sizes() -> None:
    """And two variables are never equal throughout."""
    found = [dict(point) for point in points([Variable("x"), Variable("y")])]
    xs = [point["x"] for point in found]
    assert set(NUMBERS) == set(xs)
    assert {0.0, -700.0, 700.0} <= set(xs)
    assert all(point["x"] != point["y"] for point in found)
    assert found == [dict(point) for point in points([Variable("x"), Variable("y")])]


def test_a_domain_holds_all_its_points() -> None:
    """Open or half open, bounded on one side or on both."""
    for text, low, high in ((r"(0, 1)", 0, 1), (r"(0, \infty)", 0, 1e9), (r"[-2, 3)", -2, 3)):
        found = points([Variable("x", domain=interval(text))])
        values = [dict(point)["x"] for point in found]
        assert len(values) >= 5
        assert all(isinstance(x, float) and low < x < high for x in values)


def test_indices_count_from_one_in_all_combinations() -> None:
    """So that every row meets every column."""
    found = [
        dict(point) for point in points([Variable("i", index=True), Variable("j", index=True)])
    ]
    assert found[0] == {"i": Fraction(1), "j": Fraction(1)}
    assert {"i": Fraction(2), "j": Fraction(1)} in found
    assert len(found) == 144


def test_arrays_have_their_shape() -> None:
    """And elements that differ."""
    (first, *others) = points([Variable("v", (2, 3))])
    ((_, value),) = first
    assert isinstance(value, Vector)
    assert (value.shape, len(value.items)) == ((2, 3), 6)
    assert len(set(value.items)) > 3
    assert others


def test_sizes_are_told_apart() -> None:
    """Where floats may fail a right formula, and where rounding may reach a limit."""
    assert is_near((("x", 4.0),))
    assert not is_near((("x", 4.1),))
    assert is_moderate((("x", 25.0), ("i", Fraction(3))))
    assert not is_moderate((("x", 700.0),))
