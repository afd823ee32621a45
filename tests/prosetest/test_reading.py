"""A span is read as code first, as maths in dollars; a bound literal keeps its brackets."""

from __future__ import annotations

import pytest

from prosetest.reading import claims


@pytest.mark.parametrize(
    ("text", "states"),
    [("z = 3.6", True), ("z == 3.6", True), ("lr=0.1", False), ("f(lr=0.1)", False), ("z", False),
     ("z ≈ 3.6", True)],
)  # fmt: skip
def test_a_keyword_argument_is_no_claim(text: str, states: bool) -> None:
    """``name=literal`` without blanks passes an argument; an equation has a relation."""
    assert claims(text) is states
