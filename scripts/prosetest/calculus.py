"""What is walked more than once: a series, term by term, and a function by cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Protocol

from prosetest import quadrature
from prosetest.arithmetic import for_code, join, shape_of, whole
from prosetest.cause import BrokenCases, EvaluationError, NoElement, OutOfRange
from prosetest.derivative import flat
from prosetest.expression import (
    Branch,
    Cases,
    Chain,
    Derivative,
    Element,
    Integral,
    Limit,
    Node,
    Series,
    Symbol,
)
from prosetest.names import Names, parts, positions, spellings
from prosetest.tree import children, walk

MAX_TERMS = 10_000


class Walker(Protocol):
    """What can say the value of a node, and of a symbol, with variables given."""

    @property
    def names(self) -> Names: ...

    def value(self, node: Node) -> Any: ...

    def named(self, name: str) -> Any: ...

    def within(self, free: Mapping[str, Any]) -> Walker: ...

    def told(self, text: str, bound: Mapping[str, str]) -> Walker: ...

    def position(self, index: str) -> int: ...


# Series


def series(walker: Walker, node: Series) -> Any:
    """Return a sum or a product, term by term."""
    low, high = _bounds(walker, node)
    depth = _depth(node)
    most = round(MAX_TERMS ** (1 / depth))
    if high - low >= most:
        within = ", sums within sums" if depth > 1 else ""
        raise EvaluationError(f"it has more than {most} terms{within}")
    total: Any = Fraction(0 if node.operator == "+" else 1)
    for term in _terms(walker, node, range(low, high + 1)):
        total = join(node.operator, total, term)
    return total


def _depth(node: Node) -> int:
    """How many sums stand within each other; an integral asks as often as two of them."""
    inner = max(map(_depth, children(node)), default=0)
    return inner + isinstance(node, Series) + 2 * isinstance(node, Integral | Limit)


def _terms(walker: Walker, node: Series, numbers: range) -> list[Any]:
    """The terms of a series; where only some of them exist, its bounds are wrong."""
    found: list[Any] = []
    missing = None
    for n in numbers:
        try:
            found.append(walker.within({node.index: Fraction(n)}).value(node.body))
        except NoElement as error:
            missing = error
    if missing is not None:
        raise OutOfRange(str(missing)) if found else missing
    return found


def _bounds(walker: Walker, node: Series) -> tuple[int, int]:
    """The first and last number of the index; without bounds, all that its arrays have."""
    if node.low is not None and node.high is not None:
        return whole(walker.value(node.low)), whole(walker.value(node.high))
    inner = walker.within({node.index: Fraction(1)})
    lengths = {length for part in walk(node.body) for length in _lengths(inner, part, node.index)}
    if len(lengths) != 1:
        raise EvaluationError(f"how far {node.index} runs cannot be told: write the bounds")
    return 1, lengths.pop()


def _lengths(walker: Walker, node: Node, index: str) -> list[int]:
    """How many elements the index may choose from in a symbol or an element."""
    if isinstance(node, Element) and isinstance(node.index, Symbol) and node.index.name == index:
        return [len(walker.value(node.base))]
    if not isinstance(node, Symbol):
        return []
    own = parts(node.name)
    if index in own.high or any(name in walker.names.values for name in spellings(node.name)):
        return []
    found: list[int] = []
    for axis, text in enumerate(positions(own.low, walker.names.free)):
        if text == index:
            shape = shape_of(walker.named(own.whole))
            found += shape[axis : axis + 1]
    return found


# Integrals and limits


def integrated(walker: Walker, node: Integral) -> Any:
    """Return a definite integral."""
    low, high = (float(for_code(walker.value(bound))) for bound in (node.low, node.high))
    return quadrature.integral(_of(walker, node.name, node.body), low, high)


def approached(walker: Walker, node: Limit) -> Any:
    """Return a limit."""
    to = float(for_code(walker.value(node.to)))
    return quadrature.limit(_of(walker, node.name, node.body), to)


def _of(walker: Walker, name: str, body: Node) -> Callable[[float], float]:
    """What stands in an integral, as a function of its variable."""
    if any(isinstance(part, Series | Integral | Limit | Derivative) for part in walk(body)):
        raise EvaluationError("it holds sums or derivatives, which would take too long")
    return lambda at: float(for_code(walker.within({name: at}).value(body)))


# Cases


def cases(walker: Walker, node: Cases) -> Any:
    """Return the one case that holds, for each number of an array by itself."""
    branches = [branch for branch in node.branches if isinstance(branch, Branch)]
    truths = [None if b.condition is None else _truth(walker, b.condition) for b in branches]
    if not any(isinstance(truth, list) for truth in truths):
        chosen = [walker.value(branches[at].value) for at in _holding(truths)]
        return _agreed(chosen)
    values = [_plain(walker.value(branch.value)) for branch in branches]
    return _select(truths, values)


def _select(truths: list[Any], values: list[Any]) -> Any:
    length = next((len(x) for x in [*truths, *values] if isinstance(x, list)), None)
    if length is None:
        return _agreed([values[at] for at in _holding(truths)])
    return [_select(_items(truths, n), _items(values, n)) for n in range(length)]


def _items(values: list[Any], n: int) -> list[Any]:
    return [value[n] if isinstance(value, list) else value for value in values]


def _holding(truths: list[Any]) -> list[int]:
    """The cases that hold; the one without a condition where no other does."""
    return [at for at, truth in enumerate(truths) if truth] or [
        at for at, truth in enumerate(truths) if truth is None
    ]


def _agreed(chosen: list[Any]) -> Any:
    if not chosen:
        raise BrokenCases("none of its cases holds")
    if any(flat(other) != flat(chosen[0]) for other in chosen[1:]):
        raise BrokenCases("two of its cases hold at once and differ")
    return chosen[0]


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda one, other: bool(one == other),
    "≠": lambda one, other: bool(one != other),
    "<": lambda one, other: bool(one < other),
    ">": lambda one, other: bool(one > other),
    "≤": lambda one, other: bool(one <= other),
    "≥": lambda one, other: bool(one >= other),
}


def _truth(walker: Walker, condition: Node) -> Any:
    if not isinstance(condition, Chain) or not set(condition.relations) <= _COMPARE.keys():
        raise EvaluationError("its condition is none of = ≠ < > ≤ ≥")
    values = [_plain(for_code(walker.value(side))) for side in condition.sides]
    return _compared(values, condition.relations)


def _compared(values: list[Any], relations: tuple[str, ...]) -> Any:
    length = next((len(value) for value in values if isinstance(value, list)), None)
    if length is not None:
        return [_compared(_items(values, n), relations) for n in range(length)]
    return all(_COMPARE[r](*values[n : n + 2]) for n, r in enumerate(relations))


def _plain(value: Any) -> Any:
    value = for_code(value)
    return value.tolist() if hasattr(value, "tolist") else value
