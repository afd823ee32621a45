"""GELU weighs a number by its place in the normal distribution: φ(x) = x·Φ(x).

Φ and GELU are right to 4 units in the last place for x ≥ −1. The left tail is ill-conditioned: Φ(x)
magnifies the rounding of −x/√2 by about x², which makes over a thousand units where Φ ends.
So do the slopes on both sides, and that of GELU where it crosses 0, at x ≈ −0.7518.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from nnlib.boundary import Array, real

_FAR = 40.0
"""Beyond ±40 the bell curve is below the least float: cutting x there only keeps x² finite."""


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
