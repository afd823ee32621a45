"""What changes with a place of the code: its derivative, or its value with another there."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from prosetest.arithmetic import for_code, shape_of, whole
from prosetest.calculus import Walker
from prosetest.cause import EvaluationError, Undefined, UnknownName
from prosetest.code import parse
from prosetest.derivative import changed, flat, gradient
from prosetest.expression import At, Attribute, Derivative, Index, Node, Symbol
from prosetest.formula import derivative_name
from prosetest.names import entry, parts, positions, spellings
from prosetest.pure import check_callable
from prosetest.tree import walk


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
        if shape_of(place.value) != shape_of(to):
            raise EvaluationError(f"{node.name} has another shape than what it is set to")
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
