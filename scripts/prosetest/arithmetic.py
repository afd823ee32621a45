"""Arithmetic: exact where it is rational, the code's own where the code gives values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prosetest.cause import EvaluationError, ShapeMismatch, Undefined
from prosetest.matrix import inverse

MAX_BITS = 4_096
MAX_POWER = 1_024


@dataclass(frozen=True)
class Row:
    """A vector, transposed: it makes a number with a vector on its right, a matrix on its left."""

    items: Any


_PRODUCTS = {"juxtaposed", "·", "@"}
_PLAIN = {
    "juxtaposed": "*",
    "·": "*",
    "×": "*",
    "⊙": "*",
    "^": "**",
    "mod": "%",
    "code +": "+",
    "code *": "*",
}


def join(operator: str, left: Any, right: Any) -> Any:
    """Join two values by an operator: exactly where both are rational, by the code's own else."""
    if isinstance(left, Row) or isinstance(right, Row):
        return _join_rows(operator, left, right)
    left, right = _operand(left), _operand(right)
    if operator == "^" and len(shape_of(left)) == 2 and not is_array(right) and right == -1:
        return inverse(left)
    if is_array(left) or is_array(right):
        operator = _array_operator(operator, left, right)
    if operator.startswith("code") and _is_chained(left, right):
        raise EvaluationError("Python joins or repeats lists here: make them arrays")
    operator = _PLAIN.get(operator, operator)
    if isinstance(left, list) and isinstance(right, list):
        return _join_lists(operator, left, right)
    if _is_exact(left) and _is_exact(right):
        return _EXACT[operator](Fraction(left), Fraction(right))
    if isinstance(left, list) and not is_array(right):
        return [join(operator, item, right) for item in left]
    if isinstance(right, list) and not is_array(left):
        return [join(operator, left, item) for item in right]
    return _join_code(operator, left, right)


def _is_chained(left: Any, right: Any) -> bool:
    """Whether Python would join or repeat lists, where no array makes a vector of them."""
    lists = isinstance(left, list) or isinstance(right, list)
    return lists and not (hasattr(left, "dtype") or hasattr(right, "dtype"))


def _join_code(operator: str, left: Any, right: Any) -> Any:
    """Leave it to the values of the code how they are joined."""
    try:
        return _FLOAT[operator](for_code(left), for_code(right))
    except ValueError as error:
        if is_array(left) or is_array(right):
            raise ShapeMismatch(f"shapes do not fit: {error}") from error
        raise


def _array_operator(operator: str, left: Any, right: Any) -> str:
    """What an operator of mathematics means between arrays."""
    both = is_array(left) and is_array(right)
    if operator == "×" and both:
        raise EvaluationError("the product × of two arrays can be read in two ways")
    if operator == "⊙" and (not both or shape_of(left) != shape_of(right)):
        raise ShapeMismatch(f"⊙ joins {shape_of(left)} and {shape_of(right)}")
    if operator == "^" and len(shape_of(left)) > 1:
        raise EvaluationError("the power of a matrix can be read in two ways")
    if operator == "juxtaposed" and len(shape_of(left)) == len(shape_of(right)) == 1:
        raise ShapeMismatch("two vectors side by side have no product: transpose one, or write ·")
    return "@" if operator in _PRODUCTS and both else operator


def _join_rows(operator: str, left: Any, right: Any) -> Any:
    """A row times a vector is a number, a vector times a row a matrix."""
    one = left.items if isinstance(left, Row) else left
    two = right.items if isinstance(right, Row) else right
    if operator not in _PRODUCTS:
        return join(operator, one, two)
    if not is_array(one) or not is_array(two):
        return Row(join(operator, one, two))
    if isinstance(left, Row) and isinstance(right, Row):
        raise ShapeMismatch("two rows cannot be multiplied")
    if isinstance(left, Row):
        product = join("@", one, two)
        return Row(product) if is_array(product) else product
    if len(shape_of(one)) != 1:
        raise ShapeMismatch(f"shape {shape_of(one)} stands before a row")
    return _outer(one, two)


def _outer(column: Any, row: Any) -> Any:
    if hasattr(column, "reshape") and hasattr(row, "reshape"):
        return column.reshape(-1, 1) * row.reshape(1, -1)
    return [join("*", number, row) for number in column]


