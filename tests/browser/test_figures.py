"""In Chromium the texts of every figure stand whole, apart from each other, in our own fonts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser

from drawings.gallery import Gallery
from drawings.glyph import NARROW, WIDE
from tests.browser.conftest import EDITIONS, serve
from tests.conftest import ROOT, Project

FIGURES = Gallery(ROOT, "scripts/lessons", 5).names()
BOXES = """figure => [...figure.querySelectorAll("svg text")].map(text => {
  const box = text.getBoundingClientRect();
  return [text.textContent, box.left, box.top, box.right, box.bottom];
})"""


@pytest.fixture(scope="module")
def course(built: Project) -> Iterator[str]:
    """The address of the built course."""
    with serve(built.root / "site") as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FIGURES)
def test_texts_stand_whole_and_apart(
    browser: Browser, course: str, name: str, edition: str, width: int, scheme: str
) -> None:
    """Within the picture, none over another; no glyph comes from a font of the machine."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{course}{edition}/{name.partition('/')[0]}/")
    page.evaluate("document.fonts.ready")
    figure = page.locator(f"figure[data-drawing='{name}']")
    figure.scroll_into_view_if_needed()
    paper = figure.locator("svg").first.bounding_box()
    assert paper is not None
    boxes = figure.evaluate(BOXES)
    assert boxes
    for text, left, top, right, bottom in boxes:
        assert paper["x"] - 1 <= left < right <= paper["x"] + paper["width"] + 1, text
        assert paper["y"] - 1 <= top < bottom <= paper["y"] + paper["height"] + 1, text
    for (one, *here), (other, *there) in combinations(boxes, 2):
        wide = min(here[2], there[2]) - max(here[0], there[0])
        high = (min(here[3], there[3]) - max(here[1], there[1])) - (here[3] - here[1]) * 0.25
        assert not (wide > 1 and high > 1), (one, other)
    session = context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    session.send("CSS.enable")
    query = {"nodeId": root, "selector": f"figure[data-drawing='{name}'] svg"}
    node = session.send("DOM.querySelector", query)["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert {font["familyName"] for font in fonts} <= {NARROW, WIDE}
    context.close()
