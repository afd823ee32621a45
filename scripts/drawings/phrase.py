"""A phrase is words with numbers in them; each number carries the expression that it shows.

Words hold no digit: a number without an expression is one that nobody could check.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wcwidth import wcswidth

from drawings.fault import refuse
from prosetest.numeral import DIGITS

_DIGIT: Final = re.compile(f"[{DIGITS}]")
_HAN: Final = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]"
_UNIT: Final = re.compile(rf"\s+|{_HAN}|(?:(?!{_HAN})\S)+")
_CLOSING: Final = frozenset("，。：；、！？）》」』”’,.:;!?)]…")


@dataclass(frozen=True)
class Piece:
    """Text on one line; ``expression`` is what its numbers show, empty for words."""

    text: str
    expression: str = ""

    def __post_init__(self) -> None:
        if not self.expression and (digit := _DIGIT.search(self.text)):
            raise refuse(
                f"“{self.text}” holds the digit {digit[0]}, which no expression stands for",
                "write a placeholder, and give its expression in diagrams.py",
            )
        if not unicodedata.is_normalized("NFC", self.text):
            raise refuse(f"“{self.text}” is decomposed", "write it in NFC, one code per letter")


Phrase = tuple[Piece, ...]


def words(text: str) -> Phrase:
    """Return words alone."""
    return (Piece(text),) if text else ()


def plain(phrase: Phrase) -> str:
    """Return the text of a phrase."""
    return "".join(piece.text for piece in phrase)


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Return how many cells a text takes.

    >>> width("điểm"), width("权重 W")
    (4, 6)
    """
    cells = wcswidth(text)
    if cells < 0:
        raise refuse(f"{text!r} holds a control character", "remove it")
    return cells


def is_wide(character: str) -> bool:
    """Whether a character takes two cells, as Han characters and their punctuation do."""
    return width(character) == 2


def phrase_width(phrase: Phrase) -> int:
    """Return how many cells a phrase takes."""
    return sum(width(piece.text) for piece in phrase)


def joined(phrases: Iterable[Phrase], between: str) -> Phrase:
    """Return phrases in a row, ``between`` set between two."""
    found: Phrase = ()
    for phrase in phrases:
        found += words(between) + phrase if found else phrase
    return found


def wrapped(phrase: Phrase, cells: int) -> tuple[Phrase, ...]:
    """Return the phrase in lines of at most ``cells`` cells, none beginning with a closing mark.

    >>> [plain(line) for line in wrapped(words("负数变成零，这就是弯折。"), 10)]
    ['负数变成', '零，这就是', '弯折。']
    """
    lines: list[list[Piece]] = [[]]
    for unit in _units(phrase):
        room = cells - phrase_width(tuple(lines[-1]))
        if phrase_width(unit) > room and lines[-1] and plain(unit).strip():
            lines.append([])
        if lines[-1] or plain(unit).strip():
            lines[-1] += unit
    return tuple(trimmed(merged(line)) for line in lines if line)


def _units(phrase: Phrase) -> Iterator[Phrase]:
    """Yield what no line break may cut: a word, or a Han character with what closes it."""
    held: Phrase = ()
    for piece in _cut(phrase):
        glued = held and (piece.text[0] in _CLOSING or _touching(held[-1], piece))
        if held and not glued:
            yield held
        held = (*held, piece) if glued else (piece,)
    if held:
        yield held


def _cut(phrase: Phrase) -> Iterator[Piece]:
    for piece in phrase:
        if piece.expression:
            yield piece
        else:
            yield from (Piece(found[0]) for found in _UNIT.finditer(piece.text))


def _touching(one: Piece, other: Piece) -> bool:
    """Whether a number touches letters of a script that is written with blanks."""
    ends = one.text[-1], other.text[0]
    numeric = bool(one.expression or other.expression)
    return numeric and not any(end.isspace() or re.match(_HAN, end) for end in ends)


def merged(pieces: Sequence[Piece]) -> Phrase:
    """Return the pieces with words beside words put together."""
    found: list[Piece] = []
    for piece in pieces:
        if found and not found[-1].expression and not piece.expression:
            found[-1] = Piece(found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def trimmed(phrase: Phrase) -> Phrase:
    """Return a phrase without the blanks at its end, which a copy button would keep."""
    if not phrase or phrase[-1].expression:
        return phrase
    return (*phrase[:-1], *words(phrase[-1].text.rstrip()))
