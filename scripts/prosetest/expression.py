"""An expression is what a claim says, as a tree; its leaves know where they are written.

Two readers make these trees: ``parse`` below, for code, by Python's own grammar, and
``formula.parse``, for LaTeX and Unicode maths. ``evaluation`` says what a tree is worth.
Allowed in code: numbers, names, indices, arithmetic, ``@``, public attributes and calls.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any

from prosetest.numeral import Numeral, read_numeral

MAX_LENGTH = 2_000
MAX_DEPTH = 60


class ExpressionError(ValueError):
    """The text is no expression of ours; the message is the end of a sentence that says why."""


@dataclass(frozen=True)
class Node:
    """A part of an expression, written at ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True)
class Literal(Node):
    """A number as written, its sign included."""

    numeral: Numeral


@dataclass(frozen=True)
class Symbol(Node):
    """A name, with its index if it has one: ``z``, ``x_1``, ``W^{[l]}``."""

    name: str


@dataclass(frozen=True)
class Operation(Node):
    """Two operands joined by ``+ - * / // % ** @``, or set side by side (``juxtaposed``)."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Negative(Node):
    """The negative of a value; the minus of a literal belongs to the literal."""

    operand: Node


@dataclass(frozen=True)
class Transposed(Node):
    """A vector or matrix, transposed."""

    operand: Node


@dataclass(frozen=True)
class Index(Node):
    """An element or a slice of a value, counted from zero as code counts."""

    base: Node
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Attribute(Node):
    """A public attribute of a value."""

    base: Node
    name: str


@dataclass(frozen=True)
class Apply(Node):
    """``f(a, b)``; a product instead where ``f`` is a number (``2(x + 1)`` in maths)."""

    function: Node
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Sequence(Node):
    """A vector, or a matrix as a sequence of its rows."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Chain(Node):
    """Sides compared with their neighbours: ``z = 0.8 + 1.8 + 1 = 3.6``."""

    sides: tuple[Node, ...]
    relations: tuple[str, ...]


def children(node: Node) -> Iterator[Node]:
    """Yield the direct parts of ``node`` from left to right."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Node))


def walk(node: Node) -> Iterator[Node]:
    """Yield ``node`` and all its parts, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return ``node`` with ``change`` applied to each of its direct parts."""
    values: dict[str, Any] = {}
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Node):
            values[field.name] = change(value)
        elif isinstance(value, tuple):
            values[field.name] = tuple(
                change(item) if isinstance(item, Node) else item for item in value
            )
    return replace(node, **values)


def literals(node: Node) -> list[Literal]:
    """Return the literals of ``node`` from left to right."""
    return [part for part in walk(node) if isinstance(part, Literal)]


def symbols(node: Node) -> list[Symbol]:
    """Return the symbols of ``node`` from left to right."""
    return [part for part in walk(node) if isinstance(part, Symbol)]


def is_literal(node: Node) -> bool:
    """Whether ``node`` is a number, vector or matrix of nothing but literals."""
    if isinstance(node, Sequence):
        return all(is_literal(item) for item in node.items)
    return isinstance(node, Literal)


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


def _alike(one: Node, other: Node) -> bool:
    if isinstance(one, Operation) and isinstance(other, Operation):
        product = {"*", "juxtaposed"}
        return one.operator == other.operator or {one.operator, other.operator} <= product
    if isinstance(one, Chain) and isinstance(other, Chain):
        return len(one.sides) == len(other.sides)
    if isinstance(one, Attribute) and isinstance(other, Attribute):
        return one.name == other.name
    return True


def fold_sign(text: str, start: int, operand: Node) -> Node:
    """Return the negative of ``operand``; the minus before a literal becomes a part of it."""
    if isinstance(operand, Literal) and not operand.numeral.signed:
        old = operand.numeral
        new = Numeral(text[start] + old.text, start, old.end, -old.value, old.unit)
        return Literal(start, operand.end, new)
    return Negative(start, operand.end, operand)


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


def parse(text: str) -> Node:
    """Read code: one side, or sides joined by ``= ≈ ≠ < > ≤ ≥``.

    Raises ``ExpressionError``, whose message continues "it …".
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"is longer than {MAX_LENGTH} characters")
    cuts = list(_relations(text))
    sides, position = [], 0
    for start, end, _ in [*cuts, (len(text), len(text), "")]:
        sides.append(_parse_side(text, position, start))
        position = end
    if not cuts:
        return sides[0]
    return Chain(0, len(text), tuple(sides), tuple(relation for *_, relation in cuts))


def split_relations(text: str) -> list[str]:
    """Return the relations that stand outside brackets in ``text``."""
    return [relation for *_, relation in _relations(text)]


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


def _parse_side(text: str, start: int, end: int) -> Node:
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
    return _Reader(text, start + lead, stripped).read(tree, 0)


@dataclass(frozen=True)
class _Reader:
    """Turns Python's tree into ours, columns in UTF-8 bytes into places in ``text``."""

    text: str
    base: int
    source: str

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
