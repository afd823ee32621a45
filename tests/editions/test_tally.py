"""A tally is the count that the check itself gives, and one that counts nothing is refused."""

from __future__ import annotations

import re

import pytest

from editions.tally import TallyError, fill, grouped
from prosetest.finding import Place
from prosetest.tier import COMPUTED, SOURCE, Checked, PageReport
from tests.conftest import ROOT


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


def test_a_tally_of_nothing_is_refused() -> None:
    """The sentence quotes what asks for it; of a page that is not there nothing is said."""
    with pytest.raises(TallyError, match="counts nothing"):
        fill('<span data-tally="seen">…</span>', "docs/en/", REPORTS)
    absent = '<span data-tally="computed" data-of="absent">…</span>'
    assert fill(absent, "docs/en/", REPORTS) == absent


@pytest.mark.parametrize("edition", ["vi", "zh", "en"])
def test_each_home_page_counts_every_lesson(edition: str) -> None:
    """A row for each page with an example or cells, linked and counted, and for no other."""
    folder = ROOT / "docs" / edition
    text = (folder / "index.md").read_text("utf-8")
    counted = re.findall(
        r"\((\w+)\.md\) \|[^|\n]+\| <span data-tally=\"computed\" data-of=\"\1\">", text
    )
    lessons = {file.parent.name for file in (ROOT / "scripts/lessons").glob("*/example.py")}
    assert sorted(counted) == sorted(lessons | {"digits"})


def test_counts_are_grouped_as_in_the_course() -> None:
    """By thin spaces, from five digits on."""
    assert [grouped(n) for n in (7, 4321, 54321)] == ["7", "4321", "54\u2009321"]
