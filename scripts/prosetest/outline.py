"""An outline says in lines how a statement was read, what its sides gave, and what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from prosetest.expression import Chain, Literal, Node, Opaque, Symbol
from prosetest.judgement import Account, Trial
from prosetest.tree import children, literals
from prosetest.value import number

_LONGEST = 100
_STEP = "  "


def outline(account: Account) -> tuple[str, ...]:
    """Return the lines for one statement."""
    return tuple(_shortened(row) for row in _rows(account))


def _rows(account: Account) -> Iterator[str]:
    found = account.judgement
    words = _words(account.statement, account.text)
    yield f"{words} {found.verdict.value}" + (f": {found.unproven}" if found.unproven else "")
    yield f"{_STEP}read as"
    yield from tree(account.statement, account.text)
    if account.sides:
        yield f"{_STEP}each side gives"
        width = min(30, max(len(side) for side, _ in account.sides))
        for side, value in account.sides:
            yield f"{_STEP * 2}{side:<{width}}  {value}"
    if literals(account.statement):
        yield f"{_STEP}each literal"
    for literal in literals(account.statement):
        yield from _literal(literal, account)


def _literal(literal: Literal, account: Account) -> Iterator[str]:
    """What verifies a literal, and which numbers in its place would be noticed."""
    proofs = [proof for proof in account.judgement.proofs if proof.start == literal.start]
    words = f"{literal.numeral.text} is not verified"
    if proofs:
        proof = proofs[0]
        words = f"{literal.numeral.text} is {proof.tier}, by {' '.join(proof.expression.split())}"
        words += f", which is {proof.value}" if proof.value != literal.numeral.text else ""
    yield f"{_STEP * 2}{words}"
    for trial in account.judgement.trials:
        if trial.literal == literal:
            yield f"{_STEP * 3}{_trial(trial)}"


def _trial(trial: Trial) -> str:
    if trial.value is None:
        return trial.words
    what = "noticed" if trial.noticed else "not noticed"
    return f"{number(trial.value).text} in its place is {what}: {trial.words}"


def tree(node: Node, text: str, depth: int = 2) -> Iterator[str]:
    """Yield a node and its parts, each a little further in."""
    yield _STEP * depth + label(node, text)
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
    if isinstance(node, Opaque):
        return f"not read: {_words(node, text)} {node.reason}"
    own = [
        getattr(node, field.name) for field in fields(node) if field.name not in {"start", "end"}
    ]
    words = [value for value in own if isinstance(value, str) and value]
    return " ".join([name, *words, _words(node, text)])


def _words(node: Node, text: str) -> str:
    return " ".join(text[node.start : node.end].split())


def _shortened(row: str) -> str:
    return row if len(row) <= _LONGEST else row[: _LONGEST - 2] + " …"
