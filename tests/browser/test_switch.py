"""A reader gets the edition of their language, may choose another, and keeps page and place."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EDITIONS, Meet
from tests.browser.pages import LESSONS

WAY = ("vi", "zh", "en", "zh", "vi", "en", "vi")
"""From each edition to each other."""


def switch(page: Page, edition: str) -> None:
    """Choose an edition as a reader with a mouse does."""
    page.locator("[data-editions] button").hover()
    page.locator(f"[data-editions] a[data-edition={edition}]").click()


@pytest.mark.parametrize("path", ["", "neuron/", f"{LESSONS[-1]}/"])
def test_the_switch_keeps_the_page(meet: Meet, path: str) -> None:
    """From a page of every edition to the same page of every other."""
    reader = meet()
    page = reader.open(f"{WAY[0]}/{path}").page
    assert {*itertools.pairwise(WAY)} == {*itertools.permutations(EDITIONS, 2)}
    for other in WAY[1:]:
        switch(page, other)
        page.wait_for_url(f"{reader.home}{other}/{path}")
        assert page.locator(f"[data-edition={other}][aria-current]").count() == 1


@pytest.mark.parametrize("heading", ["formula", "negative", "exercise-3"])
def test_the_switch_keeps_the_heading_of_the_address(meet: Meet, heading: str) -> None:
    """An address with a heading leads to that heading in the other edition."""
    visit = meet().open(f"vi/neuron/#{heading}")
    switch(visit.page, "zh")
    visit.page.wait_for_url(f"**/zh/neuron/#{heading}")
    expect(visit.page.locator(f"#{heading}")).to_be_in_viewport()


def test_the_switch_keeps_what_was_set_in_a_widget(meet: Meet) -> None:
    """The other edition's widget shows the same numbers; what was searched for stays behind."""
    visit = meet().open("en/neuron/?h=sum&playground.x1=3#formula")
    switch(visit.page, "vi")
    visit.page.wait_for_url("**/vi/neuron/?playground.x1=3#formula")
    expect(visit.page.locator("[data-out=z]")).to_have_text("4")


def test_the_switch_keeps_the_heading_that_is_read(meet: Meet) -> None:
    """Whoever scrolled to a heading comes to that heading, whatever the address said."""
    visit = meet().open("en/neuron/#goals")
    visit.page.evaluate("document.getElementById('code').scrollIntoView()")
    visit.page.evaluate("scrollBy(0, 200)")
    switch(visit.page, "vi")
    visit.page.wait_for_url("**/vi/neuron/#code")


def test_back_and_forward(meet: Meet) -> None:
    """The browser's history goes through the editions, place by place."""
    reader = meet()
    visit = reader.open("vi/neuron/#formula")
    switch(visit.page, "en")
    visit.page.wait_for_url("**/en/neuron/#formula")
    switch(visit.page, "zh")
    visit.page.wait_for_url("**/zh/neuron/#formula")
    for expected in ("en", "vi"):
        visit.page.go_back()
        visit.page.wait_for_url(f"**/{expected}/neuron/#formula")
    visit.page.go_forward()
    visit.page.wait_for_url("**/en/neuron/#formula")
    expect(visit.page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(
    ("locale", "edition"),
    [("vi-VN", "vi"), ("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("en", "en")],
)
def test_the_root_page_follows_the_browser(meet: Meet, locale: str, edition: str) -> None:
    """The first language of the browser that is an edition decides, and back leads out again."""
    reader = meet(locale=locale)
    page = reader.context.new_page()
    page.goto("about:blank")
    page.goto(reader.home)
    page.wait_for_url(f"{reader.home}{edition}/")
    page.go_back()
    assert page.url == "about:blank"


def test_the_root_page_follows_the_second_language(meet: Meet) -> None:
    """A reader of French and Vietnamese gets Vietnamese."""
    reader = meet()
    languages = "Object.defineProperty(navigator, 'languages', {get: () => ['fr-FR', 'vi', 'en']})"
    reader.context.add_init_script(languages)
    visit = reader.open("vi/")
    visit.page.goto(reader.home)
    visit.page.wait_for_url(f"{reader.home}vi/")


def test_no_edition_in_the_browser_leaves_the_choice(meet: Meet) -> None:
    """A reader of none of the three languages stays and chooses; the choice is remembered."""
    reader = meet(locale="fr-FR")
    visit = reader.open()
    assert visit.page.url == reader.home
    visit.page.locator("article a[href='zh/']").click()
    visit.page.wait_for_url(f"{reader.home}zh/")
    visit.page.goto(reader.home)
    visit.page.wait_for_url(f"{reader.home}zh/")


def test_the_choice_is_remembered_here_only(meet: Meet) -> None:
    """The switch outweighs the browser's language, in local storage and in no cookie."""
    reader = meet(locale="vi-VN")
    visit = reader.open("vi/")
    switch(visit.page, "en")
    visit.page.wait_for_url("**/en/")
    visit.page.goto(reader.home)
    visit.page.wait_for_url(f"{reader.home}en/")
    assert visit.page.evaluate("localStorage.getItem('/edition')") == "en"
    assert reader.context.cookies() == []


def test_the_root_page_can_be_asked_for(meet: Meet) -> None:
    """An address with a hash offers the editions, even to who has chosen."""
    visit = meet(locale="vi-VN").open("#home")
    assert visit.page.url.endswith("/#home")
    assert visit.page.locator("article a").count() >= len(EDITIONS)


@pytest.mark.parametrize("path", ["", "vi/neuron/"])
def test_without_javascript(meet: Meet, path: str) -> None:
    """Links are enough to choose an edition and to switch with the page kept."""
    reader = meet(java_script_enabled=False, locale="vi-VN")
    page = reader.context.new_page()
    page.goto(f"{reader.home}{path}")
    assert page.url == f"{reader.home}{path}"
    page.locator("[data-editions] button").hover()
    page.locator("[data-editions] a[data-edition=en]").click()
    page.wait_for_url(f"{reader.home}{path.replace('vi', 'en') or 'en/'}")


def test_with_storage_forbidden(meet: Meet) -> None:
    """Where a browser forbids storage nothing is remembered and nothing breaks."""
    reader = meet(locale="zh-CN")
    reader.context.add_init_script(
        "Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new Error('no') }});"
    )
    visit = reader.open("vi/")
    switch(visit.page, "en")
    visit.page.wait_for_url("**/en/")
    assert visit.complaints == []


def test_keys_for_previous_and_next_stay_in_the_edition(meet: Meet) -> None:
    """After the last page of an edition comes nothing."""
    reader = meet()
    visit = reader.open(f"vi/{LESSONS[-1]}/")
    assert visit.page.locator("link[rel=next]").count() == 0
    assert visit.page.locator(".md-footer__link--next").count() == 0
    visit.page.keyboard.press("p")
    visit.page.wait_for_url(f"**/vi/{LESSONS[-2]}/")
    assert reader.open("zh/").page.locator("link[rel=prev]").count() == 0
