"""A table is bound by position: a column is an array of the code, or a formula of other columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from prosetest.article import Article
from prosetest.binding import Binding, cells
from prosetest.claim import judge_literal
from prosetest.code import parse
from prosetest.element import Element
from prosetest.expression import Apply, ExpressionError, Index, Literal, Node, Symbol, Transposed
from prosetest.judgement import Fault, Judgement
from prosetest.namespace import Namespace
from prosetest.numeral import Numeral
from prosetest.question import Problem, Question
from prosetest.tree import rebuilt, symbols
from prosetest.value import Array
from prosetest.visible import Visible

_TOTAL = re.compile(r";\s*last\s*=\s*sum\s*(?=;|$)")
_NAME = re.compile(r"c(?P<one>[1-9]\d*)|c(?P<first>[1-9]\d*):c(?P<last>[1-9]\d*)|")


@dataclass(frozen=True)
class Column:
    """``c2 = w1 * c1 + b1``: column ``number``, counted from one, and its expression.

    ``c2:c4 = W`` binds the columns up to ``last`` to those of a matrix, ``whole``; ``= W`` all.
    """

    number: int
    expression: Node
    text: str
    last: int = 0
    whole: Node | None = None


def judge_table(
    article: Article, binding: Binding, namespace: Namespace
) -> Iterator[tuple[Visible, Judgement] | Fault]:
    """Judge a table cell by cell, down each bound column."""
    table = next((e for e in article.around(binding.numerals[0].start) if e.tag == "table"), None)
    if table is None:
        yield _fault("no table is rendered above this comment", "check the table's syntax")
        return
    try:
        body, total = _TOTAL.subn("", binding.remark.body)
        columns = _columns(body)
    except ExpressionError as error:
        yield _fault(f"the table comment {error}", "write it as c1 = x; c2 = relu(c1)")
        return
    rows = list(cells(article, table))
    columns = list(_expanded(columns, max((len(row) for row in rows), default=0)))
    if reason := _misfit(columns, namespace):
        yield _fault(reason, "bind as many columns as the matrix has")
        return
    known: dict[str, Node] = {}
    for column in columns:
        known[f"c{column.number}"] = _substituted(column.expression, known)
    _foresee(known.values(), len(rows), namespace)
    for column in columns:
        expression = known[f"c{column.number}"]
        yield from _judge_column(article, binding, column, expression, rows, namespace, bool(total))


def _foresee(expressions: Iterable[Node], count: int, namespace: Namespace) -> None:
    """Ask in one request what all the cells will need."""
    nodes = [
        node for one in expressions for node in (one, *(_element(one, n) for n in range(count)))
    ]
    namespace.values(list(map(Question, nodes)))


def _element(node: Node, n: int) -> Node:
    return Index(0, 0, node, (_counted(n),))


def _fault(message: str, mend: str) -> Fault:
    return Fault(0, 0, message, mend, "table")


def _columns(body: str) -> list[Column]:
    found: list[Column] = []
    for part in body.replace("\n", " ").split(";"):
        name, equals, text = part.partition("=")
        if not part.strip():
            continue
        match = _NAME.fullmatch(name.strip())
        if not equals or match is None:
            raise ExpressionError(f"has {part.strip()!r}, which names no column")
        first, last = int(match["one"] or match["first"] or 1), int(match["last"] or 0)
        if first in {column.number for column in found}:
            raise ExpressionError(f"names {name.strip()} twice")
        whole = parse(text.strip())
        many = whole if not match["one"] else None
        found.append(Column(first, whole, text.strip(), last, many))
    return found


def _expanded(columns: list[Column], count: int) -> Iterator[Column]:
    """Each column by itself: those of a matrix are the rows of its transpose."""
    for column in columns:
        if column.whole is None:
            yield column
            continue
        for n in range((column.last or count) - column.number + 1):
            node = Index(0, 0, Transposed(0, 0, column.whole), (_counted(n),))
            text = f"{column.text}[:, {n}]"
            yield Column(column.number + n, node, text, column.last or count, column.whole)


def _misfit(columns: list[Column], namespace: Namespace) -> str:
    """Why a matrix cannot be bound to some columns, if it cannot."""
    for column in columns:
        if column.whole is None:
            continue
        value = namespace.value(column.whole)
        wanted = sum(other.whole == column.whole for other in columns)
        text = column.text.partition("[")[0]
        if isinstance(value, Problem):
            return f"{text} has no value: {value.reason}"
        shape = value.shape if isinstance(value, Array) else ()
        if len(shape) != 2 or shape[1] != wanted:
            return f"{text} has shape {shape}, {_columns_count(wanted)} bound to it"
    return ""


def _columns_count(count: int) -> str:
    return "1 column is" if count == 1 else f"{count} columns are"


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
    total: bool = False,
) -> Iterator[tuple[Visible, Judgement] | Fault]:
    name = f"column {column.number}"
    value = namespace.value(expression)
    if isinstance(value, Problem):
        unknown = [s.name for s in symbols(expression) if s.name.startswith("c")]
        mend = "bind that column first" if unknown else "define it in example.py"
        yield _fault(f"{name}, {column.text}, has no value: {value.reason}", mend)
        return
    body = rows[:-1] if total else rows
    if not isinstance(value, Array) or len(value.shape) != 1 or value.shape[0] != len(body):
        yield _fault(f"{name}, {column.text}, is {value.text}; the table has {_count(body)}",
                     "bind the column to an array with one element a row")  # fmt: skip
        return
    for n, row in enumerate(body):
        found = _cell(article, binding, row, column.number)
        if isinstance(found, Fault):
            yield found
            continue
        written = Literal(found.start, found.end, found.numeral)
        plain = isinstance(column.expression, Symbol) or column.whole is not None
        name = column.text if plain else f"({column.text})"
        yield found, judge_literal(written, _element(expression, n), f"{name}[{n}]", namespace)
    if total and _holds_number(article, binding, rows[-1], column.number):
        yield from _judge_total(article, binding, column, expression, rows[-1], namespace)


def _holds_number(article: Article, binding: Binding, row: list[Element], number: int) -> bool:
    """Whether the last row has a total in a column; a cell without a number has none."""
    if number > len(row):
        return False
    start, end = article.span(row[number - 1])
    return any(start <= one.start < end for one in binding.numerals)


def _judge_total(
    article: Article,
    binding: Binding,
    column: Column,
    expression: Node,
    row: list[Element],
    namespace: Namespace,
) -> Iterator[tuple[Visible, Judgement] | Fault]:
    """The last cell of a column is the sum of those above."""
    found = _cell(article, binding, row, column.number)
    if isinstance(found, Fault):
        yield found
        return
    written = Literal(found.start, found.end, found.numeral)
    node = Apply(0, 1, Symbol(0, 0, "sum"), (expression,))
    yield found, judge_literal(written, node, f"sum({column.text})", namespace)


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
