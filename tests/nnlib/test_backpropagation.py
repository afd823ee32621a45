"""The gradient of random networks, against the complex step, central differences and PyTorch."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

import nnlib
from nnlib import (
    CURVES,
    LOSSES,
    Array,
    Dense,
    Loss,
    Network,
    backpropagate,
    complex_step,
    curve_of,
    draw_network,
    glorot,
    loss_of,
    relative_error,
    relu,
)
from nnlib.backpropagation import trace

RECORD = json.loads(Path(__file__).with_name("pytorch_record.json").read_text("utf-8"))
Complex: TypeAlias = NDArray[Any]


def erf(z: Complex) -> Complex:
    """The power series, which takes complex numbers; good for |z| < 3."""
    terms = [(-1) ** k * z ** (2 * k + 1) / (math.factorial(k) * (2 * k + 1)) for k in range(60)]
    series: Complex = np.sum(terms, axis=0) * 2 / math.sqrt(math.pi)
    return series


def shares(z: Complex) -> Complex:
    powers = np.exp(z - z.real.max(axis=-1, keepdims=True))
    answer: Complex = powers / powers.sum(axis=-1, keepdims=True)
    return answer


ANALYTIC: dict[str, Callable[[Complex], Complex]] = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "softplus": lambda z: np.log(1 + np.exp(z)),
    "normal_cdf": lambda z: (1 + erf(z / math.sqrt(2))) / 2,
    "gelu": lambda z: z * (1 + erf(z / math.sqrt(2))) / 2,
    "softmax": shares,
}

ANALYTIC_LOSSES: dict[str, Callable[[Complex, Array], Complex]] = {
    "mean_squared_error": lambda p, y: ((p - y) ** 2).mean(),
    "binary_cross_entropy": lambda p, y: (-y * np.log(p) - (1 - y) * np.log(1 - p)).mean(),
    "binary_cross_entropy_from_logits": lambda z, y: (np.log(1 + np.exp(z)) - y * z).mean(),
    "categorical_cross_entropy": lambda p, y: -(y * np.log(p)).sum(axis=-1).mean(),
    "categorical_cross_entropy_from_logits": lambda z, y: (
        -((y * np.log(shares(z))).sum(axis=-1).mean())
    ),
}

SHARES = ("sigmoid", "normal_cdf", "softmax")


def complex_loss(network: Network, loss: str, x: Array, y: Array) -> Callable[[Complex], Complex]:
    """The loss as a function of θ, written once more and for complex numbers."""

    def at(vector: Complex) -> Complex:
        a, start = x, 0
        for layer in network.layers:
            n_in, n_out = layer.weights.shape
            weights = vector[start : start + n_in * n_out].reshape(n_in, n_out)
            start += n_in * n_out
            bias = vector[start : start + n_out]
            start += n_out
            a = ANALYTIC[curve_of(layer.activation).name](a @ weights + bias)
        return ANALYTIC_LOSSES[loss](a, y)

    return at


@st.composite
def cases(draw: st.DrawFn, hidden: list[str]) -> tuple[Network, Loss, Array, Array]:
    """A random network, a loss that suits its output, and examples."""
    loss = draw(st.sampled_from(LOSSES))
    on_shares = loss.name.endswith("cross_entropy")
    output = draw(st.sampled_from([n for n in hidden if not on_shares or n in SHARES]))
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=5))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    layers: list[Dense] = []
    for n_in, n_out in pairwise(sizes):
        last = len(layers) == len(sizes) - 2
        name = output if last else draw(st.sampled_from(hidden))
        if name == "softmax" and n_out == 1:  # always 1, whatever the parameters
            name = "sigmoid"
        bias = 0.5 * random.standard_normal(n_out)
        layers.append(Dense(glorot(n_in, n_out, random), bias, getattr(nnlib, name)))
    rows = draw(st.integers(1, 4))
    x = random.uniform(-1, 1, (rows, sizes[0]))
    return Network(layers), loss, x, targets(loss, random, rows, sizes[-1])


def targets(loss: Loss, random: np.random.Generator, rows: int, columns: int) -> Array:
    if loss.name.startswith("categorical"):
        return nnlib.one_hot(random.integers(0, columns, rows), columns)
    return random.integers(0, 2, (rows, columns)).astype(np.float64)


def error_in_units_of_one(got: Array, expected: Array) -> float:
    """The relative error; a gradient that is 0, as behind a lone softmax, is compared as it is."""
    if np.linalg.norm(expected) < 1e-12:
        return float(np.linalg.norm(got))
    return relative_error(got, expected)


@given(cases(list(ANALYTIC)))
def test_analytic_networks_agree_with_the_complex_step(
    case: tuple[Network, Loss, Array, Array],
) -> None:
    """To 1e-9, for any depth, widths, activations and loss."""
    network, loss, x, y = case
    slopes = complex_step(complex_loss(network, loss.name, x, y), network.parameters)
    assert error_in_units_of_one(backpropagate(network, x, y, loss).vector, slopes) <= 1e-9


@given(cases([curve.name for curve in CURVES if curve.name != "binary_step"]))
def test_all_networks_agree_with_central_differences(
    case: tuple[Network, Loss, Array, Array],
) -> None:
    """To 1e-6, kinked activations included, as long as no nudge reaches a kink."""
    network, loss, x, y = case
    for layer, passed in zip(network.layers, trace(network.layers, x), strict=True):
        assume(layer.activation not in (relu, nnlib.leaky_relu) or np.abs(passed.z).min() > 1e-3)
    slopes = nnlib.central_difference(
        lambda vector: float(backpropagate(network.with_parameters(vector), x, y, loss).loss),
        network.parameters,
    )
    got = backpropagate(network, x, y, loss).vector
    if np.linalg.norm(slopes) < 1e-5:
        assert np.linalg.norm(got - slopes) < 1e-9
    else:
        assert relative_error(got, slopes) <= 1e-6


@pytest.mark.parametrize("name", sorted(RECORD["networks"]))
def test_pytorch_gives_the_same(name: str) -> None:
    """Forward, loss and every gradient, to 1e-12."""
    one = RECORD["networks"][name]
    network = Network(
        Dense(layer["weights"], layer["bias"], getattr(nnlib, layer["activation"]))
        for layer in one["layers"]
    )
    near: dict[str, Any] = {"rtol": 1e-12, "atol": 1e-15}
    np.testing.assert_allclose(network.forward(one["x"]), one["forward"], **near)
    gradients = backpropagate(network, one["x"], one["y"], one["loss"])
    assert gradients.loss == pytest.approx(one["value"], rel=1e-12)
    for got, layer in zip(gradients.layers, one["layers"], strict=True):
        np.testing.assert_allclose(got.weights, layer["weights_gradient"], **near)
        np.testing.assert_allclose(got.bias, layer["bias_gradient"], **near)
        np.testing.assert_allclose(got.delta, layer["delta"], **near)


def test_every_loss_is_recorded() -> None:
    """A new loss without PyTorch's answer would go unnoticed otherwise."""
    assert {one["loss"] for one in RECORD["networks"].values()} == {loss.name for loss in LOSSES}


