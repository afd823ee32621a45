"""Backpropagation is the chain rule from the loss back: δₗ = (δₗ₊₁Wₗ₊₁ᵀ) ⊙ φ′(Zₗ), layer by layer.

Five calls make a step of training, and the first four are here: `trace` forwards, `output_delta`
at the end, `deltas` backwards, `write_gradient` for every parameter; then the optimizer.
They check nothing; `backpropagate` checks, calls the four and keeps all that they found.
Arrays have m rows; a stack of k networks puts k in front, and all of it works on stacks too.
Source: Rumelhart, Hinton and Williams (1986).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nnlib.average import mean, per_number
from nnlib.boundary import Array, batch, expect_shape
from nnlib.curve import Curve, curve_of
from nnlib.layer import Dense, LayerGradient, carried_back, weighted
from nnlib.loss import Loss, loss_of
from nnlib.network import Network, layers_on


class Passed(NamedTuple):
    """What passed through a layer on the way forward: its inputs X and its linear part Z.

    >>> Passed(np.zeros((4, 2)), np.zeros((4, 3))).z.shape
    (4, 3)
    """

    x: Array
    z: Array


@dataclass(frozen=True, eq=False)
class Gradients:
    """The gradients are the loss, each layer's δ, ∂L/∂W and ∂L/∂b, and ∂L/∂θ as one vector.

    >>> network = Network([Dense([[2]], [1])])
    >>> gradients = backpropagate(network, [[3]], [[5]], "mean_squared_error")
    >>> gradients.loss, gradients.layers[0].delta.tolist(), gradients.vector.tolist()
    (4.0, [[4.0]], [12.0, 4.0])
    """

    loss: float
    layers: tuple[LayerGradient, ...]
    vector: Array


def backpropagate(
    network: Network,
    x: ArrayLike,
    y: ArrayLike,
    loss: Callable[[ArrayLike, ArrayLike], Array] | Loss | str,
) -> Gradients:
    """The gradient of the loss is found for every parameter at once, in one pass back.

    Losses are means, so the δ are the articles' δ over the number of rows.
    Shapes: x (m, n_in); y (m, n_out), the answers wanted.
    Errors: ValueError for wrong shapes, an empty batch, a NaN or an infinity, for targets that the
    loss does not take, and for activations or losses whose derivative is not known.

    >>> from nnlib.activation import sigmoid
    >>> network = Network([Dense([[1, -1]], [0, 0], sigmoid), Dense([[1], [1]], [0], sigmoid)])
    >>> gradients = backpropagate(network, [[0], [1]], [[0], [1]], "binary_cross_entropy")
    >>> gradients.layers[1].delta.round(6).tolist()
    [[0.365529], [-0.134471]]
    """
    loss = loss_of(loss)
    x, y = expect_examples(network, x, y, loss)
    vector = np.empty(network.parameter_count, y.dtype)
    views = layers_on(vector, network.layers)
    passed = trace(network.layers, x)
    value, last = output_delta(network.layers[-1], passed[-1].z, y, loss)
    errors = deltas(network.layers, passed, last)
    write_gradient(views, passed, errors)
    layers = tuple(
        LayerGradient(delta, view.weights, view.bias[0])
        for delta, view in zip(errors, views, strict=True)
    )
    return Gradients(float(value), layers, vector)


def expect_examples(
    network: Network, x: ArrayLike, y: ArrayLike, loss: Loss
) -> tuple[Array, Array]:
    """Examples are a batch x and as many targets y, of a kind that the network and the loss take.

    >>> network = Network([Dense([[2]], [1])])
    >>> expect_examples(network, [[3]], [[5], [6]], loss_of("mean_squared_error"))
    Traceback (most recent call last):
    ValueError: y has shape (2, 1), expected (1, 1)
    """
    curves = [curve_of(layer.activation) for layer in network.layers]
    _expect_range(curves[-1], loss)
    x, y = batch("x", x, network.sizes[0]), batch("y", y, network.sizes[-1])
    expect_shape("y", y, (len(x), network.sizes[-1]))
    return x, loss.expect_target("y", y).astype(np.result_type(x, network.parameters), copy=False)


def _expect_range(curve: Curve, loss: Loss) -> None:
    low, high = curve_of(loss.pairs_with).range
    if curve.range[0] < low or curve.range[1] > high:
        got = f"{curve.range[0]} to {curve.range[1]}"
        raise ValueError(f"{curve.name} gives {got}, expected {low} to {high} for {loss.name}")


def trace(layers: Sequence[Dense], x: Array) -> list[Passed]:
    """Forwards, each layer's inputs and linear part are kept: the way back needs them.

    >>> passed = trace(Network([Dense([[2]], [1]), Dense([[3]], [0])]).layers, np.array([[4.0]]))
    >>> [one.z.tolist() for one in passed]
    [[[9.0]], [[27.0]]]
    """
    passed = [Passed(x, weighted(x, layers[0]))]
    for before, layer in pairwise(layers):
        x = before.activation(passed[-1].z)
        passed.append(Passed(x, weighted(x, layer)))
    return passed


def output_delta(layer: Dense, z: Array, y: Array, loss: Loss) -> tuple[Array, Array]:
    """At the output stand the loss and δ = ∂L/∂Z = ∂L/∂A ⊙ φ′(Z).

    Where the loss is paired with the activation, both are taken from the scores Z: δ = (ŷ − y)/m.

    >>> from nnlib.activation import sigmoid
    >>> layer, loss = Dense([[1]], [0], sigmoid), loss_of("binary_cross_entropy")
    >>> value, delta = output_delta(layer, np.array([[0.0]]), np.array([[1.0]]), loss)
    >>> float(value.round(6)), delta.tolist()
    (0.693147, [[-0.5]])
    """
    curve = curve_of(layer.activation)
    if curve.value is loss.pairs_with:
        terms = loss.score_terms(z, y)
        return mean(terms[0]), per_number(terms)
    terms = loss.terms(curve.value(z), y)
    return mean(terms[0]), curve.backward(z, per_number(terms))


def deltas(layers: Sequence[Dense], passed: Sequence[Passed], last: Array) -> list[Array]:
    """Backwards, each layer's error is δₗ = (δₗ₊₁Wₗ₊₁ᵀ) ⊙ φ′(Zₗ), given that of the last.

    >>> layers = Network([Dense([[2]], [1]), Dense([[3]], [0])]).layers
    >>> errors = deltas(layers, trace(layers, np.array([[4.0]])), np.array([[1.0]]))
    >>> [delta.tolist() for delta in errors]
    [[[3.0]], [[1.0]]]
    """
    errors = [last]
    for index in range(len(layers) - 2, -1, -1):
        upstream = carried_back(errors[-1], layers[index + 1])
        errors.append(curve_of(layers[index].activation).backward(passed[index].z, upstream))
    return errors[::-1]


def write_gradient(
    views: Sequence[Dense], passed: Sequence[Passed], errors: Sequence[Array]
) -> None:
    """Each layer's gradient is ∂L/∂W = Xᵀδ and ∂L/∂b = Σ rows of δ, written where `views` look.

    >>> vector, network = np.zeros(2), Network([Dense([[2]], [1])])
    >>> passed = trace(network.layers, np.array([[4.0]]))
    >>> write_gradient(layers_on(vector, network.layers), passed, [np.array([[3.0]])])
    >>> vector.tolist()
    [12.0, 3.0]
    """
    for view, (x, _), delta in zip(views, passed, errors, strict=True):
        np.matmul(x.swapaxes(-1, -2), delta, out=view.weights)
        np.add.reduce(delta, axis=-2, keepdims=True, out=view.bias)
