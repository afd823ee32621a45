"""Where each numeral of the rendered page is written in its source.

The page is rendered twice: plainly, and as a twin in which a run of digits, a mark, precedes every
cluster of digits and says which one it is. Where the twin without its marks reads exactly like the
plain page, each mark stands where its cluster went. Where it does not, the first differing lines
go unmarked and the twin is rendered again; what stays unmarked has no place, and says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from prosetest.article import Article, read_article
from prosetest.numeral import clusters
from prosetest.page import Page

Render = Callable[[str], str]
_TRIES = 16
_UNMARKED = re.compile(
    r"""&(?:\#\w+|\w+);                                     # an entity
      | \[\^[^\]\n]+\]                                      # the name of a footnote
      | \](?<=[^\s`]\])\([^()\s]*\)                         # an address
      | \{[:.\#][^{}\n]*\}                                  # a list of attributes
      | \n(?:
          [ \t>]*(?:`{3,}|~{3,})(?:(?!\btitle=)[^\n])*      # what opens a fence
        | [ ]{0,3}\[(?!\^)[^\]\n]+\]:[^\n]*                 # where a reference leads
        | [ ]{0,3}\*\[[^\]\n]+\]:                          # an abbreviation
        )
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SPOKEN = re.compile(r"\b(?:alt|title|aria-label)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True)
class Placement:
    """``offsets`` says, for a place in ``article.text``, where in ``source`` it was written."""

    article: Article
    offsets: dict[int, int]
    source: str = ""


def place_numerals(page: Page, render: Render) -> Placement:
    """Render ``page`` and find where each of its clusters of digits went."""
    article = read_article(render(page.text))
    spots = _spots(page)
    if not spots:
        return Placement(article, {}, page.text)
    mark = _mark(page.text + article.text + article.html)
    for tried in range(_TRIES):
        html = render(_marked(page.text, spots, mark))
        bare, places = _unmark(html, mark)
        if bare == article.html:
            return Placement(article, _of_text(article, places), page.text)
        plain, offsets = _unmark(read_article(html).text, mark)
        if plain == article.text:
            return Placement(article, offsets, page.text)
        reach = 0 if tried < _TRIES // 2 else 200
        spots = _fewer(page.text, spots, plain, article.text, offsets, reach)
    return Placement(article, {}, page.text)


def _spots(page: Page) -> list[int]:
    """The clusters to mark: all but those that name, lead or number something."""
    inside = [(fence.body, fence.end) for fence in page.fences]
    lines = f"\n{page.text}"
    unmarked = ((m.start() - 1, m.end() - 1) for m in _UNMARKED.finditer(lines))
    hidden = [span for span in unmarked if not _within(inside, *span)]
    for tag in _TAG.finditer(page.text):
        if _within(inside, tag.start()):
            continue
        position = tag.start()
        for spoken in _SPOKEN.finditer(tag[0]):
            hidden.append((position, tag.start() + spoken.start(1)))
            position = tag.start() + spoken.end(1)
        hidden.append((position, tag.end()))
    covered = _union(sorted(hidden))
    return [start for start, _ in clusters(page.text) if not _within(covered, start)]


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _within(spans: list[tuple[int, int]], start: int, end: int = 0) -> bool:
    index = bisect_left(spans, (start + 1, 0)) - 1
    return index >= 0 and start < spans[index][1] and end <= spans[index][1]


def _mark(text: str) -> str:
    """A run of digits that stands nowhere in ``text``."""
    for number in range(7_000, 10**9):
        if str(number) not in text:
            return str(number)
    raise AssertionError("a text cannot hold every number")


def _marked(text: str, spots: list[int], mark: str) -> str:
    pieces, position = [], 0
    for spot in spots:
        pieces += [text[position:spot], f"{mark}{spot:07d}"]
        position = spot
    return "".join([*pieces, text[position:]])


def _unmark(twin: str, mark: str) -> tuple[str, dict[int, int]]:
    pieces: list[str] = []
    offsets: dict[int, int] = {}
    position = length = 0
    for match in re.finditer(rf"{mark}(\d{{7}})", twin):
        pieces.append(twin[position : match.start()])
        length += match.start() - position
        offsets[length] = int(match[1])
        position = match.end()
    return "".join([*pieces, twin[position:]]), offsets


def _of_text(article: Article, places: dict[int, int]) -> dict[int, int]:
    """The places in the text of what is placed in the HTML; an address has none."""
    found = ((article.at(place), offset) for place, offset in places.items())
    return {at: offset for at, offset in found if at >= 0}


def _fewer(
    source: str, spots: list[int], twin: str, plain: str, offsets: dict[int, int], reach: int
) -> list[int]:
    """Leave unmarked the source lines whose marks stand where the two texts first differ.

    ``reach`` is how far beyond that line of the rendered text the suspects may stand.
    """
    differs = next(
        (at for at, both in enumerate(zip(twin, plain, strict=False)) if both[0] != both[1]),
        min(len(twin), len(plain)),
    )
    start = twin.rfind("\n", 0, differs) + 1
    near = sorted(offset for at, offset in offsets.items() if start <= at)
    stop = differs + reach if reach else max(differs, twin.find("\n", differs))
    suspects = [o for at, o in offsets.items() if start <= at <= stop]
    seen = set(offsets.values())
    missing = [spot for spot in spots if spot not in seen]
    lines = {_line(source, spot) for spot in (suspects[:8] or missing[:1] or near[:1] or spots[:1])}
    if missing and reach:
        lines.add(_line(source, missing[0]))
    return [spot for spot in spots if _line(source, spot) not in lines]


def _line(source: str, at: int) -> int:
    return source.rfind("\n", 0, at)
