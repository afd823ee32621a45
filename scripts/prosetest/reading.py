"""What stands on the page is read: a span as statements, a bound literal as a tree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from prosetest import code
from prosetest.article import Article
from prosetest.binding import Binding
from prosetest.code import split_relations
from prosetest.expression import Apply, Chain, ExpressionError, Literal, Node, Opaque, Sequence
from prosetest.formula import parse as parse_formula
from prosetest.notation import POINT, Notation
from prosetest.tree import is_literal, literals, rebuilt
from prosetest.visible import MATH, Region, Visible

MAX_DEPTH = 8
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_GROUP = re.compile(r"(?<=\d),\d{3}(?!\d)")
_TIMES = re.compile(r"(?<=[\d)]) x (?=[\d(])")
_GROUPED = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_KEYWORD = re.compile(r"\s*\w+=[^=\s]\S*\s*")


def read_span(region: Region, text: str, notation: Notation = POINT) -> tuple[Node, ...]:
    """Read maths as formulas, inline code as code or as Unicode maths.

    Raises ``ExpressionError``.
    """
    if notation.decimal == "," and _GROUPED.search(text):
        raise ExpressionError("has a number that may have decimals or groups: group by thin spaces")
    commas = list(_commas(text))
    if not commas:
        return _read(region, text)
    plain = _plain(text, commas, notation, "\u2009" if region.kind == MATH else "_")
    if region.kind != MATH and any(plain[at] == "," for at in commas) and claims(text):
        raise ExpressionError("has a comma between digits: set a blank behind it, or a point")
    return tuple(_as_written(statement, text) for statement in _read(region, plain))


def _read(region: Region, text: str) -> tuple[Node, ...]:
    if region.kind == MATH:
        return parse_formula(text)
    text = _TIMES.sub(" × ", text)
    try:
        return (code.parse(text, shown=True),)
    except ExpressionError:
        return parse_formula(text, code=True)


def _as_written(node: Node, text: str) -> Node:
    """The tree, its numerals spelled as the page has them."""
    if isinstance(node, Literal):
        return replace(node, numeral=replace(node.numeral, text=text[node.start : node.end]))
    return rebuilt(node, lambda part: _as_written(part, text))


def _commas(text: str) -> Iterator[int]:
    """The commas between digits that stand in no brackets."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0 and _COMMA.match(text, at):
            yield at


def _plain(text: str, commas: list[int], notation: Notation, group: str) -> str:
    """The text, commas put as maths has them where the notation says what they are."""
    found = list(text)
    for at in commas:
        if notation.decimal == ",":
            found[at] = "."
        elif notation.declared and "," in notation.groups and _GROUP.match(text, at):
            found[at] = group
    return "".join(found)


def claims(text: str) -> bool:
    """Whether inline code states something; ``name=3`` without blanks is a keyword argument."""
    return not _KEYWORD.fullmatch(text) and bool(split_relations(text))


def argument_of(statement: Node, template: Node, text: str) -> Node:
    """What a binding of code speaks of: the 1 of ``stride=1``, the sizes in ``f(20, 256)``."""
    if isinstance(template, Chain):
        return statement
    if isinstance(statement, Chain) and _KEYWORD.fullmatch(text):
        return statement.sides[-1]
    found = tuple(literals(statement))
    if isinstance(statement, Apply) and not isinstance(template, Apply) and found:
        return Sequence(found[0].start, found[-1].end, found) if len(found) > 1 else found[0]
    return statement


def told_side(statement: Node) -> Node | None:
    """The literal that ends ``P(A) = 0.1``, where nothing else of the statement can be read."""
    if not isinstance(statement, Chain) or not set(statement.relations) <= {"=", "≈"}:
        return None
    *others, last = statement.sides
    return last if is_literal(last) and all(isinstance(one, Opaque) for one in others) else None


def literal_of(binding: Binding) -> Node | None:
    """The literal that a binding covers, as nested as its brackets."""
    if binding.kind == "vector":
        return _vector(binding)
    items = tuple(Literal(one.start, one.end, one.numeral) for one in binding.numerals)
    if len(items) == 1:
        return items[0]
    return Sequence(items[0].start, items[-1].end, items)


def enumeration(
    article: Article, seen: Collection[Visible], last: Visible, count: int
) -> tuple[Visible, ...]:
    """The numerals of ``1, 1 and 2`` that end with ``last``, as many as a value has elements."""
    before = [one for one in seen if one.start < last.start][1 - count :]
    found = (*before, last)
    gaps = (article.text[one.end : other.start] for one, other in pairwise(found))
    whole = len(found) == count and all(_LISTED.fullmatch(gap) for gap in gaps)
    return found if whole and all(one.region is None for one in found) else ()


_LISTED = re.compile(r"\s*(?:[,，、;；]|,?\s*(?:and|và|和|与|及))\s*")


def _vector(binding: Binding) -> Node | None:
    numerals = iter(binding.numerals)
    stack: list[list[Node]] = [[]]
    for piece in re.finditer(r"[\[\]()]|[^\[\](),;\s]+", binding.text):
        if piece[0] in "[(":
            stack.append([])
            if len(stack) > MAX_DEPTH:
                return None
        elif piece[0] in "])":
            items = stack.pop()
            if not stack or not items:
                return None
            stack[-1].append(Sequence(items[0].start, items[-1].end, tuple(items)))
        elif (one := next(numerals, None)) is not None:
            stack[-1].append(Literal(one.start, one.end, one.numeral))
        else:
            return None
    whole = len(stack) == 1 and len(stack[0]) == 1 and next(numerals, None) is None
    return stack[0][0] if whole else None
