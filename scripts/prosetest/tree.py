"""What is asked of any expression: its parts, its literals and symbols, itself with a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from prosetest.expression import (
    Derivative,
    Integral,
    Limit,
    Literal,
    Negative,
    Node,
    Operation,
    Sequence,
    Symbol,
)
from prosetest.numeral import Numeral


def children(node: Node) -> Iterator[Node]:
    """Yield the direct parts of ``node`` from left to right."""
    for name in _names_of(node):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Node))


def _names_of(node: Node) -> tuple[str, ...]:
    """The names of the fields that may hold parts: all but the two places."""
    return type(node).__match_args__[2:]


def walk(node: Node) -> Iterator[Node]:
    """Yield ``node`` and all its parts, parents first."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += reversed(list(children(part)))


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return ``node`` with ``change`` applied to each of its direct parts."""
    values: dict[str, Any] = {}
    for name in _names_of(node):
        value = getattr(node, name)
        if isinstance(value, Node):
            values[name] = change(value)
        elif isinstance(value, tuple):
            values[name] = tuple(change(item) if isinstance(item, Node) else item for item in value)
    return replace(node, **values)


def literals(node: Node) -> list[Literal]:
    """Return the literals of ``node`` from left to right."""
    return [part for part in walk(node) if isinstance(part, Literal)]


def symbols(node: Node) -> list[Symbol]:
    """Return the symbols of ``node`` from left to right."""
    return [part for part in walk(node) if isinstance(part, Symbol)]


def customary(node: Node) -> Iterator[str]:
    """Yield the letters of ``node`` that by custom mean a number: π, and e unless it is a base."""
    if isinstance(node, Symbol) and node.name in {"π", "e"}:
        yield node.name
    based = isinstance(node, Operation) and node.operator in {"^", "**"}
    for part in children(node):
        if not (based and isinstance(part, Symbol) and part.name == "e"):
            yield from customary(part)


def is_measured(node: Node) -> bool:
    """Whether a derivative in ``node`` is taken numerically; kept with it, since mutants ask."""
    known: bool | None = node.__dict__.get("_measured")
    if known is None:
        known = any(
            isinstance(part, Derivative | Integral | Limit)
            or (isinstance(part, Symbol) and "'" in part.name)
            for part in walk(node)
        )
        object.__setattr__(node, "_measured", known)
    return known


def is_literal(node: Node) -> bool:
    """Whether ``node`` is a number, vector or matrix of nothing but literals."""
    if isinstance(node, Sequence):
        return all(is_literal(item) for item in node.items)
    return isinstance(node, Literal)


def fold_sign(text: str, start: int, operand: Node) -> Node:
    """Return the negative of ``operand``; the minus before a literal becomes a part of it."""
    if isinstance(operand, Literal) and not operand.numeral.signed:
        old = operand.numeral
        new = Numeral(text[start] + old.text, start, old.end, -old.value, old.unit)
        return Literal(start, operand.end, new)
    return Negative(start, operand.end, operand)
