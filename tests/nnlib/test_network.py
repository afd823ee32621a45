"""A network is its layers in sequence, and its parameters are one vector."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import Dense, Network, draw_network, relu, sigmoid, softmax, tanh

SMALL = draw_network([2, 3, 4, 2], np.random.default_rng(0), tanh, softmax)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=5), st.integers(0, 4))
def test_a_network_is_the_composition_of_its_layers(sizes: list[int], rows: int) -> None:
    """For a batch, for none, and for each point alone."""
    network = draw_network(sizes, np.random.default_rng(0), relu)
    x = np.random.default_rng(1).standard_normal((rows, sizes[0]))
    expected: nnlib.Array = x
    for layer in network.layers:
        expected = layer.forward(expected)
    answer = network.forward(x)
    assert answer.tolist() == expected.tolist()
    for row, point in zip(answer, x, strict=True):
        np.testing.assert_allclose(network.forward(point), row, rtol=1e-13)


@given(st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_parameters_are_counted_and_laid_out_layer_by_layer(sizes: list[int]) -> None:
    """There and back changes nothing, and the count is Σ n_in·n_out + n_out."""
    network = draw_network(sizes, np.random.default_rng(0))
    pairs = list(pairwise(sizes))
    assert network.parameter_count == sum(n_in * n_out + n_out for n_in, n_out in pairs)
    vector = np.arange(1.0, network.parameter_count + 1)
    other = network.with_parameters(vector)
    assert other.parameters.tolist() == vector.tolist()
    assert other.sizes == network.sizes == tuple(sizes)
    first = other.layers[0]
    assert [*first.weights.ravel(), *first.bias] == list(range(1, 1 + sizes[1] * (sizes[0] + 1)))


def test_the_network_of_the_lesson_has_109386_parameters() -> None:
    """784 pixels, 128 and 64 neurons, 10 digits."""
    network = draw_network([784, 128, 64, 10], np.random.default_rng(0), relu, softmax)
    assert [layer.weights.size + layer.bias.size for layer in network.layers] == [100480, 8256, 650]
    assert network.summary() == "\n".join(
        [
            "layer  sizes      activation  parameters",
            "1      784 → 128  relu            100480",
            "2      128 → 64   relu              8256",
            "3      64 → 10    softmax            650",
            "total                             109386",
        ]
    )


def test_changing_what_comes_out_changes_no_network() -> None:
    """Neither the vector that was read nor the one that was given is kept."""
    vector = SMALL.parameters
    network = SMALL.with_parameters(vector)
    vector[:] = 0.0
    assert SMALL.parameters.any()
    assert network.parameters.any()
    with pytest.raises(ValueError, match="read-only"):
        network.layers[0].weights[0, 0] = 1.0


def test_the_largest_output_is_predicted() -> None:
    """A batch gives a number per row, a point a number."""
    x = np.random.default_rng(0).standard_normal((5, 2))
    predicted = SMALL.predict(x)
    assert predicted.tolist() == [int(np.argmax(SMALL.forward(point))) for point in x]
    assert SMALL.predict(x[0]) == predicted[0]


@pytest.mark.parametrize("activation", [sigmoid, nnlib.normal_cdf, tanh, nnlib.identity])
def test_a_lone_output_is_decided_in_the_middle(activation: nnlib.Activation) -> None:
    """½ for a probability, 0 for scores and for tanh: where the sum of the neuron is 0."""
    network = Network([Dense([[1.0]], [0.0], activation)])
    assert network.predict([[-0.1], [0.0], [0.1]]).tolist() == [0, 1, 1]


def test_float32_stays() -> None:
    """A network drawn in float32 answers float32 in float32."""
    network = draw_network([2, 3, 1], np.random.default_rng(0), dtype=np.float32)
    assert network.parameters.dtype == np.float32
    assert network.forward(np.ones((4, 2), np.float32)).dtype == np.float32


@pytest.mark.parametrize(
    ("layers", "sentence"),
    [
        ([], "layers has 0 entries, expected at least one"),
        (
            [Dense([[1, 2]], [0, 0]), Dense([[1]], [0])],
            "layers[1].weights has shape (1, 1), expected (2, n_out)",
        ),
    ],
)
def test_layers_that_do_not_fit_are_refused(layers: list[Dense], sentence: str) -> None:
    """The sentence names the later one."""
    with pytest.raises(ValueError) as refusal:
        Network(layers)
    assert str(refusal.value) == sentence


def test_what_is_no_layer_is_refused() -> None:
    """An activation alone is none."""
    with pytest.raises(TypeError, match=r"^layers\[0\] is 3, expected a Dense layer$"):
        Network([3])  # type: ignore[list-item]


def test_wrong_vectors_and_inputs_are_refused() -> None:
    """Nothing is cut or filled up."""
    with pytest.raises(ValueError, match=r"^vector has shape \(34,\), expected \(35,\)$"):
        SMALL.with_parameters(np.zeros(34))
    with pytest.raises(ValueError, match=r"^x has shape \(3,\), expected \(2,\) or \(m, 2\)$"):
        SMALL.forward([1, 2, 3])
    with pytest.raises(ValueError, match=r"^x\[0\] is nan, expected a finite number$"):
        SMALL.predict([np.nan, 2])
