"""Integrals and limits that are known come out to ten digits; others are refused."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from prosetest.cause import EvaluationError
from prosetest.quadrature import integral, limit

INF = math.inf


@pytest.mark.parametrize(
    ("function", "low", "high", "wanted"),
    [
        (lambda x: x * x, 0, 1, 1 / 3),
        (lambda x: x * x, 1, 0, -1 / 3),
        (lambda x: 1.0, 2, 2, 0),
        (math.log, 0, 1, -1),
        (lambda x: 1 / math.sqrt(x), 0, 1, 2),
        (lambda x: math.exp(-x), 0, INF, 1),
        (lambda x: math.exp(x), -INF, 0, 1),
        (lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi), -INF, INF, 1),
        (lambda x: 1 / (1 + x * x), -INF, INF, math.pi),
        (lambda x: math.sin(x) ** 2, 0, 20, 10 - math.sin(40) / 4),
    ],
)
def test_known_integrals(
    function: Callable[[float], float], low: float, high: float, wanted: float
) -> None:
    """Infinite at a bound, over infinite bounds, many waves."""
    assert integral(function, low, high) == pytest.approx(wanted, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("function", "low", "high"),
    [(lambda x: 1 / x, 0, 1), (math.cos, 0, INF), (lambda x: float(x > 1 / 3), 0, 1)],
)
def test_what_does_not_settle(function: Callable[[float], float], low: float, high: float) -> None:
    """An infinite integral, endless waves, a step."""
    with pytest.raises((EvaluationError, OverflowError, ValueError)):
        integral(function, low, high)


@pytest.mark.parametrize(
    ("function", "to", "wanted"),
    [
        (lambda x: math.sin(x) / x, 0, 1),
        (lambda x: (x * x - 1) / (x - 1), 1, 2),
        (lambda n: (1 + 1 / n) ** n, INF, math.e),
        (lambda n: n / (2 * n + 1), INF, 0.5),
        (math.exp, -INF, 0),
    ],
)
def test_known_limits(function: Callable[[float], float], to: float, wanted: float) -> None:
    """At a hole, and at infinity."""
    assert limit(function, to) == pytest.approx(wanted, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    ("function", "to"),
    [(lambda x: 1 / x, 0), (lambda x: abs(x) / x, 0), (math.sin, INF), (lambda x: 1 / x**2, 0)],
)
def test_no_limit(function: Callable[[float], float], to: float) -> None:
    """Both sides differ, or nothing settles."""
    with pytest.raises(EvaluationError):
        limit(function, to)
