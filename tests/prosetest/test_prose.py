"""Prose rounds and counts in units; only what neither can save is false."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.tier import PageReport
from tests.prosetest.test_saying import false

Check = Callable[..., PageReport]


@pytest.mark.parametrize(
    "page",
    [
        "17/70 = 0.243", "28 × 28 × 4 ≈ 3000", "60 × 24 = 1 day", "1024 × 1024 = 1 MB",
        "12 / 40 × 100 = 30%", "43/191 × 100 = 22.5%", "2 × 3.14 × 0.33 ≈ 2.08", "10 / 3 ≈ 3.3",
        "0.37 × 0.28 ≈ 0.105", "2^10 = 1024 ≈ 1000", "2 × 500 = 1 thousand",
        "−ln(0.1) = 2.302", "2/3 = 0.66", "1.000 + 500 = 1.500", "1.234.567 + 1 = 1.234.568",
    ],
)  # fmt: skip
def test_rounding_and_units_are_granted(check: Check, page: str) -> None:
    """The digits that are written, the round number, another unit, a percentage told twice,
    groups of digits parted by points."""
    assert not false(check(page))


@pytest.mark.parametrize(
    "page",
    [
        "17/70 = 0.244", "28 × 28 × 14 ≈ 3000", "5% * 100 = 0.05", "28 × 28 × 4 = 3000 weights",
        "10 / 3 ≈ 3.4", "43/191 = 24%", "2 × 3 + 1 = 2 × 4", "12 = 3 × 5", "1.000 + 500 = 1.600",
    ],
)  # fmt: skip
def test_what_they_do_not_save_is_false(check: Check, page: str) -> None:
    """A digit too many, a factor of no unit."""
    assert len(false(check(page))) == 1


def test_a_site_may_want_more_than_arithmetic(check: Check) -> None:
    """Then what holds of nothing in the code is a finding, as in a formula."""
    rules = [finding.rule for finding in check("So 3 × 4 = 12.", arithmetic=False).findings]
    assert rules == ["arithmetic"] * 3
