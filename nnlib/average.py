"""The loss of a batch is the mean of its terms, so that the learning rate fits any batch size.

A term is the loss of one number or, for categorical cross-entropy, of one row.
Terms fill rows and columns; a stack (k, m, n) is k batches, and gives k means.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np

from nnlib.boundary import Array

Terms: TypeAlias = tuple[Array, Array]
"""The terms of a loss, and the slope of its own term by each number predicted."""


def mean(terms: Array) -> Array:
    """The mean over rows and columns is Σ terms / count.

    Shapes: (n,) or (m, n) gives one number; a stack (k, m, n) gives (k,).

    >>> float(mean(np.array([1.0, 2.0, 6.0])))
    3.0
    """
    total: Array = np.add.reduce(terms, axis=None if terms.ndim < 3 else (-2, -1))
    return total / _count(terms)


def per_number(terms: Terms) -> Array:
    """The gradient of a mean is the slope of each term over their count.

    >>> per_number((np.array([1.0, 4.0]), np.array([-2.0, 4.0]))).tolist()
    [-1.0, 2.0]
    """
    values, slopes = terms
    return slopes / _count(values)


def _count(terms: Array) -> int:
    return math.prod(terms.shape[-2:]) if terms.ndim > 2 else terms.size
