"""A network is layers in sequence: what one answers is what the next one sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.boundary import Array, constant, expect_shape, inputs
from nnlib.curve import curve_of
from nnlib.layer import Dense, on_views, weighted


@dataclass(frozen=True, eq=False, init=False)
class Network:
    """A network is the composition of its layers: A = φₗ(… φ₁(XW₁ + b₁) … Wₗ + bₗ).

    Its parameters are one vector θ too: layer by layer, the weights row by row, then the bias.
    Errors: TypeError for what is not a layer; ValueError for none, or for layers that do not fit.

    >>> from nnlib.activation import relu
    >>> network = Network([Dense([[1, -1]], [0, 0], relu), Dense([[1], [1]], [0])])
    >>> network.forward([[-3], [2]]).tolist()
    [[3.0], [2.0]]
    """

    layers: tuple[Dense, ...]

    def __init__(self, layers: Iterable[Dense]) -> None:
        """The layers are checked against each other when the network is made."""
        object.__setattr__(self, "layers", _chained(tuple(layers)))

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes are those of the inputs and then of each layer.

        >>> Network([Dense([[1, -1]], [0, 0]), Dense([[1], [1]], [0])]).sizes
        (1, 2, 1)
        """
        return (len(self.layers[0].weights), *(layer.weights.shape[1] for layer in self.layers))

    @property
    def parameter_count(self) -> int:
        """Each layer has n_in·n_out weights and n_out biases.

        >>> Network([Dense([[1, -1]], [0, 0]), Dense([[1], [1]], [0])]).parameter_count
        7
        """
        return sum(layer.weights.size + layer.bias.size for layer in self.layers)

    @property
    def parameters(self) -> Array:
        """The vector θ of all parameters is a copy: writing into it changes no network.

        >>> Network([Dense([[1, -1]], [0, 5])]).parameters.tolist()
        [1.0, -1.0, 0.0, 5.0]
        """
        parts = [part for layer in self.layers for part in (layer.weights.ravel(), layer.bias)]
        return np.concatenate(parts)

    def with_parameters(self, vector: ArrayLike) -> Network:
        """Another θ gives another network of the same form.

        Errors: ValueError for a vector of another length, a NaN or an infinity.

        >>> network = Network([Dense([[1, -1]], [0, 5])])
        >>> network.with_parameters([1, 2, 3, 4]).layers[0].bias.tolist()
        [3.0, 4.0]
        """
        vector = constant("vector", vector, (self.parameter_count,))
        views = layers_on(vector, self.layers)
        return Network(Dense(one.weights, one.bias[0], one.activation) for one in views)

    def forward(self, x: ArrayLike) -> Array:
        """The network's output is that of its last layer.

        Shapes: x (n_in,) gives (n_out,); a batch x (m, n_in) gives (m, n_out).
        Errors: TypeError and ValueError, as for a layer.

        >>> Network([Dense([[2]], [1]), Dense([[3]], [0])]).forward([4]).tolist()
        [27.0]
        """
        a = inputs("x", x, self.sizes[0])
        for layer in self.layers:
            a = layer.activation(weighted(a, layer))
        return a

    def predict(self, x: ArrayLike) -> NDArray[np.intp]:
        """The prediction is the number of the largest output; a lone output says 0 or 1.

        It says 1 from the middle of its activation's range on: ½ for the sigmoid, 0 where the range
        has no middle, as for the scores of a linear layer.
        Shapes: x (n_in,) gives one number; a batch x (m, n_in) gives (m,).
        Errors: those of `forward`.

        >>> from nnlib.activation import sigmoid
        >>> Network([Dense([[1]], [0], sigmoid)]).predict([[-2], [3]]).tolist()
        [0, 1]
        """
        output = self.forward(x)
        if output.shape[-1] > 1:
            largest: NDArray[np.intp] = np.argmax(output, axis=-1)
            return largest
        low, high = curve_of(self.layers[-1].activation).range
        middle = (low + high) / 2 if np.isfinite([low, high]).all() else 0.0
        return (output[..., 0] >= middle).astype(np.intp)

    def summary(self) -> str:
        """A summary has one line per layer: its sizes, its activation and how many parameters.

        Errors: ValueError for an activation that has no curve, and so no name.

        >>> print(Network([Dense([[1, -1]], [0, 0]), Dense([[1], [1]], [0])]).summary())
        layer  sizes  activation  parameters
        1      1 → 2  identity             4
        2      2 → 1  identity             3
        total                              7
        """
        rows = [_row(number, layer) for number, layer in enumerate(self.layers, start=1)]
        rows = [("layer", "sizes", "activation", "parameters"), *rows]
        rows.append(("total", "", "", str(self.parameter_count)))
        a, b, c, d = (max(map(len, column)) for column in zip(*rows, strict=True))
        return "\n".join(f"{w:<{a}}  {x:<{b}}  {y:<{c}}  {z:>{d}}" for w, x, y, z in rows)


def layers_on(vector: Array, form: Sequence[Dense]) -> tuple[Dense, ...]:
    """Layers on a vector θ are views into it, in the form of the layers given; nothing is checked.

    Shapes: vector (p,), or (k, p) for a stack of k networks.

    >>> vector = np.arange(4.0)
    >>> (layer,) = layers_on(vector, Network([Dense([[1, -1]], [0, 5])]).layers)
    >>> layer.weights.tolist(), layer.bias.tolist()
    ([[0.0, 1.0]], [[2.0, 3.0]])
    """
    layers, start, stack = [], 0, vector.shape[:-1]
    for layer in form:
        shape = layer.weights.shape[-2:]
        middle = start + shape[0] * shape[1]
        end = middle + shape[1]
        weights = vector[..., start:middle].reshape(*stack, *shape)
        bias = vector[..., np.newaxis, middle:end]
        layers.append(on_views(weights, bias, layer.activation))
        start = end
    return tuple(layers)


def _chained(layers: tuple[Dense, ...]) -> tuple[Dense, ...]:
    if not layers:
        raise ValueError("layers has 0 entries, expected at least one")
    for number, layer in enumerate(layers):
        if not isinstance(layer, Dense):
            raise TypeError(f"layers[{number}] is {layer!r}, expected a Dense layer")
    for number, (before, after) in enumerate(pairwise(layers), start=1):
        wanted = (before.weights.shape[1], "n_out")
        expect_shape(f"layers[{number}].weights", after.weights, wanted)
    return layers


def _row(number: int, layer: Dense) -> tuple[str, str, str, str]:
    n_in, n_out = layer.weights.shape
    name = curve_of(layer.activation).name
    return str(number), f"{n_in} → {n_out}", name, str(n_in * n_out + n_out)
