"""First weights come from a source that is passed in, with the spread that their inventors gave."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

import nnlib
from nnlib import Random, draw_network, glorot, he, normal, sigmoid, zeros
from nnlib.initialization import Initialization

DRAWN = [normal, glorot, he]
SOURCES = [np.random.default_rng, np.random.RandomState]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("draw", DRAWN)
def test_the_same_seed_draws_the_same_weights(
    draw: Initialization, source: Callable[[int], Random]
) -> None:
    """And nothing else does: no state is kept between calls."""
    first, second, other = (draw(3, 4, source(seed)) for seed in (0, 0, 1))
    assert first.shape == (3, 4)
    assert first.tolist() == second.tolist() != other.tolist()


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("draw", "deviation"),
    [(normal, 1.0), (glorot, math.sqrt(2 / (300 + 500))), (he, math.sqrt(2 / 300))],
)
def test_the_spread_is_the_one_stated(
    draw: Initialization, deviation: float, source: Callable[[int], Random]
) -> None:
    """150 000 weights show it to one part in a hundred; their mean is nearly 0."""
    weights = draw(300, 500, source(0))
    assert weights.std() == pytest.approx(deviation, rel=0.01)
    assert abs(weights.mean()) < 0.01 * deviation


def test_glorot_reaches_its_bound_and_no_further() -> None:
    """√(6 / (n_in + n_out))."""
    largest = np.abs(glorot(300, 500, np.random.default_rng(0))).max()
    assert 0.999 * math.sqrt(6 / 800) < largest <= math.sqrt(6 / 800)


def test_legacy_numbers_are_those_of_randn() -> None:
    """W₁ = randn(2, 2), then W₂ = randn(2, 1), after np.random.seed(0)."""
    legacy = np.random.RandomState(0)
    expected = [legacy.randn(2, 2).tolist(), legacy.randn(2, 1).tolist()]
    network = draw_network([2, 2, 1], np.random.RandomState(0), sigmoid, sigmoid, normal)
    assert [layer.weights.tolist() for layer in network.layers] == expected
    assert not any(layer.bias.any() for layer in network.layers)


def test_zeros_never_tell_two_neurons_apart() -> None:
    """After training all columns of the hidden layer are still equal: why weights are drawn."""
    network = draw_network([2, 3, 1], np.random.default_rng(0), sigmoid, sigmoid, zeros)
    x, y = nnlib.xor()
    *_, last = nnlib.train(
        network, x, y, "binary_cross_entropy", nnlib.GradientDescent(1.0), epochs=50
    )
    hidden = last.network.layers[0].weights
    assert (hidden == hidden[:, :1]).all()


def test_he_keeps_the_size_of_a_signal_through_relu() -> None:
    """After ten layers of ReLU it is neither gone nor grown; half as wide it shrinks by 2¹⁰."""
    random = np.random.default_rng(0)
    x = random.standard_normal((200, 256))
    kept = draw_network([256] * 11, random, nnlib.relu, nnlib.relu, he).forward(x)
    lost = draw_network(
        [256] * 11, random, nnlib.relu, nnlib.relu, lambda *sizes: he(*sizes) / math.sqrt(2)
    ).forward(x)
    assert 0.5 < (kept**2).mean() / (x**2).mean() < 2
    assert (lost**2).mean() / (kept**2).mean() == pytest.approx(2**-10, rel=0.7)


@pytest.mark.parametrize("draw", DRAWN)
def test_a_seed_is_no_source(draw: Initialization) -> None:
    """Nor is the module np.random, whose state is hidden and shared."""
    for source in (0, None, np.random):
        with pytest.raises(TypeError, match=r"^random is .*, expected np\.random\.default_rng\(se"):
            draw(2, 3, source)  # type: ignore[arg-type]


def test_wrong_sizes_are_refused() -> None:
    """By name, and before anything is drawn."""
    random = np.random.default_rng(0)
    with pytest.raises(ValueError, match=r"^n_in is 0, expected at least 1$"):
        he(0, 3, random)
    with pytest.raises(TypeError, match=r"^n_out is 2\.5, expected a whole number$"):
        glorot(3, 2.5, random)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^sizes has 1 entries, expected at least 2$"):
        draw_network([3], random)
