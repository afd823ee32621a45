"""A tally is the count that the check itself gives, and one that counts nothing is refused."""

from __future__ import annotations

import pytest

from editions.tally import TallyError, fill, grouped
from prosetest.finding import Place
from prosetest.tier import COMPUTED, SOURCE, Checked, PageReport


def report(path: str, *tiers: str) -> PageReport:
    numerals = (Checked(n, n + 1, "7", tier, Place(path)) for n, tier in enumerate(tiers))
    return PageReport(path, "", numerals=tuple(numerals))


REPORTS = {
    one.path: one
    for one in (
        report("docs/en/neuron.md", COMPUTED, COMPUTED, SOURCE),
        report("docs/en/layer.md", COMPUTED),
        report("docs/vi/neuron.md", COMPUTED),
    )
}


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ('data-tally="computed" data-of="neuron"', 2),
        ('data-tally="source" data-of="neuron"', 1),
        ('data-tally="computed"', 3),
        ('data-tally="all"', 4),
        ('data-tally="exempt"', 0),
    ],
)
def test_counts_of_a_page_and_of_an_edition(asked: str, count: int) -> None:
    """Another edition's numerals are not counted, and the number carries its tier."""
    got = fill(f"<td><span {asked}>…</span></td>", "docs/en/", REPORTS)
    assert f'<data value="{count}" data-tier="computed"' in got
    assert f">{count}</data></td>" in got


@pytest.mark.parametrize("asked", ['data-tally="computed" data-of="nothing"', 'data-tally="seen"'])
def test_a_tally_of_nothing_is_refused(asked: str) -> None:
    """The sentence quotes what asks for it."""
    with pytest.raises(TallyError, match="counts nothing"):
        fill(f"<span {asked}>…</span>", "docs/en/", REPORTS)


def test_counts_are_grouped_as_in_the_course() -> None:
    """By thin spaces, from five digits on."""
    assert [grouped(n) for n in (7, 4321, 54321)] == ["7", "4321", "54\u2009321"]
