"""SiLU weighs a number by its own sigmoid: φ(x) = x·σ(x). It is also called swish.

It is right to 4 units in the last place for x ≥ −1. To the left a rounding of x is magnified by
about |x|, where e^x becomes subnormal too, and so is that of the slope, also where it crosses 0, at
x ≈ −1.2785.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.activation import sigmoid, sigmoid_derivative
from nnlib.boundary import Array, real

_FAR = 800.0
"""Beyond ±800 a power of e is below the least float: cutting x there only keeps ∞·0 finite."""


def silu(x: ArrayLike) -> Array:
    """SiLU weighs a number by its own sigmoid: φ(x) = x·σ(x).

    Range: from about −0.28, at x ≈ −1.28, to ∞.
    Source: Elfwing, Uchibe and Doya (2017), arXiv:1702.03118.

    >>> silu([-1, 0, 1]).round(6).tolist()
    [-0.268941, 0.0, 0.731059]
    """
    x = real("x", x)
    return np.maximum(x, -_FAR) * sigmoid(x)


def silu_derivative(x: ArrayLike) -> Array:
    """SiLU's slope is smooth and overshoots: φ′(x) = σ(x) + x·σ′(x).

    Range: from about −0.10, at x ≈ −2.40, to 1.10, at x ≈ 2.40.

    >>> silu_derivative([-1, 0, 1]).round(6).tolist()
    [0.072329, 0.5, 0.927671]
    """
    x = np.clip(real("x", x), -_FAR, _FAR)
    return sigmoid(x) + x * sigmoid_derivative(x)
