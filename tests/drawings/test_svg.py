"""As SVG a drawing has the same texts at the same cells, and lines without a gap."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from drawings.lesson import Workshop
from drawings.phrase import width
from drawings.svg import CELL, LINE, svg
from tests.drawings.conftest import LANGUAGES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_stand_at_their_cells(workshop: Workshop, language: str) -> None:
    """As long as their cells, whatever the font; with the expression of a number."""
    drawing = workshop.draw("layer/flow", language)
    picture = ET.fromstring(svg(drawing))
    texts = picture.findall(f"{SVG}text")
    assert len(texts) == len(drawing.canvas.texts)
    for text, placed in zip(
        texts, [one for _, one in sorted(drawing.canvas.texts.items())], strict=True
    ):
        assert text.text == placed.piece.text
        assert text.get("data-expr", "") == placed.piece.expression
        assert float(text.get("x", "")) == placed.column * CELL
        assert text.get("textLength") == str(width(placed.piece.text) * CELL)
    assert picture.get("lang") == language
    assert picture.findtext(f"{SVG}title") == drawing.title


def test_lines_reach_the_edges_of_their_cells(workshop: Workshop) -> None:
    """So that neighbours meet: each arm ends where the arm of the next cell does."""
    drawing = workshop.draw("layer/flow", "en")
    picture = ET.fromstring(svg(drawing))
    ends = set()
    for path in picture.findall(f"{SVG}path"):
        for part in path.get("d", "").split("M")[1:]:
            ends.add(tuple(float(number) for number in part.split("L")[1].split()))
    assert all((x / (CELL / 2)).is_integer() or (y / (LINE / 2)).is_integer() for x, y in ends)
    assert len(ends) > 200
