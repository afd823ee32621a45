"""An activation function φ bends a neuron's sum, and its derivative φ′ stands right below it.

Every function takes a number or an array of any shape and answers in that shape, element by
element; softmax, which looks at a whole row, is the one exception.
A number gives a NumPy scalar; float32 stays float32, all else becomes float64.
What is passed in is never changed.
NaN in gives NaN out, in silence; an infinity gives the limit, where there is one.
Errors: TypeError for what is not a real number; ValueError for rows of unequal length.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from nnlib.boundary import Array, finite, real

Activation: TypeAlias = Callable[[Array], Array]
"""What a neuron or a layer takes as its φ."""

_FAR = 40.0
"""Beyond ±40 the bell curve is below the least float: cutting x there only keeps x² finite."""


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
    x = real("x", x)
    # σ(−x) is 1 − σ(x), without the digits that the subtraction would lose.
    return sigmoid(x) * sigmoid(-x)


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
    e = np.exp(-np.abs(real("x", x)))
    # 1/cosh², which equals 1 − tanh² and keeps its digits far out, where that is 1 − 1.
    return (2.0 * e / (1.0 + e * e)) ** 2


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
    return np.heaviside(real("x", x), 0.0)


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


def normal_cdf(x: ArrayLike) -> Array:
    """Φ(x) = ½·erfc(−x/√2) is the share of the standard normal distribution below x.

    GELU weighs with it.
    Range: (0, 1), rounded to 0 or 1 far out.

    >>> normal_cdf([-1, 0, 1]).round(6).tolist()
    [0.158655, 0.5, 0.841345]
    """
    x = real("x", x)
    erfc = np.vectorize(math.erfc, otypes=[np.float64])  # NumPy has none
    share: Array = 0.5 * erfc(x.astype(np.float64) / -math.sqrt(2.0))
    return share.astype(x.dtype)


def normal_cdf_derivative(x: ArrayLike) -> Array:
    """The slope of Φ is the bell curve: Φ′(x) = e^(−x²/2) / √(2π).

    Range: (0, 0.398942…], rounded to 0 far out.

    >>> normal_cdf_derivative([-1, 0, 1]).round(6).tolist()
    [0.241971, 0.398942, 0.241971]
    """
    x = np.clip(real("x", x), -_FAR, _FAR)
    density: Array = np.exp(-0.5 * x * x) / math.sqrt(2.0 * math.pi)
    return density


def gelu(x: ArrayLike) -> Array:
    """GELU weighs a number by the share of normal numbers below it: φ(x) = x·Φ(x).

    Computed exactly, not by the approximation with tanh.
    Range: from about −0.17, at x ≈ −0.75, to ∞.
    Source: Hendrycks and Gimpel (2016), arXiv:1606.08415.

    >>> gelu([-1, 0, 1]).round(6).tolist()
    [-0.158655, 0.0, 0.841345]
    """
    x = real("x", x)
    return np.maximum(x, -_FAR) * normal_cdf(x)


def gelu_derivative(x: ArrayLike) -> Array:
    """GELU's slope is smooth and overshoots: φ′(x) = Φ(x) + x·Φ′(x).

    Range: from about −0.13, at x = −√2, to 1.13, at x = √2.

    >>> gelu_derivative([-1, 0, 1]).round(6).tolist()
    [-0.083315, 0.5, 1.083315]
    """
    x = np.clip(real("x", x), -_FAR, _FAR)
    return normal_cdf(x) + x * normal_cdf_derivative(x)


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


@np.errstate(over="ignore", invalid="ignore")
def softmax(x: ArrayLike) -> Array:
    """Softmax turns the scores of a row into probabilities that sum to 1: pᵢ = e^(xᵢ) / Σⱼ e^(xⱼ).

    Shapes: (…, n) gives (…, n); each row along the last axis is its own distribution.
    Range: (0, 1), rounded to 0 or 1 for scores far apart.
    A score of −∞ gives 0; a row with a NaN or +∞, or of −∞ alone, gives NaN throughout.
    Errors: ValueError for a single number, which has no row.
    Source: Bridle (1990).

    >>> softmax([1.2, 3.6, 0.65]).round(4).tolist()
    [0.0794, 0.8748, 0.0458]
    """
    x = real("x", x)
    if x.ndim == 0:
        raise ValueError("x has shape (), expected (..., n)")
    # A shift of the whole row cancels out, and after this one no power exceeds 1.
    powers: Array = np.exp(x - x.max(axis=-1, keepdims=True, initial=-np.inf))
    total: Array = powers.sum(axis=-1, keepdims=True)
    return powers / total


def softmax_derivative(x: ArrayLike) -> Array:
    """Softmax's derivative is a symmetric Jacobian matrix per row: ∂pᵢ/∂xⱼ = pᵢ·(δᵢⱼ − pⱼ).

    Shapes: (…, n) gives (…, n, n); its rows sum to 0, for the probabilities always sum to 1.
    Range: [−0.25, 0.25].
    Errors: those of `softmax`.

    >>> softmax_derivative([0, 0]).tolist()
    [[0.25, -0.25], [-0.25, 0.25]]
    """
    p = softmax(x)
    one = np.eye(p.shape[-1], dtype=p.dtype)
    others = (1.0 - one) * p[..., :, np.newaxis] * p[..., np.newaxis, :]
    # pᵢ·(1 − pᵢ) as pᵢ·Σⱼ≠ᵢ pⱼ: a sum loses no digits, the subtraction would.
    diagonal: Array = one * others.sum(axis=-1, keepdims=True)
    return diagonal - others


def _level(slope: float, x: ArrayLike) -> Array:
    x = real("x", x)
    return np.where(np.isnan(x), x, slope)[()]


def _slope(slope: float) -> float:
    slope = float(finite("slope", slope))
    if not 0.0 <= slope <= 1.0:
        raise ValueError(f"slope is {slope}, expected a number from 0 to 1")
    return slope
