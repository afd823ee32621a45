"""A stretch of prose begins and ends with its brackets, and is left where it may go on."""

from __future__ import annotations

import pytest

from prosetest.clause import as_maths, bounds, calls, goes_on


@pytest.mark.parametrize(
    ("text", "inner", "whole"),
    [
        ("so (3 + 4) = 7.", "3 + 4) = 7", "(3 + 4) = 7"),
        ("is 2 + 3! now", "2 + 3", "2 + 3!"),
        ("as (1 + 2) here", "1 + 2", "1 + 2"),
        ("loss −ln(0.9) = 1", "0.9) = 1", "−ln(0.9) = 1"),
        ("f(2) = 3", "2) = 3", "(2) = 3"),
        ("√16 = 4", "16 = 4", "√16 = 4"),
    ],
)
def test_brackets_and_calls_belong_to_it(text: str, inner: str, whole: str) -> None:
    """Those that it closes or opens itself."""
    at = text.index(inner)
    start, end = bounds(text, at, at + len(inner))
    assert text[start:end] == whole
    assert calls(whole) is ("ln" in whole or "√" in whole)


@pytest.mark.parametrize(
    ("before", "after", "goes"),
    [
        ("so ", ", and", False), ("x + ", "", True), ("", " − x", True), ("half of ", "", True),
        ("", " (mod 5)", True), ("P = ", " weights", False), ("f", "", True), ("", "²", True),
        ("所以", "个", False), ("", ".", False), ("1.", "", True), ("", ".5", True),
    ],
)  # fmt: skip
def test_whether_it_goes_on(before: str, after: str, goes: bool) -> None:
    """By what stands right beside it, and by words that change its numbers."""
    text = f"{before}3 + 4 = 7{after}"
    assert goes_on(text, len(before), len(before) + 9) is goes


def test_it_becomes_maths_of_the_same_length() -> None:
    """Units are left out, functions stay."""
    assert as_maths("3 kg x 2 == [6 kg]") == "3    × 2 =  (6   )"
    assert as_maths("-ln(2)**2") == "-ln(2)^ 2"
