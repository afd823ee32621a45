"""A binding ties what stands left of a remark to what the remark says: which numerals it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prosetest.article import Article
from prosetest.element import Element
from prosetest.finding import Finding, Place
from prosetest.notation import Notation
from prosetest.page import Page, Remark
from prosetest.target import Target, target
from prosetest.visible import Region, Visible, numerals_of_prose

_WIDEST = 100
_JOINERS = "×x@–-/:"


@dataclass(frozen=True)
class Binding:
    """A remark with the numerals it covers; ``region`` where they are code or maths.

    ``text`` is the literal as written, from ``start`` on in the page.
    """

    remark: Remark
    kind: str
    numerals: tuple[Visible, ...]
    region: Region | None
    text: str
    start: int


def bind(
    page: Page, seen: Sequence[Visible], notation: Notation
) -> tuple[list[Binding], list[Finding]]:
    """Return the bindings of a page, and the remarks that have nothing to speak of."""
    bindings: list[Binding] = []
    findings: list[Finding] = []
    taken: set[tuple[str, int]] = set()
    for remark in page.remarks:
        binding = _binding(page, remark, seen, notation)
        place = page.source.place(remark.start, remark.end, here=True)
        if binding is None:
            findings.append(_orphan(remark, place))
            continue
        keys = {(remark.kind, one.offset) for one in binding.numerals}
        if keys & taken:
            what = "binding" if remark.kind in {"=", "table"} else "comment"
            message = f"a second {what} stands on {binding.text.strip() or 'one literal'}"
            findings.append(Finding(place, message, "keep one of them", "second-binding"))
            continue
        taken |= keys
        bindings.append(binding)
    return bindings, findings


def _orphan(remark: Remark, place: Place) -> Finding:
    if remark.kind == "table":
        message = "no table with a number stands right above this comment"
        mend = "put it on the line under its table, or remove it"
    else:
        message = "no number stands right before this comment"
        mend = "put it right after the number a reader sees, or remove it"
    return Finding(place, message, mend, "orphan")


def _binding(
    page: Page, remark: Remark, seen: Sequence[Visible], notation: Notation
) -> Binding | None:
    aim = target(page, remark)
    if aim.kind == "prose":
        aim = _literal(page, aim, notation, remark.kind)
    numerals = tuple(one for one in seen if aim.start <= one.offset < aim.end)
    if not numerals:
        return None
    inside = numerals[0].region if aim.kind in {"code", "math"} else None
    if aim.kind in {"prose", "vector"} and any(one.region for one in numerals):
        return None
    text = page.text[aim.start : aim.end]
    return Binding(remark, aim.kind, numerals, inside, text, aim.start)


def _literal(page: Page, aim: Target, notation: Notation, kind: str) -> Target:
    """The numeral that ends where the remark stands, with what is joined to it by × or –."""
    text = page.text[aim.start : aim.end]
    found = numerals_of_prose(text, notation)
    if not found:
        return Target(aim.end, aim.end, "nothing")
    end = len(text)
    if found[-1].end != end:
        between = text[found[-1].end : end]
        if kind != "ok" or any(character.isspace() for character in between):
            return Target(aim.end, aim.end, "nothing")
    start = found[-1].start
    spoken = {other.at - aim.start for other in page.remarks}
    for one in reversed(found[:-1]):
        gap = text[one.end : start]
        if not gap.strip() or len(gap) > 3 or not _joins(gap, kind) or one.end in spoken:
            break
        start = one.start
    if kind == "=" and text[found[-1].start - 1 : found[-1].start] in {"-", "/", ":"}:
        start = found[-1].start
    return Target(aim.start + start, aim.end, "prose")


def _joins(gap: str, kind: str) -> bool:
    """Whether two numerals are one literal: ``28×28`` for a value, ``2015-03-02`` for a reason."""
    if kind == "=" and gap == " - ":
        return False  # a difference, of which the last number is bound
    return gap.strip(" ") in _JOINERS if kind == "=" else not any(map(str.isspace, gap))


def cells(article: Article, table: Element) -> Iterator[list[Element]]:
    """Yield the rows of a table's body, each with the cell that stands in each column.

    A cell that spans columns or rows stands in each of them.
    """
    below: dict[int, tuple[int, Element]] = {}
    for row in article.elements:
        if row.tag != "tr" or not _within(article, row, table):
            continue
        own = [e for e in article.elements if e.parent == row.number and e.tag in {"td", "th"}]
        if any(cell.tag == "td" for cell in own):
            yield _spread(own, below)


def _spread(own: list[Element], below: dict[int, tuple[int, Element]]) -> list[Element]:
    """The cells of a row column by column; ``below`` holds those that reach into later rows."""
    found: list[Element] = []
    waiting = list(own)
    while waiting or len(found) in below:
        if len(found) in below:
            left, cell = below.pop(len(found))
            wide = 1
        else:
            cell = waiting.pop(0)
            wide, left = _span(cell, "colspan"), _span(cell, "rowspan")
        for column in range(len(found), len(found) + wide):
            if left > 1:
                below[column] = left - 1, cell
            found.append(cell)
    return found


def _span(cell: Element, name: str) -> int:
    """Over how many columns or rows a cell reaches."""
    text = cell.attribute(name)
    return min(int(text), _WIDEST) if text.isdecimal() and int(text) else 1


def _within(article: Article, element: Element, outer: Element) -> bool:
    while element.number:
        if element.number == outer.number:
            return True
        element = article.elements[element.parent]
    return False
