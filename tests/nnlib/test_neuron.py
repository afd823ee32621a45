"""A neuron's answer is φ(wᵀx + b); the oracle is exact arithmetic with fractions."""

import dataclasses
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import Neuron, binary_step, identity, relu

numbers = st.floats(-1e6, 1e6, allow_subnormal=False)
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8)


def exact(weights: list[float], bias: float, x: list[float]) -> Fraction:
    """The weighted sum of exactly these floats, without any rounding."""
    products = [Fraction(w) * Fraction(xi) for w, xi in zip(weights, x, strict=True)]
    return sum(products, Fraction(bias))


def scale(weights: list[float], bias: float, x: list[float]) -> float:
    """The size of the terms, against which a rounding error is measured."""
    terms = [abs(w * xi) for w, xi in zip(weights, x, strict=True)]
    return sum(terms, abs(bias))


@pytest.mark.parametrize(("x", "z"), [([2, 3], "3.6"), ([3, 2], "3.4")])
def test_the_example_neuron_by_fractions(x: list[int], z: str) -> None:
    """0.4·2 + 0.6·3 + 1 is 36/10; the 3.4 in print belongs to the inputs swapped."""
    w, b = [Fraction("0.4"), Fraction("0.6")], Fraction(1)
    assert w[0] * x[0] + w[1] * x[1] + b == Fraction(z)
    assert Neuron([0.4, 0.6], 1).weighted_sum(x) == pytest.approx(float(z), abs=1e-15)


@given(pairs, numbers)
def test_the_weighted_sum_agrees_with_exact_arithmetic(
    terms: list[tuple[float, float]], bias: float
) -> None:
    """Every float is a fraction, so the true sum is known; ours is off by rounding alone."""
    weights, x = [w for w, _ in terms], [xi for _, xi in terms]
    error = Fraction(float(Neuron(weights, bias).weighted_sum(x))) - exact(weights, bias, x)
    underflow = 1e-300  # products below the least float are rounded to 0
    assert abs(error) <= 2e-15 * scale(weights, bias, x) + underflow


@given(st.lists(st.tuples(numbers, numbers), max_size=5), numbers)
def test_a_batch_equals_its_rows_one_by_one(rows: list[tuple[float, float]], bias: float) -> None:
    """A batch is no more than several points at once, even when it is empty."""
    neuron = Neuron([0.4, -0.6], bias)
    batch = neuron.forward(np.array(rows).reshape(-1, 2))
    assert batch.shape == (len(rows),)
    for answer, row in zip(batch, rows, strict=True):
        assert answer == pytest.approx(float(neuron.forward(row)), rel=1e-12, abs=1e-9)


def test_relu_is_the_activation_unless_another_is_given() -> None:
    """The same negative sum is silenced, kept or turned into a vote, as φ decides."""
    x = [2, 3]
    assert Neuron([0.4, 0.6], -10).activation is relu
    assert Neuron([0.4, 0.6], -10).forward(x) == 0.0
    assert Neuron([0.4, 0.6], -10, identity).forward(x) == pytest.approx(-7.4, abs=1e-12)
    assert Neuron([0.4, 0.6], -10, binary_step).forward(x) == 0.0


def test_one_point_gives_one_number() -> None:
    """A point in, a NumPy scalar out: not an array with one element."""
    assert isinstance(Neuron([0.4, 0.6], 1).forward([2, 3]), np.float64)


def test_float32_is_kept_when_weights_and_inputs_have_it() -> None:
    """The bias, a plain number, does not widen the result."""
    neuron = Neuron(np.array([0.4, 0.6], np.float32), 1)
    assert neuron.forward(np.array([2, 3], np.float32)).dtype == np.float32


def test_a_neuron_cannot_change() -> None:
    """It is frozen, its weights too, and it kept a copy of what it was given."""
    given_weights = np.array([0.4, 0.6])
    neuron = Neuron(given_weights, 1)
    given_weights[0] = 9.0
    assert neuron.weights.tolist() == [0.4, 0.6]
    with pytest.raises(dataclasses.FrozenInstanceError):
        neuron.bias = 2.0  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        neuron.weights[0] = 9.0


def test_a_changed_neuron_is_a_new_neuron() -> None:
    """`dataclasses.replace` gives a neuron with one part exchanged, checked like any other."""
    neuron = Neuron([0.4, 0.6], 1)
    other = dataclasses.replace(neuron, bias=0)
    assert (neuron.bias, other.bias, other.activation) == (1.0, 0.0, relu)


def test_inputs_are_not_changed() -> None:
    """The caller's array is only read."""
    x = np.array([2.0, 3.0])
    Neuron([0.4, 0.6], 1).forward(x)
    assert x.tolist() == [2.0, 3.0]


@pytest.mark.parametrize(
    ("weights", "bias", "sentence"),
    [
        ([[0.4, 0.6]], 1, "weights has shape (1, 2), expected (n,)"),
        (0.4, 1, "weights has shape (), expected (n,)"),
        ([0.4, 0.6], [1], "bias has shape (1,), expected ()"),
        ([0.4, np.nan], 1, "weights[1] is nan, expected a finite number"),
        ([0.4, 0.6], np.inf, "bias is inf, expected a finite number"),
    ],
)
def test_wrong_parameters_are_refused(weights: object, bias: object, sentence: str) -> None:
    """A neuron that exists is a neuron that can answer."""
    with pytest.raises(ValueError) as refusal:
        Neuron(weights, bias)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("weights", "bias", "activation", "sentence"),
    [
        (["0.4", "0.6"], 1, relu, "weights holds <U3 values, expected real numbers"),
        ([0.4, 0.6], None, relu, "bias holds object values, expected real numbers"),
        ([0.4, 0.6], 1, "relu", "activation is 'relu', expected a function such as relu"),
    ],
)
def test_parts_of_a_wrong_kind_are_refused(
    weights: object, bias: object, activation: object, sentence: str
) -> None:
    """Text is not parsed and a function's name is not looked up."""
    with pytest.raises(TypeError) as refusal:
        Neuron(weights, bias, activation)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        ([1, 2, 3], "x has shape (3,), expected (2,) or (m, 2)"),
        ([[1], [2]], "x has shape (2, 1), expected (2,) or (m, 2)"),
        (5, "x has shape (), expected (2,) or (m, 2)"),
        ([1, np.nan], "x[1] is nan, expected a finite number"),
    ],
)
def test_wrong_inputs_are_refused(x: object, sentence: str) -> None:
    """Nothing is broadcast by accident, and no NaN travels on unseen."""
    with pytest.raises(ValueError) as refusal:
        Neuron([0.4, 0.6], 1).forward(x)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence
