"""Formulas are set by the browser, in the site's own font, and fit the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader, serve
from tests.conftest import Project
from tests.editions.conftest import FORMULAS

CONFIG = """\
site_name: Formulas
docs_dir: docs
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: []
extra_css: [assets/stylesheets/maths.css, assets/stylesheets/editions.css]
markdown_extensions:
  - pymdownx.arithmatex: {generic: true}
  - editions.mathml
"""


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A page with every kind of formula that the course writes, each inline and displayed."""
    project = Project(tmp_path_factory.mktemp("formulas"))
    root = Path(__file__).parents[2]
    for path in (root / "docs/assets").rglob("*.*"):
        project.write(path.relative_to(root).as_posix(), path.read_bytes())
    text = "".join(f"Nơ-ron ${tex}$ 神经元\n\n$$\n{tex}\n$$\n\n" for tex in FORMULAS)
    project.write("docs/index.md", f"# Formulas\n\n{text}")
    project.write("mkdocs.yml", CONFIG)
    done = project.mkdocs("build")
    assert done.status == 0, done.said
    return project


@pytest.fixture(scope="module", params=[("light", 1280), ("dark", 390)])
def page(request: pytest.FixtureRequest, browser: Browser, formulas: Project) -> Iterator[Page]:
    """That page, wide and narrow; where formulas stand does not depend on the colours."""
    scheme, width = request.param
    options: Any = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    context = browser.new_context(**options)
    with serve(formulas.root / "site") as home:
        visit = Reader(context, home).open()
        visit.page.evaluate("document.fonts.ready")
        yield visit.page
        assert visit.complaints == []
    context.close()


def test_all_formulas_are_seen(page: Page) -> None:
    """Thirty formulas and more have a size, and no formula is wider than the page."""
    boxes = page.eval_on_selector_all(
        "article math", "all => all.map(one => [one.clientWidth, one.clientHeight])"
    )
    assert len(boxes) == 2 * len(FORMULAS) >= 60
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = page.eval_on_selector_all(
        "article math", "all => all.map(one => Object.values(one.getBoundingClientRect().toJSON()))"
    )
    assert all(size[2] > 4 and size[3] > 8 for size in sizes)


def test_the_maths_font_is_ours(page: Page) -> None:
    """It is loaded from the site, and letters of formulas are set in it."""
    assert page.evaluate("document.fonts.check('16px \"Course Maths\"')")
    assert "Course Maths" in page.locator("article math").first.evaluate(
        "one => getComputedStyle(one).fontFamily"
    )


def test_words_in_formulas_are_in_the_text_font(page: Page) -> None:
    """Vietnamese and Chinese words in a formula look like those around it."""
    families = page.eval_on_selector_all(
        "article mtext", "all => [...new Set(all.map(one => getComputedStyle(one).fontFamily))]"
    )
    text = page.evaluate(
        "getComputedStyle(document.body).getPropertyValue('--md-text-font-family')"
    )
    words = [family for family in families if "Course Maths" not in family]
    assert words
    assert all(family.split(",")[0] == text.split(",")[0].strip() for family in words)


def test_brackets_and_braces_stretch(page: Page) -> None:
    """A brace of two cases is as high as its lines, which only a maths font can do."""
    heights = page.eval_on_selector_all(
        "article div.arithmatex mtable",
        "all => all.map(one => { const sign = one.parentElement.querySelector('mo');"
        " return [sign?.textContent, sign?.getBoundingClientRect().height,"
        " one.getBoundingClientRect().height] })",
    )
    braces = [(sign, table) for text, sign, table in heights if text == "{"]
    assert len(braces) >= 3
    assert all(sign > 0.9 * table for sign, table in braces)
