"""The value of an expression: exact where the arithmetic is rational, floats where code gives them.

The tree is walked here, never handed to ``eval``. The same walk serves in the worker, where names
are the lesson's, and in the parent, for arithmetic of literals alone.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prosetest.arithmetic import (
    EvaluationError,
    UnknownName,
    for_code,
    is_matrix,
    join,
    mapped,
    whole,
)
from prosetest.code import parse
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
)
from prosetest.pure import check_callable, pure


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
        return pure(symbol)

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
        return mapped(lambda item: -item, value) if isinstance(value, list) else -value

    def transposed(self, node: Transposed) -> Any:
        self.refuse_product(node.operand, "transposes")
        value = self.value(node.operand)
        if hasattr(value, "T"):
            return value.T
        if isinstance(value, list):
            return list(map(list, zip(*value, strict=True))) if is_matrix(value) else value
        return value

    def index(self, node: Index) -> Any:
        items = [whole(self.value(item)) for item in node.items]
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
                return join("juxtaposed", function, arguments[0])
            raise EvaluationError("it calls something that is no function")
        check_callable(function)
        return function(*(for_code(argument) for argument in arguments))

    def operation(self, node: Operation) -> Any:
        if node.operator == "/":
            self.refuse_product(node.right, "divides by")
        if node.operator == "**" and (product := self.product(node.left)):
            power = join("**", self.value(product.arguments[0]), self.value(node.right))
            return join("juxtaposed", self.value(product.function), power)
        return join(node.operator, self.value(node.left), self.value(node.right))

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
