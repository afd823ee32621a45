"""Square matrices are reduced exactly; NumPy agrees."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from prosetest.cause import EvaluationError, ShapeMismatch, Undefined
from prosetest.matrix import determinant, inverse, trace

MATRICES: list[list[list[Any]]] = [
    [[2]], [[1, 2], [3, 4]], [[0, 1], [1, 0]], [[1, 2, 0], [0, 1, 4], [5, 6, 0]],
    [[0.5, 1.5], [2, -3.25]], [[0, 2, 1], [1, 0, 3], [4, 1, 0]],
]  # fmt: skip


@pytest.mark.parametrize("rows", MATRICES)
def test_numpy_agrees(rows: list[list[Any]]) -> None:
    """Determinant, trace and inverse, of lists and of arrays."""
    for matrix in (rows, np.array(rows, dtype=float)):
        assert determinant(matrix) == pytest.approx(np.linalg.det(np.array(rows, dtype=float)))
        assert trace(matrix) == pytest.approx(np.trace(np.array(rows, dtype=float)))
        found = np.array([[float(x) for x in row] for row in inverse(matrix)])
        np.testing.assert_allclose(found, np.linalg.inv(np.array(rows, dtype=float)))


def test_what_is_rational_stays_exact() -> None:
    """No float comes between."""
    assert inverse([[1, 2], [3, 4]])[0] == [Fraction(-2), Fraction(1)]
    assert determinant([[Fraction(1, 3), 0], [0, 3]]) == 1


def test_a_singular_matrix_has_no_inverse() -> None:
    """And its determinant is zero."""
    assert determinant([[1, 2], [2, 4]]) == 0
    with pytest.raises(Undefined):
        inverse([[1, 2], [2, 4]])


@pytest.mark.parametrize("value", [[[1, 2]], [1, 2], 3, [[1, 2], [3]], []])
def test_only_square_matrices(value: Any) -> None:
    """Another shape fits nothing."""
    with pytest.raises(ShapeMismatch):
        determinant(value)


def test_only_matrices_of_numbers() -> None:
    """Words and infinities have no determinant."""
    for value in ([["a"]], [[float("inf")]]):
        with pytest.raises(EvaluationError):
            determinant(value)
