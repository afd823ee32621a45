"""Arithmetic: exact where it is rational, the code's own where the code gives values."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

MAX_BITS = 4_096
MAX_POWER = 1_024


class EvaluationError(Exception):
    """The expression has no value here; the message is a clause such as "z is not known"."""


class UnknownName(EvaluationError):
    """A name that the code does not define; ``args[0]`` is a clause, ``name`` the name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not defined in the code of this page")
        self.name = name


def join(operator: str, left: Any, right: Any) -> Any:
    """Join two values by an operator: exactly where both are rational, by the code's own else."""
    left, right = _operand(left), _operand(right)
    if operator == "juxtaposed":
        operator = "@" if is_array(left) and is_array(right) else "*"
    if isinstance(left, list) and isinstance(right, list):
        return _join_lists(operator, left, right)
    if _is_exact(left) and _is_exact(right):
        return _EXACT[operator](Fraction(left), Fraction(right))
    if isinstance(left, list) and not is_array(right):
        return [join(operator, item, right) for item in left]
    if isinstance(right, list) and not is_array(left):
        return [join(operator, left, item) for item in right]
    return _FLOAT[operator](for_code(left), for_code(right))


def _operand(value: Any) -> Any:
    """What arithmetic is done with: text times a number would repeat it."""
    if isinstance(value, str | bytes | bytearray | dict | set):
        raise EvaluationError(f"it does arithmetic with {type(value).__name__}")
    return list(value) if isinstance(value, tuple) else value


def _join_lists(operator: str, left: list[Any], right: list[Any]) -> Any:
    if operator in "+-*/" and len(left) == len(right):
        return [join(operator, *both) for both in zip(left, right, strict=True)]
    if operator == "@" and len(left) == len(right) and not is_matrix(left + right):
        total: Any = Fraction(0)
        for both in zip(left, right, strict=True):
            total = join("+", total, join("*", *both))
        return total
    raise EvaluationError("these two vectors cannot be joined so")


def _divide(left: Fraction, right: Fraction) -> Fraction:
    if right == 0:
        raise EvaluationError("it divides by zero")
    return left / right


def _power(left: Fraction, right: Fraction) -> Fraction | float:
    if right.denominator != 1:
        return float(float(left) ** float(right))
    exponent = right.numerator
    bits = max(left.numerator.bit_length(), left.denominator.bit_length()) * abs(exponent)
    if abs(exponent) > MAX_POWER or bits > MAX_BITS:
        raise EvaluationError("its power is too large")
    if left == 0 and exponent < 0:
        raise EvaluationError("it divides by zero")
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
