"""The claims of a page are judged where they stand, and their findings point there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    ("page", "column", "rule"),
    [
        ("It is 3.4<!--= z -->.", 7, "value"),
        ("It is [2, 4]<!--= x -->.", 11, "value"),
        ("It is 3.6<!--= z * 1 -->.", 10, "long-binding"),
        ("It is 3.6<!--= z( -->.", 10, "expression"),
        ("It is 3.6<!--= nobody -->.", 7, "no-value"),
        ("It is `z = 3.4`.", 12, "value"),
        ("It is $z = 3.4$.", 12, "value"),
        ("It is $\\max(0, -0.51) = 0$.", 16, "loose"),
        ("Here $b = 2$, $z = 3.6$.", 11, "value"),
        ("Here $z = 2 + 1.7$.", 11, "equation"),
    ],
)
def test_a_finding_points_at_its_part(check: Check, page: str, column: int, rule: str) -> None:
    """Column and rule are those of the part that is wrong, not of the line."""
    assert (column, rule) in [found[:2] for found in places(check(page, CODE))]


def test_a_keyword_argument_states_nothing(check: Check) -> None:
    """``lr=0.1`` without blanks is no claim, so its number is unchecked."""
    assert [rule for _, rule, _ in places(check("Use `b=1.0`, z 3.6<!--= z -->.", CODE))] == [
        "unchecked"
    ]


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


def test_one_binding_speaks_of_one_statement(check: Check) -> None:
    """A span of two statements cannot be a template."""
    report = check("$z = 3.6, b = 1$<!--= z = z -->", CODE)
    assert "template" in [rule for _, rule, _ in places(report)]
