"""A neuron weighs its inputs, adds a bias and bends the sum: a = φ(wᵀx + b)."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from nnlib.activation import Activation, expect_activation, relu
from nnlib.boundary import Array, constant, inputs


@dataclass(frozen=True, eq=False, init=False)
class Neuron:
    """A neuron is n weights w, one bias b and an activation function φ: a = φ(wᵀx + b).

    Shapes: weights (n,); bias a single number. Both are copied and cannot change afterwards.
    Errors: TypeError for what is not a number or, as activation, not a function;
    ValueError for a wrong shape, a NaN or an infinity.
    Source: McCulloch and Pitts (1943), with the learnt weights of Rosenblatt (1958).

    >>> neuron = Neuron(weights=[0.4, 0.6], bias=1)
    >>> round(float(neuron.forward([2, 3])), 12)
    3.6
    """

    weights: Array
    bias: float
    activation: Activation

    def __init__(self, weights: ArrayLike, bias: float, activation: Activation = relu) -> None:
        """A neuron is checked when it is made, and then kept as it is."""
        object.__setattr__(self, "weights", constant("weights", weights, ("n",)))
        object.__setattr__(self, "bias", float(constant("bias", bias, ())))
        object.__setattr__(self, "activation", expect_activation(activation))

    def weighted_sum(self, x: ArrayLike) -> Array:
        """The weighted sum is z = wᵀx + b = w₁x₁ + … + wₙxₙ + b.

        Shapes: x (n,) gives one number; a batch x (m, n) gives (m,), one number per row.
        Errors: TypeError and ValueError, as for the weights.

        >>> neuron = Neuron(weights=[0.4, 0.6], bias=1)
        >>> neuron.weighted_sum([[2, 3], [3, 2]]).round(12).tolist()
        [3.6, 3.4]
        """
        w, b = self.weights, self.bias
        x = inputs("x", x, len(w))
        return x @ w + b

    def forward(self, x: ArrayLike) -> Array:
        """The neuron's answer is a = φ(z), its activation function applied to the weighted sum.

        Shapes and errors: those of `weighted_sum`.

        >>> neuron = Neuron(weights=[0.4, 0.6], bias=-10)
        >>> round(float(neuron.weighted_sum([2, 3])), 12), float(neuron.forward([2, 3]))
        (-7.4, 0.0)
        """
        z = self.weighted_sum(x)
        return self.activation(z)
