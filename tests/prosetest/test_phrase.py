"""Phrases state arithmetic too, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.tier import PageReport
from tests.prosetest.test_saying import false

Check = Callable[..., PageReport]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("12 of 40 pupils (30%)", "12 of 40 pupils (25%)"),
        ("12 out of the 40 (30 %)", "13 out of the 40 (30 %)"),
        ("48/50 (96%)", "48/50 (98%)"),
        ("12 trong số 40 mẫu (30%)", "12 trong số 40 mẫu (35%)"),
        ("40 个样本中有 12 个（30%）", "40 个样本中有 12 个（25%）"),
        ("5% of 200 is 10.", "5% of 200 is 12."),
        ("3/4 of the 20 are 15", "3/4 of the 20 are 16"),
        ("the mean of 2, 4 and 9 is 5", "the mean of 2, 4 and 9 is 6"),
        ("The sum of 2 and 3 is 5.", "The sum of 2 and 3 is 6."),
        ("the product of 3, 4 and 5 is 60", "the product of 3, 4 and 5 is 50"),
        ("the median of 1, 3, and 9 is 3", "the median of 1, 3, and 9 is 4"),
        ("trung bình của 2, 4 và 9 là 5", "trung bình của 2, 4 và 9 là 6"),
        ("2、4 和 9 的平均数是 5。", "2、4 和 9 的平均数是 6。"),
    ],
)
def test_a_false_phrase_is_found(check: Check, right: str, wrong: str) -> None:
    """And the true one is not."""
    assert not false(check(right))
    assert len(false(check(wrong))) == 1


@pytest.mark.parametrize(
    "page",
    [
        "3 of 5 trials (a 95% interval)", "3 of 5 (95% sure)", "the sum of 3 and 4 times 2 is 14",
        "the sum of squares of 3 and 4 is 25", "1 and 2; 2、4 和 9 的平均数是 5",
        "the mean of 2, 4 and 9 is 5 + 1 − 1", "5% of 200 is 10%",
    ],
)  # fmt: skip
def test_other_phrases_are_left(check: Check, page: str) -> None:
    """Where the words say something else."""
    assert not false(check(page))
