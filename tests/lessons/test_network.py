"""The lesson on networks: parameters counted one by one, layers that collapse, pieces of curves."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from nnlib.network import Network
from tests.lessons.example import example

NAMES = example("network")


def test_the_parameters_of_the_network_for_digits() -> None:
    """784 → 128 → 64 → 10 has 100 480, 8 256 and 650 parameters, 109 386 in all."""
    digits: Network = NAMES["digits"]
    counted = [layer.weights.size + layer.bias.size for layer in digits.layers]
    assert counted == NAMES["n_parameters"].tolist() == [100_480, 8_256, 650]
    assert digits.parameter_count == NAMES["total"] == 109_386


def test_the_widest_network_with_one_hidden_layer() -> None:
    """One neuron more than the exercise says would need more parameters than there are."""
    counts = [(784 + 1) * n + (n + 1) * 10 for n in (NAMES["widest"], NAMES["widest"] + 1)]
    assert counts == [NAMES["wide_total"], NAMES["one_more"]]
    assert counts[0] <= 109_386 < counts[1]


def test_linear_layers_are_one() -> None:
    """The stack of linear layers answers as the single layer does, at any point."""
    points = np.random.default_rng(5).standard_normal((50, 2))
    stacked, single = NAMES["linear"].forward(points), NAMES["single"].forward(points)
    assert_allclose(stacked, single, rtol=1e-12)
    assert not np.allclose(NAMES["network"].forward(points), single)


def test_each_fold_doubles_the_pieces() -> None:
    """A network of k folds is the tent applied k times, with twice as many pieces each time."""
    x = np.linspace(0, 1, 257)
    heights = x
    for k, network in enumerate(NAMES["folds"], 1):
        heights = 1 - np.abs(2 * heights - 1)
        assert_allclose(network.forward(x[:, np.newaxis])[:, 0], heights, atol=1e-12)
        assert NAMES["fold_pieces"][k - 1] == 2**k
