"""A dense layer is a row of neurons that all see the same inputs: A = φ(XW + b)."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from nnlib.activation import Activation, expect_activation, identity
from nnlib.boundary import Array, constant, inputs


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
        return x @ self.weights + self.bias

    def forward(self, x: ArrayLike) -> Array:
        """The layer's output is A = φ(Z), its activation function applied to the linear part.

        Shapes and errors: those of `linear`.

        >>> from nnlib.activation import relu
        >>> layer = Dense([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]], [2.0, 3.0, 0.5], relu)
        >>> layer.forward([0.5, 4.0]).round(12).tolist()
        [0.0, 4.2, 1.85]
        """
        return self.activation(self.linear(x))
