"""Widgets begin with the page's numbers, and can be used by everybody."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from tests.browser.conftest import EDITIONS, PATIENCE, Visit
from tests.browser.shelf import NAMES, opened, shelved
from tests.conftest import ROOT, Project


@pytest.fixture(scope="module")
def shelf(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of all widgets in all editions."""
    with shelved(built.root / "site", tmp_path_factory.mktemp("widgets")) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A page that is watched, in a browser of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    found = Visit(context.new_page())
    found.watch()
    yield found
    context.close()
    assert found.complaints == []


LINES = """() => [...document.querySelectorAll(".lines [data-out]")].map(one => [
  one.getAttribute("data-out"), one.textContent])"""
READ = """async () => {
  const text = await (await fetch(location.href)).text()
  const parsed = new DOMParser().parseFromString(text, "text/html")
  return [...parsed.querySelectorAll(".lines [data-out]")].map(one => [
    one.getAttribute("data-out"), one.textContent])
}"""


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("name", NAMES)
def test_it_begins_with_the_numbers_of_the_page(
    visit: Visit, shelf: str, name: str, language: str
) -> None:
    """What a script computes at first is what prosetest has verified, place by place."""
    page = opened(visit, f"{shelf}{language}/{name}.html")
    written = page.evaluate(READ)
    assert written
    assert page.evaluate(LINES) == written


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(visit: Visit, shelf: str, name: str) -> None:
    """Once it answers; pages as a whole are looked at elsewhere."""
    response: Any = Axe().run(opened(visit, f"{shelf}vi/{name}.html")).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in response["violations"]] == []


CONTROLS = "input, select, button, [role=slider]"
SHIFTS = """() => new Promise(answer => {
  const observer = new PerformanceObserver(list => answer(list.getEntries().length))
  observer.observe({type: "layout-shift", buffered: true})
})"""


@pytest.mark.parametrize("name", NAMES)
def test_the_keyboard_uses_every_control(visit: Visit, shelf: str, name: str) -> None:
    """Tab reaches each, arrow keys move what slides, and the space bar presses what is pressed."""
    page = opened(visit, f"{shelf}en/{name}.html")
    for control in page.locator(CONTROLS).all():
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.outerHTML.slice(0, 60)")
        expect(control, f"Tab went to {reached}").to_be_focused()
    for slider in page.locator("input[type=range]").all():
        before = slider.input_value()
        slider.focus()
        page.keyboard.press("ArrowRight")
        assert float(slider.input_value()) > float(before)
    for switch in page.locator("input[type=checkbox]").all():
        on = switch.is_checked()
        switch.focus()
        page.keyboard.press("Space")
        assert switch.is_checked() is not on
    for button in page.locator("button").all():
        button.focus()
        page.keyboard.press("Space")
        expect(button).to_be_focused()


def test_one_tap_shows_what_was_printed(visit: Visit, shelf: str) -> None:
    """The neuron's swapped inputs give the erratum's number, and the address remembers them."""
    page = opened(visit, f"{shelf}en/neuron/playground.html")
    place = page.locator("[data-out=z]")
    expect(place).to_have_text("3.6")
    page.get_by_role("button", name="swapped").click()
    expect(place).to_have_text("3.4")
    page.wait_for_url("**/*playground.x1=3*")
    again = opened(visit, page.url)
    expect(again.locator("[data-out=z]")).to_have_text("3.4")
    expect(again.locator("input[name=x1]").first).to_have_value("3")
    again.get_by_role("button", name="worked example").click()
    again.wait_for_url(lambda url: "playground" not in url.partition("?")[2])


@pytest.mark.parametrize(
    "state", ["x1=five", "x1=1e9", "x1=", "activation=softmax", "nobody=1", "x1=NaN", "b=%00"]
)
def test_a_bad_address_falls_back_with_a_word(visit: Visit, shelf: str, state: str) -> None:
    """What cannot be used is left out, the rest is kept, and the reader is told."""
    page = opened(visit, f"{shelf}en/neuron/playground.html?playground.w1=1&playground.{state}")
    expect(page.get_by_role("status")).to_contain_text("cannot be used here")
    expect(page.locator("[data-out=z]")).to_have_text("4.8")
    page.locator("input[name=b]").first.fill("2")
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.locator("[data-out=z]")).to_have_text("5.8")


def test_what_is_no_number_is_marked_and_not_taken(visit: Visit, shelf: str) -> None:
    """The widget keeps its last state while a reader types."""
    page = opened(visit, f"{shelf}en/neuron/playground.html")
    box = page.locator("input[type=number][name=x1]")
    for text in ("", "-", "99"):
        box.fill("") if not text else box.press_sequentially(text)
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(page.locator("[data-out=z]")).to_have_text("3.6")
        box.fill("")
    box.fill("1")
    expect(box).to_have_attribute("aria-invalid", "false")
    expect(page.locator("[data-out=z]")).to_have_text("3.2")


