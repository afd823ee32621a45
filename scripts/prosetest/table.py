"""A table is bound by position: a column is an array of the code, or a formula of other columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prosetest.article import Article, Element
from prosetest.binding import Binding, cells
from prosetest.claim import judge_literal
from prosetest.code import parse
from prosetest.expression import ExpressionError, Index, Literal, Node, Symbol, rebuilt, symbols
from prosetest.judgement import Fault, Judgement
from prosetest.namespace import Namespace, Problem
from prosetest.numeral import Numeral
from prosetest.value import Array
from prosetest.visible import Visible


@dataclass(frozen=True)
class Column:
    """``c2 = w1 * c1 + b1``: column ``number``, counted from one, and its expression."""

    number: int
    expression: Node
    text: str


def judge_table(
    article: Article, binding: Binding, namespace: Namespace
) -> Iterator[tuple[Visible, Judgement] | Fault]:
    """Judge a table cell by cell, down each bound column."""
    table = next((e for e in article.around(binding.numerals[0].start) if e.tag == "table"), None)
    if table is None:
        yield _fault("no table is rendered above this comment", "check the table's syntax")
        return
    try:
        columns = _columns(binding.remark.body)
    except ExpressionError as error:
        yield _fault(f"the table comment {error}", "write it as c1 = x; c2 = relu(c1)")
        return
    rows = list(cells(article, table))
    known: dict[str, Node] = {}
    for column in columns:
        expression = _substituted(column.expression, known)
        known[f"c{column.number}"] = expression
        yield from _judge_column(article, binding, column, expression, rows, namespace)


def _fault(message: str, mend: str) -> Fault:
    return Fault(0, 0, message, mend, "table")


def _columns(body: str) -> list[Column]:
    found: list[Column] = []
    for part in body.replace("\n", " ").split(";"):
        name, equals, text = part.partition("=")
        if not part.strip():
            continue
        number = name.strip()[1:]
        if not equals or name.strip()[:1] != "c" or not number.isdigit() or number == "0":
            raise ExpressionError(f"has {part.strip()!r}, which names no column")
        if int(number) in {column.number for column in found}:
            raise ExpressionError(f"names {name.strip()} twice")
        found.append(Column(int(number), parse(text.strip()), text.strip()))
    return found


def _substituted(node: Node, known: Mapping[str, Node]) -> Node:
    """Put in place of ``c1`` the expression of the first column."""
    if isinstance(node, Symbol):
        return known.get(node.name, node)
    return rebuilt(node, lambda part: _substituted(part, known))


def _judge_column(
    article: Article,
    binding: Binding,
    column: Column,
    expression: Node,
    rows: list[list[Element]],
    namespace: Namespace,
) -> Iterator[tuple[Visible, Judgement] | Fault]:
    name = f"column {column.number}"
    value = namespace.value(expression)
    if isinstance(value, Problem):
        unknown = [s.name for s in symbols(expression) if s.name.startswith("c")]
        mend = "bind that column first" if unknown else "define it in example.py"
        yield _fault(f"{name}, {column.text}, has no value: {value.reason}", mend)
        return
    if not isinstance(value, Array) or len(value.shape) != 1 or value.shape[0] != len(rows):
        yield _fault(f"{name}, {column.text}, is {value.text}; the table has {_count(rows)}",
                     "bind the column to an array with one element a row")  # fmt: skip
        return
    for n, row in enumerate(rows):
        found = _cell(article, binding, row, column.number)
        if isinstance(found, Fault):
            yield found
            continue
        written = Literal(found.start, found.end, found.numeral)
        element = Index(0, 0, expression, (_counted(n),))
        name = column.text if isinstance(column.expression, Symbol) else f"({column.text})"
        yield found, judge_literal(written, element, f"{name}[{n}]", namespace)


def _count(rows: list[list[Element]]) -> str:
    return "1 row" if len(rows) == 1 else f"{len(rows)} rows"


def _counted(n: int) -> Literal:
    return Literal(0, 0, Numeral(str(n), 0, 0, Fraction(n), Fraction(1)))


def _cell(article: Article, binding: Binding, row: list[Element], number: int) -> Visible | Fault:
    if number > len(row):
        return _fault(f"the table has no column {number}", "count its columns from one")
    start, end = article.span(row[number - 1])
    inside = [one for one in binding.numerals if start <= one.start < end]
    if len(inside) != 1:
        words = article.text[start:end].strip() or "nothing"
        message = f"a cell of column {number} holds {words}, expected one number"
        return Fault(start, end, message, "write one number, or leave the column out", "table")
    return inside[0]
