"""The ledger gives every numeral one tier and every finding the place where it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest import tier
from prosetest.tier import PageReport

Check = Callable[..., PageReport]


def test_the_first_tier_stays(check: Check) -> None:
    """An exempt numeral is not judged again as a part of its sentence."""
    report = check("In 3.6<!--ok: a name --> and 3.6<!--= z -->.")
    assert [one.tier for one in report.numerals] == [tier.EXEMPT, tier.COMPUTED]


@pytest.mark.parametrize(
    ("page", "line", "column", "width"),
    [
        ("A 7 b.", 1, 3, 1),
        ("z 3.6<!--= z -->\nand 12.5 c.", 2, 5, 4),
        ("输出等于7的。", 1, 5, 1),
        ("> - *7* in a list", 1, 6, 1),
        ("z 3.6<!--= z -->&nbsp;7", 1, 23, 1),
        ("| a |\n|---|\n| 7 |", 3, 3, 1),
        ("![seven 7](x.png)", 1, 9, 1),
    ],
)
def test_places(check: Check, page: str, line: int, column: int, width: int) -> None:
    """Line, column and width are those of the source, whatever the renderer makes of it."""
    found = [f.place for f in check(page).findings if f.rule == "unchecked"]
    assert [(p.line, p.column, p.width) for p in found] == [(line, column, width)]


def test_where_a_value_is_made(check: Check) -> None:
    """A computed numeral names the last line that makes its value, in the example or the page."""
    report = check("```python\ny = z + 1\n```\n\n3.6<!--= z --> 4.6<!--= y -->", "a = 1\nz = 3.6")
    sources = {one.text: one.source for one in report.numerals if one.tier == tier.COMPUTED}
    assert sources == {"3.6": "example.py:2", "4.6": "page.md:2"}


def test_only_a_literal_found_letter_by_letter_is_respelled(check: Check) -> None:
    """A number written with an entity is left to its author."""
    plain, entity = check("3.4<!--= z -->"), check("3&#46;4<!--= z -->")
    assert [f.spelling for f in plain.findings] == ["3.6"]
    assert all(not f.spelling for f in entity.findings)


def test_a_difference_that_is_meant(check: Check) -> None:
    """``only`` beside a binding marks the numeral as standing in one edition alone."""
    (one,) = check("3.6<!--= z --><!--only: units differ -->").numerals
    assert (one.tier, one.alone) == (tier.COMPUTED, True)


def test_a_formula_without_a_numeral_has_a_place_of_its_own(check: Check) -> None:
    """Sought behind the numeral before it, among its likes."""
    page = "A **bold** `x` $q = r$ and\n**b** $3$, **c** $a = b$,\nwith *c* $a = b$ *e* $z = y$\n"
    found = [f.place for f in check(page, unproven=False).findings if f.rule == "unproven"]
    assert [(place.line, place.column) for place in found] == [(1, 17), (2, 19), (3, 11), (3, 23)]
