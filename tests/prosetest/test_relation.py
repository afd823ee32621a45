"""``=`` wants equal values, ``≈`` one side that is the other, rounded at the digits it shows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from prosetest.code import parse
from prosetest.comparison import Verdict
from prosetest.expression import Chain
from prosetest.namespace import Namespace
from prosetest.question import Known
from prosetest.relation import anchors, compare

Code = Callable[..., Namespace]
CODE = "z, n, v = 3.5999999999999996, 100480, [1.0, 2.0]\n"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("z = 3.6", Verdict.HOLDS),
        ("z = 3.60001", Verdict.FAILS),
        ("z ≈ 3.6", Verdict.HOLDS),
        ("3.6 ≈ z", Verdict.HOLDS),
        ("z ≈ 4", Verdict.HOLDS),
        ("z ≈ 3.7", Verdict.FAILS),
        ("n ≈ 100000", Verdict.CANNOT_TELL),
        ("v ≈ [1, 2]", Verdict.HOLDS),
        ("v ≈ [1, 3]", Verdict.FAILS),
        ("v ≈ 1", Verdict.FAILS),
        ("0.9487 ≈ 0.95", Verdict.HOLDS),
        ("0.95 ≈ 0.9487", Verdict.HOLDS),
        ("1 / 3 ≈ 0.333", Verdict.HOLDS),
        ("1 / 3 ≈ 0.334", Verdict.FAILS),
        ("1 / 8 ≈ 0.13", Verdict.CANNOT_TELL),
        ("z ≈ n", Verdict.FAILS),
        ("z ≈ z", Verdict.CANNOT_TELL),
        ("z = nobody", Verdict.CANNOT_TELL),
        ("z < 4", Verdict.HOLDS),
        ("z ≥ 4", Verdict.FAILS),
        ("z ≠ 4", Verdict.HOLDS),
        ("v < 4", Verdict.CANNOT_TELL),
    ],
)
def test_two_sides_stand_in_their_relation(code: Code, text: str, verdict: Verdict) -> None:
    """A tie, what has no value, or no order, cannot be told."""
    chain = parse(text)
    assert isinstance(chain, Chain)
    left, right = chain.sides
    assert compare(left, right, chain.relations[0], code(CODE), {}) is verdict


def test_a_changed_literal_changes_its_own_side_alone(code: Code) -> None:
    """Mutants ask for no more than they must."""
    chain = parse("3.6 = 3.6")
    assert isinstance(chain, Chain)
    changed = {chain.sides[1].start: Fraction(37, 10)}
    left, right = chain.sides
    assert compare(left, right, "=", code(CODE), changed) is Verdict.FAILS


def test_pure_functions_are_no_names_of_the_code() -> None:
    """So an equation of them alone is arithmetic; one that the lesson defines is its own."""
    node = parse("max(0, z) + exp(1) * e")
    for names, anchored in (({"z"}, ["z"]), ({"z", "exp"}, ["z", "exp"])):
        known = Known(frozenset(names), {})
        assert [symbol.name for symbol in anchors(node, known)] == anchored
