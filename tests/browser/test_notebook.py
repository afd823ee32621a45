"""A notebook's page is read in each edition, light and dark, wide and narrow, and printed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EDITIONS, Meet
from tests.browser.test_search import search

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PHRASES = {"vi": "ma trận nhầm lẫn", "zh": "混淆矩阵", "en": "confusion matrix"}

SIZES = """() => [...document.querySelectorAll('.notebook-output')].map(output => {
  const box = output.getBoundingClientRect();
  const wide = [...output.querySelectorAll('img')].filter(image =>
    !image.naturalWidth || image.getBoundingClientRect().right > box.right + 1);
  return box.width > 0 && box.height > 0 && box.right <= innerWidth + 1 && !wide.length;
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_outputs_fit_their_page(meet: Meet, edition: str, viewport: Any, scheme: Any) -> None:
    """Every output has a size, every picture is drawn, and nothing makes the page scroll."""
    visit = meet(viewport=viewport, color_scheme=scheme).open(f"{edition}/digits/")
    fits = visit.page.evaluate(SIZES)
    assert len(fits) == 10
    assert all(fits)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_stand_on_paper(meet: Meet, scheme: Any) -> None:
    """They are drawn in black, so that they need white below them, in the dark too."""
    visit = meet(color_scheme=scheme).open("en/digits/")
    colour = "one => getComputedStyle(one).backgroundColor"
    for image in visit.page.locator(".notebook-output img").all():
        assert image.evaluate(colour) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_files_of_a_lesson_can_be_had(meet: Meet, edition: str) -> None:
    """Each link answers with a file, and the links are printed."""
    visit = meet().open(f"{edition}/digits/")
    visit.page.emulate_media(media="print")
    links = visit.page.locator(".lesson-files a")
    expect(links.first).to_be_visible()
    for link in links.all():
        answer = visit.page.request.get(str(link.evaluate("one => one.href")))
        assert answer.ok
        assert len(answer.body()) > 1000


@pytest.mark.parametrize("edition", EDITIONS)
def test_search_finds_a_notebook_s_words(meet: Meet, edition: str) -> None:
    """As those of any page."""
    visit = meet().open(f"{edition}/")
    search(visit.page, PHRASES[edition])
    first = visit.page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    assert "digits/" in str(first.get_attribute("href"))
