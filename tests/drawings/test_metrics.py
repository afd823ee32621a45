"""The font of the layout is as wide as the page's fonts are."""

from __future__ import annotations

from pathlib import Path

from matplotlib.ft2font import FT2Font

from drawings import metrics
from drawings.glyph import read_glyphs
from tests.drawings.conftest import ROOT


def test_it_is_made_with_the_same_bytes(tmp_path: Path) -> None:
    """So the file in the repository is what the code says."""
    assert metrics.write(tmp_path / "metrics.ttf") < 1000
    assert (tmp_path / "metrics.ttf").read_bytes() == metrics.FILE.read_bytes()


def test_each_character_of_the_page_has_its_width() -> None:
    """0.6 em to a cell, as in the fonts that the page serves."""
    font = FT2Font(str(metrics.FILE))
    font.set_size(10, 72)
    for character, cells in read_glyphs(ROOT).cells.items():
        font.set_text(character, 0.0)
        assert font.get_width_height()[0] / 64 == cells * 6, character
