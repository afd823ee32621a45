"""Every page of the course, opened once and looked at from all sides.

Each page is seen wide and narrow, light and dark, but not in every pairing: where things stand
does not depend on the colours, and the editions of a page are built alike, so that each edition
takes its own views.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from drawings.glyph import NARROW, WIDE
from tests.browser.conftest import PATIENCE, SOURCES, Reader, Visit, address_of
from tests.browser.test_access import violations
from tests.browser.test_figures import LOOK, faults
from tests.browser.test_requests import foreign, use
from tests.conftest import ROOT

REFERENCE = [f"reference/{file.name}" for file in sorted((ROOT / "docs/reference").glob("*.md"))]
DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}
Scheme = Literal["light", "dark"]
VIEWS: dict[str, tuple[tuple[ViewportSize, Scheme], ...]] = {
    "en": ((DESK, "light"), (TELEPHONE, "dark")),
    "vi": ((TELEPHONE, "light"),),
    "zh": ((DESK, "dark"),),
    "reference": ((TELEPHONE, "light"),),
}
BODY = {"light": "default", "dark": "slate"}
FIGURES = "figure.picture svg"
SCHEME = "document.body.dataset.mdColorScheme"
AT_REST = """() => Promise.all(document.getAnimations()
  .filter(one => one.effect.getComputedTiming().endTime < Infinity)
  .map(one => one.finished.catch(() => 0)))"""
"""A colour that is still changing is no colour."""


@pytest.fixture(scope="module", params=map(address_of, [*SOURCES, *REFERENCE]))
def visit(request: pytest.FixtureRequest, browser: Browser, whole: str) -> Iterator[Visit]:
    """A page, all of it unfolded."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    opened = Reader(context, whole).open(request.param)
    opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    opened.page.evaluate("document.fonts.ready")
    yield opened
    context.close()


def area(page: Page) -> str:
    """Return the edition of a page, or ``reference``."""
    return page.url.split("/")[3]


def test_axe_finds_nothing(visit: Visit) -> None:
    """axe-core, all its rules, finds no violation."""
    for viewport, scheme in VIEWS[area(visit.page)]:
        visit.page.set_viewport_size(viewport)
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.evaluate(f"{SCHEME} = '{BODY[scheme]}'")
        visit.page.evaluate(AT_REST)
        assert violations(visit.page) == []


@pytest.mark.parametrize("viewport", [DESK, TELEPHONE], ids=["wide", "narrow"])
def test_it_fits_its_screen(visit: Visit, viewport: ViewportSize) -> None:
    """No page is wider than its screen, and the texts of figures can be read, light and dark."""
    visit.page.set_viewport_size(viewport)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    usual = visit.page.evaluate(SCHEME)
    for scheme in (*BODY.values(), usual):
        visit.page.evaluate(f"{SCHEME} = '{scheme}'")
        figures = visit.page.evaluate(LOOK)
        assert [fault for figure in figures for fault in faults(figure, scheme)] == []


def test_figures_are_set_in_our_fonts(visit: Visit) -> None:
    """No glyph comes from a font of the machine."""
    session = visit.page.context.new_cdp_session(visit.page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    session.send("CSS.enable")
    found = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": FIGURES})
    for node in found["nodeIds"]:
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {font["familyName"] for font in fonts} <= {NARROW, WIDE}


def test_it_asks_nothing_of_anybody_else(visit: Visit) -> None:
    """Under default-src 'self' nothing is blocked, nothing is missing, nothing leaves the host."""
    use(visit)
    assert visit.complaints == []
    assert foreign(visit, visit.page.url.partition(area(visit.page))[0]) == []
