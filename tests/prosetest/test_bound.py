"""What a comment binds in prose is judged by its value, an enumeration element by element."""

from __future__ import annotations

import pytest

from tests.prosetest.conftest import Check

CODE = "z, x, b = 3.6, [2.0, 3.0], 1.0\nrates = [1, 1, 1, 2]\n"


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
    assert sorted(finding.rule for finding in check(page, CODE).findings) == rules


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        ("It is 3.4<!--= z -->.", "value"),
        ("It is 3.6<!--= nobody -->.", "no-value"),
        ("It is 3.6<!--= z * 1 -->.", "long-binding"),
        ("It is 3.6<!--= z( -->.", "expression"),
        ("It is [2, 4]<!--= x -->.", "value"),
        ("It is 1.2.3<!--= z -->.", "notation"),
    ],
)
def test_a_binding_that_does_not_hold_is_a_finding(check: Check, page: str, rule: str) -> None:
    """Of the rule that says what is wrong with it."""
    assert rule in {finding.rule for finding in check(page, CODE).findings}


@pytest.mark.parametrize(
    ("page", "rules"),
    [
        ("It is 2 × 3.6<!--= z -->.", ["unchecked"]),
        ("It is 2 × 3.4<!--= z -->.", ["unchecked", "value"]),
        ("It is 5 - 3.6<!--= z -->.", ["unchecked"]),
        ("A 2×3<!--= x --> shape.", []),
    ],
)
def test_a_number_binds_the_last_factor(check: Check, page: str, rules: list[str]) -> None:
    """A vector binds a shape, which is joined by the same sign."""
    assert [finding.rule for finding in check(page, CODE).findings] == rules
