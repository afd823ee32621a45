"""An outline says in lines how a statement was read, what its sides gave, and what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from prosetest.expression import Chain, Literal, Node, Symbol, children
from prosetest.judgement import Account

_LONGEST = 100


def outline(account: Account) -> tuple[str, ...]:
    """Return the lines for one statement."""
    return tuple(_shortened(row) for row in _rows(account))


def _rows(account: Account) -> Iterator[str]:
    yield f"{_words(account.statement, account.text)} is read as"
    yield from tree(account.statement, account.text)
    for side, value in account.sides:
        yield f"{side} gives {value}"
    for trial in account.trials:
        if trial.value == trial.literal:
            yield f"{trial.literal} {trial.outcome}"
        else:
            yield f"{trial.value} for {trial.literal}: {trial.outcome}"


def tree(node: Node, text: str, depth: int = 1) -> Iterator[str]:
    """Yield a node and its parts, each a little further in."""
    yield "  " * depth + label(node, text)
    for child in children(node):
        yield from tree(child, text, depth + 1)


def label(node: Node, text: str) -> str:
    """Return what a node is, and how it is written."""
    name = type(node).__name__.lower()
    if isinstance(node, Literal):
        return f"literal {node.numeral.text}, exactly {node.numeral.value}"
    if isinstance(node, Symbol):
        return f"symbol {node.name}"
    if isinstance(node, Chain):
        return f"chain {' '.join(node.relations)}"
    own = [
        getattr(node, field.name) for field in fields(node) if field.name not in {"start", "end"}
    ]
    words = [value for value in own if isinstance(value, str) and value]
    return " ".join([name, *words, _words(node, text)])


def _words(node: Node, text: str) -> str:
    return " ".join(text[node.start : node.end].split())


def _shortened(row: str) -> str:
    return row if len(row) <= _LONGEST else row[: _LONGEST - 2] + " …"
