"""Softmax turns the scores of a row into probabilities, and its derivative is a matrix per row."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.boundary import Array, real


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
