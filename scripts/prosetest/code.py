"""Code is read by Python's own grammar: names, indices, arithmetic, attributes and calls."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from prosetest.expression import (
    MAX_DEPTH,
    MAX_LENGTH,
    Apply,
    Attribute,
    Chain,
    ExpressionError,
    Index,
    Literal,
    Node,
    Operation,
    Sequence,
    Symbol,
)
from prosetest.numeral import Numeral, read_numeral
from prosetest.tree import fold_sign

_UNICODE = str.maketrans({"−": "-", "×": "*", "·": "*", "÷": "/"})
_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
}
_RELATIONS = {"=": "=", "==": "=", "≈": "≈", "≠": "≠", "!=": "≠", "<=": "≤", ">=": "≥"}
_RELATIONS |= {"<": "<", ">": ">", "≤": "≤", "≥": "≥"}


CODE_ONLY = {"+": "code +", "*": "code *"}
"""Operators that do with lists in Python what no reader of maths expects: ``[1] + [2]``."""


@lru_cache(maxsize=1_000)
def parse(text: str, shown: bool = False) -> Node:
    """Read code: one side, or sides joined by ``= ≈ ≠ < > ≤ ≥``.

    ``shown`` where a reader sees it, to whom ``+`` and ``*`` of lists are Python's.

    Raises ``ExpressionError``, whose message continues "it …".
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"is longer than {MAX_LENGTH} characters")
    cuts = list(_relations(text))
    sides, position = [], 0
    for start, end, _ in [*cuts, (len(text), len(text), "")]:
        sides.append(_parse_side(text, position, start, shown))
        position = end
    if not cuts:
        return sides[0]
    return Chain(0, len(text), tuple(sides), tuple(relation for *_, relation in cuts))


def split_relations(text: str) -> list[str]:
    """Return the relations that stand outside brackets in ``text``."""
    signs = any(sign[-1] in text for sign in _RELATIONS)
    return [relation for *_, relation in _relations(text)] if signs else []


def _relations(text: str) -> Iterator[tuple[int, int, str]]:
    depth, position = 0, 0
    while position < len(text):
        character = text[position]
        depth += (character in "([{") - (character in ")]}")
        wide = text[position : position + 2]
        sign = wide if wide in _RELATIONS else character
        if depth == 0 and sign in _RELATIONS:
            yield position, position + len(sign), _RELATIONS[sign]
            position += len(sign)
        else:
            position += 1


def _parse_side(text: str, start: int, end: int, shown: bool) -> Node:
    piece = text[start:end]
    source = piece.translate(_UNICODE)
    stripped = source.strip()
    if not stripped:
        raise ExpressionError("has an empty side")
    lead = len(source) - len(source.lstrip())
    try:
        tree = ast.parse(stripped, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError("is not an expression") from error
    return _Reader(text, start + lead, stripped, shown).read(tree, 0)


@dataclass(frozen=True)
class _Reader:
    """Turns Python's tree into ours, columns in UTF-8 bytes into places in ``text``."""

    text: str
    base: int
    source: str
    shown: bool

    def read(self, tree: ast.expr, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise ExpressionError(f"is nested more than {MAX_DEPTH} deep")
        reader = _READERS.get(type(tree))
        if reader is None:
            what = type(tree).__name__
            raise ExpressionError(f"uses {what}, which is not arithmetic on names and numbers")
        return reader(self, tree, depth + 1)

    def span(self, tree: ast.expr) -> tuple[int, int]:
        lines = self.source.split("\n")

        def place(line: int, column: int) -> int:
            before = sum(len(other) + 1 for other in lines[: line - 1])
            return self.base + before + len(lines[line - 1].encode()[:column].decode())

        end_line, end_column = tree.end_lineno, tree.end_col_offset
        assert end_line is not None
        assert end_column is not None
        return place(tree.lineno, tree.col_offset), place(end_line, end_column)

    def constant(self, tree: ast.Constant, depth: int) -> Node:
        start, end = self.span(tree)
        if isinstance(tree.value, bool) or not isinstance(tree.value, int | float):
            raise ExpressionError(f"holds {self.text[start:end]}, which is not a number")
        numeral = read_numeral(self.text[start:end].replace("_", ""))
        if numeral is None or numeral.trouble:
            if not math.isfinite(tree.value):
                raise ExpressionError(f"holds {self.text[start:end]}, which is too large")
            value = Fraction(tree.value)
            numeral = Numeral(self.text[start:end], 0, end - start, value, Fraction(1))
        placed = Numeral(self.text[start:end], start, end, numeral.value, numeral.unit)
        return Literal(start, end, placed)

    def name(self, tree: ast.Name, depth: int) -> Node:
        return Symbol(*self.span(tree), _public(tree.id))

    def attribute(self, tree: ast.Attribute, depth: int) -> Node:
        return Attribute(*self.span(tree), self.read(tree.value, depth), _public(tree.attr))

    def index(self, tree: ast.Subscript, depth: int) -> Node:
        inner = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
        items = tuple(self.read(item, depth) for item in inner)
        return Index(*self.span(tree), self.read(tree.value, depth), items)

    def call(self, tree: ast.Call, depth: int) -> Node:
        if tree.keywords:
            raise ExpressionError("passes a keyword: give the result a name in the example")
        arguments = tuple(self.read(argument, depth) for argument in tree.args)
        return Apply(*self.span(tree), self.read(tree.func, depth), arguments)

    def binary(self, tree: ast.BinOp, depth: int) -> Node:
        operator = _OPERATORS.get(type(tree.op))
        if operator is None:
            raise ExpressionError(f"uses the operator {type(tree.op).__name__}")
        left, right = self.read(tree.left, depth), self.read(tree.right, depth)
        if operator == "*" and "·" in self.text[left.end : right.start]:
            operator = "·"
        if self.shown:
            operator = CODE_ONLY.get(operator, operator)
        return Operation(*self.span(tree), operator, left, right)

    def unary(self, tree: ast.UnaryOp, depth: int) -> Node:
        operand = self.read(tree.operand, depth)
        if isinstance(tree.op, ast.UAdd):
            return operand
        if not isinstance(tree.op, ast.USub):
            raise ExpressionError(f"uses the operator {type(tree.op).__name__}")
        return fold_sign(self.text, self.span(tree)[0], operand)

    def sequence(self, tree: ast.List | ast.Tuple, depth: int) -> Node:
        return Sequence(*self.span(tree), tuple(self.read(item, depth) for item in tree.elts))


def _public(name: str) -> str:
    if name.startswith("_"):
        raise ExpressionError(f"names {name}, which is private")
    return name


_READERS: dict[type[ast.expr], Callable[..., Node]] = {
    ast.Constant: _Reader.constant,
    ast.Name: _Reader.name,
    ast.Attribute: _Reader.attribute,
    ast.Subscript: _Reader.index,
    ast.Call: _Reader.call,
    ast.BinOp: _Reader.binary,
    ast.UnaryOp: _Reader.unary,
    ast.List: _Reader.sequence,
    ast.Tuple: _Reader.sequence,
}
