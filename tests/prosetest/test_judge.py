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


def test_one_binding_speaks_of_one_statement(check: Check) -> None:
    """A span of two statements cannot be a template."""
    report = check("$z = 3.6, b = 1$<!--= z = z -->", CODE)
    assert "template" in [rule for _, rule, _ in places(report)]


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        ("The rates are 1, 1, 1, 2<!--= rates -->.", []),
        ("The rates are 1,1,1,2<!--= rates -->.", []),
        ("The rates are 1, 1, 1 and 2<!--= rates -->.", []),
        ("是 1、1、1、2<!--= rates -->。", []),
        ("The rates are 0, 1, 1, 2<!--= rates -->.", ["value"]),
        ("The rates are 1, 1, 2<!--= rates -->.", ["shape", "unchecked", "unchecked"]),
        ("Of 1<!--= b -->, 2 is 3.6<!--= z -->.", ["unchecked"]),
    ],
)
def test_an_enumeration_is_bound_as_a_whole(check: Check, page: str, rules: list[str]) -> None:
    """As many numerals as the value has elements, set apart by commas and an “and”."""
    report = check(page, CODE + "rates = [1, 1, 1, 2]\n")
    assert sorted(rule for _, rule, _ in places(report)) == rules
