"""The editions of a page say the same, or a finding says what one of them lacks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from prosetest import tier
from prosetest.finding import Place
from prosetest.parity import differences, edition_of, missing_editions
from prosetest.settings import Settings
from prosetest.tier import Checked, Drawn, PageReport

SETTINGS = Settings(root=Path(), editions=("vi", "zh", "en"))


def page(edition: str, *claims: tuple[str, str], headings: tuple[str, ...] = ("a",)) -> PageReport:
    """Return what came of a page that claims each (expression, value) on a line of its own."""
    path = f"docs/{edition}/page.md"
    numerals = [
        Checked(at, at + 1, value, tier.COMPUTED, Place(path, at + 1), 0, expression, value)
        for at, (expression, value) in enumerate(claims)
    ]
    return PageReport(path, "", tuple(numerals), headings=headings)


def said(*pages: PageReport) -> list[str]:
    """Return the findings of a set of pages, with their places."""
    found = differences(pages, SETTINGS)
    return [f"{one.place.path}:{one.place.line}: {one.message}" for one in found]


def test_equal_pages_are_no_finding() -> None:
    """Order and repetition do not matter: languages differ in both."""
    vi = page("vi", ("z", "3.6"), ("b", "1"), ("z", "3.6"))
    assert (
        said(vi, page("zh", ("b", "1"), ("z", "3.6")), page("en", ("z", "3.6"), ("b", "1"))) == []
    )


def test_a_claim_that_another_edition_lacks() -> None:
    """The finding stands where the claim is, and names the page that lacks it."""
    assert said(page("vi", ("z", "3.6")), page("zh"), page("en", ("z", "3.6"))) == [
        "docs/vi/page.md:1: 3.6 (z is 3.6) is not said in docs/zh/page.md",
        "docs/en/page.md:1: 3.6 (z is 3.6) is not said in docs/zh/page.md",
    ]


def test_a_claim_is_told_once() -> None:
    """A page that says a thing twice gets one finding for it."""
    assert len(said(page("vi", ("z", "3.6"), ("z", "3.6")), page("en"))) == 1


def test_the_words_of_a_formula_are_in_the_language_of_its_page() -> None:
    """Its rows are the same, and a row that differs is still found."""
    formula = r"\begin{cases} 1 & \text{%s } x \ge %s \end{cases}"
    vi = page("vi", (formula % ("nếu", "0"), "1"))
    zh = page("zh", (formula % ("若", "0"), "1"))
    assert said(vi, zh, page("en", (formula % ("if", "0"), "1"))) == []
    assert len(said(vi, zh, page("en", (formula % ("if", "2"), "1")))) == 4


def test_a_difference_that_is_meant() -> None:
    """What is marked with its reason may stand alone."""
    alone = page("vi", ("z", "3.6"))
    alone = replace(alone, numerals=(replace(alone.numerals[0], alone=True),))
    assert said(alone, page("en")) == []


def test_headings_are_compared_with_the_first_edition() -> None:
    """The first that differs is named, whatever the order in which pages were read."""
    first, other = page("vi", headings=("a", "b")), page("en", headings=("a", "c"))
    expected = ["docs/en/page.md:1: the heading ids differ from docs/vi/page.md: c here, b there"]
    assert said(first, other) == said(other, first) == expected
    assert said(first, page("en", headings=("a",))) == [
        "docs/en/page.md:1: the heading ids differ from docs/vi/page.md: (none) here, b there"
    ]


def test_a_missing_page_is_told_once() -> None:
    """The first edition that has a page speaks for it."""
    paths = ["docs/vi/a.md", "docs/zh/a.md", "docs/vi/b.md", "docs/zh/b.md", "docs/en/b.md"]
    found = list(missing_editions(paths, SETTINGS))
    assert [(one.place.path, one.message) for one in found] == [
        ("docs/vi/a.md", "this page has no edition en: docs/en/a.md is missing")
    ]


def test_an_edition_without_a_page() -> None:
    """A misspelt edition cannot pass unseen."""
    found = list(missing_editions(["docs/vi/a.md", "docs/zh/a.md"], SETTINGS))
    assert found[0].place.path == "mkdocs.yml"
    assert found[0].message == "the edition en has no page"


def test_a_page_outside_the_editions_stands_alone() -> None:
    """A home page or a reference belongs to no edition."""
    assert edition_of("docs/index.md", SETTINGS) == ""
    assert edition_of("docs/vietnam/a.md", SETTINGS) == ""
    paths = ["docs/index.md", "docs/vi/a.md", "docs/zh/a.md", "docs/en/a.md"]
    assert list(missing_editions(paths, SETTINGS)) == []


def test_a_drawing_that_another_edition_lacks() -> None:
    """Is one finding, at its fence, and not one for each of its numbers."""
    drawn = page("vi", ("z", "3.6"), ("b", "1"))
    drawn = replace(drawn, drawings=(Drawn("layer/flow", Place("docs/vi/page.md", 1)),))
    assert said(drawn, page("en", ("b", "1"))) == [
        "docs/vi/page.md:1: the drawing layer/flow is not shown in docs/en/page.md"
    ]
    assert said(drawn, replace(drawn, path="docs/en/page.md")) == []
