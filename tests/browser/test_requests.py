"""A browser asks nothing of anybody else, finds what it asks for, and does not complain."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Meet, Visit

LESSONS_ON_DISK = ("vi/layer.html", "zh/neuron.html", "en/neuron.html", "reference/neuron.html")
"""With drawings, figures, formulas and widgets."""


def use(visit: Visit) -> None:
    """Do what loads things late: scroll, search, change the colours, open the switch."""
    page = visit.page
    page.mouse.wheel(0, 100_000)
    if page.locator(".md-search__input").count():
        page.keyboard.press("/")
        expect(page.locator("#__search")).to_be_checked()
        page.locator(".md-search__input").press_sequentially("nơ 神 n")
        page.locator(".md-search__input").press("Escape")  # whatever has the focus
        expect(page.locator("#__search")).not_to_be_checked()
    toggle = page.locator("form[data-md-component=palette] label:not([hidden])")
    toggle.first.dispatch_event("click")  # a pointer would wait for the search to fold away
    page.locator("[data-editions] button").hover()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)


def test_over_http_under_the_policy(meet: Meet) -> None:
    """Under default-src 'self' nothing is blocked, nothing is missing, nothing leaves the host.

    So on the home of all editions; for their pages see test_pages.py.
    """
    reader = meet()
    visit = reader.open("#home")
    use(visit)
    assert visit.complaints == []
    assert foreign(visit, reader.home) == []


def foreign(visit: Visit, home: str) -> list[str]:
    """Return what a page asked of anybody else."""
    return [url for url in visit.asked if not url.startswith((home, "data:"))]


@pytest.mark.parametrize("path", ["index.html#home", "vi/index.html", *LESSONS_ON_DISK])
def test_from_a_disk(meet: Meet, on_disk: str, path: str) -> None:
    """Pages work as files: no request but for files of the site, no complaint."""
    visit = meet(home=on_disk).open(path)
    use(visit)
    assert visit.complaints == []
    assert foreign(visit, on_disk) == []


@pytest.mark.parametrize(
    ("edition", "query", "expected"),
    [("vi", "chuan hoa", "scaling"), ("zh", "神经元", "neuron"), ("en", "weighted sum", "neuron")],
)
def test_search_from_a_disk(
    meet: Meet, on_disk: str, edition: str, query: str, expected: str
) -> None:
    """Search works without a server, where browsers allow no worker."""
    visit = meet(home=on_disk).open(f"{edition}/training.html")
    visit.page.keyboard.press("/")
    visit.page.locator(".md-search__input").fill(query)
    visit.page.keyboard.press("End")
    link = visit.page.locator(".md-search-result__link").first
    expect(link).to_be_visible()
    address = str(link.get_attribute("href")).partition("#")[0]
    assert address == f"{on_disk}{edition}/{expected}.html"
    link.click()
    visit.page.wait_for_url(f"{address}**")
    assert visit.complaints == []


def test_an_address_of_no_edition_is_answered_in_three_languages(meet: Meet) -> None:
    """The 404 page offers the editions, in their languages, and its links work at any depth."""
    visit = meet().open("de/neuron/deeper/")
    sections = visit.page.locator("article section")
    assert [one.get_attribute("lang") for one in sections.all()] == ["vi", "zh-Hans", "en"]
    assert [one.locator("h2").inner_text() for one in sections.all()] == [
        "Không tìm thấy trang này.",
        "找不到这个页面。",
        "This page was not found.",
    ]
    assert [line for line in visit.complaints if "404" not in line] == []
    sections.nth(1).locator("a").click()
    visit.page.wait_for_url("**/zh/")


def test_the_policy_is_in_force(meet: Meet) -> None:
    """The test above is not idle: a script without a hash is blocked, and so is another host."""
    visit = meet().open("en/")
    visit.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.ran = true'}))"
    )
    visit.page.evaluate("fetch('https://example.com').catch(() => 0)")
    assert visit.page.evaluate("window.ran") is None
    assert len([line for line in visit.complaints if "Content Security Policy" in line]) >= 2
