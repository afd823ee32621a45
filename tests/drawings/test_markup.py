"""On a page a drawing is a figure whose text is exact, and whose numbers say what they show."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from drawings.fault import DrawingError, Fault
from drawings.lesson import Workshop
from drawings.markup import failed, figure
from tests.drawings.conftest import LANGUAGES, NAMES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_code_holds_the_text_exactly(workshop: Workshop, name: str, language: str) -> None:
    """Read by BeautifulSoup, character by character."""
    drawing = workshop.draw(name, language)
    page = BeautifulSoup(figure(drawing), "lxml")
    assert page.code is not None
    assert page.code.get_text() == drawing.text
    assert (page.code["role"], page.code["aria-label"]) == ("img", drawing.title)
    assert len(page.select("details li")) == len(drawing.steps)
    assert page.select_one("pre[data-search-exclude]")


def test_every_digit_has_an_expression(workshop: Workshop) -> None:
    """In the drawing and in its steps."""
    page = BeautifulSoup(figure(workshop.draw("layer/flow", "vi")), "lxml")
    for bound in page.select("[data-expr]"):
        bound.decompose()
    assert not any(character.isdigit() for character in page.get_text())


def test_a_failure_is_a_figure_too() -> None:
    """Each fault an element without words, so that nothing in it is taken for a number."""
    error = DrawingError(Fault("it is 92 cells <wide>", "shorten it", "a.toml:3"))
    page = BeautifulSoup(failed("layer/flow", error), "lxml")
    (fault,) = page.select("[data-drawing='layer/flow'] [data-fault]")
    assert fault["data-fault"] == "it is 92 cells <wide>"
    assert (fault["data-mend"], fault["data-at"]) == ("shorten it", "a.toml:3")
    assert page.get_text() == ""
