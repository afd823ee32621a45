"""What comes into nnlib is an array of real numbers of a known shape, or is refused in a sentence.

Four words: *real* numbers are floats; *finite* ones are neither NaN nor infinite; a *constant* is
a parameter that nothing can change any more; *inputs* are one point, or a batch of them in rows.
float32 stays float32; every other kind of number becomes float64.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.floating[Any]]
"""An array of floats; a number that comes in alone goes out as a NumPy scalar."""

Shape: TypeAlias = tuple[int | str, ...]
"""A shape in which a name, such as `m`, stands for any size."""


_FLOATS = (np.dtype(np.float64), np.dtype(np.float32))


def real(name: str, value: ArrayLike) -> Array:
    """A value made of integers or floats is an array of floats; `value` itself is never changed.

    Errors: TypeError for text, None, booleans, complex numbers and other objects;
    ValueError for rows of unequal length.

    >>> real("x", [1, 2]).tolist()
    [1.0, 2.0]
    """
    if isinstance(value, np.ndarray) and value.dtype in _FLOATS:
        return value
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(f"{name} has rows of unequal length, expected an array") from error
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} holds {array.dtype} values, expected real numbers")
    return array.astype(np.float32 if array.dtype == np.float32 else np.float64, copy=False)


def finite(name: str, value: ArrayLike) -> Array:
    """A finite array holds neither NaN nor an infinity.

    Errors: those of `real`; ValueError that names the first such number.

    >>> finite("w", [0.4, float("nan")])
    Traceback (most recent call last):
    ValueError: w[1] is nan, expected a finite number
    """
    array = real(name, value)
    for place in np.argwhere(~np.isfinite(array)).tolist():
        raise ValueError(f"{name}{place or ''} is {array[tuple(place)]}, expected a finite number")
    return array


def expect_shape(name: str, array: Array, *wanted: Shape) -> None:
    """An array fits a shape when each size agrees; a name such as `m` agrees with every size.

    Errors: ValueError.

    >>> expect_shape("x", np.zeros(3), (2,), ("m", 2))
    Traceback (most recent call last):
    ValueError: x has shape (3,), expected (2,) or (m, 2)
    """
    if not any(_fits(array.shape, shape) for shape in wanted):
        names = " or ".join(str(shape).replace("'", "") for shape in wanted)
        raise ValueError(f"{name} has shape {array.shape}, expected {names}")


def constant(name: str, value: ArrayLike, shape: Shape) -> Array:
    """A constant is a copy, closed to writing: whoever changes `value` later does not change it.

    Errors: those of `finite` and `expect_shape`.

    >>> constant("b", [2.0, 3.0], ("n",)).flags.writeable
    False
    """
    array = finite(name, value).copy()
    expect_shape(name, array, shape)
    array.setflags(write=False)
    return array


def inputs(name: str, value: ArrayLike, n: int) -> Array:
    """Inputs are one point of n finite numbers, (n,), or a batch of m such points in rows, (m, n).

    Errors: those of `finite` and `expect_shape`.

    >>> inputs("x", [[0.5, 1.0], [0.5, 4.0]], 2).shape
    (2, 2)
    """
    array = finite(name, value)
    expect_shape(name, array, (n,), ("m", n))
    return array


def batch(name: str, value: ArrayLike, n: int) -> Array:
    """A batch is at least one row of n finite numbers, (m, n).

    Errors: those of `finite` and `expect_shape`; ValueError for a batch without rows.

    >>> batch("x", np.zeros((0, 2)), 2)
    Traceback (most recent call last):
    ValueError: x has shape (0, 2), expected at least one row
    """
    array = finite(name, value)
    expect_shape(name, array, ("m", n))
    return _filled(name, array)


def pair(name: str, value: ArrayLike, target_name: str, target: ArrayLike) -> tuple[Array, Array]:
    """A prediction and its target are finite, of one shape and not empty; the first sets the type.

    Errors: those of `finite` and `expect_shape`; ValueError for empty arrays.

    >>> pair("p", [0.5, 0.9], "y", [1])
    Traceback (most recent call last):
    ValueError: y has shape (1,), expected (2,)
    """
    array, wanted = finite(name, value), finite(target_name, target)
    expect_shape(target_name, wanted, array.shape)
    return _filled(name, array), wanted.astype(array.dtype, copy=False)


def expect_shares(name: str, array: Array) -> Array:
    """Shares, such as probabilities, lie from 0 to 1.

    Errors: ValueError that names the first that does not.

    >>> expect_shares("y", np.array([0.0, 2.0]))
    Traceback (most recent call last):
    ValueError: y[1] is 2.0, expected a number from 0 to 1
    """
    for place in np.argwhere((array < 0.0) | (array > 1.0)).tolist():
        number = array[tuple(place)]
        raise ValueError(f"{name}{place or ''} is {number}, expected a number from 0 to 1")
    return array


def expect_distributions(name: str, array: Array) -> Array:
    """The rows of a table of distributions sum to 1, to a few rounding errors of float32.

    Errors: ValueError that names the first row that does not, or for a number, which has no row.

    >>> expect_distributions("y", np.array([[1.0, 0.0], [1.0, 1.0]]))
    Traceback (most recent call last):
    ValueError: y[1] sums to 2.0, expected 1
    """
    if array.ndim == 0:
        raise ValueError(f"{name} has shape (), expected (..., n)")
    totals = array.sum(axis=-1)
    for place in np.argwhere(np.abs(totals - 1.0) > 1e-5).tolist():
        raise ValueError(f"{name}{place or ''} sums to {totals[tuple(place)]}, expected 1")
    return array


def expect_positive(name: str, value: float) -> float:
    """A rate or a scale is a positive number.

    Errors: those of `finite`; ValueError.

    >>> expect_positive("rate", 0)
    Traceback (most recent call last):
    ValueError: rate is 0.0, expected a positive number
    """
    number = float(constant(name, value, ()))
    if number <= 0.0:
        raise ValueError(f"{name} is {number}, expected a positive number")
    return number


def expect_count(name: str, value: int | np.integer[Any]) -> int:
    """A count of rows, epochs or neurons is a whole number from 1 on.

    Errors: TypeError for what is no whole number; ValueError for 0 and below.

    >>> expect_count("epochs", 2.5)
    Traceback (most recent call last):
    TypeError: epochs is 2.5, expected a whole number
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise TypeError(f"{name} is {value!r}, expected a whole number")
    if value < 1:
        raise ValueError(f"{name} is {value}, expected at least 1")
    return int(value)


def _filled(name: str, array: Array) -> Array:
    if array.size == 0:
        wanted = "at least one row" if array.ndim > 1 else "at least one number"
        raise ValueError(f"{name} has shape {array.shape}, expected {wanted}")
    return array


def _fits(shape: tuple[int, ...], wanted: Shape) -> bool:
    return len(shape) == len(wanted) and all(
        isinstance(want, str) or size == want for size, want in zip(shape, wanted, strict=True)
    )
