"""Every page is for everybody: for axe, for a keyboard, for a reader of the accessibility tree."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import EDITIONS, Meet

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def violations(page: Page) -> list[str]:
    """Return what axe says against a page, one row per element."""
    response: Any = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in response["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["#home", "de/"])
def test_axe_finds_nothing(meet: Meet, path: str, scheme: Any) -> None:
    """On the pages that belong to no edition; those that do are in test_pages.py."""
    visit = meet(color_scheme=scheme, reduced_motion="reduce").open(path)
    assert violations(visit.page) == []


def test_axe_looks_at_the_open_search(meet: Meet) -> None:
    """Results of a search are part of the page too."""
    visit = meet(reduced_motion="reduce").open("vi/")
    visit.page.keyboard.press("/")
    visit.page.locator(".md-search__input").press_sequentially("no ron")
    expect(visit.page.locator(".md-search-result__link").first).to_be_visible()
    visit.page.wait_for_timeout(500)
    assert violations(visit.page) == []


WATCH = "addEventListener('focusin', event => { event.target.dataset.reached = 'yes' })"
LEFT = """() => [...document.querySelectorAll("a[href], button, summary, input")]
  .filter(one => one.tabIndex >= 0 && !one.dataset.reached)
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .filter(one => !one.closest("[hidden], .md-search__output, .md-search__options"))
  .filter(one => !one.closest("details:not([open]) > :not(summary)"))
  .filter(one => !one.matches(".md-toggle") && !(one.type === "radio" && !one.checked))
  .map(one => one.outerHTML)"""
"""What can be clicked and was not reached: results of a search are reached with arrow keys, and of
two buttons of which one is checked a browser stops at that one."""


@pytest.mark.parametrize("path", ["#home", "vi/neuron/", "zh/"])
def test_the_keyboard_reaches_everything(meet: Meet, path: str) -> None:
    """Whatever can be clicked can be reached with Tab, links of the switch included."""
    page = meet(viewport=WIDE).open(path).page
    page.evaluate(WATCH)
    for _ in range(page.locator("a, button, summary, input, [tabindex]").count() + 2):
        page.keyboard.press("Tab")
    assert page.evaluate(LEFT) == []
    assert page.locator("[data-editions] a[data-reached]").count() == len(EDITIONS)


def test_the_keyboard_switches(meet: Meet) -> None:
    """Tab to the switch, Tab to an edition, Enter."""
    visit = meet(viewport=WIDE).open("vi/neuron/#formula")
    visit.page.locator("[data-editions] button").focus()
    for _ in range(2):
        visit.page.keyboard.press("Tab")
    expect(visit.page.locator("[data-editions] a[data-edition=zh]")).to_be_focused()
    expect(visit.page.locator("[data-editions] a[data-edition=zh]")).to_be_visible()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/zh/neuron/#formula")


def test_what_scrolls_is_reached_by_keyboard(meet: Meet) -> None:
    """On a telephone, wide tables and formulas can be focused; those that fit are no stops."""
    page = meet(viewport=NARROW).open("en/neuron/").page
    boxes = ".md-typeset__scrollwrap, div.arithmatex"
    page.wait_for_selector(".md-typeset__scrollwrap")
    page.wait_for_timeout(300)
    state = page.eval_on_selector_all(
        boxes, "all => all.map(one => [one.scrollWidth > one.clientWidth, one.tabIndex === 0])"
    )
    assert all(scrolls == focusable for scrolls, focusable in state)
    assert any(scrolls for scrolls, _ in state)


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_formula_is_mathematics(meet: Meet, edition: str) -> None:
    """The accessibility tree holds one math node for each formula of the page."""
    page = meet().open(f"{edition}/neuron/").page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = [node.get("role", {}).get("value") for node in tree["nodes"] if not node["ignored"]]
    formulas = page.locator("article math").count()
    assert roles.count("MathMLMath") == formulas
    assert formulas > 30


@pytest.mark.parametrize(
    ("path", "language"), [("vi/", "vi"), ("zh/", "zh-Hans"), ("en/", "en"), ("de/", "en")]
)
def test_the_page_says_its_language(meet: Meet, path: str, language: str) -> None:
    """A screen reader is told how to read."""
    expect(meet().open(path).page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("selector", ["article h1", "article p", "article h2"])
def test_vietnamese_is_set_in_one_font(meet: Meet, selector: str) -> None:
    """A letter with marks comes from the font of its neighbours, not from another."""
    page = meet().open("vi/neuron/").page
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    used = session.send("CSS.getPlatformFontsForNode", node)["fonts"]
    assert len({font["familyName"] for font in used}) == 1, used


def test_solutions_are_printed(meet: Meet) -> None:
    """Paper has no toggle: what is folded on the screen is open, and the header is gone."""
    page = meet().open("en/neuron/").page
    solution = page.locator("details.success p").nth(1)
    expect(solution).not_to_be_visible()
    page.emulate_media(media="print")
    expect(solution).to_be_visible()
    expect(page.locator(".md-header")).not_to_be_visible()


def test_the_navigation_of_a_narrow_screen_opens_by_keyboard(meet: Meet) -> None:
    """Closed, no key reaches what lies beside the screen; Escape closes it again."""
    page = meet(viewport=NARROW, reduced_motion="reduce").open("vi/neuron/").page
    lesson = page.locator(".md-nav--primary a").last
    assert not lesson.evaluate("one => one.checkVisibility({visibilityProperty: true})")
    button = page.get_by_role("button", name="Thanh điều hướng")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary")).to_have_css("visibility", "visible")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
