"""A gradient is checked by nudging each number and looking how the function moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.backpropagation import backpropagate, expect_examples, output_delta, trace
from nnlib.boundary import Array, expect_shape, finite
from nnlib.loss import Loss, loss_of
from nnlib.network import Network, layers_on


def central_difference(f: Callable[[Array], Any], x: ArrayLike, h: float = 1e-5) -> Array:
    """A nudge to both sides measures the slope: ∂f/∂xᵢ ≈ (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h.

    Its error is about h² from the curvature and ε/h from rounding; h is relative where |xᵢ| > 1.
    Shapes: x of any shape, f(x) a single number; the answer has the shape of x.
    Errors: TypeError and ValueError for an x that is not made of finite numbers.

    >>> central_difference(lambda x: x[0] * x[1], [2.0, 3.0]).round(9).tolist()
    [3.0, 2.0]
    """
    x = finite("x", x).astype(np.float64)
    slopes = np.empty_like(x)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        nudge = h * np.maximum(1.0, np.abs(x[place]))
        up[place] += nudge
        down[place] -= nudge
        slopes[place] = (f(up) - f(down)) / (up[place] - down[place])
    return slopes


def complex_step(
    f: Callable[[NDArray[np.complexfloating[Any]]], Any], x: ArrayLike, h: float = 1e-30
) -> Array:
    """A nudge off the real line subtracts nothing and loses nothing: ∂f/∂xᵢ = Im f(x + ih·eᵢ) / h.

    f must be analytic and take complex numbers: NumPy's own functions do, those of this library
    refuse them, and max(0, x) or |x| would give wrong answers.
    Shapes and errors: those of `central_difference`.
    Source: Squire and Trapp (1998).

    >>> complex_step(lambda x: np.exp(x[0]) * x[1], [0.0, 3.0]).tolist()
    [3.0, 1.0]
    """
    x = finite("x", x).astype(np.float64)
    slopes = np.empty_like(x)
    for place in np.ndindex(x.shape):
        nudged = x.astype(np.complex128)
        nudged[place] += 1j * h
        slopes[place] = f(nudged).imag / h
    return slopes


def relative_error(got: ArrayLike, expected: ArrayLike) -> float:
    """The relative error of a gradient is ‖g − e‖ / max(‖g‖, ‖e‖), and 0 where both vanish.

    Errors: ValueError for shapes that differ, a NaN or an infinity.

    >>> relative_error([3.0, 4.0], [3.0, 3.0])
    0.2
    """
    got, expected = finite("got", got), finite("expected", expected)
    expect_shape("expected", expected, got.shape)
    size = max(np.linalg.norm(got), np.linalg.norm(expected))
    return float(np.linalg.norm(got - expected) / size) if size > 0 else 0.0


def check_gradients(
    network: Network,
    x: ArrayLike,
    y: ArrayLike,
    loss: Callable[[ArrayLike, ArrayLike], Array] | Loss | str,
) -> float:
    """Backpropagation is right when its ∂L/∂θ is the slope that central differences measure.

    The answer is the relative error: below 1e-6 where no nudge crosses a kink.
    Shapes and errors: those of `backpropagate`.

    >>> from nnlib.layer import Dense
    >>> network = Network([Dense([[2]], [1])])
    >>> check_gradients(network, [[3]], [[5]], "mean_squared_error") < 1e-9
    True
    """
    loss = loss_of(loss)
    gradient = backpropagate(network, x, y, loss).vector
    examples = expect_examples(network, x, y, loss)

    def loss_at(vector: Array) -> Array:
        layers = layers_on(vector, network.layers)
        return output_delta(layers[-1], trace(layers, examples[0])[-1].z, examples[1], loss)[0]

    return relative_error(gradient, central_difference(loss_at, network.parameters))
