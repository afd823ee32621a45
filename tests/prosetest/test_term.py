"""Sums and products bind as in mathematics."""

from __future__ import annotations

import pytest

from prosetest.expression import Operation
from prosetest.formula import parse
from prosetest.token import FormulaError


@pytest.mark.parametrize(
    ("text", "operator"),
    [("a b", "juxtaposed"), (r"a \cdot b", "·"), (r"a \times b", "×"), (r"a \odot b", "⊙"),
     ("a / b", "/"),
     ("a^2", "^"), ("a - b", "-"), (r"a b + c", "+"), (r"a \odot b c", "juxtaposed")],
)  # fmt: skip
def test_each_sign_is_its_own_operation(text: str, operator: str) -> None:
    """What it means between arrays differs."""
    (node,) = parse(text)
    assert isinstance(node, Operation)
    assert node.operator == operator


def test_a_vector_may_follow_a_number() -> None:
    """``2[1, -1]`` is its double; after a letter brackets may be an index."""
    (node,) = parse(r"2[1, -1]^\top")
    assert isinstance(node, Operation)
    assert node.operator == "juxtaposed"
    with pytest.raises(FormulaError):
        parse("A[1, 0]")


@pytest.mark.parametrize("text", [r"1 + \dots + n", "a / b c", "2 3"])
def test_two_readings_are_none(text: str) -> None:
    """Terms left out, a quotient of a product."""
    with pytest.raises(FormulaError):
        parse(text)