def test_it_rests_while_nobody_sees_it(visit: Visit, shelf: str) -> None:
    """What changes off the screen is drawn when it is seen again, and not before."""
    page = opened(visit, f"{shelf}en/neuron/playground.html")
    page.evaluate("""() => {
      const widget = document.querySelector("[data-ready]")
      const update = widget.update.bind(widget)
      window.updates = 0
      widget.update = () => { window.updates++; update() }
      document.querySelector("#end").style.height = "5000px"
      scrollTo(0, 4000)
    }""")
    page.wait_for_function("() => !document.querySelector('[data-ready]').visible")
    page.evaluate("document.querySelector('[data-ready]').set({x1: 1})")
    page.wait_for_timeout(100)
    assert page.evaluate("updates") == 0
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("() => updates === 1")
    expect(page.locator("[data-out=z]")).to_have_text("3.2")


def test_the_published_run_stalls_as_it_did_in_print(visit: Visit, shelf: str) -> None:
    """Trained in a worker, paused and gone on with: the ten losses, and two answers of one half."""
    page = opened(visit, f"{shelf}en/xor/training.html")
    run = page.locator("[data-do=run]")
    run.click()
    expect(run).to_have_text("Pause")
    run.click()
    expect(run).to_have_text("Train")
    page.locator("[data-do=step]").click()
    run.click()
    printed = ", ".join(page.locator(f"[data-out=p{n}]").inner_text() for n in range(10))
    status = page.get_by_role("status")
    expect(status).to_contain_text("The run is over", timeout=60_000)
    expect(status).to_contain_text(printed)
    answers = [page.locator(f"[data-out=answer{n}]").inner_text() for n in (1, 2, 3, 4)]
    assert answers == ["0.0014", "0.4995", "0.9982", "0.5009"]
    assert any(url.endswith("xor-worker.js") for url in visit.asked)


def test_whoever_wants_little_motion_sees_the_end_of_a_run(visit: Visit, shelf: str) -> None:
    """Nothing flickers on the way there."""
    visit.page.emulate_media(reduced_motion="reduce")
    page = opened(visit, f"{shelf}en/xor/training.html")
    page.evaluate("""() => {
      window.changes = 0
      const place = document.querySelector("[data-out=epoch]")
      new MutationObserver(() => changes++).observe(place, {childList: true})
    }""")
    page.locator("[data-do=run]").click()
    expect(page.get_by_role("status")).to_contain_text("The run is over", timeout=60_000)
    expect(page.locator("[data-out=epoch]")).to_have_text("10\u202f000")
    assert page.evaluate("changes") == 1


def test_the_point_is_moved_by_pointer_and_by_keys(visit: Visit, shelf: str) -> None:
    """It goes where it is put, and the plane ends where the sliders do."""
    page = opened(visit, f"{shelf}en/layer/playground.html")
    point, place = page.get_by_role("slider", name="arrow keys"), page.locator("[data-out=x1]")
    point.focus()
    page.keyboard.press("ArrowLeft")
    expect(place).to_have_text("0.4")
    expect(point).to_be_focused()
    expect(point).to_have_attribute("aria-valuetext", "x₁ = 0.4, x₂ = 1")
    box = point.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(0, 0, steps=3)
    page.mouse.up()
    expect(place).to_have_text("−5")
    expect(page.locator("[data-out=x2]")).to_have_text("5")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_when_it_begins_to_answer(visit: Visit, shelf: str, name: str) -> None:
    """The script finds all places made: Chromium sees no layout shift."""
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    opened(visit, f"{shelf}vi/{name}.html")
    page.wait_for_timeout(100)
    page.evaluate("document.body.prepend('x', document.createElement('br'))")  # moves all
    assert page.evaluate(SHIFTS) == 1


@pytest.mark.parametrize("name", NAMES)
def test_paper_and_pages_without_scripts_have_no_controls(
    browser: Browser, visit: Visit, shelf: str, name: str
) -> None:
    """Figures and numbers stand there."""
    page = opened(visit, f"{shelf}en/{name}.html")
    page.emulate_media(media="print")
    expect(page.locator(".controls")).to_be_hidden()
    expect(page.locator(".stage svg").first).to_be_visible()
    context = browser.new_context(java_script_enabled=False)
    silent = context.new_page()
    silent.goto(f"{shelf}en/{name}.html")
    expect(silent.locator(".controls")).to_be_hidden()
    expect(silent.locator(".stage svg").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_a_telephone(visit: Visit, shelf: str, name: str) -> None:
    """Nothing is wider than 390 pixels, and what is touched is 44 high."""
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = opened(visit, f"{shelf}vi/{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    heights = page.locator("button, select, input:not([type=checkbox])").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_all_widgets_are_light() -> None:
    """Scripts and styles together, each file compressed for itself."""
    files = [*Path(ROOT, "docs/assets/javascripts/widgets").glob("*.js")]
    files.append(ROOT / "docs/assets/stylesheets/widgets.css")
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 25 * 1024


def test_what_a_picture_shows_is_said(visit: Visit, shelf: str) -> None:
    """After an epoch and after a number that changed, for those who do not see the picture."""
    page = opened(visit, f"{shelf}en/xor/training.html")
    page.locator("[data-do=step]").click()
    status = page.get_by_role("status")
    expect(status).to_contain_text("At epoch 1 ")
    expect(status).to_have_text(page.locator(".lines p").first.inner_text())
    page = opened(visit, f"{shelf}en/backpropagation/stepper.html")
    page.locator("input[name=x1]").fill("0")
    expect(page.get_by_role("status")).to_contain_text("The loss")
