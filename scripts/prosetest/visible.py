"""What a reader sees: every numeral of an article, its region, and where it is written.

A region is a block of code, inline code, or a span of maths; everything else is prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from prosetest.article import Article
from prosetest.element import Element
from prosetest.notation import POINT, Notation
from prosetest.numeral import DIGITS, Numeral, clusters, find_numerals
from prosetest.twin import Placement

_DIGIT = re.compile(f"[{DIGITS}]")
BLOCK, CODE, MATH = "block", "code", "math"


@dataclass(frozen=True)
class Region:
    """Code or maths: ``text[start:end]`` is what it says, fences and dollars left out."""

    kind: str
    element: Element
    start: int
    end: int
    offset: int


@dataclass(frozen=True)
class Visible:
    """A numeral of ``article.text``; ``offset`` is its place in the page, −1 if unknown."""

    numeral: Numeral
    start: int
    end: int
    offset: int
    region: Region | None


def regions(placement: Placement) -> list[Region]:
    """Return the regions of an article in order; one within another belongs to it."""
    article = placement.article
    marks = sorted(placement.offsets)
    found: list[Region] = []
    for element in article.elements[1:]:
        kind = _kind(element)
        start, end = article.span(element)
        if not kind or (found and end <= found[-1].end + 2 and start < found[-1].end + 2):
            continue
        start, end = _inner(article, kind, start, end)
        index = bisect_right(marks, start - 1)
        inside = index < len(marks) and marks[index] < end
        near = index if inside else index - 1
        offset = placement.offsets[marks[near]] if near >= 0 else 0
        found.append(Region(kind, element, start, end, offset))
    return found


def _kind(element: Element) -> str:
    if "arithmatex" in element.written and "arithmatex" in element.classes:
        return MATH
    if element.tag == "script" and element.attribute("type").startswith("math/tex"):
        return MATH
    if element.tag == "pre":
        return BLOCK
    return CODE if element.tag in {"code", "kbd", "samp", "tt"} else ""


def _inner(article: Article, kind: str, start: int, end: int) -> tuple[int, int]:
    if kind != MATH:
        return start, end
    words = article.text[start:end]
    for opening, closing in (("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$")):
        stripped = words.strip()
        if stripped.startswith(opening) and stripped.endswith(closing):
            lead = start + len(words) - len(words.lstrip())
            return lead + len(opening), lead + len(stripped) - len(closing)
    return start, end


def visible(placement: Placement, found: list[Region], notation: Notation) -> list[Visible]:
    """Return every numeral that a reader sees, in order; ``found`` are the regions."""
    prose = _whole(placement.article, list(_in_prose(placement, found, notation)), notation)
    return sorted([*_in_regions(placement, found), *prose], key=lambda one: one.start)


def _in_regions(placement: Placement, found: list[Region]) -> Iterator[Visible]:
    text = placement.article.text
    for region in found:
        if not _DIGIT.search(text, region.start, region.end):
            continue
        for start, end in _stretches(text, region):
            for numeral in find_numerals(text[start:end], POINT, start):
                sound = replace(numeral, trouble="") if numeral.trouble else numeral
                yield _visible(placement, sound, region)


_CUT = re.compile(r"[,/]|\\[dt]?frac\s*(\d)(\d)?")
"""Where one numeral ends although another follows: TeX takes single digits in ``\\frac12``."""


def _stretches(text: str, region: Region) -> Iterator[tuple[int, int]]:
    """What may hold numerals: in maths and inline code ``[0,1]`` and ``1/3`` hold two."""
    if region.kind == BLOCK or not _CUT.search(text, region.start, region.end):
        yield region.start, region.end
        return
    words = text[region.start : region.end]
    cuts = {found.end(n) for found in _CUT.finditer(words) for n in (0, 1, 2) if found.end(n) > 0}
    for start, end in pairwise(sorted({0, len(words)} | cuts)):
        yield region.start + start, region.start + end


def _in_prose(placement: Placement, found: list[Region], notation: Notation) -> Iterator[Visible]:
    """The numerals outside the regions, text by text, since a tag ends a numeral."""
    article = placement.article
    position = 0
    for region in [*found, None]:
        end = region.start if region else len(article.text)
        while position < end:
            stop = min(end, article.piece(position)[1])
            yield from _in_piece(placement, position, max(stop, position + 1), notation)
            position = max(stop, position + 1)
        position = max(position, region.end) if region else position


def _in_piece(placement: Placement, start: int, end: int, notation: Notation) -> Iterator[Visible]:
    text = placement.article.text
    if not _DIGIT.search(text, start, end):
        return
    lead = text[max(0, start - 1) : start]
    if lead and (lead in ".," or _DIGIT.match(lead)):
        lead = "_"  # a numeral neither goes on behind a tag, nor has its sign there
    for numeral in numerals_of_prose(lead + text[start:end], notation):
        if numeral.end > len(lead):
            yield _visible(placement, numeral.moved(start - len(lead)), None)


def numerals_of_prose(text: str, notation: Notation) -> list[Numeral]:
    """Return the numerals of a text; vectors in brackets use the point in every language."""
    found: list[Numeral] = []
    position = 0
    for start, end in _vectors(text):
        found += [n for n in find_numerals(text[:start], notation) if n.start >= position]
        for piece in re.finditer(r"[^,]+", text[start:end]):
            found += find_numerals(piece[0], POINT, start + piece.start())
        position = end
    found += find_numerals(text[position:], notation, position)
    whole = [part for one in found for part in _enumerated(one, notation)]
    return [_with_its_minus(text, one) for one in whole]


def _enumerated(one: Numeral, notation: Notation) -> Iterator[Numeral]:
    """The numerals of ``1,1,1,2``, which no notation with a decimal point reads as one."""
    if not one.trouble or notation.decimal == "," or not _ENUMERATION.fullmatch(one.text):
        yield one
        return
    for piece in re.finditer(r"[^,]+", one.text):
        yield from find_numerals(piece[0], POINT, one.start + piece.start())


_ENUMERATION = re.compile(r"\d+(?:,\d+){2,}")


def _with_its_minus(text: str, one: Numeral) -> Numeral:
    """A minus with a blank after it, where no subtraction stands, belongs to the numeral."""
    if one.trouble or one.signed or not _APART.search(text, max(0, one.start - 8), one.start):
        return one
    return replace(one, trouble="has a minus set apart from it by a blank")


_FAR = 200
_APART = re.compile(
    r"(?:[=≈(\[]\s*[-−]|(?:^|[,:;<>≤≥])\s*−|(?:[^\W\d_]{2}\s|[\u3400-\u9fff])\s*−)[ \u00a0]\Z"
)


def _vectors(text: str) -> Iterator[tuple[int, int]]:
    """The brackets that hold nothing but numbers, blanks and commas, at least one comma."""
    start = -1
    for at, character in enumerate(text) if "[" in text else ():
        if character == "[":
            start = at
        elif character == "]" and start >= 0:
            if "," in text[start:at]:
                yield start, at + 1
            start = -1
        elif start >= 0 and not (character in " ,.-−eE+;%" or character.isdigit()):
            start = -1


_JOINED = re.compile(rf"[{DIGITS}.,]*\Z")


def _offset(placement: Placement, start: int) -> int:
    """Where a digit is written; behind a comma, told by the digits that it goes on from."""
    if start in placement.offsets:
        return placement.offsets[start]
    text = placement.article.text
    joined = _JOINED.search(text, max(0, start - _FAR), start)
    begun = joined.start() if joined else start
    offset = placement.offsets.get(begun, -1)
    same = placement.source[offset : offset + start - begun] == text[begun:start]
    return offset + start - begun if offset >= 0 and same else -1


def _whole(article: Article, found: list[Visible], notation: Notation) -> list[Visible]:
    """Refuse what a tag splits: ``3<b>6</b>`` is 36 to a reader, and two numerals here."""
    split = {
        one.start
        for pair in pairwise(found)
        if _is_split(article, *pair, notation.decimal)
        for one in pair
    }
    return [
        replace(one, numeral=replace(one.numeral, trouble="is split by a tag"))
        if one.start in split and not one.numeral.trouble
        else one
        for one in found
    ]


def _is_split(article: Article, one: Visible, other: Visible, mark: str) -> bool:
    """Whether a tag alone, which sets nothing low or high, parts two numerals."""
    if article.text[one.end : other.start] not in {"", mark}:
        return False
    tags = {article.element(each.start).tag for each in (one, other)}
    return not tags & {"sub", "sup"} and article.piece(one.start) != article.piece(other.start)


def _visible(placement: Placement, numeral: Numeral, region: Region | None) -> Visible:
    text = numeral.text
    first = 0 if text[0].isdecimal() else next((at for at, _ in clusters(text)), 0)
    offset = _offset(placement, numeral.start + first)
    if offset >= 0 and placement.source[offset - first : offset] == text[:first]:
        offset -= first
    return Visible(numeral, numeral.start, numeral.end, offset, region)
