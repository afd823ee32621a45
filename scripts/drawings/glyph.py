"""A glyph is what a font holds for a character; a drawing uses no character without one.

The style sheet that serves the two fonts is the list: each ``@font-face`` says by its
``unicode-range`` what it holds, and by its family how many cells wide that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drawings.fault import Fault, refuse
from drawings.phrase import width

NARROW, WIDE = "Course Drawing", "Course Drawing Han"
"""The families of the two fonts: letters and lines of one cell, Han characters of two."""

STYLESHEET: Final = "docs/assets/stylesheets/drawings.css"
_CELLS: Final = {NARROW: 1, WIDE: 2}
_FACE: Final = re.compile(r"@font-face\s*\{(?P<body>[^}]*)\}")
_FAMILY: Final = re.compile(r"font-family:\s*\"(?P<family>[^\"]+)\"")
_RANGES: Final = re.compile(r"unicode-range:\s*(?P<ranges>[^;]+);")
_RANGE: Final = re.compile(r"U\+(?P<first>[0-9A-F]+)(?:-(?P<last>[0-9A-F]+))?", re.IGNORECASE)
_MEND: Final = "use another character, or make the fonts again: python -m drawings.fonts --help"


@dataclass(frozen=True)
class Glyphs:
    """The characters of the fonts, each with its width in cells."""

    cells: Mapping[str, int]

    def faults(self, text: str) -> Iterator[Fault]:
        """Yield a fault for each character of ``text`` that would be missing or break a line."""
        for character in sorted(set(text) - {"\n"}):
            shown = f"the character {character} (U+{ord(character):04X})"
            if character not in self.cells:
                yield Fault(f"{shown} is not in the fonts", _MEND)
            elif self.cells[character] != width(character):
                cells = f"{self.cells[character]} cells wide in the font, {width(character)} here"
                yield Fault(f"{shown} is {cells}", _MEND)


def read_glyphs(root: Path, path: str = STYLESHEET) -> Glyphs:
    """Read what the fonts of a style sheet hold."""
    try:
        sheet = (root / path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise refuse(f"{path} is missing, and with it the fonts", _MEND) from error
    cells: dict[str, int] = {}
    for face in _FACE.finditer(sheet):
        family, ranges = _FAMILY.search(face["body"]), _RANGES.search(face["body"])
        if family and ranges and family["family"] in _CELLS:
            held = _held(ranges["ranges"])
            cells = dict.fromkeys(held, _CELLS[family["family"]]) | cells
    return Glyphs(cells)


def _held(ranges: str) -> Iterator[str]:
    for found in _RANGE.finditer(ranges):
        first = int(found["first"], 16)
        yield from map(chr, range(first, int(found["last"] or found["first"], 16) + 1))


def written_ranges(characters: Iterable[str]) -> str:
    """Return characters as ``unicode-range`` wants them.

    >>> written_ranges("abc~")
    'U+61-63, U+7E'
    """
    spans: list[list[int]] = []
    for code in sorted({ord(character) for character in characters}):
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)
