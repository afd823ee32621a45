"""The math font that the site serves holds every sign of the course's formulas."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from editions import fonts
from editions.formula import typeset

ROOT = Path(__file__).parents[2]
FONT = ROOT / "docs" / "assets" / "fonts" / "maths.woff2"
SOURCE = Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")
INVISIBLE = set(" \n\xa0\u2061\u2062\u2063\u2064\ufe00\ufe01")


@pytest.fixture(scope="module")
def font() -> object:
    pytest.importorskip("brotli", reason="WOFF2 is compressed with brotli: install fonttools[woff]")
    ttlib = pytest.importorskip("fontTools.ttLib", reason="install fonttools[woff]")
    return ttlib.TTFont(FONT)


def test_has_the_table_that_stretches_brackets(font: dict[str, object]) -> None:
    assert "MATH" in font


def test_has_a_name_of_its_own_and_its_licence(font: dict[str, object]) -> None:
    names = font["name"]
    assert names.getDebugName(1) == fonts.NAME  # type: ignore[attr-defined]
    assert "GUST Font License" in names.getDebugName(0)  # type: ignore[attr-defined]
    assert "GUST Font License" in (FONT.parent / "maths-LICENSE.txt").read_text(encoding="utf-8")


def test_has_every_sign(font: object, formula: str) -> None:
    assert _signs(formula) <= set(font.getBestCmap())  # type: ignore[attr-defined]


def _signs(tex: str) -> set[int]:
    """Return the characters that the math font sets; text is set in the font of the page."""
    math = ET.fromstring(typeset(tex))
    signs = "".join(_shown(part) for part in math.iter() if part.tag in ("mi", "mo", "mn"))
    return set(map(ord, set(signs) - INVISIBLE))


def _shown(part: ET.Element) -> str:
    """Return what a browser draws: a single letter is slanted, unless told otherwise."""
    text = part.text or ""
    slanted = part.tag == "mi" and len(text) == 1 and "mathvariant" not in part.attrib
    if not (slanted and text.isascii() and text.isalpha()):
        return text
    return "ℎ" if text == "h" else chr((0x1D434 if text < "a" else 0x1D44E - 32) + ord(text) - 65)


def test_style_sheet_names_the_font() -> None:
    style = (ROOT / "docs" / "assets" / "stylesheets" / "maths.css").read_text(encoding="utf-8")
    assert f'"{fonts.NAME}"' in style
    assert f"../fonts/{FONT.name}" in style


@pytest.mark.skipif(not SOURCE.exists(), reason="the package fonts-lmodern is not installed")
def test_same_source_gives_the_same_bytes(tmp_path: Path, font: object) -> None:
    assert fonts.main([str(SOURCE), str(tmp_path / "maths.woff2")]) == 0
    assert (tmp_path / "maths.woff2").read_bytes() == FONT.read_bytes()


def test_font_without_math_table_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("brotli", reason="WOFF2 is compressed with brotli: install fonttools[woff]")
    builder = pytest.importorskip("fontTools.fontBuilder").FontBuilder(1000)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupPost()
    builder.save(tmp_path / "plain.ttf")
    with pytest.raises(ValueError, match="has no MATH table"):
        fonts.subset(tmp_path / "plain.ttf", tmp_path / "x.woff2")
