"""The lesson on activations: its tables against the standard library, its gradients measured."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose

from nnlib.initialization import draw_network
from nnlib.network import Network
from tests.lessons.example import Complex, complex_gradient, example, logistic

NAMES = example("activation")
normal = NormalDist()


def sigmoid(x: float) -> float:
    """Return 1 / (1 + e⁻ˣ)."""
    return 1 / (1 + math.exp(-x))


ROWS: list[tuple[Callable[[float], float], Callable[[float], float]]] = [
    (lambda x: float(x >= 0), lambda x: 0),
    (sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    (math.tanh, lambda x: 1 / math.cosh(x) ** 2),
    (lambda x: max(0, x), lambda x: float(x > 0)),
    (lambda x: max(x, 0.01 * x), lambda x: 1 if x > 0 else 0.01),
    (lambda x: x * normal.cdf(x), lambda x: normal.cdf(x) + x * normal.pdf(x)),
    (lambda x: math.log1p(math.exp(x)), sigmoid),
    (lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x))),
    (lambda x: x if x >= 0 else math.expm1(x), lambda x: 1 if x >= 0 else math.exp(x)),
]


@pytest.mark.parametrize("row", range(len(ROWS)))
def test_both_tables(row: int) -> None:
    """Values and slopes at the five places are those of the standard library."""
    value, slope = ROWS[row]
    places = NAMES["at"].tolist()
    assert_allclose(NAMES["values"][:, row], [value(x) for x in places], atol=1e-12)
    assert_allclose(NAMES["slopes"][:, row], [slope(x) for x in places], atol=1e-12)


def test_the_lowest_points() -> None:
    """GELU and SiLU are lowest where their slopes vanish."""
    for function, name in ((ROWS[5], "gelu"), (ROWS[7], "silu")):
        value, slope = function
        valley = float(NAMES[f"{name}_valley"])
        assert slope(valley - 1e-3) < 0 < slope(valley + 1e-3)
        assert_allclose(NAMES[f"{name}_low"], value(valley), atol=1e-8)


@pytest.mark.parametrize(
    ("name", "bend"),
    [("sigmoid", logistic), ("tanh", np.tanh), ("relu", lambda z: z * (z.real > 0))],
)
def test_the_gradient_through_ten_layers(name: str, bend: Callable[[Complex], Complex]) -> None:
    """The first and the last gradient of each network are the slopes of its loss."""
    network = drawn(name)
    for place in (0, -1):
        weights = network.layers[place].weights
        slopes = complex_gradient(partial(loss, network, bend, place), weights)
        assert_allclose(np.abs(slopes).mean(), NAMES[f"with_{name}"][place], rtol=1e-9)


def drawn(name: str) -> Network:
    """Return the lesson's network with one activation."""
    weights = NAMES["he" if name == "relu" else "glorot"]
    sizes = [2, *[NAMES["width"]] * NAMES["depth"], 1]
    random = np.random.default_rng(0)
    return draw_network(sizes, random, NAMES[name], NAMES["sigmoid"], weights)


def loss(network: Network, bend: Callable[[Complex], Complex], place: int, weights: Complex) -> Any:
    """The mean cross-entropy with other weights in one layer, written without nnlib."""
    matrices: list[Any] = [layer.weights for layer in network.layers]
    matrices[place] = weights
    a: Any = NAMES["inputs"]
    for matrix, layer in zip(matrices[:-1], network.layers, strict=False):
        a = bend(a @ matrix + layer.bias)
    p = logistic(a @ matrices[-1] + network.layers[-1].bias)
    y = NAMES["targets"]
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


def test_dead_networks() -> None:
    """A dead network answers one half to everything, and has no slope to leave that state."""
    hidden = NAMES["dead"].layers[0]
    assert (NAMES["corners"] @ hidden.weights + hidden.bias <= 0).all()
    assert_allclose(NAMES["dead_answers"], 0.5, atol=1e-3)
    assert NAMES["dead_hidden"] == 0
