"""ELU and its slope against 50 digits; their other properties are in `test_activation.py`."""

from collections.abc import Callable
from typing import Any

import mpmath
import pytest

import nnlib
from tests.nnlib.precision import POINTS, worst

TRUTHS: dict[str, Callable[[Any], Any]] = {
    "elu": lambda x: x if x >= 0 else mpmath.expm1(x),
    "elu_derivative": lambda x: mpmath.exp(min(x, mpmath.mpf(0))),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_at_most_4_units_in_the_last_place_are_lost(name: str) -> None:
    """Close to 0 too, where eˣ − 1 as a subtraction would lose every digit."""
    assert worst(getattr(nnlib, name), TRUTHS[name], POINTS) <= 4


def test_its_slope_has_no_jump() -> None:
    """Both sides meet at 0 with slope 1, unlike ReLU's."""
    left, right = nnlib.elu_derivative([-1e-12, 1e-12])
    assert left == pytest.approx(right, abs=2e-12)
