"""A notebook's page is read in each edition, light and dark, wide and narrow, and printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import EDITIONS, Meet
from tests.browser.test_search import search

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
PHRASES = {"vi": "ma trận nhầm lẫn", "zh": "混淆矩阵", "en": "confusion matrix"}

SIZES = """() => [...document.querySelectorAll('.notebook-output')].map(output => {
  const box = output.getBoundingClientRect();
  const wide = [...output.querySelectorAll('img')].filter(image =>
    !image.naturalWidth || image.getBoundingClientRect().right > box.right + 1);
  return box.width > 0 && box.height > 0 && box.right <= innerWidth + 1 && !wide.length;
})"""


@pytest.mark.parametrize("edition", EDITIONS)
def test_outputs_fit_their_page(meet: Meet, whole: str, edition: str) -> None:
    """Every output has a size and every picture is drawn, on a telephone too."""
    page = meet(whole).open(f"{edition}/digits/").page
    for viewport in (WIDE, NARROW):
        page.set_viewport_size(viewport)
        fits = page.evaluate(SIZES)
        assert len(fits) == 10
        assert all(fits)


def test_pictures_stand_on_paper(meet: Meet, whole: str) -> None:
    """They are drawn in black, so that they need white below them in the dark."""
    visit = meet(whole, color_scheme="dark").open("en/digits/")
    colour = "one => getComputedStyle(one).backgroundColor"
    for image in visit.page.locator(".notebook-output img").all():
        assert image.evaluate(colour) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_files_of_a_lesson_can_be_had(meet: Meet, whole: str, edition: str) -> None:
    """Each link answers with a file, and the links are printed."""
    visit = meet(whole).open(f"{edition}/digits/")
    visit.page.emulate_media(media="print")
    links = visit.page.locator(".lesson-files a")
    expect(links.first).to_be_visible()
    for link in links.all():
        answer = visit.page.request.get(str(link.evaluate("one => one.href")))
        assert answer.ok
        assert len(answer.body()) > 1000


@pytest.mark.parametrize("edition", EDITIONS)
def test_search_finds_a_notebook_s_words(meet: Meet, whole: str, edition: str) -> None:
    """As those of any page."""
    visit = meet(whole).open(f"{edition}/")
    search(visit.page, PHRASES[edition])
    first = visit.page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    assert "digits/" in str(first.get_attribute("href"))
