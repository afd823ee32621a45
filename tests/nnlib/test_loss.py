"""The mean squared error against 50 digits, and what every loss has in common."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import LOSSES, Loss, loss_of
from tests.nnlib.precision import ulps

numbers = st.floats(-1e4, 1e4)


def targets(loss: Loss, random: np.random.Generator, rows: int, columns: int) -> nnlib.Array:
    """Answers of the kind that the loss takes."""
    if loss.name.startswith("categorical"):
        return nnlib.one_hot(random.integers(0, columns, rows), columns)
    if loss.name.startswith("binary"):
        return random.integers(0, 2, (rows, columns)).astype(np.float64)
    return random.standard_normal((rows, columns))


@given(numbers, numbers)
def test_the_squared_error_loses_at_most_4_units(prediction: float, target: float) -> None:
    """However close the two are, their difference is rounded once."""
    difference = mpmath.mpf(prediction) - mpmath.mpf(target)
    assert ulps(float(nnlib.mean_squared_error([prediction], [target])), difference**2) <= 4
    gradient = nnlib.mean_squared_error_gradient([prediction], [target])
    assert ulps(gradient[0], 2 * difference) <= 4


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_the_gradient_is_the_slope_of_the_value(loss: Loss) -> None:
    """Central differences agree, so the convention of averaging is the same in both."""
    random = np.random.default_rng(0)
    y = targets(loss, random, 4, 3)
    x = random.uniform(0.1, 0.9, (4, 3))
    slopes = nnlib.central_difference(lambda p: loss.value(p, y), x)
    assert nnlib.relative_error(loss.gradient(x, y), slopes) < 1e-8


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_twice_the_batch_is_the_same_loss(loss: Loss) -> None:
    """A loss is a mean: the learning rate does not depend on the number of rows."""
    random = np.random.default_rng(1)
    y, x = targets(loss, random, 4, 3), random.uniform(0.1, 0.9, (4, 3))
    twice = loss.value(np.vstack([x, x]), np.vstack([y, y]))
    assert twice == pytest.approx(float(loss.value(x, y)), rel=1e-14)
    gradient = loss.gradient(np.vstack([x, x]), np.vstack([y, y]))[:4]
    np.testing.assert_allclose(2 * gradient, loss.gradient(x, y), rtol=1e-14)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_a_loss_after_its_activation_equals_the_two_taken_together(loss: Loss) -> None:
    """Where both ways are stable they agree: σ, softmax or nothing, then the loss."""
    random = np.random.default_rng(2)
    y, z = targets(loss, random, 4, 3), random.standard_normal((4, 3))
    curve = nnlib.curve_of(loss.pairs_with)
    terms, slopes = loss.score_terms(z, y)
    assert float(terms.mean()) == pytest.approx(float(loss.value(curve(z), y)), rel=1e-13)
    apart = curve.backward(z, loss.gradient(curve(z), y))
    np.testing.assert_allclose(slopes / terms.size, apart, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_float32_stays(loss: Loss) -> None:
    """The prediction decides; targets follow it."""
    random = np.random.default_rng(3)
    y, x = targets(loss, random, 4, 3), random.uniform(0.1, 0.9, (4, 3)).astype(np.float32)
    assert loss.value(x, y).dtype == loss.gradient(x, y).dtype == np.float32
    assert float(loss.value(x, y)) == pytest.approx(
        float(loss.value(x.astype(np.float64), y)), rel=1e-6
    )


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_a_stack_of_batches_has_one_loss_each(loss: Loss) -> None:
    """k networks that are trained at once have k losses."""
    random = np.random.default_rng(4)
    y = np.stack([targets(loss, random, 4, 3) for _ in range(2)])
    x = random.uniform(0.1, 0.9, (2, 4, 3))
    expected = [float(loss.value(*one)) for one in zip(x, y, strict=True)]
    np.testing.assert_allclose(loss.value(x, y), expected, rtol=1e-14)


def test_a_loss_is_found_by_function_name_and_itself() -> None:
    """What is none of them is refused, for its gradient is not known."""
    for loss in LOSSES:
        assert loss_of(loss) is loss_of(loss.name) is loss_of(loss.value) is loss
        assert loss.gradient is getattr(nnlib, f"{loss.name}_gradient")
    with pytest.raises(ValueError, match=r"^loss is 'hinge', expected a Loss or one of mean_squ"):
        loss_of("hinge")


@pytest.mark.parametrize(
    ("prediction", "target", "sentence"),
    [
        ([1, 2], [1], "target has shape (1,), expected (2,)"),
        ([[1], [2]], [1, 2], "target has shape (2,), expected (2, 1)"),
        (
            np.zeros((0, 2)),
            np.zeros((0, 2)),
            "prediction has shape (0, 2), expected at least one row",
        ),
        ([], [], "prediction has shape (0,), expected at least one number"),
        ([np.nan], [1], "prediction[0] is nan, expected a finite number"),
        ([1], [np.inf], "target[0] is inf, expected a finite number"),
    ],
)
def test_wrong_pairs_are_refused(prediction: object, target: object, sentence: str) -> None:
    """Nothing is broadcast: (m,) against (m, 1) would give m² differences."""
    for of in (nnlib.mean_squared_error, nnlib.mean_squared_error_gradient):
        with pytest.raises(ValueError) as refusal:
            of(prediction, target)  # type: ignore[arg-type]
        assert str(refusal.value) == sentence