@pytest.mark.parametrize(
    ("loss", "activation"),
    [("binary_cross_entropy", nnlib.sigmoid), ("categorical_cross_entropy", nnlib.softmax)],
)
def test_at_the_output_delta_is_the_error_over_the_rows(
    loss: str, activation: nnlib.Activation
) -> None:
    """δ = (ŷ − y)/m, the formula of every textbook, for one output per question."""
    random = np.random.default_rng(0)
    network = draw_network([3, 4, 2 if "cat" in loss else 1], random, nnlib.tanh, activation)
    x = random.standard_normal((5, 3))
    y = targets(loss_of(loss), random, 5, network.sizes[-1])
    delta = backpropagate(network, x, y, loss).layers[-1].delta
    np.testing.assert_allclose(delta, (network.forward(x) - y) / 5, rtol=1e-12)


def test_a_saturated_output_still_learns() -> None:
    """Sure and wrong by 800, σ′ is 0 in floats, and the paired loss pulls with full strength."""
    network = Network([Dense([[800.0]], [0.0], nnlib.sigmoid)])
    gradients = backpropagate(network, [[1.0]], [[0.0]], "binary_cross_entropy")
    assert (gradients.loss, gradients.layers[0].delta.tolist()) == (800.0, [[1.0]])


def test_the_vector_is_laid_out_as_the_parameters_are() -> None:
    """So θ − η·g is a step of gradient descent."""
    random = np.random.default_rng(0)
    network = draw_network([2, 3, 1], random, nnlib.tanh)
    gradients = backpropagate(network, [[0.5, 1.0]], [[1.0]], "mean_squared_error")
    parts = [part for one in gradients.layers for part in (one.weights.ravel(), one.bias)]
    assert gradients.vector.tolist() == np.concatenate(parts).tolist()


