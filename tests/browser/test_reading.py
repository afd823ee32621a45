"""A reader with one language gets from the home page to the end, by what that edition says."""

from __future__ import annotations

import pytest

from tests.browser.conftest import EDITIONS, SOURCES, Meet

LESSONS = "neuron layer activation dosage network loss backpropagation training xor digits pytorch"
TERMS = """() => {
  const links = [...document.querySelectorAll("article a.term")]
  return links.map(link => [link.hash, link.title || link.getAttribute("aria-describedby") || ""])
}"""


@pytest.mark.parametrize("edition", EDITIONS)
def test_from_the_home_page_to_the_end(meet: Meet, whole: str, edition: str) -> None:
    """The first link leads to the first lesson, the foot of each page to the next, and no further.

    On each page a term is linked once at most, to an entry of the same edition's glossary.
    """
    visit = meet(home=whole).open(f"{edition}/")
    page, read, entries, met = visit.page, [], set(), set()
    with page.expect_navigation():
        page.click("article h2#start ~ p a:not(.term)")
    while True:
        read.append(page.url.rstrip("/").rpartition("/")[2])
        assert f"/{edition}/" in page.url
        terms = page.evaluate(TERMS)
        assert len({address for address, _ in terms}) == len(terms)
        assert all(meaning for _, meaning in terms)
        met |= {address for address, _ in terms}
        if read[-1] == "glossary":
            entries = {
                f"#{one}" for one in page.locator("dt [id]").evaluate_all("e => e.map(x => x.id)")
            }
        following = page.locator("a.md-footer__link--next")
        if not following.count():
            break
        with page.expect_navigation():
            following.click()
    assert " ".join(read).startswith(LESSONS)
    assert set(read) >= {
        source.removeprefix(f"{edition}/").removesuffix(".md")
        for source in SOURCES
        if source.startswith(f"{edition}/") and not source.endswith("index.md")
    }
    assert met <= entries
    assert visit.complaints == []
