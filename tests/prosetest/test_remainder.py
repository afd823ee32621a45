"""What no claim covers is a name, counts, is exempt with a reason, or is an error."""

from __future__ import annotations

from collections.abc import Callable

from prosetest import tier
from prosetest.tier import PageReport

Check = Callable[..., PageReport]


def rules(report: PageReport) -> list[str]:
    """Return the rules of the findings."""
    return [finding.rule for finding in report.findings]


def test_names_are_whole_words(check: Check) -> None:
    """GPT-4 is a name, GPT-40 is not; Han characters beside it are no part of it."""
    names = {"GPT-4": "a model"}
    report = check("用GPT-4写的 GPT-40 z 3.6<!--= z -->", names=names)
    assert [one.tier for one in report.numerals][:2] == [tier.NAME, tier.UNCHECKED]
    assert report.names == {"GPT-4"}


def test_a_literal_repeats_one_bound_before_it(check: Check) -> None:
    """In the same block, and after it; in another block it needs a binding of its own."""
    same = check("It is 3.6<!--= z -->, again 3.6.")
    assert [one.tier for one in same.numerals] == [tier.COMPUTED] * 2
    assert rules(check("Is 3.6 what it is? It is 3.6<!--= z -->.")) == ["unchecked"]
    assert rules(check("It is 3.6<!--= z -->.\n\nAgain 3.6.")) == ["unchecked"]
    assert rules(check("It is 3.6<!--= z -->, and 3.60.")) == ["unchecked"]


def test_headings_count(check: Check) -> None:
    """Exercise 3 after Exercise 1 is a finding; each is structural."""
    report = check("z 3.6<!--= z -->\n\n## Exercise 1\n\n## Exercise 3\n")
    assert [one.tier for one in report.numerals][1:] == [tier.STRUCTURAL] * 2
    assert [f.message for f in report.findings] == ["Exercise 3 follows Exercise 1"]


def test_list_items_count(check: Check) -> None:
    """The number of an item is structural, and consecutive or always 1."""
    report = check("z 3.6<!--= z -->\n\n1. a\n3. b\n")
    assert [f.message for f in report.findings] == ["item 3 follows item 1"]
    assert rules(check("z 3.6<!--= z -->\n\n1. a\n1. b\n")) == []


def test_inline_code_may_quote(check: Check) -> None:
    """Code that stands in the example letter by letter is a source."""
    report = check(
        "As in `f(7, 8)`, z is 3.6<!--= z -->.", "z = 3.6\ndef g(f):\n    return f(7, 8)"
    )
    assert [one.tier for one in report.numerals] == [tier.SOURCE, tier.SOURCE, tier.COMPUTED]


def test_an_unchecked_numeral_says_why(check: Check) -> None:
    """A version, an undeclared comma, and a span that cannot be read explain themselves."""
    report = check("3.11.7 and 1,234 and $q = 7$, z 3.6<!--= z -->.")
    reasons = [dict(finding.details).get("reason", "") for finding in report.findings]
    assert [words.split(":")[0] for words in reasons] == [
        "it has several decimal marks",
        "it could have decimals or groups",
        "q is not defined in the code of this page",
    ]
