"""The verifier itself is checked on functions whose slopes are known, and on wrong gradients."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import (
    Curve,
    Dense,
    Network,
    central_difference,
    check_gradients,
    complex_step,
    curve_of,
    draw_network,
    relative_error,
)


@given(st.floats(-5, 5))
def test_the_complex_step_is_exact_to_rounding(x: float) -> None:
    """d/dx eˣ·sin(x) = eˣ·(sin x + cos x), to the last digits."""
    slope = complex_step(lambda z: np.exp(z) * np.sin(z), x)
    expected = math.exp(x) * (math.sin(x) + math.cos(x))
    assert float(slope) == pytest.approx(expected, rel=1e-13, abs=1e-13)


@given(st.floats(-5, 5))
def test_central_differences_lose_half_the_digits(x: float) -> None:
    """About nine remain, and that is what the tolerance of the checks is about."""
    slope = central_difference(lambda z: np.exp(z) * np.sin(z), x)
    expected = math.exp(x) * (math.sin(x) + math.cos(x))
    assert float(slope) == pytest.approx(expected, rel=1e-7, abs=1e-7)


def test_slopes_have_the_shape_of_what_is_nudged() -> None:
    """A matrix, a row, a number, or nothing; float32 is widened before it is nudged."""
    for shape in ((2, 3), (3,), (), (0,)):
        x = np.ones(shape, np.float32)
        for way in (central_difference, complex_step):
            slopes = way(lambda z: (z * z).sum(), x)
            assert slopes.shape == shape
            np.testing.assert_allclose(slopes, 2 * x, rtol=1e-9)


def test_large_numbers_are_nudged_in_proportion() -> None:
    """A nudge of 1e-5 would vanish in 1e12."""
    assert central_difference(lambda z: z * z, 1e12) == pytest.approx(2e12, rel=1e-9)


def test_a_relative_error_is_symmetric_and_at_most_2() -> None:
    """Opposite gradients are as wrong as can be; two that vanish agree."""
    assert relative_error([1.0], [-1.0]) == 2.0
    assert relative_error([3.0], [4.0]) == relative_error([4.0], [3.0]) == 0.25
    assert relative_error([0.0], [0.0]) == 0.0
    with pytest.raises(ValueError, match=r"^expected has shape \(1,\), expected \(2,\)$"):
        relative_error([1, 2], [1])


def test_a_right_gradient_passes() -> None:
    """Ten times below what the docstring promises."""
    random = np.random.default_rng(0)
    network = draw_network([3, 4, 2], random, nnlib.gelu, nnlib.softmax)
    x, y = random.standard_normal((5, 3)), nnlib.one_hot([0, 1, 1, 0, 1], 2)
    assert check_gradients(network, x, y, "categorical_cross_entropy") < 1e-7


@pytest.mark.parametrize("factor", [1.001, 0.0, -1.0])
def test_a_wrong_derivative_is_caught(factor: float) -> None:
    """One part in a thousand is a thousand times more than the tolerance."""
    tanh = curve_of("tanh")
    wrong = dataclasses.replace(tanh, derivative=lambda z: factor * tanh.derivative(z))
    assert isinstance(wrong, Curve)
    network = Network([Dense([[1.0, 2.0]], [0.5, 0.5], wrong), Dense([[1.0], [1.0]], [0.0])])
    assert check_gradients(network, [[1.0]], [[0.0]], "mean_squared_error") > 1e-5
