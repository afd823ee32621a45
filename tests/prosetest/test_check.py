"""A page is checked in the order in which a reader meets it, and nothing on it is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest import tier
from prosetest.tier import PageReport

Check = Callable[..., PageReport]


def tiers(report: PageReport) -> list[tuple[str, str]]:
    """Return each numeral of a page with its tier."""
    return [(one.text, one.tier) for one in report.numerals]


def test_each_numeral_has_one_tier(check: Check) -> None:
    """In the order of the page, wherever it stands."""
    report = check(
        "# GPT-4 {#a-9}\n\nIt is 3.6<!--= z -->, `z = 3.6`, $2 + 1 = 3$, "
        "2015<!--ok: a year --> and 7.\n\n```python\ny = 5\n```\n",
        names={"GPT-4": "a model"},
    )
    assert tiers(report) == [
        ("4", tier.NAME),
        ("3.6", tier.COMPUTED),
        ("3.6", tier.COMPUTED),
        ("2", tier.ARITHMETIC),
        ("1", tier.ARITHMETIC),
        ("3", tier.ARITHMETIC),
        ("2015", tier.EXEMPT),
        ("7", tier.UNCHECKED),
        ("5", tier.SOURCE),
    ]
    assert [finding.message for finding in report.findings] == ["7 is not checked"]
    assert report.headings == ("a-9",)
    assert report.names == {"GPT-4"}


def test_a_claim_sees_what_stands_above_it(check: Check) -> None:
    """And nothing below: the same name may mean another value further down."""
    report = check(
        "It is 3.6<!--= z -->.\n\n```python\nz = 5\n```\n\nNow it is 5<!--= z -->.\n\n"
        "And 7<!--= late -->.\n\n```python\nlate = 7\n```\n"
    )
    assert [(f.place.line, f.message) for f in report.findings] == [
        (9, "late has no value: late is not defined in the code of this page")
    ]


def test_pages_do_not_see_each_other(check: Check) -> None:
    """What one page defines, the next page of the lesson does not have."""
    assert not check("```python\ny = 1\n```\n\nIt is 1<!--= y -->.").findings
    assert check("It is 1<!--= y -->.").findings


def test_arithmetic_alone_may_be_refused(check: Check) -> None:
    """A true equation of literals proves nothing about the code, where a site says so."""
    assert not check("$2 + 1 = 3$").findings
    report = check("$2 + 1 = 3$", arithmetic=False)
    assert {finding.rule for finding in report.findings} == {"arithmetic"}
    assert {one.tier for one in report.numerals} == {tier.UNCHECKED}


def test_unproven_formulas_are_listed_and_may_be_refused(check: Check) -> None:
    """A formula without a numeral that nobody can decide is no error, unless a site says so."""
    report = check("It is 3.6<!--= z -->: $q = p$.")
    assert [(one.place.line, one.text) for one in report.unproven] == [(1, "q = p")]
    assert not report.findings
    refused = check("It is 3.6<!--= z -->: $q = p$.", unproven=False)
    assert [finding.rule for finding in refused.findings] == ["unproven"]


def test_a_literal_may_be_repeated_in_its_block(check: Check) -> None:
    """Bound once, it may be said again in the same paragraph, and in no other."""
    report = check("It is 3.6<!--= z -->; yes, 3.6.\n\nAnd 3.6.\n")
    assert [(f.place.line, f.message) for f in report.findings] == [(3, "3.6 is not checked")]


def test_a_wrong_literal_says_how_it_is_spelled(check: Check) -> None:
    """At its place, in the style of the old one, with where the value is made."""
    (finding,) = check("Nó là **3.40**<!--= z -->.").findings
    assert (finding.place.line, finding.place.column, finding.place.width) == (1, 9, 4)
    assert finding.spelling == "3.60"
    assert finding.details == (
        ("expression", "z"),
        ("value", "3.6"),
        ("code", "example.py:1  z = 3.6"),
    )


def test_a_claim_that_changes_the_code_is_found(check: Check) -> None:
    """Claims are evaluated in two orders; one that counts its own calls is a finding."""
    example = "n = 0\ndef f():\n    global n\n    n += 1\n    return n"
    report = check("It is 1<!--= f() -->.", example)
    assert [finding.rule for finding in report.findings] == ["unsteady"]


@pytest.mark.parametrize("text", ["", "\n\n", "Words alone.\n", "<!-- note -->\n"])
def test_a_page_without_numerals_is_sound(check: Check, text: str) -> None:
    """There is nothing to check, and nothing is wrong."""
    report = check(text)
    assert (report.numerals, report.findings, report.claims) == ((), (), 0)
