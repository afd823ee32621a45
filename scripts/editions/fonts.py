"""The math font that the site serves itself is a subset of Latin Modern Math.

Browsers stretch braces, roots and sums only with a font that has a MATH table, and few readers have
one installed. The subset keeps that table and drops names, hints and the alphabets that the course
does not use. What browsers would misplace is put right: the primes are those drawn for scripts,
arrows and lines over letters have a width, and scripts stand equally high beside all letters.
Licence: GUST Font License, kept beside it.

The same source gives the same bytes. Debian's ``fonts-lmodern`` holds ``latinmodern-math.otf``,
and ``fonttools[woff]`` brings the compression::

    python -m editions.fonts latinmodern-math.otf docs/assets/fonts/maths.woff2
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.subset import (  # type: ignore[import-untyped]
    Options,
    Subsetter,
    load_font,
    save_font,
)

NAME: Final = "Course Maths"
"""The family name of the subset: the licence asks that a changed font not keep its own."""

CHARACTERS: Final = (
    range(0x20, 0x7F),  # Latin letters, digits, punctuation
    range(0xA0, 0x100),  # × ÷ ± · ° and accents
    range(0x2C6, 0x2DE),  # spacing accents
    range(0x300, 0x340),  # combining accents
    range(0x391, 0x3F6),  # Greek
    range(0x2010, 0x2027),  # dashes, quotes, dots
    range(0x2032, 0x2058),  # primes
    range(0x20D0, 0x20F1),  # arrows over letters
    range(0x2100, 0x2150),  # ℝ ℓ ℒ
    range(0x2190, 0x2300),  # arrows and operators
    range(0x2308, 0x230C),  # floor and ceiling
    range(0x239B, 0x23E2),  # parts of brackets, braces above and below
    range(0x27E6, 0x27F0),  # angle brackets
    range(0x27F5, 0x2800),  # long arrows
    range(0x2A00, 0x2A20),  # large operators
    range(0x2A7D, 0x2A7F),  # ⩽ ⩾
    range(0x1D400, 0x1D4D0),  # bold, italic, bold italic, script
    range(0x1D538, 0x1D56C),  # double-struck
    range(0x1D6A4, 0x1D756),  # Greek, bold and italic
    range(0x1D7CE, 0x1D7E2),  # bold and double-struck digits
    (0x131, 0x237, 0x25A1, 0x25CB, 0x2B1A),
)
OVERLINE: Final = 0x203E
"""The line that browsers stretch over letters; the font has it as a combining mark only."""

SCRIPTS: Final = {"SubscriptBaselineDropMin": 50, "SuperscriptBaselineDropMax": 320}
"""How far scripts may be from the ends of what they belong to. TeX asks this of brackets, browsers
of letters too: with the font's own numbers the index of y would stand lower than that of x."""

PRIMES: Final = (0x2032, 0x2033, 0x2034, 0x2057)
MARKS: Final = (0x305, 0x20D6, 0x20D7, 0x20E1)
"""Lines and arrows over letters, which have no width and so end up beside the letter."""


def subset(source: Path, target: Path) -> int:
    """Write the subset of ``source`` to ``target`` as WOFF2, and return its size in bytes.

    Raises:
        ValueError: ``source`` has no MATH table, without which no bracket stretches.
    """
    options = woff2_options()
    font = load_font(str(source), options)
    if "MATH" not in font:
        font.close()
        raise ValueError(f"{source.name} has no MATH table: take latinmodern-math.otf")
    _remap(font)
    _widen_marks(font)
    _place_scripts(font)
    rename(font, NAME)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=chain(*CHARACTERS))
    subsetter.subset(font)
    save_font(font, str(target), options)
    return target.stat().st_size


def woff2_options() -> Any:
    """Return what any subset of ours keeps: no hints, no features, and no time of writing."""
    return Options(
        flavor="woff2",
        layout_features=[],
        hinting=False,
        drop_tables=["FFTM"],
        name_IDs=[0, 1, 2, 4, 6],
        recalc_timestamp=False,
    )


def _remap(font: Any) -> None:
    """Use the primes drawn for scripts, since browsers raise them, and the line that stretches."""
    names = dict(font.getBestCmap())
    changed = {prime: f"{names[prime]}.st" for prime in PRIMES} | {OVERLINE: names[MARKS[0]]}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(changed)


def _widen_marks(font: Any) -> None:
    """Move each mark to the right of its origin, and make it as wide as its ink."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for name in (names[mark] for mark in MARKS):
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        left, _, right, _ = pen.bounds
        by = -round(left)
        redraw(font, name, (by, 0), round(right - left))
        for record in _attachments(font, name):
            record.Value += by


def _place_scripts(font: Any) -> None:
    for name, units in SCRIPTS.items():
        getattr(font["MATH"].table.MathConstants, name).Value = units


def redraw(font: Any, name: str, by: tuple[int, int], width: int, scale: float = 1) -> None:
    """Redraw a glyph ``by`` units to the right and upwards, scaled, ``width`` units wide."""
    glyphs, top = font.getGlyphSet(), font["CFF "].cff[0]
    old = top.CharStrings[name]
    pen = T2CharStringPen(width - old.private.nominalWidthX, glyphs)
    glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, *by)))
    top.CharStrings[name] = pen.getCharString(old.private, old.globalSubrs)
    font["hmtx"][name] = (width, 0)


def _attachments(font: Any, name: str) -> Iterator[Any]:
    """Yield where the MATH table centres a mark, which moves with it."""
    accents = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    places = zip(accents.TopAccentCoverage.glyphs, accents.TopAccentAttachment, strict=True)
    return (record for glyph, record in places if glyph == name)


def rename(font: Any, name: str) -> None:
    """Give the subset a name of its own; the copyright notice stays."""
    names = {1: name, 2: "Regular", 4: name, 6: name.replace(" ", "")}
    font["name"].removeNames(platformID=1)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = names[6]
        cff[0].FullName, cff[0].FamilyName = name, name


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the subset that the arguments name."""
    parser = argparse.ArgumentParser(prog="fonts", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, help="latinmodern-math.otf")
    parser.add_argument("target", type=Path, help="the WOFF2 file to write")
    given = parser.parse_args(arguments)
    size = subset(given.source, given.target)
    sys.stdout.write(f"{given.target}: {size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
