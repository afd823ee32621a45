"""How far a float is from the truth, in units in its last place; the truth has 50 digits."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np

from nnlib import Array

mpmath.mp.dps = 50

NEAR = np.concatenate([np.linspace(-1, 1, 401), [1e-300, -1e-300, 1e-17, -1e-17, 1e-9, -1e-9]])
MIDDLE = np.random.default_rng(1).uniform(-40, 40, 600)
EDGE = np.random.default_rng(2).uniform(-760, 760, 600)
POINTS = np.concatenate([NEAR, MIDDLE, EDGE, np.linspace(-1e4, 1e4, 401)])
"""From −1e4 to 1e4, denser near 0 and where a power of e leaves the range of floats."""


def ulps(got: float, truth: Any) -> float:
    """The distance in units of the truth's last place, which is 2⁻¹⁰⁷⁴ among the subnormals."""
    unit = mpmath.mpf(math.ulp(float(truth)))
    return float(abs(mpmath.mpf(float(got)) - truth) / unit)


def worst(of: Callable[[Array], Array], truth: Callable[[Any], Any], x: Array) -> float:
    """The largest distance over all points, computed as one array."""
    return max(ulps(y, truth(mpmath.mpf(xi))) for xi, y in zip(x.tolist(), of(x), strict=True))
