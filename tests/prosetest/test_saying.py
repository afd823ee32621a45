"""Prose states equations of its own numbers; what may belong to more is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.tier import PageReport

Check = Callable[..., PageReport]


def false(report: PageReport) -> list[str]:
    """Return what is found to be false."""
    return [finding.message for finding in report.findings if finding.rule == "equation"]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("So 3 × 4 = 13 weights.", "13 is written, 3 × 4 makes 12"),
        ("1/4000 = 0.0025.", "0.0025 is written, 1/4000 makes 0.00025"),
        ("So 367 = 5 * 127 + 2.", "367 is written, 5 * 127 + 2 makes 637"),
        ("It has (3x3 + 1) x 8 = 72 parameters.", "72 is written, (3x3 + 1) x 8 makes 80"),
        ("P(A) = 0.6 + 0.25 = 0.95, as told.", "0.95 is written, 0.6 + 0.25 makes 0.85"),
        ("所以3 × 4 = 13个权重。", "13 is written, 3 × 4 makes 12"),
        ("A z-score of 1.2 + 0.5 = 1.25.", "1.25 is written, 1.2 + 0.5 makes 1.7"),
        ("5 kg + 3 kg = 9 kg.", "9 is written, 5 kg + 3 makes 8"),
        ("It takes 3 × 20 min = 70 min.", "70 is written, 3 × 20 makes 60"),
        ("The loss is −ln(0.9) ≈ 0.150.", "0.150 is written, −ln(0.9) makes 0.105361"),
        ("So √16 = 8.", "8 is written, √16 makes 4"),
        ("There are 5 + 8 = 12 false positives.", "12 is written, 5 + 8 makes 13"),
        ("2**8 = 265.", "265 is written, 2**8 makes 256"),
        ("3 × 2³ = 18.", "18 is written, 3 × 2³ makes 24"),
        ("It is 3! / (2! * 1!) = 6.", "6 is written, 3! / (2! * 1!) makes 3"),
        ("| a |\n|---|\n| 2 + 2 = 5 |", "5 is written, 2 + 2 makes 4"),
    ],
)
def test_a_false_equation_of_prose_is_found(check: Check, page: str, message: str) -> None:
    """With no markup: the number that stands alone is named."""
    assert false(check(page)) == [message]


@pytest.mark.parametrize(
    "page",
    [
        "Week 3 = 3 × 7 days.", "x + 3 = 7 × 2", "log(1/3) = 1.1", "half of 3 × 4 = 6",
        "Pages 5-7 = 3 pages.", "10<sup>2</sup> × 3 = 300", "2 × 3 = 7 − x", "2 × 4 = 3 (mod 5)",
        "1 + 1 = 10 in binary", "3 = 4", "1178 1/8 × 2 = 3", "290 * 364 = 105,705,600",
        "224/2/2 = 56", "3/4^2 = 0.1", "10:30 - 9 = 1", "3 × 4 = 12, not 13", "v1.2 - 3 = 4",
        "2 × 5 = 8<!--ok: a mistake to be found -->", "y3 × 4 = 13", "3 × 4 = 13x",
        "2 + 2 = 5 is wrong", "不是 2 + 2 = 5，错了", "7 / 4 = 1 in integer division",
        "9 % 4 = 2, so 9 / 4 = 3 remainder 1", "not 3 + 4 = 8", "2 m × 3 m = 5 m",
        "5 kg + 3 = 9 kg", "3 × 20 min = 1 hour", "log(100) = 3",
    ],
)  # fmt: skip
def test_what_may_belong_to_more_is_left(check: Check, page: str) -> None:
    """A name, an operand or a word beside it that changes the meaning, another base, a range."""
    assert not false(check(page))


def test_what_holds_is_arithmetic(check: Check) -> None:
    """Each numeral of it would be missed if it changed."""
    report = check("So 3 × 4 = 12.")
    assert [one.tier for one in report.numerals] == ["arithmetic"] * 3
    assert not report.findings


def test_explain_tells_how_prose_was_read(check: Check) -> None:
    """As of any other statement."""
    (told,) = check("So 3 × 4 = 13.", telling=True).told
    assert (told.place.line, told.place.column) == (1, 4)
    assert any("3 × 4" in line for line in told.lines)
