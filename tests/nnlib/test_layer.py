"""A dense layer's output is φ(XW + b); the oracles are fractions, single neurons and PyTorch."""

import dataclasses
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlib import Array, Dense, Neuron, central_difference, identity, relu, softmax, tanh

PYTORCH = json.loads(Path(__file__).with_name("pytorch_record.json").read_text("utf-8"))["layer"]

W = [["0.2", "0.8", "-0.5"], ["-0.9", "0.2", "0.4"]]
B = ["2.0", "3.0", "0.5"]
LAYER = Dense([[float(w) for w in row] for row in W], [float(b) for b in B], relu)

numbers = st.floats(-1e3, 1e3, allow_subnormal=False)


def exact(x: list[str]) -> list[Fraction]:
    """The layer's linear part by fractions, neuron by neuron."""
    point = [Fraction(xi) for xi in x]
    return [
        sum((xi * Fraction(W[i][j]) for i, xi in enumerate(point)), Fraction(B[j]))
        for j in range(3)
    ]


@pytest.mark.parametrize("x", [["0.5", "1.0"], ["0.5", "4.0"], ["-1/3", "7"], ["0", "0"]])
def test_the_linear_part_agrees_with_fractions(x: list[str]) -> None:
    """[0.5, 1.0] gives [6/5, 18/5, 13/20], and other points are as exact."""
    point = [float(Fraction(xi)) for xi in x]
    assert LAYER.linear(point).tolist() == pytest.approx([float(z) for z in exact(x)], abs=1e-15)


def test_relu_bites_where_a_sum_is_negative() -> None:
    """ReLU changes nothing at [0.5, 1.0] and silences the first neuron at [0.5, 4.0]."""
    assert exact(["0.5", "1.0"]) == [Fraction("1.2"), Fraction("3.6"), Fraction("0.65")]
    assert LAYER.forward([0.5, 1.0]).tolist() == pytest.approx([1.2, 3.6, 0.65], abs=1e-15)
    assert exact(["0.5", "4.0"]) == [Fraction("-1.5"), Fraction("4.2"), Fraction("1.85")]
    assert LAYER.forward([0.5, 4.0]).tolist() == pytest.approx([0.0, 4.2, 1.85], abs=1e-15)


def test_pytorch_gives_the_same() -> None:
    """torch.nn.Linear with the weights transposed, then torch.relu, recorded for two points."""
    layer = Dense(PYTORCH["weights"], PYTORCH["bias"], relu)
    np.testing.assert_allclose(layer.linear(PYTORCH["x"]), PYTORCH["linear"], rtol=0, atol=1e-15)
    np.testing.assert_allclose(layer.forward(PYTORCH["x"]), PYTORCH["forward"], rtol=0, atol=1e-15)


@given(
    arrays(np.float64, (4, 3), elements=numbers),
    arrays(np.float64, 3, elements=numbers),
    arrays(np.float64, (2, 4), elements=numbers),
)
def test_a_layer_is_a_row_of_neurons(weights: Array, bias: Array, x: Array) -> None:
    """Column j of W and number j of b make neuron j."""
    answers = Dense(weights, bias, relu).forward(x)
    for j in range(3):
        neuron = Neuron(weights[:, j], bias[j], relu)
        np.testing.assert_allclose(answers[:, j], neuron.forward(x), rtol=1e-12, atol=1e-8)


@given(st.integers(0, 5).flatmap(lambda m: arrays(np.float64, (m, 2), elements=numbers)))
def test_a_batch_equals_its_rows_one_by_one(x: Array) -> None:
    """A batch is no more than several points at once, even when it is empty."""
    for activation in (relu, softmax):
        layer = dataclasses.replace(LAYER, activation=activation)
        batch = layer.forward(x)
        assert batch.shape == (len(x), 3)
        for answer, row in zip(batch, x, strict=True):
            np.testing.assert_allclose(answer, layer.forward(row), rtol=1e-9, atol=1e-9)


def test_without_an_activation_a_layer_is_linear() -> None:
    """Its output then is its linear part."""
    layer = Dense(LAYER.weights, LAYER.bias)
    assert layer.activation is identity
    assert layer.forward([0.5, 4.0]).tolist() == layer.linear([0.5, 4.0]).tolist()


def test_two_linear_layers_are_one() -> None:
    """(XW₁ + b₁)W₂ + b₂ = X(W₁W₂) + (b₁W₂ + b₂): the reason why activations exist."""
    first = Dense(LAYER.weights, LAYER.bias)
    second = Dense([[1, 2], [3, 4], [5, 6]], [7, 8])
    single = Dense(first.weights @ second.weights, first.bias @ second.weights + second.bias)
    x = [[0.5, 1.0], [0.5, 4.0]]
    np.testing.assert_allclose(second.forward(first.forward(x)), single.forward(x), rtol=1e-14)


def test_float32_is_kept_when_everything_has_it() -> None:
    """Three float32 arrays give a float32 array; one float64 among them widens it."""
    narrow = Dense(LAYER.weights.astype(np.float32), LAYER.bias.astype(np.float32), relu)
    assert narrow.forward(np.array([0.5, 1.0], np.float32)).dtype == np.float32
    assert narrow.forward([0.5, 1.0]).dtype == np.float64


