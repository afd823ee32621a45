"""SiLU and its slope against 50 digits, the ill-conditioned tail included."""

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest

import nnlib
from tests.nnlib.precision import POINTS, ulps, worst


def share(x: Any) -> Any:
    return 1 / (1 + mpmath.exp(-x))


def slope(x: Any) -> Any:
    return share(x) * (1 + x * share(-x))


def bend(x: Any) -> Any:
    return share(x) * share(-x) * (2 - x * mpmath.tanh(x / 2))


TRUTHS: dict[str, Callable[[Any], Any]] = {
    "silu": lambda x: x * share(x),
    "silu_derivative": slope,
}
SLOPES: dict[str, Callable[[Any], Any]] = {"silu": slope, "silu_derivative": bend}


def condition(name: str, x: Any) -> Any:
    """By how much the function magnifies a relative error of x."""
    value = TRUTHS[name](x)
    return abs(x * SLOPES[name](x) / value) if value else mpmath.inf


def test_to_the_right_of_minus_one_4_units_are_enough() -> None:
    """There it is well conditioned, and stays so up to 1e4."""
    assert worst(nnlib.silu, TRUTHS["silu"], POINTS[POINTS >= -1]) <= 4


@pytest.mark.parametrize("name", TRUTHS)
def test_elsewhere_the_error_is_that_of_rounding_x(name: str) -> None:
    """The far tail magnifies by about |x|, so there SiLU is up to some hundred units off."""
    answers = getattr(nnlib, name)(POINTS)
    for xi, answer in zip(POINTS.tolist(), answers.tolist(), strict=True):
        x = mpmath.mpf(xi)
        assert ulps(answer, TRUTHS[name](x)) <= 4 + 2 * condition(name, x)


def test_the_least_value_of_silu_is_its_range() -> None:
    """The minimum lies where the slope vanishes, at x ≈ −1.2785."""
    x = mpmath.findroot(slope, -1.28)
    low, _ = nnlib.curve_of("silu").range
    assert ulps(low, TRUTHS["silu"](x)) <= 2
    assert nnlib.silu(np.linspace(-2, 0, 10_001)).min() >= low
