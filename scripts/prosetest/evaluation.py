"""The value of an expression: exact where the arithmetic is rational, floats where code gives them.

The tree is walked here, never handed to ``eval``. The same walk serves in the worker, where names
are the lesson's, and in the parent, for arithmetic of literals alone.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prosetest.arithmetic import Row, for_code, join, mapped, transposed, whole
from prosetest.calculus import approached, cases, integrated, series
from prosetest.cause import (
    EvaluationError,
    NoElement,
    Refused,
    ShapeMismatch,
    Undefined,
)
from prosetest.code import parse
from prosetest.expression import (
    Apply,
    At,
    Attribute,
    Cases,
    Derivative,
    Element,
    ExpressionError,
    Index,
    Integral,
    Limit,
    Literal,
    Negative,
    Node,
    Operation,
    Ordered,
    Sequence,
    Series,
    Symbol,
    Transposed,
)
from prosetest.meaning import named, nth, usable
from prosetest.names import Names
from prosetest.partial import at_point, derivative
from prosetest.pure import check_callable, is_pure


def evaluate(node: Node, names: Names, changed: Mapping[int, Fraction] | None = None) -> Any:
    """Return the value of ``node``; ``changed`` gives other values to literals by their start.

    Raises ``EvaluationError`` with a clause that says what has no value.
    """
    try:
        found = Walk(names, changed or {}).value(node)
    except EvaluationError:
        raise
    except ExpressionError as error:
        raise EvaluationError(f"the notation {error}") from error
    except RecursionError as error:
        raise EvaluationError("the expression is too deep") from error
    except Exception as error:
        raise _clause(error) from error
    return found.items if isinstance(found, Row) else found


def _clause(error: Exception) -> EvaluationError:
    """What code raises, as a clause of the kind that it is of."""
    words = f"it raises {type(error).__name__}: {error}"[:300]
    if isinstance(error, OverflowError | ZeroDivisionError | FloatingPointError):
        return Undefined(words)
    if isinstance(error, ValueError) and "shape" in str(error):
        return ShapeMismatch(words)
    if isinstance(error, ValueError) and ("domain" in str(error) or "expected a" in str(error)):
        return Undefined(words)
    return NoElement(words) if isinstance(error, IndexError) else EvaluationError(words)


@dataclass(frozen=True)
class Walk:
    """A walk over a tree; ``counted`` where an index below zero is out of range."""

    names: Names
    changed: Mapping[int, Fraction]
    counted: bool = False

    def value(self, node: Node) -> Any:
        """Return what a node is worth."""
        special = _VALUES.get(type(node))
        if special is None:
            raise EvaluationError("it is no value")
        return special(self, node)

    def within(self, free: Mapping[str, Any]) -> Walk:
        """The same walk, where some variables have values."""
        return Walk(self.names.with_free(free), self.changed, self.counted)

    def literal(self, node: Literal) -> Any:
        return self.changed.get(node.start, node.numeral.value)

    # Symbols

    def symbol(self, node: Symbol) -> Any:
        return self.named(node.name)

    def named(self, name: str) -> Any:
        return named(self, name)

    def told(self, text: str, bound: Mapping[str, str]) -> Walk:
        """The walk in which an entry of NOTATION is read, its index letters being numbers."""
        values = {letter: Fraction(self.position(index)) for letter, index in bound.items()}
        return Walk(self.names.told(values), {}, bool(bound))

    def position(self, index: str) -> int:
        """The number that an index is: ``l+1`` where l is known."""
        return whole(Walk(self.names, {}).value(parse(index)))

    # Values

    def negative(self, node: Negative) -> Any:
        value = self.value(node.operand)
        if isinstance(value, Row):
            return join("*", -1, value)
        return mapped(lambda item: -item, value) if isinstance(value, list) else -value

    def transposed(self, node: Transposed) -> Any:
        self.refuse_product(node.operand, "transposes")
        if node.letter and self.known("T"):
            raise EvaluationError("its T may be a transpose or the T of the code: write \\top")
        return transposed(self.value(node.operand))

    def known(self, name: str) -> bool:
        """Whether the code or its NOTATION gives a meaning to a name."""
        return name in self.names.values or name in self.names.notation

    def index(self, node: Index) -> Any:
        items = [whole(self.value(item)) for item in node.items]
        base = self.value(node.base)
        if self.counted and any(item < 0 for item in items):
            raise NoElement(f"the index {min(items)} is below the first one")
        if len(items) > 1 and isinstance(base, list):
            for item in items:
                base = base[item]
            return base
        return base[items[0] if len(items) == 1 else tuple(items)]

    def element(self, node: Element) -> Any:
        value = self.value(node.base)
        value = value.items if isinstance(value, Row) else value
        if not hasattr(value, "__getitem__"):
            raise EvaluationError("it takes an element of what has none")
        return nth(value, whole(self.value(node.index)), "it", "that one")

    def attribute(self, node: Attribute) -> Any:
        base = self.value(node.base)
        if isinstance(base, type | types.ModuleType):
            raise EvaluationError(f"{node.name} belongs to no value")
        return usable(node.name, getattr(base, node.name))

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
        return _called(function, [for_code(argument) for argument in arguments])

    def operation(self, node: Operation) -> Any:
        if node.operator == "/":
            self.refuse_product(node.right, "divides by")
        if node.operator in {"**", "^"} and (product := self.product(node.left)):
            power = join(node.operator, self.value(product.arguments[0]), self.value(node.right))
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

    def ordered(self, node: Ordered) -> Any:
        if self.value(node.above) != self.value(node.below):
            raise Undefined("its derivative has two orders")
        return self.value(node.derivative)

    def sequence(self, node: Sequence) -> Any:
        items = [self.value(item) for item in node.items]
        return Row(items) if node.row else items


def _called(function: Callable[..., Any], arguments: list[Any]) -> Any:
    """Call a function; a ``ValueError`` of the lesson's own code refuses the argument."""
    try:
        return function(*arguments)
    except ValueError as error:
        if "shape" in str(error) or not hasattr(function, "__code__") or is_pure(function):
            raise
        raise Refused(f"{function.__name__} refuses it: {error}"[:300]) from error


_VALUES: dict[type[Node], Callable[[Walk, Any], Any]] = {
    Literal: Walk.literal,
    Symbol: Walk.symbol,
    Negative: Walk.negative,
    Transposed: Walk.transposed,
    Index: Walk.index,
    Element: Walk.element,
    Attribute: Walk.attribute,
    Apply: Walk.apply,
    Operation: Walk.operation,
    Sequence: Walk.sequence,
    Series: series,
    Integral: integrated,
    Limit: approached,
    Cases: cases,
    Derivative: derivative,
    Ordered: Walk.ordered,
    At: at_point,
}
