"""A finding is a value: two alike are one, and they stand in the order of the page."""

from __future__ import annotations

from prosetest.finding import Finding, PageError, Place


def test_findings_stand_in_the_order_of_the_page() -> None:
    """By path, line and column, whatever order they were found in."""
    places = [Place("b.md", 1), Place("a.md", 10, 2), Place("a.md", 2, 9), Place("a.md", 2, 3)]
    findings = [Finding(place, "m", "mend", "rule") for place in places]
    order = [(f.place.path, f.place.line, f.place.column) for f in sorted(findings)]
    assert order == [("a.md", 2, 3), ("a.md", 2, 9), ("a.md", 10, 2), ("b.md", 1, 1)]
    assert len({*findings, Finding(places[0], "m", "mend", "rule")}) == 4


def test_a_page_error_says_what_its_findings_say() -> None:
    """So that even a traceback would be of use."""
    place = Place("a.md")
    error = PageError(Finding(place, "one", "", "r"), Finding(place, "two", "", "r"))
    assert str(error) == "one; two"
    assert len(error.findings) == 2
