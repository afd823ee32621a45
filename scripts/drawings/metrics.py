"""The font with which figures are laid out holds no letter, only how wide and high letters are.

The page's fonts are as wide as their cells: 0.6 em, and 1.2 em for Han characters. So two boxes
say where each text ends, and no font of the machine takes part::

    python -m drawings.metrics

writes ``metrics.ttf`` anew, always with the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from drawings.glyph import NARROW

FILE: Final = Path(__file__).with_name("metrics.ttf")
EM: Final = 1000
ADVANCES: Final = {".notdef": 600, "narrow": 600, "wide": 1200}
TOP, BOTTOM = 760, -200
"""How far letters reach above and below the line, marks of Vietnamese capitals aside."""

_WIDE: Final = ((0x1100, 0x115F), (0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF))
_FULL: Final = ((0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFD))
_EPOCH: Final = 2082844800


def write(target: Path = FILE) -> int:
    """Write the font, and return its size in bytes."""
    from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]

    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(ADVANCES))
    builder.setupCharacterMap({0x20: "narrow"})
    builder.font["cmap"].tables = [_ranges()]
    builder.setupGlyf({name: _box(wide) for name, wide in ADVANCES.items()})
    builder.setupHorizontalMetrics({name: (wide, 0) for name, wide in ADVANCES.items()})
    builder.setupHorizontalHeader(ascent=TOP, descent=BOTTOM)
    builder.setupNameTable({"familyName": NARROW, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=TOP, sTypoDescender=BOTTOM, usWeightClass=400)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=_EPOCH, modified=_EPOCH)
    builder.font.recalcTimestamp = False
    builder.save(target)
    return target.stat().st_size


def _box(wide: int) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

    pen = TTGlyphPen(None)
    pen.moveTo((0, BOTTOM))
    for corner in ((0, TOP), (wide, TOP), (wide, BOTTOM)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _ranges() -> Any:
    """Return the table by which all characters of a range share a glyph."""
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # type: ignore[import-untyped]

    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    wide = {code for first, last in _WIDE + _FULL for code in range(first, last + 1)}
    codes = [*range(0x20, 0x10000), *range(0x20000, 0x3FFFE)]
    table.cmap = {code: "wide" if code in wide else "narrow" for code in codes}
    return table


if __name__ == "__main__":
    sys.stdout.write(f"{FILE.name}: {write()} bytes\n")
