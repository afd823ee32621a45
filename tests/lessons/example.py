"""The names of a lesson's example, and an oracle for its gradients that shares no code with it."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tests.conftest import ROOT

Complex = NDArray[np.complexfloating[Any]]


@cache
def example(lesson: str) -> dict[str, Any]:
    """Return the names of a lesson's example, which runs once."""
    return runpy.run_path(str(ROOT / "scripts/lessons" / lesson / "example.py"))


def complex_gradient(f: Callable[[Complex], Any], at: ArrayLike) -> NDArray[np.float64]:
    """Return ∂f/∂x = Im f(x + ih) / h, which subtracts nothing and so loses nothing."""
    point = np.asarray(at, dtype=np.complex128)
    nudges = [1e-40j * row.reshape(point.shape) for row in np.eye(point.size)]
    slopes = [f(point + nudge).imag / 1e-40 for nudge in nudges]
    return np.asarray(slopes, np.float64).reshape(point.shape)


def logistic(t: Complex) -> Complex:
    """Return 1 / (1 + e⁻ᵗ) of complex numbers."""
    return np.asarray(1 / (1 + np.exp(-t)))