def transposed(value: Any) -> Any:
    """Return a matrix transposed, a vector as a row, a number as it is."""
    if isinstance(value, Row):
        return value.items
    if len(shape_of(value)) == 1:
        return Row(value)
    if hasattr(value, "T"):
        return value.T
    return list(map(list, zip(*value, strict=True))) if isinstance(value, list) else value


def shape_of(value: Any) -> tuple[int, ...]:
    """Return the shape of an array or of nested lists; a number has none."""
    if hasattr(value, "shape"):
        return tuple(value.shape)
    if isinstance(value, list | tuple):
        return (len(value), *(shape_of(value[0]) if value else ()))
    return ()


def _operand(value: Any) -> Any:
    """What arithmetic is done with: text times a number would repeat it."""
    if isinstance(value, str | bytes | bytearray | dict | set):
        raise EvaluationError(f"it does arithmetic with {type(value).__name__}")
    return list(value) if isinstance(value, tuple) else value


def _join_lists(operator: str, left: list[Any], right: list[Any]) -> Any:
    """Lists are vectors, and lists of them matrices."""
    if operator == "@":
        return _multiply(left, right)
    if len(left) != len(right):
        raise ShapeMismatch(f"{len(left)} elements meet {len(right)}")
    if operator not in "+-*/":
        raise EvaluationError("these two vectors cannot be joined so")
    return [join(operator, *both) for both in zip(left, right, strict=True)]


def _multiply(left: list[Any], right: list[Any]) -> Any:
    if is_matrix(left):
        return [_multiply(row, right) for row in left]
    if is_matrix(right):
        return [_multiply(left, list(column)) for column in zip(*right, strict=True)]
    if len(left) != len(right):
        raise ShapeMismatch(f"{len(left)} elements meet {len(right)}")
    total: Any = Fraction(0)
    for both in zip(left, right, strict=True):
        total = join("+", total, join("*", *both))
    return total


def _divide(left: Fraction, right: Fraction) -> Fraction:
    if right == 0:
        raise Undefined("it divides by zero")
    return left / right


def _power(left: Fraction, right: Fraction) -> Fraction | float:
    if right.denominator != 1:
        return float(float(left) ** float(right))
    exponent = right.numerator
    bits = max(left.numerator.bit_length(), left.denominator.bit_length()) * abs(exponent)
    if abs(exponent) > MAX_POWER or bits > MAX_BITS:
        raise EvaluationError("its power is too large")
    if left == 0 and exponent < 0:
        raise Undefined("it divides by zero")
    return left**exponent


def _no_matrix(left: Fraction, right: Fraction) -> Fraction:
    raise EvaluationError("@ joins vectors and matrices, not numbers")


_EXACT: dict[str, Callable[[Fraction, Fraction], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divide,
    "//": lambda left, right: Fraction(_divide(left, right).__floor__()),
    "%": lambda left, right: left - right * _divide(left, right).__floor__(),
    "**": _power,
    "@": _no_matrix,
}
_FLOAT: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "//": lambda left, right: left // right,
    "%": lambda left, right: left % right,
    "**": lambda left, right: left**right,
    "@": lambda left, right: left @ right,
}


def _is_exact(value: Any) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def is_array(value: Any) -> bool:
    """Whether a value has elements."""
    return isinstance(value, list | tuple) or getattr(value, "ndim", 0) > 0


def is_matrix(value: list[Any]) -> bool:
    """Whether a list is one of lists."""
    return any(isinstance(item, list) for item in value)


def mapped(function: Callable[[Any], Any], value: Any) -> Any:
    """Apply a function to a number, or to each number of nested lists."""
    if isinstance(value, list):
        return [mapped(function, item) for item in value]
    return function(value)


def for_code(value: Any) -> Any:
    """Give code ints and floats, since it does not expect fractions."""
    if isinstance(value, Row):
        return for_code(value.items)
    if isinstance(value, list):
        return [for_code(item) for item in value]
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return value


def whole(value: Any) -> int:
    """Return an index as an integer."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return int(value)
    if hasattr(value, "__index__"):
        return int(value.__index__())
    raise EvaluationError("an index is not a whole number")
