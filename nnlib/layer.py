"""A dense layer is a row of neurons that all see the same inputs: A = φ(XW + b)."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from nnlib.activation import Activation, expect_activation, identity
from nnlib.boundary import Array, batch, constant, expect_shape, inputs
from nnlib.curve import curve_of


@dataclass(frozen=True, eq=False)
class LayerGradient:
    """A layer's gradient is ∂L/∂W = Xᵀδ and ∂L/∂b = Σ of the rows of δ, where δ = ∂L/∂Z.

    Shapes: delta (m, n_out); weights (n_in, n_out); bias (n_out,).

    >>> import numpy as np
    >>> delta = np.array([[1.0], [2.0]])
    >>> LayerGradient(delta, weights=np.array([[5.0], [0.0]]), bias=delta.sum(axis=0)).bias.tolist()
    [3.0]
    """

    delta: Array
    weights: Array
    bias: Array


@dataclass(frozen=True, eq=False, init=False)
class Dense:
    """A dense layer maps n_in numbers to n_out numbers: A = φ(XW + b), one neuron per column of W.

    Without an activation φ is the identity, and the layer is linear.
    Shapes: weights (n_in, n_out); bias (n_out,). Both are copied and cannot change afterwards.
    Points stand in rows, so W is the transpose of what texts on columns write as z = Wx + b.
    Errors: TypeError for what is not a number or, as activation, not a function;
    ValueError for a wrong shape, a NaN or an infinity.
    Source: Rumelhart, Hinton and Williams (1986).

    >>> from nnlib.activation import relu
    >>> layer = Dense([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]], [2.0, 3.0, 0.5], relu)
    >>> layer.forward([0.5, 1.0]).round(12).tolist()
    [1.2, 3.6, 0.65]
    """

    weights: Array
    bias: Array
    activation: Activation

    def __init__(
        self, weights: ArrayLike, bias: ArrayLike, activation: Activation = identity
    ) -> None:
        """A layer is checked when it is made, and then kept as it is."""
        object.__setattr__(self, "weights", constant("weights", weights, ("n_in", "n_out")))
        object.__setattr__(self, "bias", constant("bias", bias, self.weights.shape[1:]))
        object.__setattr__(self, "activation", expect_activation(activation))

    def linear(self, x: ArrayLike) -> Array:
        """The linear part, before the activation, is Z = XW + b; b is added to every row.

        Shapes: x (n_in,) gives (n_out,); a batch x (m, n_in) gives (m, n_out).
        Errors: TypeError and ValueError, as for the weights.

        >>> layer = Dense([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]], [2.0, 3.0, 0.5])
        >>> layer.linear([[0.5, 1.0], [0.5, 4.0]]).round(12).tolist()
        [[1.2, 3.6, 0.65], [-1.5, 4.2, 1.85]]
        """
        n_in = len(self.weights)
        x = inputs("x", x, n_in)
        return weighted(x, self)

    def forward(self, x: ArrayLike) -> Array:
        """The layer's output is A = φ(Z), its activation function applied to the linear part.

        Shapes and errors: those of `linear`.

        >>> from nnlib.activation import relu
        >>> layer = Dense([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]], [2.0, 3.0, 0.5], relu)
        >>> layer.forward([0.5, 4.0]).round(12).tolist()
        [0.0, 4.2, 1.85]
        """
        return self.activation(self.linear(x))

    def backward(self, x: ArrayLike, upstream: ArrayLike) -> LayerGradient:
        """Backwards, a layer turns ∂L/∂A into δ = ∂L/∂A ⊙ φ′(Z), and δ into its own gradient.

        Shapes: x (m, n_in) is what `forward` was given; upstream (m, n_out) is ∂L/∂A.
        Errors: those of `linear`; ValueError for an activation whose derivative is not known.

        >>> from nnlib.activation import relu
        >>> layer = Dense([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]], [2.0, 3.0, 0.5], relu)
        >>> gradient = layer.backward([[0.5, 4.0]], [[1, 1, 1]])
        >>> gradient.delta.tolist(), gradient.weights.tolist()
        ([[0.0, 1.0, 1.0]], [[0.0, 0.5, 0.5], [0.0, 4.0, 4.0]])
        """
        n_in, n_out = self.weights.shape
        x, upstream = batch("x", x, n_in), batch("upstream", upstream, n_out)
        expect_shape("upstream", upstream, (len(x), n_out))
        delta = curve_of(self.activation).backward(weighted(x, self), upstream)
        return LayerGradient(delta, x.T @ delta, delta.sum(axis=0))

    def pass_back(self, delta: ArrayLike) -> Array:
        """The layer before is told ∂L/∂X = δWᵀ: each weight carries its share of the error back.

        Shapes: delta (m, n_out) gives (m, n_in).
        Errors: those of `linear`.

        >>> Dense([[0.2, 0.8], [-0.9, 0.2]], [2, 3]).pass_back([[1, 0]]).tolist()
        [[0.2, -0.9]]
        """
        return carried_back(batch("delta", delta, self.weights.shape[1]), self)


def weighted(x: Array, layer: Dense) -> Array:
    """Z = XW + b, unchecked: a step of training calls it with what was checked before.

    >>> import numpy as np
    >>> weighted(np.array([[1.0, 2.0]]), Dense([[3], [4]], [5])).tolist()
    [[16.0]]
    """
    z: Array = x @ layer.weights
    return z + layer.bias


def carried_back(delta: Array, layer: Dense) -> Array:
    """δWᵀ, unchecked.

    >>> import numpy as np
    >>> carried_back(np.array([[2.0]]), Dense([[3], [4]], [5])).tolist()
    [[6.0, 8.0]]
    """
    carried: Array = delta @ layer.weights.swapaxes(-1, -2)
    return carried


def on_views(weights: Array, bias: Array, activation: Activation) -> Dense:
    """A layer on views of a longer vector sees whatever is written there; nothing is checked.

    Shapes: weights (n_in, n_out) and bias (1, n_out), or a stack of k layers, (k, n_in, n_out) and
    (k, 1, n_out).

    >>> import numpy as np
    >>> vector = np.zeros(3)
    >>> layer = on_views(vector[:2].reshape(2, 1), vector[2:].reshape(1, 1), identity)
    >>> vector += 1.0
    >>> layer.weights.tolist()
    [[1.0], [1.0]]
    """
    layer = object.__new__(Dense)
    object.__setattr__(layer, "weights", weights)
    object.__setattr__(layer, "bias", bias)
    object.__setattr__(layer, "activation", activation)
    return layer
