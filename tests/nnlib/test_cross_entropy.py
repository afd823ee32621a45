"""Cross-entropies against 50 digits, from probabilities and from scores."""

from typing import Any

import mpmath
import numpy as np
import pytest

import nnlib
from tests.nnlib.precision import POINTS, ulps

SHARES = [0.0, 1e-300, 1e-17, 1e-9, 0.1, 0.25, 0.5, 0.9, 1 - 1e-9, 1 - 2**-53, 1.0]


def surprise(z: Any, y: float) -> Any:
    """−y·ln σ(z) − (1−y)·ln(1 − σ(z)), each logarithm by a series that keeps small numbers."""
    return y * mpmath.log1p(mpmath.exp(-z)) + (1 - y) * mpmath.log1p(mpmath.exp(z))


def sigmoid(z: Any) -> Any:
    return 1 / (1 + mpmath.exp(-z))


@pytest.mark.parametrize("y", [0.0, 0.25, 1.0])
def test_binary_from_logits_loses_at_most_4_units(y: float) -> None:
    """From −1e4 to 1e4, where probabilities would long be 0 or 1, and without a warning."""
    for x in POINTS.tolist():
        value = nnlib.binary_cross_entropy_from_logits([x], [y])
        assert ulps(float(value), surprise(mpmath.mpf(x), y)) <= 4


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_the_error_from_logits_loses_at_most_4_units(y: float) -> None:
    """σ(z) − 1 is taken as −σ(−z), so a prediction that is nearly right still has its error."""
    for x in POINTS.tolist():
        gradient = nnlib.binary_cross_entropy_from_logits_gradient([x], [y])
        z = mpmath.mpf(x)
        truth = sigmoid(z) if y == 0 else -sigmoid(-z)
        assert ulps(gradient[0], truth) <= 4


@pytest.mark.parametrize("y", [0.0, 0.25, 1.0])
@pytest.mark.parametrize("p", SHARES)
def test_binary_from_probabilities_loses_at_most_4_units(p: float, y: float) -> None:
    """Both ends are exact: 0 where the answer is right, ∞ where it was ruled out."""
    value = float(nnlib.binary_cross_entropy([p], [y]))
    right = mpmath.log(mpmath.mpf(p)) if p else -mpmath.inf
    wrong = mpmath.log1p(-mpmath.mpf(p)) if p < 1 else -mpmath.inf
    truth = -(y * right if y else 0) - ((1 - y) * wrong if y < 1 else 0)
    assert value == float(truth) or ulps(value, truth) <= 4


def row_surprise(row: list[float], place: int) -> Any:
    """ln Σⱼ e^(zⱼ − zᵢ), by log1p so that small sums are kept."""
    others = [mpmath.exp(mpmath.mpf(z) - row[place]) for j, z in enumerate(row) if j != place]
    return mpmath.log1p(mpmath.fsum(others))


@pytest.mark.parametrize("reach", [5, 300, 10_000])
def test_categorical_from_logits_loses_at_most_4_units(reach: int) -> None:
    """Whole scores have exact differences; rounding those is the only loss that others have."""
    random = np.random.default_rng(0)
    for row in random.integers(-reach, reach, (150, 4)).astype(np.float64).tolist():
        for place in range(4):
            y = np.eye(4)[place]
            value = nnlib.categorical_cross_entropy_from_logits([row], [y])
            assert ulps(float(value), row_surprise(row, place)) <= 4


@pytest.mark.parametrize("reach", [5, 300, 10_000])
def test_the_error_of_a_row_loses_at_most_4_units(reach: int) -> None:
    """pᵢ − 1 is taken as minus the sum of the others."""
    random = np.random.default_rng(1)
    for row in random.integers(-reach, reach, (100, 4)).astype(np.float64).tolist():
        gradient = nnlib.categorical_cross_entropy_from_logits_gradient([row], [np.eye(4)[0]])
        powers = [mpmath.exp(mpmath.mpf(z)) for z in row]
        total = mpmath.fsum(powers)
        truths = [-mpmath.fsum(powers[1:]) / total, *(power / total for power in powers[1:])]
        assert max(map(ulps, gradient[0].tolist(), truths)) <= 4


def test_equal_scores_are_the_logarithm_of_their_number() -> None:
    """Several scores may be the largest."""
    value = nnlib.categorical_cross_entropy_from_logits([[7.0, 7.0, 7.0]], [[0, 1, 0]])
    assert float(value) == pytest.approx(np.log(3), rel=1e-15)


def test_soft_targets_are_averaged() -> None:
    """A row may share its truth among several classes."""
    z, y = [[1.2, 3.6, 0.65]], [[0.25, 0.5, 0.25]]
    hard = [float(nnlib.categorical_cross_entropy_from_logits(z, [row])) for row in np.eye(3)]
    value = nnlib.categorical_cross_entropy_from_logits(z, y)
    assert float(value) == pytest.approx(float(np.dot(y[0], hard)), rel=1e-14)
    gradient = nnlib.categorical_cross_entropy_from_logits_gradient(z, y)
    np.testing.assert_allclose(gradient, nnlib.softmax(z) - y, rtol=1e-13)


def test_a_ruled_out_truth_costs_infinitely_much_in_silence() -> None:
    """The loss is ∞ and its slope −∞; a warning would say no more."""
    assert nnlib.binary_cross_entropy([0], [1]) == np.inf
    assert nnlib.binary_cross_entropy_gradient([0, 1], [0, 0]).tolist() == [0.5, np.inf]
    assert nnlib.categorical_cross_entropy([[0, 1]], [[1, 0]]) == np.inf
    assert nnlib.categorical_cross_entropy_gradient([[0, 1]], [[1, 0]]).tolist() == [[-np.inf, 0]]


@pytest.mark.parametrize(
    ("name", "prediction", "target", "sentence"),
    [
        ("binary_cross_entropy", [1.5], [1], "p[0] is 1.5, expected a number from 0 to 1"),
        ("binary_cross_entropy", [0.5], [-1], "y[0] is -1.0, expected a number from 0 to 1"),
        (
            "binary_cross_entropy_from_logits",
            [5],
            [2],
            "y[0] is 2.0, expected a number from 0 to 1",
        ),
        ("categorical_cross_entropy", [[0.5, 0.5]], [[1, 1]], "y[0] sums to 2.0, expected 1"),
        ("categorical_cross_entropy", [[0.5, 0.5]], [1], "y has shape (1,), expected (1, 2)"),
        (
            "categorical_cross_entropy_from_logits",
            [[5, 1]],
            [[0, 0]],
            "y[0] sums to 0.0, expected 1",
        ),
        ("categorical_cross_entropy_from_logits", 3, 1, "y has shape (), expected (..., n)"),
    ],
)
def test_wrong_probabilities_and_labels_are_refused(
    name: str, prediction: object, target: object, sentence: str
) -> None:
    """Both in the value and in the gradient."""
    for of in (getattr(nnlib, name), getattr(nnlib, f"{name}_gradient")):
        with pytest.raises(ValueError) as refusal:
            of(prediction, target)
        assert str(refusal.value) == sentence
