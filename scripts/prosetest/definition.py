"""A definition that holds gives its constants their places: the 0 of ``max(0, x)``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prosetest.expression import Apply, Chain, Literal, Node, Symbol
from prosetest.tree import walk


@dataclass(frozen=True)
class Constant:
    """A literal that belongs to a definition: argument ``place`` of ``count`` of ``function``."""

    function: str
    place: int
    count: int
    value: Fraction


def constants_of(chain: Chain, verified: frozenset[int]) -> Iterator[Constant]:
    """Yield the constants of a definition, of the literals at ``verified`` alone."""
    for part in walk(chain):
        if isinstance(part, Apply) and isinstance(part.function, Symbol):
            for place, argument in enumerate(part.arguments):
                if isinstance(argument, Literal) and argument.start in verified:
                    count, value = len(part.arguments), argument.numeral.value
                    yield Constant(part.function.name, place, count, value)


def defined(literal: Literal, statement: Node, constants: frozenset[Constant]) -> bool:
    """Whether ``literal`` stands where a definition checked on the page has the same constant."""
    for part in walk(statement):
        if isinstance(part, Apply) and isinstance(part.function, Symbol):
            for place, argument in enumerate(part.arguments):
                if argument == literal:
                    count, value = len(part.arguments), literal.numeral.value
                    return Constant(part.function.name, place, count, value) in constants
    return False
