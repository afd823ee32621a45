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


def real(name: str, value: ArrayLike) -> Array:
    """A value made of integers or floats is an array of floats; `value` itself is never changed.

    Errors: TypeError for text, None, booleans, complex numbers and other objects;
    ValueError for rows of unequal length.

    >>> real("x", [1, 2]).tolist()
    [1.0, 2.0]
    """
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


def _fits(shape: tuple[int, ...], wanted: Shape) -> bool:
    return len(shape) == len(wanted) and all(
        isinstance(want, str) or size == want for size, want in zip(shape, wanted, strict=True)
    )
