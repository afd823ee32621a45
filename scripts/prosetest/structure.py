"""A structural numeral counts or points: it is checked for being consecutive, or for its target.

Headings, captions and titles may count (``Exercise 1``, ``2. Intuition``); a link may name the
number of what it leads to; footnotes and line numbers are counted by the renderer itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prosetest.article import Article
from prosetest.element import Element
from prosetest.numeral import Numeral
from prosetest.visible import Visible

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_COUNTED = re.compile(r"^(?P<before>[^\d]*?)(?P<number>\d{1,3})(?P<after>.*)$", re.DOTALL)
_STOP = re.compile(r"^\s*(?:$|[.:)．：、，,(（·—–¶](?!\d)|-\s)")
_NUMBERED = re.compile(r"^\s*[.:)．：、](?!\d)")


@dataclass(frozen=True)
class Count:
    """A numeral that counts: its place, and the number that belongs there."""

    start: int
    number: int
    expected: int
    series: str


def counts(article: Article) -> list[Count]:
    """Return the numerals of headings, captions and titles that count, series by series.

    A 1 that no 2 follows counts only before a stop: "Figure 1: …" does, "The answer is 1" may not.
    """
    found: list[Count] = []
    alone: dict[tuple[str, str], int] = {}
    lone: set[int] = set()
    last: dict[tuple[str, str], int] = {}
    for element in article.elements:
        kind = _counting(element)
        match = _COUNTED.match(article.words(element)) if kind else None
        if kind in _HEADINGS:
            _restart(last, kind)
        if not kind or not match or not _counts(match["before"], match["after"]):
            continue
        series, number = (kind, match["before"].strip()), int(match["number"])
        if series not in last and number != 1:
            continue
        expected = last.get(series, 0) + 1
        if series in last:
            alone.pop(series, None)
        elif not _NUMBERED.match(match["after"]):
            lone |= {alone[series]} if series in alone else set()
            alone[series] = len(found)
        found.append(Count(element.start + match.start("number"), number, expected, series[1]))
        last[series] = number
    lone |= set(alone.values())
    return [count for n, count in enumerate(found) if n not in lone]


_ITEM = re.compile(r"^(?P<indent>[ \t>]*)(?P<number>\d+)[.)](?=[ \t])")
_ITEMS = re.compile(_ITEM.pattern, re.MULTILINE)


def list_items(text: str) -> Iterator[Count]:
    """Yield the numbers before the items of ordered lists; a list may also number all items 1.

    ``start`` is the place in ``text``, Markdown whose lines of code are blank. A line that is
    indented no deeper than an item, and is no item, ends the list.
    """
    last: dict[int, int] = {}
    first = _ITEMS.search(text)
    position = first.start() if first else len(text)
    for line in text[position:].split("\n"):
        item = _ITEM.match(line)
        indent = len(item["indent"]) if item else len(line) - len(line.lstrip(" \t>"))
        if line.strip():
            for deeper in [one for one in last if one > indent or (one == indent and not item)]:
                del last[deeper]
        if item:
            number, before = int(item["number"]), last.get(indent)
            all_ones = number == before == 1
            expected = number if before is None or all_ones else before + 1
            yield Count(position + item.start("number"), number, expected, "item")
            last[indent] = number
        position += len(line) + 1


def _restart(last: dict[tuple[str, str], int], heading: str) -> None:
    """A heading starts the series of the headings below it anew."""
    for series in [key for key in last if key[0] in _HEADINGS and key[0] > heading]:
        del last[series]


def _counting(element: Element) -> str:
    if element.tag in {*_HEADINGS, "figcaption", "caption", "summary"}:
        return element.tag
    if element.tag == "p" and "admonition-title" in element.classes:
        return "title"
    return ""


def _counts(before: str, after: str) -> bool:
    if not before.strip():
        return bool(_NUMBERED.match(after))
    return before[-1:].isspace() and bool(_STOP.match(after))


def numbered_by_renderer(article: Article) -> frozenset[int]:
    """The elements whose numbers the renderer wrote: marks of footnotes, numbers of lines."""
    return frozenset(one.number for one in article.elements if one.written and _is_numbered(one))


def _is_numbered(element: Element) -> bool:
    if element.classes & {"footnote-ref", "footnote-backref", "linenos", "linenodiv", "lineno"}:
        return True
    line = element.attribute("id").startswith("__codelineno")
    return line or bool(element.attribute("data-linenos"))


def pointed_at(article: Article, one: Visible, counted: set[int]) -> str:
    """Return why a link's numeral is wrong or right: ``points``, ``lost``, or nothing.

    A link to an anchor of the page points when the target counts with the same number.
    """
    link = next((e for e in article.around(one.start) if e.tag == "a"), None)
    if link is None or not link.attribute("href").startswith("#"):
        return ""
    target = _target(article, link.attribute("href")[1:])
    if target is None:
        return ""
    numbers = [number for at, number in _numbers(article, target) if at in counted]
    if not numbers:
        return ""
    return "points" if _whole(one.numeral) in numbers else "lost"


def _numbers(article: Article, target: Element) -> Iterator[tuple[int, int]]:
    start, end = article.span(target)
    for match in re.finditer(r"\d+", article.text[start:end]):
        yield start + match.start(), int(match[0])


def _target(article: Article, name: str) -> Element | None:
    return next((e for e in article.elements if e.attribute("id") == name), None)


def _whole(numeral: Numeral) -> int:
    return int(numeral.value) if numeral.value.denominator == 1 else -1


def heading_ids(article: Article) -> tuple[str, ...]:
    """Return the ids of the headings, in order."""
    return tuple(e.attribute("id") for e in article.elements if e.tag in _HEADINGS)
