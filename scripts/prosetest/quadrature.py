"""Integrals and limits are taken numerically, and have no value where they do not settle.

An integral is summed by the rule of tanh and sinh, whose points crowd at the bounds, so that a
function may be infinite there, and the bounds themselves too.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from prosetest.cause import Undefined

Function = Callable[[float], float]
_LEVELS = range(2, 8)
_REACH = 4.0
_SETTLED = 1e-10
_STEPS = (1e-2, 1e-3, 1e-4)
_NEAR = 1e-6


def integral(function: Function, low: float, high: float) -> float:
    """Return the integral of a function between two bounds.

    Raises ``Undefined`` where refining does not settle it.
    """
    if low == high:
        return 0.0
    if low > high:
        return -integral(function, high, low)
    before = math.nan
    for level in _LEVELS:
        found = _summed(function, low, high, 0.5**level)
        if abs(found - before) <= _SETTLED * max(1.0, abs(found)):
            return found
        before = found
    raise Undefined("the integral does not settle, so its value cannot be told")


def _summed(function: Function, low: float, high: float, step: float) -> float:
    count = int(_REACH / step)
    terms = []
    for n in range(-count, count + 1):
        at, weight = _point(low, high, n * step)
        if weight and low < at < high and math.isfinite(at):
            terms.append(function(at) * weight * step)
    return math.fsum(terms)


def _point(low: float, high: float, t: float) -> tuple[float, float]:
    """A point between the bounds, and how much of the way stands for it."""
    half, slope = math.pi / 2 * math.sinh(t), math.pi / 2 * math.cosh(t)
    if math.isinf(low) and math.isinf(high):
        return math.sinh(half), math.cosh(half) * slope
    if math.isinf(high):
        return low + math.exp(half), math.exp(half) * slope
    if math.isinf(low):
        return high - math.exp(half), math.exp(half) * slope
    width = (high - low) / 2
    return low + 2 * width / (1 + math.exp(-2 * half)), width * slope / math.cosh(half) ** 2


def limit(function: Function, to: float) -> float:
    """Return what a function comes near to; from both sides, where it is at a number.

    Raises ``Undefined`` where nearer points do not settle it.
    """
    if math.isinf(to):
        return _settled([function(math.copysign(1 / step, to)) for step in _STEPS])
    left, right = ([function(to + sign * step) for step in _STEPS] for sign in (-1, 1))
    found = _settled(left), _settled(right)
    if not math.isclose(*found, rel_tol=_NEAR, abs_tol=_NEAR):
        raise Undefined("both sides have other limits, or none")
    return sum(found) / 2


def _settled(values: list[float]) -> float:
    """What values tend to whose errors are powers of the steps; the first two are cancelled."""
    once = [(10 * near - far) / 9 for far, near in pairwise(values)]
    found = (100 * once[1] - once[0]) / 99
    gaps = [abs(value - found) for value in values]
    if any(near > far / 5 + _SETTLED * abs(found) + _SETTLED for far, near in pairwise(gaps)):
        raise Undefined("the limit does not settle, so its value cannot be told")
    return found
