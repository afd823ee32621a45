"""The value of an expression: exact where the arithmetic is rational, floats where code gives them.

The tree is walked here, never handed to ``eval``. The same walk serves in the worker, where names
are the lesson's, and in the parent, for arithmetic of literals alone.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prosetest.expression import (
    Apply,
    Attribute,
    ExpressionError,
    Index,
    Literal,
    Negative,
    Node,
    Operation,
    Sequence,
    Symbol,
    Transposed,
    parse,
)

MAX_BITS = 4_096
MAX_ELEMENTS = 100_000
MAX_POWER = 1_024


class EvaluationError(Exception):
    """The expression has no value here; the message is a clause such as "z is not known"."""


class UnknownName(EvaluationError):
    """A name that the code does not define; ``args[0]`` is a clause, ``name`` the name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not defined in the code of this page")
        self.name = name


@dataclass(frozen=True)
class Names:
    """Where symbols get their values: the names of the code, after the notation of the lesson.

    ``notation`` maps a symbol of the page to an expression (σ to ``sigmoid``); ``free`` gives
    values to the free variables of a formula.
    """

    values: Mapping[str, Any]
    notation: Mapping[str, str]
    free: Mapping[str, Any]

    def __getitem__(self, symbol: str) -> Any:
        if symbol in self.free:
            return self.free[symbol]
        if symbol in self.notation:
            return evaluate(parse(self.notation[symbol]), Names(self.values, {}, self.free))
        for name in _spellings(symbol):
            if name in self.values and not name.startswith("_"):
                return _usable(name, self.values[name])
        if "_" in symbol:
            return self._element(symbol)
        return _pure(symbol)

    def _element(self, symbol: str) -> Any:
        """The first element of x is written x_1."""
        base, _, index = symbol.rpartition("_")
        if not (index.isascii() and index.isdigit()) or index == "0":
            raise UnknownName(symbol)
        try:
            whole = self[base]
        except UnknownName:
            raise UnknownName(symbol) from None
        if not hasattr(whole, "__getitem__") or not hasattr(whole, "__len__"):
            raise UnknownName(symbol)
        if int(index) > len(whole):
            raise EvaluationError(f"{base} has {len(whole)} elements, so {symbol} does not exist")
        return whole[int(index) - 1]


def _spellings(symbol: str) -> Iterable[str]:
    """``W_1`` may be the name W_1 or W1, never w_1; ``ReLU`` may be relu."""
    yield symbol
    yield symbol.replace("_", "")
    if sum(map(str.isalpha, symbol.partition("_")[0])) > 1:
        yield symbol.lower()


def _usable(name: str, value: Any) -> Any:
    if isinstance(value, types.ModuleType):
        raise EvaluationError(f"{name} is a module, not a value")
    return value


def _elementwise(function: Callable[..., Any]) -> Callable[..., Any]:
    def apply(value: Any) -> Any:
        value = _plain(value)
        if isinstance(value, list):
            return [apply(item) for item in value]
        return function(float(value))

    return apply


def _extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    def apply(*values: Any) -> Any:
        plain = [_plain(value) for value in values]
        if len(plain) == 1:
            return choose(plain[0])
        length = next((len(value) for value in plain if isinstance(value, list)), None)
        if length is None:
            return choose(plain)
        rows = [value if isinstance(value, list) else [value] * length for value in plain]
        return [apply(*items) for items in zip(*rows, strict=True)]

    return apply


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value


_PURE: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "len": len,
    "round": round,
    "sum": sum,
    "max": _extreme(max),
    "min": _extreme(min),
    "sqrt": _elementwise(math.sqrt),
    "exp": _elementwise(math.exp),
    "log": _elementwise(math.log),
    "ln": _elementwise(math.log),
    "sin": _elementwise(math.sin),
    "cos": _elementwise(math.cos),
    "tanh": _elementwise(math.tanh),
}
PURE_NAMES = frozenset(_PURE) | {"π", "e"}
_BUILT_IN = (types.BuiltinFunctionType, types.MethodWrapperType, types.WrapperDescriptorType)
_METHODS = frozenset(
    "all any argmax argmin argsort clip conj copy cumprod cumsum diagonal dim dot flatten item max "
    "mean min nonzero numel prod ptp ravel reshape round size squeeze std sum tolist trace "
    "transpose var".split()
)
"""The built-in methods of arrays that answer and change nothing; an array can also write files."""


def _pure(symbol: str) -> Any:
    if symbol == "π":
        return math.pi
    if symbol == "e":
        return math.e
    if symbol in _PURE:
        return _PURE[symbol]
    raise UnknownName(symbol)


def evaluate(node: Node, names: Names, changed: Mapping[int, Fraction] | None = None) -> Any:
    """Return the value of ``node``; ``changed`` gives other values to literals by their start.

    Raises ``EvaluationError`` with a clause that says what has no value.
    """
    try:
        return _Walk(names, changed or {}).value(node)
    except EvaluationError:
        raise
    except ExpressionError as error:
        raise EvaluationError(f"the notation {error}") from error
    except RecursionError as error:
        raise EvaluationError("the expression is too deep") from error
    except Exception as error:
        raise EvaluationError(f"it raises {type(error).__name__}: {error}"[:300]) from error


