"""What is walked more than once: a series, a function by cases, a derivative by a place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from prosetest.arithmetic import (
    BrokenCases,
    EvaluationError,
    NoElement,
    OutOfRange,
    Undefined,
    UnknownName,
    for_code,
    join,
    shape_of,
    whole,
)
from prosetest.code import parse
from prosetest.derivative import changed, flat, gradient
from prosetest.expression import (
    At,
    Attribute,
    Branch,
    Cases,
    Chain,
    Derivative,
    Element,
    Index,
    Node,
    Series,
    Symbol,
    walk,
)
from prosetest.formula import derivative_name
from prosetest.names import Names, entry, parts, positions, spellings
from prosetest.pure import check_callable

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
    if high - low >= MAX_TERMS:
        raise EvaluationError(f"it has more than {MAX_TERMS} terms")
    total: Any = Fraction(0 if node.operator == "+" else 1)
    for term in _terms(walker, node, range(low, high + 1)):
        total = join(node.operator, total, term)
    return total


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


# Derivatives


@dataclass(frozen=True)
class Place:
    """A value, and how the names change when another stands in its place."""

    value: Any
    put: Callable[[Any], Mapping[str, Any]]


def derivative(walker: Walker, node: Derivative) -> Any:
    """Return the derivative that NOTATION names, or take it numerically, by changing a place."""
    if told := entry(walker.names.notation, derivative_name(node)):
        return walker.told(*told).value(parse(told[0]))
    if isinstance(node.by, Symbol) and "d" in walker.names.values and isinstance(node.of, Symbol):
        raise EvaluationError("its d may be a number of the code")
    place = _place(walker, node.by)

    def answer(value: Any) -> Any:
        found = walker.within(place.put(value)).value(node.of)
        if callable(found):
            check_callable(found)
            return found(for_code(value))
        return found

    slope = gradient(answer, place.value)
    if not any(flat(slope)) and not _is_free(walker, node.by):
        raise EvaluationError("it does not change with what it is derived by: say in NOTATION "
                              "what it is a function of")  # fmt: skip
    return slope


def at_point(walker: Walker, node: At) -> Any:
    """Return what a part is where a symbol has another value, on which it must depend."""
    symbol, to = Symbol(0, 0, node.name), walker.value(node.to)
    try:
        place = _place(walker, symbol)
    except UnknownName:
        place = Place(None, lambda value: {node.name: value})
    else:
        if flat(place.value) == flat(for_code(to)):
            return walker.value(node.of)
    found = walker.within(place.put(to)).value(node.of)
    if any(isinstance(part, Symbol) and part.name == node.name for part in walk(node.of)):
        return found
    if flat(for_code(found)) == flat(for_code(walker.value(node.of))):
        raise Undefined(f"it does not change with {node.name}, so its value there is not known")
    return found


def _is_free(walker: Walker, node: Node) -> bool:
    return isinstance(node, Symbol) and node.name in walker.names.free


def _place(walker: Walker, node: Node) -> Place:
    """The place that a symbol names: a variable, a name of the code, or what NOTATION says."""
    if not isinstance(node, Symbol):
        raise EvaluationError("it derives by what is no symbol")
    name = node.name
    if name in walker.names.free:
        return Place(walker.named(name), lambda value: {name: value})
    if told := entry(walker.names.notation, name):
        return _place_in_code(walker.told(*told), parse(told[0]))
    for spelling in spellings(name):
        if spelling in walker.names.values:
            return _place_in_code(walker, Symbol(0, 0, spelling))
    own = parts(name)
    if own.low and own.whole != name:
        base = _place(walker, Symbol(0, 0, own.whole))
        at = tuple(walker.position(text) - 1 for text in positions(own.low, walker.names.free))
        return _part(base, at)
    walker.named(name)
    raise EvaluationError(f"{name} is no place that could hold another value")


def _place_in_code(walker: Walker, node: Node) -> Place:
    if isinstance(node, Symbol):
        name = node.name
        return Place(walker.value(node), lambda value: {name: value})
    if isinstance(node, Index):
        at = tuple(whole(walker.value(item)) for item in node.items)
        if any(item < 0 for item in at):
            raise EvaluationError("it counts from the end of what it derives by")
        return _part(_place_in_code(walker, node.base), at)
    if isinstance(node, Attribute):
        return _attribute(_place_in_code(walker, node.base), node.name)
    raise EvaluationError("it derives by something that is no name, element or attribute")


def _part(base: Place, at: tuple[int, ...]) -> Place:
    value = base.value
    for item in at:
        value = value[item]
    return Place(value, lambda new: base.put(_with_item(base.value, at, new)))


def _with_item(value: Any, at: tuple[int, ...], new: Any) -> Any:
    found = changed(value, at, new)
    return tuple(found) if isinstance(value, tuple) else found


def _attribute(base: Place, name: str) -> Place:
    if name == "T" and hasattr(base.value, "dtype"):
        return Place(base.value.T, lambda new: base.put(new.T))

    def put(new: Any) -> Mapping[str, Any]:
        other = copy.copy(base.value)
        object.__setattr__(other, name, new)
        return base.put(other)

    return Place(getattr(base.value, name), put)
