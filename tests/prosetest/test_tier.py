"""Every numeral has exactly one tier, and a report counts them."""

from __future__ import annotations

from prosetest import tier
from prosetest.finding import Place
from prosetest.tier import Checked, PageReport


def test_a_report_counts_each_tier() -> None:
    """The counts of all tiers add up to the numerals."""
    numerals = tuple(
        Checked(n, n + 1, "3", kind, Place("a.md")) for n, kind in enumerate((*tier.TIERS, "name"))
    )
    report = PageReport("a.md", "key", numerals)
    assert [report.count(kind) for kind in tier.TIERS] == [1, 1, 1, 2, 1, 1, 1]
    assert sum(report.count(kind) for kind in tier.TIERS) == len(numerals)
