"""What comes into nnlib is an array of real numbers of a known shape, or is refused."""

import numpy as np
import pytest

from nnlib.boundary import constant, expect_shape, finite, inputs, real


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
