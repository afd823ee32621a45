"""A report says what was found in one wording, with a caret under it."""

from __future__ import annotations

import pytest

from prosetest import tier
from prosetest.finding import Finding, Place
from prosetest.report import data, explain, finding_text, summary, text
from prosetest.site import SiteReport
from prosetest.tier import Checked, PageReport, Unproven

PLACE = Place("page.md", 1, 7, 3)
DETAILS = (("expression", "z"), ("value", "3.6"))
FINDING = Finding(PLACE, "3.4 is written, z is 3.6", "prosetest fix page.md", "value", DETAILS)
RIGHT = Checked(0, 3, "3.6", tier.COMPUTED, PLACE, 0, "z", "3.6", "example.py:2")
YEAR = Checked(4, 8, "2015", tier.EXEMPT, Place("page.md", 2), reason="a year")
GUESS = Unproven(Place("page.md", 3), "y = f(x)", "f is not defined")


def shown(line: str, column: int, width: int) -> list[str]:
    """Return the line and the caret of a finding."""
    finding = Finding(Place("page.md", 1, column, width), "wrong", "mend", "value")
    return finding_text(finding, lambda path, number: line).split("\n")[1:3]


def test_a_finding_in_full() -> None:
    """Place and message, the line, the carets, the details, the remedy."""
    assert finding_text(FINDING, lambda path, line: "It is 3.4<!--= z -->.") == (
        "page.md:1:7: 3.4 is written, z is 3.6\n"
        "    It is 3.4<!--= z -->.\n"
        "          ^^^\n"
        "    expression  z\n"
        "    value       3.6\n"
        "    to mend     prosetest fix page.md"
    )


def test_a_finding_without_its_line() -> None:
    """Where there is no line to show, nothing is shown of it."""
    assert "^" not in finding_text(FINDING, lambda path, line: "")
    assert "^" not in finding_text(FINDING, lambda path, line: "  \n")


@pytest.mark.parametrize(
    ("line", "column", "width", "caret"),
    [
        ("输出3.4的", 3, 3, "        ^^^"),
        ("e\u0301\u0302 3.4", 5, 3, "      ^^^"),
        ("\t3.4", 2, 3, "     ^^^"),
        ("a\u200bb 3.4", 5, 3, "       ^^^"),
        ("３．４", 1, 3, "    ^^^^^^"),
        ("3.4", 1, 0, "    ^"),
        ("3", 9, 2, "     ^"),
    ],
)
def test_carets_stand_under_what_they_mean(line: str, column: int, width: int, caret: str) -> None:
    """Counted in the cells of a terminal: Han is wide, combining marks take no room."""
    assert shown(line, column, width)[1] == caret


def test_a_summary_counts() -> None:
    """Pages, numerals by tier, unproven formulas, findings; one of a thing is singular."""
    page = PageReport("page.md", "", (RIGHT, YEAR), (FINDING,), (GUESS,))
    assert summary(SiteReport((page,), (FINDING,))) == (
        "1 page, 2 numerals: 1 computed, 1 exempt; 1 formula unproven; 1 finding"
    )
    assert summary(SiteReport((), ())) == "0 pages, no numeral; no finding"
    two = SiteReport((page, page), (FINDING, FINDING))
    assert summary(two).startswith("2 pages, 4 numerals")
    assert summary(two).endswith("; 2 formulas unproven; 2 findings")


def test_a_text_ends_with_its_summary() -> None:
    """Findings first, set apart by a blank line."""
    said = text(SiteReport((), (FINDING,)), lambda path, line: "")
    assert said.endswith("prosetest fix page.md\n\n0 pages, no numeral; 1 finding\n")


def test_the_data_are_those_of_the_record() -> None:
    """Each numeral has its line, column, tier, expression, value and verdict."""
    page = PageReport("page.md", "abc", (RIGHT, YEAR), (), (GUESS,))
    whole = data(SiteReport((page,), (FINDING,)))
    assert whole["pages"]["page.md"]["source"] == "abc"
    first, second = whole["pages"]["page.md"]["numerals"]
    assert first == {
        "line": 1,
        "column": 7,
        "text": "3.6",
        "tier": "computed",
        "expression": "z",
        "value": "3.6",
        "verdict": "holds",
        "source": "example.py:2",
        "reason": "",
    }
    assert second["reason"] == "a year"
    assert whole["pages"]["page.md"]["unproven"][0]["text"] == "y = f(x)"
    assert whole["findings"][0]["details"] == {"expression": "z", "value": "3.6"}
    assert whole["counts"]["computed"] == 1
    assert set(whole["counts"]) == set(tier.TIERS)


def test_an_explanation_says_why() -> None:
    """Tier, expression, value, origin and reason of each numeral, of one line or of all."""
    report = SiteReport((PageReport("page.md", "", (RIGHT, YEAR), (), (GUESS,)),), ())
    assert explain(report, lambda path, line: "") == (
        "page.md:1:7: 3.6 is computed: z is 3.6, made at example.py:2\n"
        "page.md:2:1: 2015 is exempt: a year\n"
        "page.md:3: y = f(x) is not proven: f is not defined\n"
    )
    assert explain(report, lambda path, line: "", 2) == "page.md:2:1: 2015 is exempt: a year\n"
