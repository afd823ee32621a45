"""The API reference is found from every edition, searched by itself, and followed by its links."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import EDITIONS, Meet
from tests.browser.test_search import search

WIDE = {"width": 1280, "height": 900}


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_edition_links_it(meet: Meet, whole: str, edition: str) -> None:
    """In the navigation of every page, not on the home page alone."""
    page = meet(whole, viewport=WIDE).open(f"{edition}/layer/").page
    page.locator(".md-nav--primary a[href$='reference/']").click()
    expect(page.locator("article h1")).to_contain_text("nnlib reference")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("softplus", "activation/"),
        ("Momentum", "optimizer/"),
        ("read_mnist", "dataset/"),
        ("weighted_sum", "neuron/"),
        ("central difference", "gradient_check/"),
    ],
)
def test_its_search_finds_names(meet: Meet, whole: str, query: str, expected: str) -> None:
    """And nothing of the editions."""
    page = meet(whole).open("reference/").page
    search(page, query)
    links = page.locator(".md-search-result__link")
    expect(links.first).to_have_attribute("href", re.compile(rf"/reference/{expected}(?:[?#].*)?$"))
    assert all("/reference/" in one for one in hrefs(links))


def hrefs(links: Locator) -> list[str]:
    """Return where links lead."""
    return [one.get_attribute("href") or "" for one in links.all()]


def test_a_name_in_a_docstring_leads_to_its_own_docstring(meet: Meet, whole: str) -> None:
    """To its anchor, which stands in the middle of a page."""
    page = meet(whole, viewport=WIDE).open("reference/network/").page
    page.locator("article p a[href*='#nnlib.'], article li a[href*='#nnlib.']").first.click()
    expect(page).to_have_url(re.compile(r"/reference/.*#nnlib\."))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f'[id="{anchor}"]')).to_be_in_viewport()


def test_previous_and_next_stay_within(meet: Meet, whole: str) -> None:
    """Its first page has no previous one, its last no next."""
    reader = meet(whole, viewport=WIDE)
    for name, count in (("", 1), ("activation/", 2), ("findings/", 1)):
        links = reader.open(f"reference/{name}").page.locator(".md-footer__link")
        expect(links).to_have_count(count)
