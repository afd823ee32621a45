"""Every gradient of the lesson on training is the slope that a complex step measures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.lessons.example import Complex, complex_gradient, example

NAMES = example("training")


@pytest.mark.parametrize("w", [5.0, 3.5, 2.75, 2.375, 2.0, -1.3, 0.0, 0.4])
def test_the_slope_of_the_parabola(w: float) -> None:
    """The slope is that of the curve."""
    assert_allclose(NAMES["slope"](w), complex_gradient(NAMES["L"], w), rtol=1e-9)


def test_the_gradient_of_the_valley() -> None:
    """The gradient is that of the valley, wherever the walkers stand."""
    for path in NAMES["valley_paths"]:
        for place in path[:20]:
            slopes = complex_gradient(NAMES["valley"], place)
            assert_allclose(NAMES["valley_gradient"](place), slopes, rtol=1e-9)


def test_the_gradients_of_the_line() -> None:
    """The gradients of all points and of each batch are those of the mean squared error."""

    def loss(some: slice) -> Any:
        x, y = NAMES["x"][some, 0], NAMES["y"][some, 0]

        def at(line: Complex) -> Any:
            return np.mean((line[0] * x + line[1] - y) ** 2)

        return at

    start = np.zeros(2)
    everything = complex_gradient(loss(slice(None)), start)
    assert_allclose(NAMES["gradient_all"], everything, rtol=1e-9)
    for k, gradient in enumerate(NAMES["gradient_batches"]):
        slopes = complex_gradient(loss(slice(8 * k, 8 * k + 8)), start)
        assert_allclose(gradient, slopes, rtol=1e-9)
    assert_allclose(NAMES["gradient_mean"], everything, rtol=1e-9)


def test_gradient_descent_multiplies_the_distance() -> None:
    """After k steps the distance is the factor to the power of k times the first."""
    for rate, walk in zip(NAMES["rates"], NAMES["walks"], strict=True):
        distances = 3 * (1 - 2 * rate) ** np.arange(walk.size)
        assert_allclose(walk - 2, distances, rtol=1e-9, atol=1e-12)


def test_the_walkers_stay_below_the_loss_that_they_were_counted_by() -> None:
    """Each walker is above the loss one step before its number, and below it ever after."""
    for path, steps in zip(NAMES["valley_paths"], NAMES["steps_needed"], strict=True):
        losses = NAMES["valley"](path)
        assert losses[steps - 1] >= NAMES["good_enough"]
        assert (losses[steps:] < NAMES["good_enough"]).all()


def test_the_best_line_has_no_slope_left() -> None:
    """At the line of least squares the gradient vanishes."""
    x, y = NAMES["x"][:, 0], NAMES["y"][:, 0]
    best = np.array([NAMES["best_slope"], NAMES["best_height"]])

    def loss(line: Complex) -> Any:
        return np.mean((line[0] * x + line[1] - y) ** 2)

    assert_allclose(complex_gradient(loss, best), 0, atol=1e-12)
    assert_allclose(NAMES["best_loss"], loss(best), rtol=1e-12)
