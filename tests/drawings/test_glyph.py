"""A character without a glyph, or with one of another width, is refused by its name."""

from __future__ import annotations

import pytest

from drawings.glyph import NARROW, STYLESHEET, Glyphs, read_glyphs, written_ranges
from tests.drawings.conftest import ROOT, Lesson


def test_a_character_the_fonts_lack(lesson: Lesson) -> None:
    """The finding names it and its code, the edition, and the command that makes the fonts."""
    lesson.replace("labels.toml", 'zh = "加和"', 'zh = "龘和"')
    (fault,) = lesson.faults("zh")
    assert fault.message == "edition zh: the character 龘 (U+9F98) is not in the fonts"
    assert "python -m drawings.fonts" in fault.mend
    assert lesson.draw("en").columns


def test_a_character_of_another_width() -> None:
    """The font's cells and the terminal's must agree."""
    (fault,) = Glyphs({"中": 1, "a": 1}).faults("a中\na")
    assert fault.message == "the character 中 (U+4E2D) is 1 cells wide in the font, 2 here"


def test_the_style_sheet_is_the_list(lesson: Lesson) -> None:
    """Letters are one cell wide, Han characters two; without it nothing can be drawn."""
    cells = read_glyphs(ROOT).cells
    assert (cells["ệ"], cells["║"], cells["权"], cells["："]) == (1, 1, 2, 2)
    (lesson.root / STYLESHEET).unlink()
    assert "and with it the fonts" in lesson.faults()[0].message


@pytest.mark.parametrize("text", ["abc", "a", "acd║", "权重abz"])
def test_ranges_are_read_as_they_are_written(lesson: Lesson, text: str) -> None:
    """Neighbours become a range."""
    face = f'@font-face {{ font-family: "{NARROW}"; unicode-range: {written_ranges(text)}; }}'
    (lesson.root / STYLESHEET).write_text(face, encoding="utf-8")
    assert set(read_glyphs(lesson.root).cells) == set(text)