def test_float32_stays() -> None:
    """A float32 network with float32 examples has float32 gradients, near those in float64."""
    random = np.random.default_rng(0)
    wide = draw_network([2, 3, 2], random, relu, nnlib.softmax)
    narrow = wide.with_parameters(wide.parameters.astype(np.float32))
    x = random.standard_normal((4, 2)).astype(np.float32)
    y = nnlib.one_hot([0, 1, 1, 0], 2)
    got = backpropagate(narrow, x, y, "categorical_cross_entropy")
    assert got.vector.dtype == got.layers[0].delta.dtype == np.float32
    expected = backpropagate(wide, x, y, "categorical_cross_entropy").vector
    assert relative_error(got.vector, expected) < 1e-6


ONE = Network([Dense([[1.0, 1.0]], [0.0, 0.0])])


@pytest.mark.parametrize(
    ("network", "x", "y", "loss", "sentence"),
    [
        (ONE, [[1, 2]], [[1, 2]], "mean_squared_error", "x has shape (1, 2), expected (m, 1)"),
        (ONE, [[1]], [[1]], "mean_squared_error", "y has shape (1, 1), expected (m, 2)"),
        (ONE, [[1]], [[1, 2]] * 2, "mean_squared_error", "y has shape (2, 2), expected (1, 2)"),
        (
            ONE,
            np.zeros((0, 1)),
            np.zeros((0, 2)),
            "mean_squared_error",
            "x has shape (0, 1), expected at least one row",
        ),
        (
            ONE,
            [[np.nan]],
            [[1, 2]],
            "mean_squared_error",
            "x[0, 0] is nan, expected a finite number",
        ),
        (
            ONE,
            [[1]],
            [[1, 2]],
            "binary_cross_entropy_from_logits",
            "y[0, 1] is 2.0, expected a number from 0 to 1",
        ),
        (
            ONE,
            [[1]],
            [[0, 0]],
            "categorical_cross_entropy_from_logits",
            "y[0] sums to 0.0, expected 1",
        ),
        (
            ONE,
            [[1]],
            [[0, 1]],
            "categorical_cross_entropy",
            "identity gives -inf to inf, expected 0.0 to 1.0 for categorical_cross_entropy",
        ),
    ],
)
def test_wrong_examples_are_refused(
    network: Network, x: object, y: object, loss: str | Loss, sentence: str
) -> None:
    """Shapes, empty batches, numbers that are none, labels, and outputs that no loss can take."""
    with pytest.raises(ValueError) as refusal:
        backpropagate(network, x, y, loss)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


def test_an_activation_without_a_derivative_is_refused() -> None:
    """A layer takes any function; learning through it needs a Curve."""
    network = Network([Dense([[1.0]], [0.0], np.sin)])
    with pytest.raises(ValueError, match=r"^activation is <ufunc 'sin'>, expected a Curve or one"):
        backpropagate(network, [[1]], [[1]], "mean_squared_error")
