"""The two fonts hold every character of the drawings, each exactly as wide as its cells."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from drawings import fonts
from drawings.glyph import NARROW, STYLESHEET, WIDE, read_glyphs
from drawings.lesson import Workshop
from tests.drawings.conftest import LANGUAGES, NAMES, ROOT

FOLDER = ROOT / "docs" / "assets" / "fonts"
ADVANCES = {NARROW: 600, WIDE: 1200}
MAPLE = Path(os.environ.get("MAPLE_MONO", "maple-mono-latin-400-normal.woff2"))
NOTO = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Both fonts, as they are served."""
    pytest.importorskip("brotli", reason="WOFF2 is compressed with brotli: install fonttools[woff]")
    ttlib = pytest.importorskip("fontTools.ttLib", reason="install fonttools[woff]")
    return {family: ttlib.TTFont(FOLDER / name) for family, name in fonts.FILES.items()}


@pytest.mark.parametrize("family", fonts.FILES)
def test_every_glyph_is_as_wide_as_its_cells(made: dict[str, Any], family: str) -> None:
    """0.6 em to a cell."""
    font = made[family]
    assert font["head"].unitsPerEm == 1000
    held = font.getBestCmap()
    assert {font["hmtx"][glyph][0] for glyph in held.values()} == {ADVANCES[family]}


def test_the_style_sheet_says_what_the_fonts_hold(made: dict[str, Any]) -> None:
    """No more and no less."""
    held = {chr(code): family for family, font in made.items() for code in font.getBestCmap()}
    cells = {character: ADVANCES[family] // 600 for character, family in held.items()}
    assert dict(read_glyphs(ROOT).cells) == cells


def test_every_character_of_the_drawings_is_there(workshop: Workshop) -> None:
    """In the three languages; and all 134 letters of Vietnamese, composed."""
    held = set(read_glyphs(ROOT).cells)
    for name in NAMES:
        for language in LANGUAGES:
            assert set(workshop.draw(name, language).text) - {"\n"} <= held
    assert len(VIETNAMESE) == 134
    assert held >= VIETNAMESE


def letters() -> set[str]:
    """Return the letters of Vietnamese that have a mark."""
    found = set("đĐ")
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        marked = {
            unicodedata.normalize("NFC", vowel + mark) for mark in "\u0300\u0301\u0303\u0309\u0323"
        }
        found |= marked | ({vowel} - set("aeiouyAEIOUY"))
    return found


VIETNAMESE = letters()


@pytest.mark.parametrize(("family", "licence"), [(NARROW, "drawing"), (WIDE, "drawing-han")])
def test_each_has_a_name_of_its_own_and_its_licence(
    made: dict[str, Any], family: str, licence: str
) -> None:
    """As the SIL Open Font License asks."""
    names = made[family]["name"]
    assert (names.getDebugName(1), names.getDebugName(4)) == (family, family)
    assert names.getDebugName(0)
    text = (FOLDER / f"{licence}-LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert not re.search(r"maple|noto|source", family, re.IGNORECASE)


@pytest.mark.skipif(
    not (MAPLE.exists() and NOTO.exists()),
    reason="the sources of the fonts are not here: MAPLE_MONO names the first",
)
def test_the_same_sources_give_the_same_bytes(tmp_path: Path, made: dict[str, Any]) -> None:
    """The fonts in the repository are those that the command makes."""
    (tmp_path / STYLESHEET).parent.mkdir(parents=True)
    (tmp_path / "docs/assets/fonts").mkdir()
    sheet = (ROOT / STYLESHEET).read_text(encoding="utf-8")
    (tmp_path / STYLESHEET).write_text(re.sub(r"unicode-range: [^;]*", "unicode-range: U+0", sheet))
    lessons = str(ROOT / "scripts/lessons")
    assert (
        fonts.main(
            [str(NOTO), "--letters", str(MAPLE), "--root", str(tmp_path), "--lessons", lessons]
        )
        == 0
    )
    for name in fonts.FILES.values():
        assert (tmp_path / "docs/assets/fonts" / name).read_bytes() == (FOLDER / name).read_bytes()
    assert (tmp_path / STYLESHEET).read_text(encoding="utf-8") == sheet


def test_a_style_sheet_without_the_faces_is_refused() -> None:
    """Else the build would believe that the fonts hold nothing."""
    with pytest.raises(ValueError, match="has 0 faces Course Drawing, expected one"):
        fonts.describe("body {}", {NARROW: {"a"}})
