"""A scale is an axis with numbers along it: each stands where it says, by one rule for all.

The rule is linear or logarithmic. Two numbers lie on some scale in any case; from three on, one
that was changed stands in the wrong place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

Tick = tuple[float, Fraction]
"""The place of a number along its axis, in any unit, and the number."""

SLACK = 0.05
"""How far, in the units of the drawing, a tick may stand from its place."""


def is_scale(ticks: Sequence[Tick]) -> bool:
    """Whether one rule, linear or logarithmic, gives all the places.

    >>> is_scale([(0, Fraction(1)), (50, Fraction(2)), (100, Fraction(3))])
    True
    >>> is_scale([(0, Fraction(1)), (50, Fraction(2)), (100, Fraction(5))])
    False
    """
    if _is_straight(ticks, float):
        return True
    return all(number > 0 for _, number in ticks) and _is_straight(ticks, math.log)


def _is_straight(ticks: Sequence[Tick], rule: Callable[[Fraction], float]) -> bool:
    """Whether ``rule`` of the numbers grows as the places do."""
    ordered = sorted((place, rule(number)) for place, number in ticks)
    if len(ordered) < 2:
        return True
    (first, low), (last, high) = ordered[0], ordered[-1]
    if last == first or high == low:
        return False
    steps = [(last - first) / (high - low) * (value - low) + first for _, value in ordered]
    near = all(abs(step - place) <= SLACK for step, (place, _) in zip(steps, ordered, strict=True))
    return near and all(one[0] < other[0] for one, other in pairwise(ordered))
