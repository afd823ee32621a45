"""Optimizers against their definitions in exact arithmetic, and against PyTorch."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import Adam, Array, GradientDescent, Momentum, Optimizer

RECORD = json.loads(Path(__file__).with_name("pytorch_record.json").read_text("utf-8"))
EVERY: list[Optimizer] = [GradientDescent(0.1), Momentum(0.1), Adam(0.1)]


def run(optimizer: Optimizer, start: Array, gradients: list[Array]) -> Array:
    """The parameters after one step per gradient."""
    parameters, memory = start.copy(), optimizer.start(start)
    for gradient in gradients:
        change, memory = optimizer.step(gradient, memory)
        parameters = parameters + change
    return parameters


@pytest.mark.parametrize("name", sorted(RECORD["optimizers"]))
def test_pytorch_takes_the_same_steps(name: str) -> None:
    """Ten steps on gradients from 1e-6 to 1e3, to 1e-12."""
    one = RECORD["optimizers"][name]
    optimizer = {"gradient_descent": GradientDescent, "momentum": Momentum, "adam": Adam}[name](
        **one["constants"]
    )
    gradients = [np.array(gradient) for gradient in one["gradients"]]
    for count, expected in enumerate(one["parameters"], start=1):
        got = run(optimizer, np.array(one["start"]), gradients[:count])
        np.testing.assert_allclose(got, expected, rtol=1e-12)


@given(st.lists(st.integers(-8, 8), min_size=1, max_size=6))
def test_momentum_agrees_with_fractions(gradients: list[int]) -> None:
    """v := ½·v − ¼·g; halves and quarters are exact in floats."""
    velocity = place = Fraction(0)
    for gradient in gradients:
        velocity = velocity / 2 - Fraction(gradient, 4)
        place += velocity
    got = run(Momentum(0.25, 0.5), np.zeros(1), [np.array([float(g)]) for g in gradients])
    assert Fraction(float(got[0])) == place


@given(st.floats(1e-3, 1e3), st.floats(-1e3, 1e3).filter(lambda g: abs(g) > 1e-3))
def test_the_first_step_of_adam_has_the_size_of_the_rate(rate: float, gradient: float) -> None:
    """However large the gradient is: only its sign counts."""
    change = run(Adam(rate), np.zeros(1), [np.array([gradient])])
    assert change[0] == pytest.approx(-rate * np.sign(gradient), rel=1e-4)


@pytest.mark.parametrize("optimizer", EVERY, ids=lambda one: type(one).__name__)
def test_a_bowl_is_descended_to_its_bottom(optimizer: Optimizer) -> None:
    """f(x) = x² + 2·y², with its minimum at 0."""
    place, memory = np.array([3.0, -2.0]), optimizer.start(np.zeros(2))
    for _ in range(500):
        change, memory = optimizer.step(np.array([2.0, 4.0]) * place, memory)
        place = place + change
    assert np.abs(place).max() < 1e-3


@pytest.mark.parametrize("optimizer", EVERY, ids=lambda one: type(one).__name__)
def test_a_step_changes_nothing_that_it_is_given(optimizer: Optimizer) -> None:
    """The memory that comes back is new, so a step can be taken again; float32 stays."""
    gradient = np.array([2.0, -1.0], np.float32)
    gradient.setflags(write=False)
    memory = optimizer.start(gradient)
    for part in memory:
        part.setflags(write=False)
    first, _ = optimizer.step(gradient, memory)
    second, later = optimizer.step(gradient, memory)
    assert first.tolist() == second.tolist()
    assert first.dtype == np.float32
    assert [part.dtype for part in later[:2]] == [np.float32] * len(later[:2])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: GradientDescent(0), "rate is 0.0, expected a positive number"),
        (lambda: GradientDescent(float("nan")), "rate is nan, expected a finite number"),
        (lambda: Momentum(0.1, 1.5), "keep is 1.5, expected a number from 0 to 1"),
        (lambda: Adam(keep=1.0), "keep is 1.0, expected a number below 1"),
        (lambda: Adam(keep_square=-0.1), "keep_square is -0.1, expected a number from 0 to 1"),
        (lambda: Adam(epsilon=0.0), "epsilon is 0.0, expected a positive number"),
    ],
)
def test_wrong_constants_are_refused(make: type[Optimizer], sentence: str) -> None:
    """When the optimizer is made, not in the middle of a run."""
    with pytest.raises(ValueError) as refusal:
        make()
    assert str(refusal.value) == sentence
