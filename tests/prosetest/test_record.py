"""What came of the claims of a page is kept numeral by numeral."""

from __future__ import annotations

from collections.abc import Callable

from prosetest.tier import PageReport

Check = Callable[..., PageReport]
CODE = """
z, x, b, neg = 3.6, [2.0, 3.0], 1.0, -0.51
def relu(t):
    return max(0.0, t)
"""


def places(report: PageReport) -> list[tuple[int, str, str]]:
    """Return column, rule and message of each finding."""
    return [(f.place.column, f.rule, f.message) for f in report.findings]


def test_a_definition_lends_its_constant(check: Check) -> None:
    """The 0 of max is verified by the definition that the page checks, before or after."""
    report = check(
        "$\\max(0, -0.51) = 0$<!--= max(0, neg) = relu(neg) -->, "
        "$\\max(0, z) = 3.6$ and $\\mathrm{relu}(t) = \\max(0, t)$.",
        CODE,
    )
    assert places(report) == []


def test_a_formula_that_cannot_be_decided_is_listed(check: Check) -> None:
    """Without a numeral it is unproven, and an error only where the site asks for it."""
    page = "It holds that $q = r$, and z is 3.6<!--= z -->."
    assert [one.text for one in check(page, CODE).unproven] == ["q = r"]
    assert check(page, CODE).findings == ()
    assert [rule for _, rule, _ in places(check(page, CODE, unproven=False))] == ["unproven"]


def test_arithmetic_alone_is_not_enough_where_a_site_says_so(check: Check) -> None:
    """``2 + 1 = 3`` is true of nothing in the code."""
    page = "See $2 + 1 = 3$, z is 3.6<!--= z -->."
    assert check(page, CODE).findings == ()
    found = places(check(page, CODE, arithmetic=False))
    assert {rule for _, rule, _ in found} == {"arithmetic"}


def test_a_numeral_of_two_literals_needs_both(check: Check) -> None:
    """Of 0/3 = 0 the 0 would be noticed, and any number could stand for the 3."""
    found = places(check("See $0/3 = 0$, z is 3.6<!--= z -->.", CODE))
    assert [(column, rule) for column, rule, _ in found] == [(8, "loose")]
