"""What is asked of the code of a page: an expression, literals changed, free variables given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from prosetest.expression import Node
from prosetest.names import entry, is_domain, spellings
from prosetest.tree import symbols


@dataclass(frozen=True)
class Problem:
    """No value, and why, as a clause; ``unknown`` is the name that nobody defines, if any.

    ``kind`` is the class of the error: a shape that does not fit, an element that is not there.
    """

    reason: str
    unknown: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Vector:
    """An array as the value of a variable: of the type of the code's ``like``, where it has one."""

    shape: tuple[int, ...]
    items: tuple[float, ...]
    like: str = ""


Free = float | Fraction | Vector
Point = tuple[tuple[str, Free], ...]


@dataclass(frozen=True)
class Known:
    """What the code defines: its names, and its NOTATION by the one spelling of each symbol."""

    names: frozenset[str]
    notation: Mapping[str, str]

    def defines(self, symbol: str) -> bool:
        """Whether a symbol is a name of the code, or one that NOTATION explains."""
        return entry(self.notation, symbol) is not None or any(
            name in self.names for name in spellings(symbol)
        )

    def domain(self, symbol: str) -> str:
        """Where NOTATION says that a variable lives, or nothing."""
        text = self.notation.get(symbol, "")
        return text if is_domain(text) else ""


@dataclass(frozen=True)
class Question:
    """An expression to evaluate, with literals changed or free variables given."""

    node: Node
    changed: tuple[tuple[int, Fraction], ...] = ()
    free: Point = ()

    def __hash__(self) -> int:
        """The same for equal questions; a tree is hashed once, since it is asked many times."""
        return hash((_hash_of(self.node), self.changed, self.free))

    @property
    def names(self) -> list[str]:
        """The names that it asks for."""
        return [symbol.name for symbol in symbols(self.node)]

    def data(self, tree: int) -> dict[str, Any]:
        """As JSON data; ``tree`` is the number of its tree in the request."""
        return {
            "tree": tree,
            "changed": {str(at): str(value) for at, value in self.changed},
            "free": {name: _free_data(value) for name, value in self.free},
        }


def _hash_of(node: Node) -> int:
    """The hash of a tree, kept with it."""
    known: int | None = node.__dict__.get("_hash")
    if known is None:
        known = hash(node)
        object.__setattr__(node, "_hash", known)
    return known


def _free_data(value: Free) -> Any:
    if isinstance(value, Vector):
        items = [item.hex() for item in value.items]
        return {"shape": value.shape, "items": items, "like": value.like}
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return value.hex()
