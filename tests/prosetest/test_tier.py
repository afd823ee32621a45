"""Every numeral has exactly one tier, and a report counts them."""

from __future__ import annotations

from prosetest import tier
from prosetest.finding import Place
from prosetest.tier import Checked, PageReport, Told


def test_a_report_counts_each_tier() -> None:
    """The counts of all tiers add up to the numerals."""
    numerals = tuple(
        Checked(n, n + 1, "3", kind, Place("a.md")) for n, kind in enumerate((*tier.TIERS, "name"))
    )
    report = PageReport("a.md", "key", numerals)
    assert [report.count(kind) for kind in tier.TIERS] == [1, 1, 1, 2, 1, 1, 1]
    assert sum(report.count(kind) for kind in tier.TIERS) == len(numerals)


def test_a_statement_covers_its_place() -> None:
    """A column counts on a single line; a display of several lines is met on each of them."""
    short = Told(Place("a.md", 2, 5, 3), 2, ())
    assert [short.covers(2, column) for column in (0, 4, 5, 7, 8)] == [
        True,
        False,
        True,
        True,
        False,
    ]
    assert not short.covers(3)
    tall = Told(Place("a.md", 2, 1, 30), 4, ())
    assert [tall.covers(line, 9) for line in (1, 2, 4, 5)] == [False, True, True, False]
