"""The two fonts of the drawings are subsets, in which every character is as wide as its cells.

Letters, Vietnamese ones too, and lines come from Maple Mono, 0.6 em wide each; Han characters from
the face SC of Noto Sans CJK, drawn larger, in exactly two cells. Both are under the SIL
Open Font License, kept beside them, which asks that a changed font not keep its reserved name.

The same sources and labels give the same bytes. The npm package ``@fontsource/maple-mono`` holds
the first source, Debian's ``fonts-noto-cjk`` the second, and ``fonttools[woff]`` the compression::

    python -m drawings.fonts NotoSansCJK-Regular.ttc --letters maple-mono-latin-400-normal.woff2

That writes both fonts, and into the style sheet what they hold; without ``--letters`` the second
alone. Run it when a label uses a Han character that this one lacks.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from fontTools.subset import Subsetter, load_font, save_font  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]

from drawings.glyph import NARROW, STYLESHEET, WIDE, written_ranges
from drawings.phrase import is_wide
from editions.fonts import redraw, rename, woff2_options

CELL: Final = 600
"""How wide one cell is, in thousandths of the font size."""

SCALE, DROP = 1.1, -30
"""How much larger Han characters are drawn, so that they match the letters, and how much lower."""

FACE: Final = "Noto Sans CJK SC"
FILES: Final = {NARROW: "drawing.woff2", WIDE: "drawing-han.woff2"}
PUNCTUATION: Final = "　、。〈〉《》「」『』【】！（），：；？～"
THIN: Final = 0x202F
"""The space between thousands, a cell wide like all else."""

LETTERS: Final = (
    range(0x20, 0x7F),  # Latin letters, digits, punctuation
    range(0xA0, 0xAD),
    range(0xAE, 0x100),  # × · ° and accented letters
    (0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    range(0x1EA0, 0x1EFA),  # Vietnamese
    (0x177, 0x2070, *range(0x2074, 0x207A), 0x207B),  # ŷ, and powers of ten
    range(0x391, 0x3A2),
    range(0x3A3, 0x3AA),
    range(0x3B1, 0x3CA),  # Greek
    (THIN, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026),
    range(0x2190, 0x2194),  # arrows
    (0x2202, 0x2208, 0x2211, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x2299),
    range(0x2500, 0x2580),  # lines and their joints
    (0x25B2, 0x25B6, 0x25BC, 0x25C0),  # heads of arrows
)
_UNUSED: Final = ["BASE", "GPOS", "GSUB", "VORG", "gasp", "vhea", "vmtx"]


def narrow(source: Path, target: Path) -> set[str]:
    """Write the font of one cell, and return its characters."""
    with load_font(str(source), _options()) as font:
        for table in font["cmap"].tables:
            table.cmap[THIN] = font.getBestCmap()[ord(" ")]
        return _write(font, NARROW, set(map(chr, chain(*LETTERS))), CELL, target)


def wide(source: Path, target: Path, characters: Iterable[str]) -> set[str]:
    """Write the font of two cells, and return its characters."""
    options = _options()
    options.font_number = _face(source)
    with load_font(str(source), options) as font:
        return _write(font, WIDE, set(characters), 2 * CELL, target, _enlarge)


def _options() -> Any:
    """Return what a subset keeps: glyphs and widths, and nothing that could shift one."""
    options = woff2_options()
    options.drop_tables = [*options.drop_tables, *_UNUSED]
    return options


def _face(source: Path) -> int:
    """Return the number of the simplified Chinese face; the first of the collection is Japanese."""
    with TTCollection(str(source), lazy=True) as collection:
        names = [font["name"].getDebugName(1) for font in collection.fonts]
    if FACE not in names:
        raise ValueError(f"{source.name} has no face {FACE}: take NotoSansCJK-Regular.ttc")
    return int(names.index(FACE))


def _write(
    font: Any,
    name: str,
    wanted: set[str],
    advance: int,
    target: Path,
    change: Callable[[Any], None] = lambda font: None,
) -> set[str]:
    """Write a subset in which every glyph is ``advance`` wide.

    Raises:
        ValueError: a character is missing in the source, or of another width.
    """
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=map(ord, wanted))
    subsetter.subset(font)
    change(font)
    rename(font, name)
    held = font.getBestCmap()
    if missing := sorted(wanted - set(map(chr, held))):
        raise ValueError(f"the source of {name} lacks {' '.join(missing)}")
    if odd := [chr(code) for code, glyph in held.items() if font["hmtx"][glyph][0] != advance]:
        raise ValueError(f"{name} has glyphs of another width than {advance}: {' '.join(odd)}")
    save_font(font, str(target), _options())
    return set(map(chr, held))


def _enlarge(font: Any) -> None:
    """Draw every glyph larger, in the middle of two cells and of the line."""
    for glyph in font.getGlyphOrder():
        ink = SCALE * font["hmtx"][glyph][0]
        redraw(font, glyph, (round((2 * CELL - ink) / 2), DROP), 2 * CELL, SCALE)


def han(labels: Iterable[Path]) -> set[str]:
    """Return the wide characters of labels, and the punctuation that goes with them."""
    texts = (file.read_text(encoding="utf-8") for file in labels)
    return {character for text in texts for character in text if is_wide_letter(character)} | set(
        PUNCTUATION
    )


def is_wide_letter(character: str) -> bool:
    """Whether a character is shown, and takes two cells."""
    return character.isprintable() and is_wide(character)


def describe(sheet: str, held: dict[str, set[str]]) -> str:
    """Return a style sheet whose faces say by ``unicode-range`` what the fonts hold."""
    for family, characters in held.items():
        pattern = rf'(font-family: "{family}";[^}}]*?unicode-range: )[^;]*;'
        sheet, count = re.subn(pattern, rf"\g<1>{written_ranges(characters)};", sheet)
        if count != 1:
            raise ValueError(f"the style sheet has {count} faces {family}, expected one")
    return sheet


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the fonts that the arguments name, and describe them in the style sheet."""
    parser = argparse.ArgumentParser(prog="fonts", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("han", type=Path, help="NotoSansCJK-Regular.ttc")
    parser.add_argument("--letters", type=Path, help="maple-mono-latin-400-normal.woff2")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="texts with more letters")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of mkdocs.yml")
    parser.add_argument("--lessons", default="scripts/lessons", help="where labels stand")
    given = parser.parse_args(arguments)
    folder, sheet = given.root / "docs" / "assets" / "fonts", given.root / STYLESHEET
    labels = [*sorted((given.root / given.lessons).rglob("labels.toml")), *given.also]
    held = {WIDE: wide(given.han, folder / FILES[WIDE], han(labels))}
    if given.letters:
        held[NARROW] = narrow(given.letters, folder / FILES[NARROW])
    sheet.write_text(describe(sheet.read_text(encoding="utf-8"), held), encoding="utf-8")
    for family, characters in held.items():
        target = folder / FILES[family]
        size = target.stat().st_size
        sys.stdout.write(f"{target}: {len(characters)} characters, {size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
