"""A span is read as code first, as maths in dollars; a bound literal keeps its brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.notation import Notation
from prosetest.reading import claims
from prosetest.tier import PageReport

Check = Callable[..., PageReport]
VI = Notation(",", "\u2009\u202f.", declared=True)
EN = Notation(".", "\u2009\u202f,", declared=True)


@pytest.mark.parametrize(
    ("text", "states"),
    [("z = 3.6", True), ("z == 3.6", True), ("lr=0.1", False), ("f(lr=0.1)", False), ("z", False),
     ("z ≈ 3.6", True)],
)  # fmt: skip
def test_a_keyword_argument_is_no_claim(text: str, states: bool) -> None:
    """``name=literal`` without blanks passes an argument; an equation has a relation."""
    assert claims(text) is states


@pytest.mark.parametrize(
    ("page", "notation", "wrong"),
    [
        ("$0,6 + 0,25 = 0,85$", VI, ""),
        ("$0,6 + 0,25 = 0,95$", VI, "0,95"),
        ("`0,6 + 0,25 = 0,95`", VI, "0,95"),
        (r"$\frac{0,5}{2} = 0,25$", VI, ""),
        ("$785 \\times 256 = 200,960$", EN, ""),
        ("$785 \\times 256 = 200,690$", EN, "200,690"),
        ("`785 × 256 = 200,690`", EN, "200,690"),
    ],
)
def test_a_declared_comma_is_read(check: Check, page: str, notation: Notation, wrong: str) -> None:
    """Outside brackets a comma between digits is what the language declares; found as written."""
    found = [finding.message for finding in check(page, "", notation=notation).findings]
    assert [message.split(" is ")[0] for message in found] == ([wrong] if wrong else [])


@pytest.mark.parametrize("page", ["$0,6 + 0,25 = 0,85$", "`6/45 ≈ 0,133`", "$x = 1,2$"])
def test_an_undeclared_comma_is_not_guessed(check: Check, page: str) -> None:
    """It may part two numbers, or the decimals of one: nothing is said to be wrong."""
    rules = {finding.rule for finding in check(page, "x = 1").findings}
    assert rules == {"unchecked"}


@pytest.mark.parametrize("page", [r"$32 \times 3 = 3.072$", "`3 × 1024 = 3.072`"])
def test_a_point_before_three_digits_is_not_guessed(check: Check, page: str) -> None:
    """Where decimals are set off by a comma, it may group: 3.072 may be 3072."""
    rules = {finding.rule for finding in check(page, "", notation=VI).findings}
    assert rules == {"unchecked"}
