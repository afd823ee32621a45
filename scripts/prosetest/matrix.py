"""Square matrices, exactly: their determinant, trace and inverse."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from prosetest.cause import EvaluationError, ShapeMismatch, Undefined

MAX_SIZE = 20


def determinant(value: Any) -> Any:
    """Return the determinant of a matrix."""
    return _told(_reduced(_square(value))[1])


def trace(value: Any) -> Any:
    """Return the sum of the diagonal of a matrix."""
    return _told(sum((row[at] for at, row in enumerate(_square(value))), Fraction(0)))


def inverse(value: Any) -> list[list[Any]]:
    """Return the inverse of a matrix; one without has no value."""
    rows = _square(value)
    size = len(rows)
    wide = [row + [Fraction(n == at) for n in range(size)] for at, row in enumerate(rows)]
    reduced, found = _reduced(wide)
    if not found:
        raise Undefined("a matrix whose determinant is zero has no inverse")
    return [row[size:] for row in reduced]


def _square(value: Any) -> list[list[Fraction]]:
    """The rows of a square matrix, each number as it is held."""
    rows = value.tolist() if hasattr(value, "tolist") else value
    square = isinstance(rows, list) and 0 < len(rows) <= MAX_SIZE
    if not square or any(not isinstance(row, list) or len(row) != len(rows) for row in rows):
        raise ShapeMismatch("it is no square matrix")
    try:
        return [[Fraction(number) for number in row] for row in rows]
    except (TypeError, ValueError, OverflowError) as error:
        raise EvaluationError("it is no matrix of numbers") from error


def _reduced(rows: list[list[Fraction]]) -> tuple[list[list[Fraction]], Fraction]:
    """The rows with ones on the diagonal and zeros beside, and the determinant of their front."""
    rows, found = [list(row) for row in rows], Fraction(1)
    for at in range(len(rows)):
        pivot = next((n for n in range(at, len(rows)) if rows[n][at]), None)
        if pivot is None:
            return rows, Fraction(0)
        rows[at], rows[pivot] = rows[pivot], rows[at]
        head = rows[at][at]
        found *= head if pivot == at else -head
        rows[at] = [number / head for number in rows[at]]
        for n, row in enumerate(rows):
            if n != at and row[at]:
                rows[n] = [x - row[at] * y for x, y in zip(row, rows[at], strict=True)]
    return rows, found


def _told(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
