"""A table whose last row says that it is the total: its columns have to add up to it.

A total may be an average, a product, or leave a row out; only what it cannot be otherwise is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from prosetest.article import Article
from prosetest.binding import cells
from prosetest.element import Element
from prosetest.visible import Visible

_TOTAL = re.compile(
    r"(?:total|sum|all|tổng(?: cộng| số)?|合计|总计|总和|总数|[Σ∑])\s?[:：]?", re.IGNORECASE
)
_MAYBE = re.compile(r"total|sum|all|tổng|[合总Σ∑]", re.IGNORECASE)
_EMPTY = {"", "-", "–", "—", "−", "n/a"}


@dataclass(frozen=True)
class Total:
    """A number in the row of totals, and what the column above it adds up to."""

    one: Visible
    wanted: Fraction

    @property
    def told(self) -> str:
        """The sum, in percent where the total is."""
        sign = "%" * (self.one.numeral.text[-1] in "%％")
        return f"{float(self.wanted * 100 if sign else self.wanted):.12g}{sign}"


def false_totals(article: Article, seen: Sequence[Visible]) -> Iterator[Total]:
    """Yield the totals of an article's tables that are none."""
    for table in (element for element in article.elements if element.tag == "table"):
        if not _MAYBE.search(article.words(table)):
            continue
        rows = list(cells(article, table))
        labels = [bool(row and _TOTAL.fullmatch(article.words(row[0]).strip())) for row in rows]
        if len(rows) > 2 and labels[-1] and not any(labels[:-1]):
            inside = [one for one in seen if table.start <= one.start < article.ends[table.number]]
            yield from _of_table(article, rows, inside)


def _of_table(
    article: Article, rows: Sequence[Sequence[Element]], seen: Sequence[Visible]
) -> Iterator[Total]:
    for column in range(1, len(rows[-1])):
        found = [_number(article, row, column, seen) for row in rows]
        *parts, total = found
        if total is None or any(part is False for part in parts):
            continue
        numbers = [part for part in parts if isinstance(part, Visible)]
        if isinstance(total, Visible) and len(numbers) > 1 and _is_false(numbers, total):
            yield Total(total, sum((one.numeral.value for one in numbers), Fraction(0)))


def _number(
    article: Article, row: Sequence[Element], column: int, seen: Sequence[Visible]
) -> Visible | bool | None:
    """The number of a cell that holds nothing else; ``None`` for an empty one, else ``False``."""
    if column >= len(row):
        return False
    start, end = article.span(row[column])
    inside = [one for one in seen if start <= one.start < end]
    words = article.text[start:end].strip("$\\()[] \n")
    if not inside and words.lower() in _EMPTY:
        return None
    alone = len(inside) == 1 and words == inside[0].numeral.text and not inside[0].numeral.trouble
    return inside[0] if alone else False


def _is_false(parts: Sequence[Visible], total: Visible) -> bool:
    """Whether a total is neither the sum of its column nor anything else that it may be."""
    values = [one.numeral.value for one in parts]
    told, whole = total.numeral.value, sum(values, Fraction(0))
    slack = sum((_slack(one) for one in (*parts, total)), Fraction(0))
    others = {whole / 2, Fraction(len(parts)), prod(values, start=Fraction(1)), values[-1]}
    others |= {whole - value for value in values}
    near = any(abs(told - other) <= slack for other in (whole, *others))
    return not near and not (min(values) <= told <= max(values))


def _slack(one: Visible) -> Fraction:
    """By how much a number may be off that is rounded: half of its last digit."""
    unit = one.numeral.unit or Fraction(0)
    return unit / 2 if unit < 1 else Fraction(0)
