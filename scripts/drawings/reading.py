"""What a figure reads of its lesson is noted, each value with a digest that changes as it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prosetest.cause import EvaluationError
from prosetest.evaluation import evaluate
from prosetest.expression import Node
from prosetest.identity import identity
from prosetest.names import Names
from prosetest.question import Problem
from prosetest.value import Value, decode, encode


class Reading(Mapping[str, Any]):
    """The names of an example; arrays cannot be changed, and what is read is noted."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        value = self._values[name]
        self.read.add(name)
        return _read_only(value)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value, or something else where there is none."""
        return self[name] if name in self._values else default

    def __contains__(self, name: object) -> bool:
        return name in self._values and not str(name).startswith("_")

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def digests(self) -> dict[str, str]:
        """Return the digest of each value that was read."""
        return {name: identity(self._values[name]) for name in sorted(self.read)}


@dataclass(frozen=True)
class Here:
    """Answers expressions in the process in which the example ran."""

    values: Mapping[str, Any]

    def value(self, node: Node, /) -> Value | Problem:
        """Return what an expression is worth, or why it has no value."""
        notation = self.values.get("NOTATION", {})
        try:
            return decode(encode(evaluate(node, Names(self.values, notation, {}))))
        except EvaluationError as error:
            return Problem(str(error), getattr(error, "name", ""))

    def identities(self, names: Sequence[str], /) -> dict[str, str]:
        """Return what tells the values of names from others."""
        return {name: identity(self.values[name]) for name in names}


def _read_only(value: Any) -> Any:
    if not (hasattr(value, "setflags") and hasattr(value, "view")):
        return value
    view = value.view()
    view.setflags(write=False)
    return view
