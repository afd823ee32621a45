"""Two trees of the same form differ in their leaves alone: a template names what is written."""

from __future__ import annotations

from prosetest.expression import (
    Apply,
    Attribute,
    Chain,
    Index,
    Literal,
    Node,
    Operation,
    Sequence,
    Symbol,
)
from prosetest.tree import children, is_literal, walk


def is_short(node: Node) -> bool:
    """Whether ``node`` is what a binding of a literal may be: a name, an index or one call."""
    if is_literal(node):
        return False
    calls = [part for part in walk(node) if isinstance(part, Apply)]
    plain = (Symbol, Literal, Index, Attribute, Apply, Sequence)
    return len(calls) <= 1 and all(isinstance(part, plain) for part in walk(node))


def pairs(template: Node, written: Node) -> list[tuple[Node, Literal]] | None:
    """Match two trees of the same form: each literal of ``written`` with the leaf in its place.

    Returns ``None`` where the forms differ. A literal matches any leaf: a name, an index or a
    call; multiplication signs and juxtaposition are one operation.
    """
    if isinstance(written, Literal):
        fits = isinstance(template, (Literal, Symbol, Index, Attribute, Apply))
        return [(template, written)] if fits else None
    if isinstance(written, Symbol) and isinstance(template, (Symbol, Index, Attribute)):
        return []
    if isinstance(template, Operation) and (product := _product(written)):
        written = product
    if type(template) is not type(written) or not _alike(template, written):
        return None
    found: list[tuple[Node, Literal]] = []
    parts = list(children(template)), list(children(written))
    if len(parts[0]) != len(parts[1]):
        return None
    for one, other in zip(*parts, strict=True):
        matched = pairs(one, other)
        if matched is None:
            return None
        found += matched
    return found


def _product(node: Node) -> Operation | None:
    """A letter before brackets, ``x(1 - x)``, as the product that it is where x is a number."""
    if not isinstance(node, Apply) or len(node.arguments) != 1:
        return None
    if node.start != node.function.start or not isinstance(node.function, Symbol):
        return None
    return Operation(node.start, node.end, "juxtaposed", node.function, node.arguments[0])


_PRODUCTS, _POWERS = {"*", "code *", "juxtaposed", "·", "×", "⊙"}, {"^", "**"}
_SUMS = {"+", "code +"}


def _alike(one: Node, other: Node) -> bool:
    if isinstance(one, Operation) and isinstance(other, Operation):
        both = {one.operator, other.operator}
        return len(both) == 1 or both <= _PRODUCTS or both <= _POWERS or both <= _SUMS
    if isinstance(one, Chain) and isinstance(other, Chain):
        return len(one.sides) == len(other.sides)
    if isinstance(one, Attribute) and isinstance(other, Attribute):
        return one.name == other.name
    return True
