"""In Chromium every character of a drawing stands in its cell, and no line is broken."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from drawings.glyph import NARROW, WIDE
from drawings.joint import _CHARACTERS
from drawings.lesson import Workshop
from drawings.phrase import width
from tests.browser.conftest import EDITIONS, serve
from tests.conftest import ROOT, Project

WORKSHOP = Workshop(ROOT, "scripts/lessons")
NAMES = ("layer/flow", "layer/bend")
ARMS = {character: arms for arms, character in _CHARACTERS.items()}
NEAR = 0.5
"""How far, in pixels, a character may stand from its cell."""

VIEWS = [
    ("vi", (1280, 1, "light")),
    ("vi", (390, 2, "dark")),
    ("zh", (1280, 1.25, "dark")),
    ("zh", (390, 1, "light")),
    ("zh", (390, 2, "dark")),
    ("en", (1280, 2, "light")),
    ("en", (390, 1.25, "dark")),
]
"""Each width at each density, each edition in light and dark."""
UNCOVER = """document.querySelectorAll(".md-header, .md-top, nav.md-code__nav, .md-clipboard")
  .forEach(element => element.remove())"""
CHARACTERS = """code => {
  const found = [], range = document.createRange();
  const walk = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      found.push([node.data[at], box.left, box.right, box.top, box.bottom]);
    }
  }
  return found;
}"""


@dataclass(frozen=True)
class Cell:
    """A character on the page: its row and column, and the pixels that it covers."""

    character: str
    row: int
    column: int
    left: float
    right: float
    top: float
    bottom: float


@pytest.fixture(scope="module")
def course(excerpt: Project) -> Iterator[str]:
    """The address of the first lessons."""
    with serve(excerpt.root / "site") as address:
        yield address


@pytest.fixture
def view(browser: Browser, course: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a lesson, as wide, dense and bright as asked."""
    language, (wide, ratio, scheme) = request.param
    context = browser.new_context(
        viewport={"width": wide, "height": 900},
        device_scale_factor=ratio,
        color_scheme=scheme,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.goto(f"{course}{language}/layer/")
    page.evaluate("document.fonts.ready")
    yield page
    context.close()


def views(*given: tuple[str, tuple[int, float, str]]) -> pytest.MarkDecorator:
    """Show editions, each in a view."""
    names = [f"{language}-{one[0]}-{one[1]}-{one[2]}" for language, one in given]
    return pytest.mark.parametrize("view", given, indirect=True, ids=names)


def drawing_on(page: Page, name: str) -> Locator:
    """Return the code of a drawing."""
    return page.locator(f"figure[data-drawing='{name}'] code")


def cells(code: Locator) -> list[Cell]:
    """Return the characters of a drawing with their cells, blanks aside."""
    found, row, column = [], 0, 0
    for character, left, right, top, bottom in code.evaluate(CHARACTERS):
        if character == "\n":
            row, column = row + 1, 0
            continue
        if character != " ":
            found.append(Cell(character, row, column, left, right, top, bottom))
        column += width(character)
    return found


def language_of(page: Page) -> str:
    """Return the edition of a page by its address."""
    return page.url.split("/")[-3]


@views(*VIEWS)
def test_every_character_stands_in_its_cell(view: Page) -> None:
    """So the right borders of all boxes are straight; and nothing is cut off or scrolled."""
    for name in NAMES:
        code = drawing_on(view, name)
        found = cells(code)
        start = min(one.left for one in found if one.column == 0)
        last = max(found, key=lambda one: one.column)
        cell = (last.right - start) / (last.column + 1)
        for one in found:
            assert abs(one.left - start - one.column * cell) <= NEAR, one
            assert abs(one.right - start - (one.column + width(one.character)) * cell) <= NEAR, one
        assert code.evaluate("code => code.scrollWidth - code.clientWidth") <= 0


@views(*VIEWS)
def test_no_vertical_line_is_broken(view: Page) -> None:
    """From the middle of each cell to the middle of the one below, in ink all the way."""
    for name in NAMES:
        code = drawing_on(view, name)
        code.scroll_into_view_if_needed()
        view.evaluate(UNCOVER)
        found = cells(code)
        picture = Image.open(io.BytesIO(code.screenshot())).convert("L")
        box = code.bounding_box()
        assert box is not None
        ratio = picture.width / box["width"]
        assert broken(found, picture, (box["x"], box["y"]), ratio) == []


def broken(
    found: list[Cell], picture: Image.Image, origin: tuple[float, float], ratio: float
) -> list[tuple[str, int, int]]:
    """Return the cells between which a line has a gap."""
    paper = picture.getpixel((0, 0))
    placed = {(one.row, one.column): one for one in found}
    gaps, checked = [], 0
    for one in found:
        below = placed.get((one.row + 1, one.column))
        arms = ARMS.get(one.character)
        if not (arms and arms.down and below and below.character in ARMS):
            continue
        checked += 1
        top, bottom = ((c.top + c.bottom) / 2 - origin[1] for c in (one, below))
        left, right = one.left - origin[0], one.right - origin[0]
        inset = (bottom - top) * 0.15  # a corner's line lies a little off the middle of its cell
        for y in range(round((top + inset) * ratio), round((bottom - inset) * ratio)):
            row = [picture.getpixel((x, y)) for x in range(int(left * ratio), int(right * ratio))]
            if max(abs(ink - paper) for ink in row) < 60:  # type: ignore[operator]
                gaps.append((one.character, one.row, one.column))
                break
    assert checked > 30
    return gaps


@views(VIEWS[0])
def test_a_taller_line_would_be_seen_to_break(view: Page) -> None:
    """The test above sees gaps where there are some."""
    code = drawing_on(view, NAMES[0])
    code.evaluate("code => { code.style.lineHeight = 1.6 }")
    code.scroll_into_view_if_needed()
    view.evaluate(UNCOVER)
    picture = Image.open(io.BytesIO(code.screenshot())).convert("L")
    box = code.bounding_box()
    assert box is not None
    assert broken(cells(code), picture, (box["x"], box["y"]), 1)


@views(*((language, (1280, 1, "light")) for language in EDITIONS))
def test_only_our_fonts_are_used(view: Page) -> None:
    """No glyph is borrowed from a font of the machine, where a mark could be misplaced."""
    session = view.context.new_cdp_session(view)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    session.send("CSS.enable")
    for name in NAMES:
        query = {"nodeId": root, "selector": f"figure[data-drawing='{name}'] code"}
        node = session.send("DOM.querySelector", query)["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        used = {font["familyName"]: font for font in fonts}
        assert set(used) == ({NARROW, WIDE} if language_of(view) == "zh" else {NARROW})
        assert all(font["isCustomFont"] for font in fonts)


@views(VIEWS[0], VIEWS[4], VIEWS[5])
def test_what_is_copied_is_the_text(view: Page) -> None:
    """By selecting it, and by the button."""
    for name in NAMES:
        text = WORKSHOP.draw(name, language_of(view)).text
        code = drawing_on(view, name)
        selected = "code => { getSelection().selectAllChildren(code); return `${getSelection()}` }"
        assert code.evaluate(selected).rstrip("\n") == text.rstrip("\n")
        view.locator(f"figure[data-drawing='{name}'] [data-clipboard-target]").click()
        view.wait_for_function("navigator.clipboard.readText().then(text => text.length > 0)")
        assert view.evaluate("navigator.clipboard.readText()").rstrip("\n") == text.rstrip("\n")


@views(*((language, (390, 2, "light")) for language in EDITIONS))
def test_the_button_covers_no_letter(view: Page) -> None:
    """On a narrow screen it stands above the drawing."""
    for name in NAMES:
        button = view.locator(f"figure[data-drawing='{name}'] [data-clipboard-target]")
        drawing_on(view, name).scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None
        assert min(one.top for one in cells(drawing_on(view, name))) >= box["y"] + box["height"] - 4
