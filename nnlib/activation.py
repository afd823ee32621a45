"""An activation function φ bends a neuron's sum, and its derivative φ′ stands right below it.

Every function takes a number or an array of any shape and answers in that shape, element by
element; softmax, which looks at a whole row, is the one exception.
GELU and softmax have modules of their own, and are found here too; ELU and SiLU only in theirs.
A number gives a NumPy scalar; float32 stays float32, all else becomes float64.
What is passed in is never changed.
NaN in gives NaN out, in silence; an infinity gives the limit, where there is one.
Errors: TypeError for what is not a real number; ValueError for rows of unequal length.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from nnlib.boundary import Array, finite, real
from nnlib.gelu import gelu, gelu_derivative, normal_cdf, normal_cdf_derivative
from nnlib.softmax import softmax, softmax_derivative

Activation: TypeAlias = Callable[[Array], Array]
"""What a neuron or a layer takes as its φ: any function of an array."""

_FAR = 400.0
"""Beyond ±400 the slope of tanh is below the least float: cutting x there keeps 2x finite."""

__all__ = [
    "Activation",
    "binary_step",
    "binary_step_derivative",
    "expect_activation",
    "gelu",
    "gelu_derivative",
    "identity",
    "identity_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "normal_cdf",
    "normal_cdf_derivative",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_derivative",
    "softplus",
    "softplus_derivative",
    "tanh",
    "tanh_derivative",
]


def expect_activation(activation: Activation) -> Activation:
    """An activation is a function: `relu` itself, neither its name nor its value.

    >>> expect_activation("relu")
    Traceback (most recent call last):
    TypeError: activation is 'relu', expected a function such as relu
    """
    if not callable(activation):
        raise TypeError(f"activation is {activation!r}, expected a function such as relu")
    return activation


def identity(x: ArrayLike) -> Array:
    """The identity bends nothing: φ(x) = x. A layer without an activation has this one.

    Range: all numbers.

    >>> identity([-2, 3]).tolist()
    [-2.0, 3.0]
    """
    return +real("x", x)


def identity_derivative(x: ArrayLike) -> Array:
    """The identity rises by one everywhere: φ′(x) = 1.

    >>> identity_derivative([-2, 3]).tolist()
    [1.0, 1.0]
    """
    return _level(1.0, x)


def binary_step(x: ArrayLike) -> Array:
    """The binary step fires from zero on: φ(x) = 1 for x ≥ 0, else 0.

    Any other threshold is a matter of the bias.
    Range: 0 and 1.
    Source: McCulloch and Pitts (1943).

    >>> binary_step([-0.5, 0, 0.5]).tolist()
    [0.0, 1.0, 1.0]
    """
    return np.heaviside(real("x", x), 1.0)


def binary_step_derivative(x: ArrayLike) -> Array:
    """The binary step is flat: φ′(x) = 0 for x ≠ 0.

    At 0 it jumps and has no derivative; by convention 0 is returned there too.

    >>> binary_step_derivative([-0.5, 0, 0.5]).tolist()
    [0.0, 0.0, 0.0]
    """
    return _level(0.0, x)


def sigmoid(x: ArrayLike) -> Array:
    """The sigmoid squeezes every number into a probability: σ(x) = 1 / (1 + e⁻ˣ).

    Range: (0, 1), rounded to 0 or 1 far out.
    Source: Verhulst's logistic function (1845).

    >>> sigmoid([-2, 0, 2]).round(6).tolist()
    [0.119203, 0.5, 0.880797]
    """
    x = real("x", x)
    # Only powers of e that cannot overflow: 1/(1+e⁻ˣ) = eˣ/(1+eˣ), whichever is safe.
    return np.exp(np.minimum(x, 0.0)) / (1.0 + np.exp(-np.abs(x)))


def sigmoid_derivative(x: ArrayLike) -> Array:
    """The sigmoid is steepest in the middle, where its slope is 0.25: σ′(x) = σ(x)·(1 − σ(x)).

    Range: (0, 0.25].

    >>> sigmoid_derivative([-2, 0, 2]).round(6).tolist()
    [0.104994, 0.25, 0.104994]
    """
    e = np.exp(-np.abs(real("x", x)))
    # σ(x)·σ(−x), which is σ(x)·(1 − σ(x)) without the digits that the subtraction would lose.
    return np.minimum(e / np.square(1.0 + e), 0.25)  # which rounding would pass, near 0


def tanh(x: ArrayLike) -> Array:
    """The hyperbolic tangent is a sigmoid centred on zero: tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).

    Range: (−1, 1), rounded to −1 or 1 far out.
    Source: LeCun, Bottou, Orr and Müller, "Efficient BackProp" (1998).

    >>> tanh([-1, 0, 1]).round(6).tolist()
    [-0.761594, 0.0, 0.761594]
    """
    return np.tanh(real("x", x))


def tanh_derivative(x: ArrayLike) -> Array:
    """The hyperbolic tangent is steepest in the middle, with slope 1: tanh′(x) = 1 − tanh²(x).

    Range: (0, 1].

    >>> tanh_derivative([-1, 0, 1]).round(6).tolist()
    [0.419974, 1.0, 0.419974]
    """
    e = np.exp(-2.0 * np.minimum(np.abs(real("x", x)), _FAR))
    # 1/cosh², which equals 1 − tanh² and keeps its digits far out, where that is 1 − 1.
    return np.minimum(4.0 * e / np.square(1.0 + e), 1.0)  # which rounding would pass, near 0


def relu(x: ArrayLike) -> Array:
    """ReLU lets positive numbers through and sets negative ones to zero: φ(x) = max(0, x).

    Range: [0, ∞).
    Source: Nair and Hinton (2010).

    >>> relu([-0.8, 0.6, 0.15]).tolist()
    [0.0, 0.6, 0.15]
    """
    return np.maximum(real("x", x), 0.0)


def relu_derivative(x: ArrayLike) -> Array:
    """ReLU's slope is a step: φ′(x) = 1 for x > 0 and 0 for x < 0.

    At the kink there is no derivative; by convention φ′(0) = 0.

    >>> relu_derivative([-0.8, 0, 0.15]).tolist()
    [0.0, 0.0, 1.0]
    """
    return np.sign(np.maximum(real("x", x), 0.0))


def leaky_relu(x: ArrayLike, slope: float = 0.01) -> Array:
    """Leaky ReLU lets a little of a negative number through: φ(x) = x for x ≥ 0, else αx.

    α is `slope`, from 0 (ReLU) to 1 (the identity).
    Range: all numbers.
    Errors: ValueError for any other slope.
    Source: Maas, Hannun and Ng (2013).

    >>> leaky_relu([-2, 0, 3]).tolist()
    [-0.02, 0.0, 3.0]
    """
    x, slope = real("x", x), _slope(slope)
    return np.maximum(x, 0.0) + slope * np.minimum(x, 0.0)


def leaky_relu_derivative(x: ArrayLike, slope: float = 0.01) -> Array:
    """Leaky ReLU keeps a slope on both sides: φ′(x) = 1 for x > 0 and α for x < 0.

    At the kink there is no derivative; by convention φ′(0) = α.

    >>> leaky_relu_derivative([-2, 0, 3]).tolist()
    [0.01, 0.01, 1.0]
    """
    step, slope = relu_derivative(x), _slope(slope)
    return step + slope * (1.0 - step)


def softplus(x: ArrayLike) -> Array:
    """Softplus is ReLU with its corner rounded off: φ(x) = ln(1 + eˣ).

    Range: (0, ∞), rounded to 0 far out.
    Source: Dugas, Bengio, Bélisle, Nadeau and Garcia (2001).

    >>> softplus([-1, 0, 1]).round(6).tolist()
    [0.313262, 0.693147, 1.313262]
    """
    x = real("x", x)
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))  # the same sum with no eˣ to overflow


def softplus_derivative(x: ArrayLike) -> Array:
    """Softplus rises as steeply as the sigmoid is high: φ′(x) = σ(x).

    >>> softplus_derivative([-2, 0, 2]).round(6).tolist()
    [0.119203, 0.5, 0.880797]
    """
    return sigmoid(x)


def _level(slope: float, x: ArrayLike) -> Array:
    x = real("x", x)
    return np.where(np.isnan(x), x, slope)[()]


def _slope(slope: float) -> float:
    slope = float(finite("slope", slope))
    if not 0.0 <= slope <= 1.0:
        raise ValueError(f"slope is {slope}, expected a number from 0 to 1")
    return slope
