"""A relation joins two sides of a claim: ``=`` wants equal values, ``≈`` one that is rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from prosetest.comparison import Verdict, differences, ordered, same
from prosetest.expression import Node, Symbol, is_literal, literals, symbols
from prosetest.namespace import Namespace, Problem
from prosetest.pure import PURE_NAMES
from prosetest.value import Number

Changed = dict[int, Fraction]


def compare(
    left: Node, right: Node, relation: str, namespace: Namespace, changed: Changed
) -> Verdict:
    if relation == "≈":
        return approximate(left, right, namespace, changed)
    one, other = (
        namespace.value(left, _own(left, changed)),
        namespace.value(right, _own(right, changed)),
    )
    if isinstance(one, Problem) or isinstance(other, Problem):
        return Verdict.CANNOT_TELL
    return same(one, other) if relation == "=" else ordered(one, other, relation)


def _own(node: Node, changed: Changed) -> Changed:
    """The changes that stand inside ``node``, so that other sides keep their answers."""
    return {at: value for at, value in changed.items() if node.start <= at < node.end}


def approximate(left: Node, right: Node, namespace: Namespace, changed: Changed) -> Verdict:
    """``≈`` wants one side to be the other, rounded at the digits it shows."""
    written, full = _rounded_side(left, right)
    if written is None:
        return Verdict.CANNOT_TELL
    value = namespace.value(full, _own(full, changed))
    if isinstance(value, Problem):
        return Verdict.CANNOT_TELL
    if isinstance(value, Number) and value.integer:
        value = replace(value, integer=False)
    found = differences(written, value, changed)
    if isinstance(found, str):
        return Verdict.FAILS
    return Verdict.FAILS if found else Verdict.HOLDS


def _rounded_side(left: Node, right: Node) -> tuple[Node | None, Node]:
    sides: list[Callable[[], tuple[Node | None, Node]]] = []
    if is_literal(right):
        sides.append(lambda: (right, left))
    if is_literal(left):
        sides.append(lambda: (left, right))
    if len(sides) == 2 and _coarse(left) > _coarse(right):
        sides.reverse()
    return sides[0]() if sides else (None, left)


def _coarse(node: Node) -> Fraction:
    return max(
        (literal.numeral.unit or Fraction(0) for literal in literals(node)), default=Fraction(0)
    )


def anchors(node: Node) -> Iterator[Symbol]:
    """The names of the page's code in ``node``."""
    return (symbol for symbol in symbols(node) if symbol.name not in PURE_NAMES)