def test_a_layer_cannot_change() -> None:
    """It is frozen and holds copies that are closed to writing."""
    weights, bias = np.array([[1.0]]), np.array([2.0])
    layer = Dense(weights, bias)
    weights[0, 0] = bias[0] = 9.0
    assert (layer.weights.tolist(), layer.bias.tolist()) == ([[1.0]], [2.0])
    with pytest.raises(dataclasses.FrozenInstanceError):
        layer.bias = bias  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        layer.bias[0] = 9.0


@pytest.mark.parametrize(
    ("weights", "bias", "sentence"),
    [
        ([1, 2], [1], "weights has shape (2,), expected (n_in, n_out)"),
        ([[1, 2, 3], [4, 5, 6]], [1, 2], "bias has shape (2,), expected (3,)"),
        ([[1, 2, 3], [4, 5, 6]], [[1, 2, 3]], "bias has shape (1, 3), expected (3,)"),
        ([[1, 2], [3]], [1, 2], "weights has rows of unequal length, expected an array"),
        ([[1, np.inf]], [1, 2], "weights[0, 1] is inf, expected a finite number"),
        ([[1, 2]], [1, np.nan], "bias[1] is nan, expected a finite number"),
    ],
)
def test_wrong_parameters_are_refused(weights: object, bias: object, sentence: str) -> None:
    """A layer that exists is a layer that can answer."""
    with pytest.raises(ValueError) as refusal:
        Dense(weights, bias)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


def test_parts_of_a_wrong_kind_are_refused() -> None:
    """Text is no number, and a value is no activation."""
    with pytest.raises(TypeError, match=r"^weights holds <U1 values, expected real numbers$"):
        Dense([["1"]], [1])
    with pytest.raises(TypeError, match=r"^activation is 1, expected a function such as relu$"):
        Dense([[1]], [1], 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        ([1, 2, 3], "x has shape (3,), expected (2,) or (m, 2)"),
        ([[1], [2]], "x has shape (2, 1), expected (2,) or (m, 2)"),
        ([[0, 0], [0, -np.inf]], "x[1, 1] is -inf, expected a finite number"),
    ],
)
def test_wrong_inputs_are_refused(x: object, sentence: str) -> None:
    """Nothing is broadcast by accident, and no NaN travels on unseen."""
    with pytest.raises(ValueError) as refusal:
        LAYER.forward(x)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


# --- backwards ------------------------------------------------------------------------------


@given(
    arrays(np.float64, (3, 2), elements=st.floats(-3, 3)),
    arrays(np.float64, (3, 3), elements=st.floats(-3, 3)),
)
def test_backward_agrees_with_central_differences(x: Array, upstream: Array) -> None:
    """Weights, bias and inputs: each is nudged, and Σ upstream · A watched."""
    layer = dataclasses.replace(LAYER, activation=tanh)

    def moved(weights: Array, bias: Array, inputs: Array) -> float:
        return float((upstream * Dense(weights, bias, tanh).forward(inputs)).sum())

    gradient = layer.backward(x, upstream)
    w, b = layer.weights, layer.bias
    near: dict[str, Any] = {"rtol": 1e-6, "atol": 1e-7}
    slopes = central_difference(lambda weights: moved(weights, b, x), w)
    np.testing.assert_allclose(gradient.weights, slopes, **near)
    slopes = central_difference(lambda bias: moved(w, bias, x), b)
    np.testing.assert_allclose(gradient.bias, slopes, **near)
    slopes = central_difference(lambda inputs: moved(w, b, inputs), x)
    np.testing.assert_allclose(layer.pass_back(gradient.delta), slopes, **near)


def test_backward_is_linear_in_what_comes_from_above() -> None:
    """Twice the error above is twice the gradient, and none is none."""
    x = [[0.5, 1.0], [0.5, 4.0]]
    once = LAYER.backward(x, [[1, 2, 3], [4, 5, 6]])
    twice = LAYER.backward(x, [[2, 4, 6], [8, 10, 12]])
    assert (2 * once.weights).tolist() == twice.weights.tolist()
    assert LAYER.backward(x, np.zeros((2, 3))).bias.tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("x", "upstream", "sentence"),
    [
        ([[1, 2]], [[1, 2]], "upstream has shape (1, 2), expected (m, 3)"),
        ([[1, 2]], [[1, 2, 3], [4, 5, 6]], "upstream has shape (2, 3), expected (1, 3)"),
        ([1, 2], [[1, 2, 3]], "x has shape (2,), expected (m, 2)"),
        (np.zeros((0, 2)), [[1, 2, 3]], "x has shape (0, 2), expected at least one row"),
        ([[1, 2]], [[1, 2, np.nan]], "upstream[0, 2] is nan, expected a finite number"),
    ],
)
def test_wrong_errors_from_above_are_refused(x: object, upstream: object, sentence: str) -> None:
    """A batch comes back as it went forward, row by row."""
    with pytest.raises(ValueError) as refusal:
        LAYER.backward(x, upstream)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence
