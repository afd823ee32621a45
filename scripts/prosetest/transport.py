"""An expression as JSON data, so that a tree read in one process can be evaluated in another."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import Any

from prosetest import expression
from prosetest.expression import Literal, Node
from prosetest.numeral import Numeral


def dump(node: Node) -> dict[str, Any]:
    """Return ``node`` as JSON data."""
    data: dict[str, Any] = {"type": type(node).__name__}
    for field in fields(node):
        data[field.name] = _dump_field(getattr(node, field.name))
    return data


def _dump_field(value: Any) -> Any:
    if isinstance(value, Node):
        return dump(value)
    if isinstance(value, tuple):
        return [_dump_field(item) for item in value]
    if isinstance(value, Numeral):
        return str(value.value)
    return value


def load(data: dict[str, Any]) -> Node:
    """Return the tree that ``dump`` sent."""
    kind: type[Node] = getattr(expression, data["type"])
    values = {name: _load_field(item) for name, item in data.items() if name != "type"}
    if kind is Literal:
        value = Fraction(values["numeral"])
        values["numeral"] = Numeral("", values["start"], values["end"], value, None)
    return kind(**values)


def _load_field(value: Any) -> Any:
    if isinstance(value, dict):
        return load(value)
    if isinstance(value, list):
        return tuple(_load_field(item) for item in value)
    return value
