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
        (r"$P(A \mid B) = 3.6$<!--= z -->", []),
        (r"$P(A \mid B) \approx 3.6$<!--= third -->", []),
        (r"$P(A \mid B) = 3.6$<!--= third -->", ["value"]),
        (r"$P(A \mid B) = 3.4$<!--= z -->", ["value"]),
        (r"$P(A \mid B) = q = 3.6$<!--= z -->", ["expression"]),
        (r"$P(A \mid B) = 3.6$<!--= z = z -->", ["expression"]),
        (r"$b = 3.6$<!--= z -->", ["template"]),
        (r"$z += 3.6$<!--= z -->", ["expression"]),
    ],
)
def test_a_number_may_be_bound_behind_what_cannot_be_read(
    check: Check, page: str, rules: list[str]
) -> None:
    """After = it has to be equal; a symbol that can be read is not lent to another value."""
    report = check(page, CODE + "third = 3.61\n")
    assert [rule for _, rule, _ in places(report)] == rules
