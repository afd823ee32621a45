"""A chain of free letters that is no equation to be solved: its sides are made from each other.

A side is derived or integrated to what the others are, or several operations on the same letters
are transformed into each other; then a slip makes the chain false.
"""

from __future__ import annotations

from dataclasses import replace

from prosetest.expression import (
    Apply,
    Chain,
    Derivative,
    Integral,
    Node,
    Operation,
    Ordered,
    Symbol,
)
from prosetest.tree import rebuilt, symbols, walk


def is_derivation(chain: Chain) -> bool:
    """Whether nothing is to be solved in a chain of free letters."""
    if set(chain.relations) != {"="}:
        return False
    if len(chain.sides) > 2 and _transforms(chain):
        return True
    for side in chain.sides:
        if by := _variables(side):
            others = (other for other in chain.sides if other is not side)
            return all(by & _letters(other) for other in others)
    return False


def _transforms(chain: Chain) -> bool:
    """Whether all sides are operations on the same letters, which no ``×`` makes vectors."""
    parted = all(isinstance(side, Operation) for side in chain.sides)
    crossed = any(isinstance(part, Operation) and part.operator == "×" for part in walk(chain))
    return parted and not crossed and len({frozenset(_letters(side)) for side in chain.sides}) == 1


def _letters(side: Node) -> set[str]:
    return {symbol.name for symbol in symbols(side)}


def _variables(side: Node) -> set[str]:
    """The variables of a formula that a side derives, or of the bounds of an integral."""
    found = side.derivative if isinstance(side, Ordered) else side
    while isinstance(found, Derivative) and isinstance(found.of, Derivative):
        found = found.of
    if isinstance(found, Derivative) and not isinstance(found.of, Symbol):
        return _letters(found.by)
    if isinstance(found, Integral):
        return _letters(found.low) | _letters(found.high)
    return set()


def with_base(node: Node, name: str) -> Node:
    """Return a part with another logarithm, where it has one without a base."""
    found = rebuilt(node, lambda part: with_base(part, name))
    if isinstance(found, Apply) and len(found.arguments) == 1:
        function = found.function
        if isinstance(function, Symbol) and function.name == "log":
            return replace(found, function=replace(function, name=name))
    return found
