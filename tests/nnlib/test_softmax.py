"""Softmax against 50 digits; its other properties are in `test_activation.py`."""

from typing import Any

import mpmath
import numpy as np

import nnlib
from nnlib import Array
from tests.nnlib.precision import ulps


def truth(row: list[float]) -> list[Any]:
    powers = [mpmath.exp(mpmath.mpf(x)) for x in row]
    return [power / mpmath.fsum(powers) for power in powers]


def errors(rows: Array) -> list[float]:
    """The worst probability of each row, in units of its last place."""
    return [
        max(map(ulps, got, truth(row)))
        for got, row in zip(nnlib.softmax(rows).tolist(), rows.tolist(), strict=True)
    ]


def test_scores_with_exact_differences_lose_at_most_4_units() -> None:
    """Whole numbers have them, from −1e4 to 1e4; most of the probabilities are 0 or subnormal."""
    random = np.random.default_rng(0)
    for reach in (5, 300, 10_000):
        assert max(errors(random.integers(-reach, reach, (200, 4)).astype(np.float64))) <= 4


def test_otherwise_the_error_is_that_of_rounding_the_scores() -> None:
    """Softmax magnifies a relative error of a score by the score itself: e^x does."""
    random = np.random.default_rng(1)
    for reach in (1.0, 30.0, 1e4):
        rows = random.uniform(-reach, reach, (200, 4))
        assert max(errors(rows)) <= 4 + 2 * min(reach, 750)
