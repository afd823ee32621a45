"""Every gradient of the lesson on loss is the slope that a complex step measures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
from numpy.testing import assert_allclose

from tests.lessons.example import Complex, complex_gradient, example, logistic

NAMES = example("loss")


def test_the_gradient_of_the_squared_error() -> None:
    """Twice the error, divided by the number of guesses."""
    h = NAMES["h"]
    slopes = complex_gradient(lambda g: np.mean((g - h) ** 2), NAMES["g"])
    assert_allclose(NAMES["pull"], slopes, rtol=1e-9)


def test_the_gradients_of_softmax_with_cross_entropy() -> None:
    """Probability minus truth, whichever class is the right one."""

    def loss(truth: Any) -> Any:
        return lambda z: np.log(np.exp(z).sum()) - z @ truth

    for truth, gradient in (("t", "gradient"), ("other_t", "other_gradient")):
        slopes = complex_gradient(loss(NAMES[truth]), NAMES["z"])
        assert_allclose(NAMES[gradient], slopes, rtol=1e-9)
    assert_allclose(NAMES["measured"], NAMES["gradient"], atol=1e-9)


def test_how_hard_two_losses_pull() -> None:
    """The slopes of both losses by the score of a sigmoid that should answer one."""

    def entropy(s: Complex) -> Any:
        return -np.log(logistic(s)).sum()

    def square(s: Complex) -> Any:
        return ((logistic(s) - 1) ** 2).sum()

    assert_allclose(NAMES["entropy_pull"], complex_gradient(entropy, NAMES["s"]), rtol=1e-9)
    assert_allclose(NAMES["square_pull"], complex_gradient(square, NAMES["s"]), rtol=1e-9)


def test_the_losses_of_four_pictures() -> None:
    """Each is the logarithm of what was given to the truth, in decimals of 28 digits."""
    given = [Decimal("0.9"), Decimal("0.8"), Decimal("0.6"), Decimal("0.25")]
    losses = [-float(share.ln()) for share in given]
    assert_allclose(NAMES["losses"], losses, rtol=1e-12)
    assert_allclose([NAMES["total"], NAMES["J"]], [sum(losses), sum(losses) / 4], rtol=1e-12)


def test_large_scores() -> None:
    """Where floats overflow, decimals give the loss and the probabilities."""
    powers = [Decimal(score).exp() for score in (1000, 1001, 1002)]
    assert_allclose(NAMES["mended"], [float(p / sum(powers)) for p in powers], rtol=1e-12)
    assert np.isnan(NAMES["broken"]).all()
    kept = float((1 + Decimal(40).exp()).ln())
    assert_allclose(NAMES["kept"], kept, rtol=1e-12)
    assert_allclose(
        NAMES["far_loss"], float((Decimal(-1000).exp() + 1 + Decimal(1000).exp()).ln()) + 1000
    )
