"""What comes into nnlib is an array of real numbers of a known shape, or is refused."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nnlib.boundary import (
    batch,
    constant,
    expect_count,
    expect_distributions,
    expect_positive,
    expect_shape,
    expect_shares,
    finite,
    inputs,
    pair,
    real,
)


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        (3, np.float64),
        ([1, 2], np.float64),
        (np.array([1, 2], np.uint8), np.float64),
        (np.array([0.5], np.float16), np.float64),
        (np.array([0.5], np.float32), np.float32),
        ([], np.float64),
    ],
)
def test_float32_stays_and_all_else_becomes_float64(value: object, dtype: type) -> None:
    """The kind of number that comes out depends on one thing: whether float32 came in."""
    assert real("x", value).dtype == dtype  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["3.6", None, True, [1j], [object()], {"x": 1}, [1, "2"]])
def test_what_is_not_a_real_number_is_refused_by_name(value: object) -> None:
    """Text, None, truth values, complex numbers and objects are no real numbers."""
    with pytest.raises(TypeError, match=r"^x holds .* values, expected real numbers$"):
        real("x", value)  # type: ignore[arg-type]


def test_rows_of_unequal_length_are_refused_in_our_words() -> None:
    """NumPy's own message on ragged rows speaks of setting an array element."""
    with pytest.raises(ValueError, match=r"^x has rows of unequal length, expected an array$"):
        real("x", [[1, 2], [3]])


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (float("nan"), "w is nan, expected a finite number"),
        ([1.0, float("-inf")], "w[1] is -inf, expected a finite number"),
        ([[1, 2], [float("inf"), 3]], "w[1, 0] is inf, expected a finite number"),
    ],
)
def test_a_number_that_is_not_finite_is_named_with_its_place(value: object, sentence: str) -> None:
    """The message says which of many weights went wrong."""
    with pytest.raises(ValueError) as refusal:
        finite("w", value)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


def test_a_shape_that_fits_one_of_several_is_accepted() -> None:
    """A name stands for any size, none included."""
    expect_shape("x", np.zeros((0, 2)), (2,), ("m", 2))


@pytest.mark.parametrize(
    ("shape", "wanted", "sentence"),
    [
        ((), ("n",), "x has shape (), expected (n,)"),
        ((2, 2), (2,), "x has shape (2, 2), expected (2,)"),
        ((2,), ("n_in", "n_out"), "x has shape (2,), expected (n_in, n_out)"),
    ],
)
def test_a_wrong_shape_is_refused_in_a_sentence(
    shape: tuple[int, ...], wanted: tuple[int | str, ...], sentence: str
) -> None:
    """Both shapes, the one that came and the one expected, are in the message."""
    with pytest.raises(ValueError) as refusal:
        expect_shape("x", np.zeros(shape), wanted)
    assert str(refusal.value) == sentence


def test_a_constant_is_a_copy_that_cannot_be_written() -> None:
    """Neither the owner of the original nor the reader of the copy can change a parameter."""
    original = np.array([1.0, 2.0])
    kept = constant("w", original, ("n",))
    original[0] = 9.0
    assert kept.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 9.0


def test_inputs_are_one_point_or_rows_of_points() -> None:
    """A third axis has no meaning here."""
    assert inputs("x", [1, 2], 2).shape == (2,)
    assert inputs("x", [[1, 2]], 2).shape == (1, 2)
    with pytest.raises(ValueError) as refusal:
        inputs("x", np.zeros((1, 1, 2)), 2)
    assert str(refusal.value) == "x has shape (1, 1, 2), expected (2,) or (m, 2)"


def test_a_batch_has_rows() -> None:
    """One point alone is no batch, and neither is nothing."""
    assert batch("x", [[1, 2]], 2).shape == (1, 2)
    cases: list[tuple[Any, str]] = [
        ([1, 2], "x has shape (2,), expected (m, 2)"),
        (np.zeros((0, 2)), "x has shape (0, 2), expected at least one row"),
    ]
    for value, sentence in cases:
        with pytest.raises(ValueError) as refusal:
            batch("x", value, 2)
        assert str(refusal.value) == sentence


def test_a_target_takes_the_type_of_its_prediction() -> None:
    """Otherwise a list of labels would widen a float32 network."""
    for dtype in (np.float32, np.float64):
        prediction, target = pair("p", np.array([0.5], dtype), "y", [1])
        assert prediction.dtype == target.dtype == dtype


@pytest.mark.parametrize(
    ("check", "value", "error", "sentence"),
    [
        (expect_shares, [[-0.5]], ValueError, "y[0, 0] is -0.5, expected a number from 0 to 1"),
        (expect_distributions, [[0.5, 0.5], [1, 0.5]], ValueError, "y[1] sums to 1.5, expected 1"),
        (expect_positive, -1, ValueError, "y is -1.0, expected a positive number"),
        (expect_positive, [1, 2], ValueError, "y has shape (2,), expected ()"),
        (expect_positive, "1", TypeError, "y holds <U1 values, expected real numbers"),
        (expect_count, 0, ValueError, "y is 0, expected at least 1"),
        (expect_count, True, TypeError, "y is True, expected a whole number"),
    ],
)
def test_what_is_out_of_range_is_refused(
    check: Callable[[str, Any], object], value: Any, error: type[Exception], sentence: str
) -> None:
    """The sentence names the first offender and its place."""
    with pytest.raises(error) as refusal:
        check("y", np.array(value) if isinstance(value, list) else value)
    assert str(refusal.value) == sentence


def test_what_is_in_range_passes() -> None:
    """The ends belong to it, and thirds in float32 are a distribution."""
    expect_shares("y", np.array([0.0, 1.0]))
    expect_distributions("y", np.full((2, 3), 1 / 3, np.float32))
    assert expect_positive("rate", 5e-324) == 5e-324
    assert expect_count("epochs", np.int64(1)) == 1
