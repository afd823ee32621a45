"""A numerical derivative is right where there is one, and refused where there is none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.cause import EvaluationError
from prosetest.derivative import changed, gradient, of_function

KNOWN = [
    (math.sin, math.cos), (math.exp, math.exp), (math.tanh, lambda x: 1 - math.tanh(x) ** 2),
    (lambda x: x**3, lambda x: 3 * x**2), (math.sinh, math.cosh),
    (math.atan, lambda x: 1 / (1 + x * x)), (lambda x: max(0.0, x), lambda x: float(x > 0)),
]  # fmt: skip


@given(st.sampled_from(KNOWN), st.floats(-6, 6).filter(lambda x: abs(x) > 1e-2))
def test_the_derivative_is_the_one_of_the_books(pair: tuple, at: float) -> None:  # type: ignore[type-arg]
    """To 1e-6, as stated; the formulas of the books are the oracle."""
    function, slope = pair
    assert of_function(function)(at) == pytest.approx(slope(at), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize(
    ("function", "at"),
    [(abs, 0.0), (lambda x: max(0.0, x), 0.0), (lambda x: float(x >= 1), 1.0),
     (lambda x: abs(x) ** 0.5, 0.0), (lambda x: math.inf, 1.0)],
)  # fmt: skip
def test_a_bend_or_a_jump_has_no_derivative(function: object, at: float) -> None:
    """It is said so, never guessed."""
    with pytest.raises(EvaluationError, match="derivative there"):
        of_function(function)(at)  # type: ignore[arg-type]


def test_a_gradient_has_the_shape_of_what_it_derives_by() -> None:
    """For a number of an array, one slope for each element; the array stays as it was."""
    w = np.array([[1.0, 2.0], [3.0, 4.0]])
    w.setflags(write=False)
    found = gradient(lambda v: float((np.asarray(v) ** 2).sum()), w)
    assert np.allclose(found, 2 * w, rtol=1e-6)
    assert w.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert gradient(lambda v: sum(v), [1.0, 2.0]) == pytest.approx([1.0, 1.0])


def test_what_answers_element_by_element_has_its_own_slopes() -> None:
    """Softmax does not: there is no φ′ of it, and none is made up."""
    x = np.array([0.5, -1.0])
    assert np.allclose(of_function(np.tanh)(x), 1 - np.tanh(x) ** 2, rtol=1e-6)
    with pytest.raises(EvaluationError, match="element by element"):
        of_function(lambda v: np.exp(v) / np.exp(v).sum())(x)


def test_one_place_of_an_array_can_hold_another_number() -> None:
    """In a copy, integers becoming floats."""
    old = np.array([1, 2])
    assert changed(old, (1,), 0.5).tolist() == [1.0, 0.5]
    assert changed([[1, 2], [3, 4]], (1, 0), 9) == [[1, 2], [9, 4]]
    assert old.tolist() == [1, 2]


def test_too_much_is_refused() -> None:
    """A layer of a hundred thousand weights would take minutes."""
    with pytest.raises(EvaluationError, match="more than 400"):
        gradient(lambda v: float(v.sum()), np.ones(401))
