"""Every gradient of the lesson on backpropagation is the slope that a complex step measures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnlib.softmax import softmax
from tests.lessons.example import Complex, complex_gradient, example, logistic

NAMES = example("backpropagation")
X, Y = NAMES["x"], NAMES["y"]
PARAMETERS = ("W1", "b1", "W2", "b2")


def loss(x: Any, y: Any, given: dict[str, Complex]) -> Any:
    """The mean binary cross-entropy of the lesson's network, written without nnlib."""
    hidden = logistic(x @ given["W1"] + given["b1"])
    p = logistic(hidden @ given["W2"] + given["b2"])
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


def parameters() -> dict[str, Complex]:
    """Return the network's parameters."""
    return {name: np.asarray(NAMES[name], np.complex128) for name in PARAMETERS}


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_gradient_of_each_parameter(name: str) -> None:
    """The gradients of the page are the slopes of the loss."""
    given = parameters()
    slopes = complex_gradient(lambda value: loss(X, Y, given | {name: value}), given[name])
    assert_allclose(NAMES[f"grad_{name}"], slopes, rtol=1e-9)
    assert_allclose(NAMES[f"exact_{name}"], slopes, rtol=1e-9)


def test_the_error_terms() -> None:
    """δ is the slope of the loss by the weighted sums of a layer."""
    given = parameters()

    def from_output(z: Complex) -> Any:
        return -np.log(logistic(z))[0, 0]

    def from_hidden(z: Complex) -> Any:
        return from_output(logistic(z) @ given["W2"] + given["b2"])

    assert_allclose(NAMES["delta2"], complex_gradient(from_output, NAMES["z2"]), rtol=1e-9)
    assert_allclose(NAMES["delta1"], complex_gradient(from_hidden, NAMES["z1"]), rtol=1e-9)


def test_the_error_terms_in_columns() -> None:
    """In columns the error terms are those in rows, laid down."""
    assert_allclose(NAMES["delta1_column"], NAMES["delta1"].T, rtol=1e-12)
    assert_allclose(NAMES["delta2_column"], NAMES["delta2"].T, rtol=1e-12)


def test_the_gradient_of_the_batch() -> None:
    """The bias of the output gets the mean of the errors of both points."""
    given, x, y = parameters(), NAMES["batch_x"], NAMES["batch_y"]
    slope = complex_gradient(lambda value: loss(x, y, given | {"b2": value}), given["b2"])
    assert_allclose(NAMES["mean_grad_b2"], slope[0, 0], rtol=1e-9)


def test_the_other_answer() -> None:
    """The first exercise: the error terms when a zero is wanted."""
    given = parameters()

    def from_hidden(z: Complex) -> Any:
        p = logistic(logistic(z) @ given["W2"] + given["b2"])
        return -np.log(1 - p)[0, 0]

    slopes = complex_gradient(from_hidden, NAMES["z1"])[0]
    assert_allclose(NAMES["other_hidden_delta"], slopes, rtol=1e-9)


def test_softmax_ends_in_the_same_difference() -> None:
    """With its own cross-entropy, the error term of softmax is ŷ − y too."""
    z, y = np.array([1.2, 3.6, 0.65]), np.array([0.0, 0.0, 1.0])

    def loss_of(scores: Complex) -> Any:
        return np.log(np.exp(scores).sum()) - scores @ y

    assert_allclose(softmax(z) - y, complex_gradient(loss_of, z), rtol=1e-9)


def test_the_error_of_the_check_falls_with_the_square_of_the_nudge() -> None:
    """A tenth of the nudge gives a hundredth of the error."""
    errors = NAMES["check_errors"]
    assert_allclose(errors[:-1] / errors[1:], 100, rtol=1e-2)