@dataclass(frozen=True)
class _Walk:
    names: Names
    changed: Mapping[int, Fraction]

    def value(self, node: Node) -> Any:
        return _VALUES[type(node)](self, node)

    def literal(self, node: Literal) -> Any:
        return self.changed.get(node.start, node.numeral.value)

    def symbol(self, node: Symbol) -> Any:
        return self.names[node.name]

    def negative(self, node: Negative) -> Any:
        value = self.value(node.operand)
        return _mapped(lambda item: -item, value) if isinstance(value, list) else -value

    def transposed(self, node: Transposed) -> Any:
        self.refuse_product(node.operand, "transposes")
        value = self.value(node.operand)
        if hasattr(value, "T"):
            return value.T
        if isinstance(value, list):
            return list(map(list, zip(*value, strict=True))) if _is_matrix(value) else value
        return value

    def index(self, node: Index) -> Any:
        items = [_whole(self.value(item)) for item in node.items]
        base = self.value(node.base)
        if len(items) > 1 and isinstance(base, list):
            for item in items:
                base = base[item]
            return base
        return base[items[0] if len(items) == 1 else tuple(items)]

    def attribute(self, node: Attribute) -> Any:
        base = self.value(node.base)
        if isinstance(base, type | types.ModuleType):
            raise EvaluationError(f"{node.name} belongs to no value")
        return _usable(node.name, getattr(base, node.name))

    def apply(self, node: Apply) -> Any:
        function = self.value(node.function)
        arguments = [self.value(argument) for argument in node.arguments]
        if node.arguments and node.arguments[-1].end == node.end:
            self.refuse_product(node.arguments[-1], "applies a function to")
        if not callable(function):
            if len(arguments) == 1:
                return _join("juxtaposed", function, arguments[0])
            raise EvaluationError("it calls something that is no function")
        _check_callable(function)
        return function(*(_for_code(argument) for argument in arguments))

    def operation(self, node: Operation) -> Any:
        if node.operator == "/":
            self.refuse_product(node.right, "divides by")
        if node.operator == "**" and (product := self.product(node.left)):
            power = _join("**", self.value(product.arguments[0]), self.value(node.right))
            return _join("juxtaposed", self.value(product.function), power)
        return _join(node.operator, self.value(node.left), self.value(node.right))

    def product(self, node: Node) -> Apply | None:
        """The ``x(1 - x)`` that is a product and has no brackets around it, if it is one."""
        if not isinstance(node, Apply) or node.start != node.function.start:
            return None
        return None if callable(self.value(node.function)) else node

    def refuse_product(self, node: Node, doing: str) -> None:
        if self.product(node):
            raise EvaluationError(f"it {doing} a product without brackets")

    def sequence(self, node: Sequence) -> Any:
        return [self.value(item) for item in node.items]


_VALUES: dict[type[Node], Callable[[_Walk, Any], Any]] = {
    Literal: _Walk.literal,
    Symbol: _Walk.symbol,
    Negative: _Walk.negative,
    Transposed: _Walk.transposed,
    Index: _Walk.index,
    Attribute: _Walk.attribute,
    Apply: _Walk.apply,
    Operation: _Walk.operation,
    Sequence: _Walk.sequence,
}


def _check_callable(function: Any) -> None:
    if any(function is pure for pure in _PURE.values()):
        return
    if isinstance(function, type):
        raise EvaluationError("it calls a class, not a function of the lesson")
    if isinstance(function, _BUILT_IN) and not _is_pure_method(function):
        raise EvaluationError("it calls a built-in, not a function of the lesson")


def _is_pure_method(function: Any) -> bool:
    owner = getattr(function, "__self__", None)
    return hasattr(owner, "dtype") and function.__name__ in _METHODS


def _join(operator: str, left: Any, right: Any) -> Any:
    left, right = _operand(left), _operand(right)
    if operator == "juxtaposed":
        operator = "@" if _is_array(left) and _is_array(right) else "*"
    if isinstance(left, list) and isinstance(right, list):
        return _join_lists(operator, left, right)
    if _is_exact(left) and _is_exact(right):
        return _EXACT[operator](Fraction(left), Fraction(right))
    if isinstance(left, list) and not _is_array(right):
        return [_join(operator, item, right) for item in left]
    if isinstance(right, list) and not _is_array(left):
        return [_join(operator, left, item) for item in right]
    return _FLOAT[operator](_for_code(left), _for_code(right))


def _operand(value: Any) -> Any:
    """What arithmetic is done with: text times a number would repeat it."""
    if isinstance(value, str | bytes | bytearray | dict | set):
        raise EvaluationError(f"it does arithmetic with {type(value).__name__}")
    return list(value) if isinstance(value, tuple) else value


def _join_lists(operator: str, left: list[Any], right: list[Any]) -> Any:
    if operator in "+-*/" and len(left) == len(right):
        return [_join(operator, *both) for both in zip(left, right, strict=True)]
    if operator == "@" and len(left) == len(right) and not _is_matrix(left + right):
        total: Any = Fraction(0)
        for both in zip(left, right, strict=True):
            total = _join("+", total, _join("*", *both))
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


def _is_array(value: Any) -> bool:
    return isinstance(value, list | tuple) or getattr(value, "ndim", 0) > 0


def _is_matrix(value: list[Any]) -> bool:
    return any(isinstance(item, list) for item in value)


def _mapped(function: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, list):
        return [_mapped(function, item) for item in value]
    return function(value)


def _for_code(value: Any) -> Any:
    """Give code ints and floats, since it does not expect fractions."""
    if isinstance(value, list):
        return [_for_code(item) for item in value]
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    return value


def _whole(value: Any) -> int:
    if isinstance(value, Fraction) and value.denominator == 1:
        return int(value)
    if hasattr(value, "__index__"):
        return int(value.__index__())
    raise EvaluationError("an index is not a whole number")
