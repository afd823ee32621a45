"""ELU bends negative numbers smoothly towards −1: φ(x) = x for x ≥ 0, else eˣ − 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.boundary import Array, real


def elu(x: ArrayLike) -> Array:
    """ELU bends negative numbers smoothly towards −1: φ(x) = x for x ≥ 0, else eˣ − 1.

    Range: (−1, ∞), rounded to −1 far out.
    Source: Clevert, Unterthiner and Hochreiter (2015), arXiv:1511.07289, with its α = 1.

    >>> elu([-1, 0, 1]).round(6).tolist()
    [-0.632121, 0.0, 1.0]
    """
    x = real("x", x)
    return np.maximum(x, 0.0) + np.expm1(np.minimum(x, 0.0))


def elu_derivative(x: ArrayLike) -> Array:
    """ELU's slope has no jump: φ′(x) = 1 for x ≥ 0, else eˣ.

    Range: (0, 1], rounded to 0 far out.

    >>> elu_derivative([-1, 0, 1]).round(6).tolist()
    [0.367879, 1.0, 1.0]
    """
    return np.exp(np.minimum(real("x", x), 0.0))
