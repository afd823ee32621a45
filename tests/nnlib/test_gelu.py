"""Φ, GELU and their slopes against 50 digits, the ill-conditioned tail included."""

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest

import nnlib
from tests.nnlib.precision import POINTS, ulps, worst


def share(x: Any) -> Any:
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def bell(x: Any) -> Any:
    return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)


TRUTHS: dict[str, Callable[[Any], Any]] = {
    "normal_cdf": share,
    "normal_cdf_derivative": bell,
    "gelu": lambda x: x * share(x),
    "gelu_derivative": lambda x: share(x) + x * bell(x),
}
SLOPES: dict[str, Callable[[Any], Any]] = {
    "normal_cdf": bell,
    "normal_cdf_derivative": lambda x: -x * bell(x),
    "gelu": TRUTHS["gelu_derivative"],
    "gelu_derivative": lambda x: (2 - x * x) * bell(x),
}


def condition(name: str, x: Any) -> Any:
    """By how much the function magnifies a relative error of x."""
    value = TRUTHS[name](x)
    return abs(x * SLOPES[name](x) / value) if value else mpmath.inf


@pytest.mark.parametrize("name", ["normal_cdf", "gelu"])
def test_to_the_right_of_minus_one_4_units_are_enough(name: str) -> None:
    """There both are well conditioned, and stay so up to 1e4."""
    assert worst(getattr(nnlib, name), TRUTHS[name], POINTS[POINTS >= -1]) <= 4


@pytest.mark.parametrize("name", TRUTHS)
def test_elsewhere_the_error_is_that_of_rounding_x(name: str) -> None:
    """Φ magnifies by x², so in its far tail GELU is up to about 1300 units off."""
    answers = getattr(nnlib, name)(POINTS)
    for xi, answer in zip(POINTS.tolist(), answers.tolist(), strict=True):
        x = mpmath.mpf(xi)
        assert ulps(answer, TRUTHS[name](x)) <= 4 + 2 * condition(name, x)


def test_the_least_value_of_gelu_is_its_range() -> None:
    """The minimum lies where the slope vanishes, at x ≈ −0.7518."""
    x = mpmath.findroot(TRUTHS["gelu_derivative"], -0.75)
    low, _ = nnlib.curve_of("gelu").range
    assert ulps(low, TRUTHS["gelu"](x)) <= 1
    assert nnlib.gelu(np.linspace(-1, 0, 10_001)).min() >= low
