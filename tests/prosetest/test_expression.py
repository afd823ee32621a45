"""The nodes of a tree are values: equal where they say the same at the same place."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from prosetest.code import parse
from prosetest.expression import ExpressionError, Symbol


def test_nodes_are_compared_by_what_they_say_and_where() -> None:
    """So answers to a question can be remembered."""
    assert parse("x + 1") == parse("x + 1")
    assert hash(parse("x + 1")) == hash(parse("x + 1"))
    assert parse("x + 1") != parse("x + 2")
    assert Symbol(0, 1, "x") != Symbol(1, 2, "x")


def test_a_node_does_not_change() -> None:
    """Whoever wants another makes one."""
    node = Symbol(0, 1, "x")
    with pytest.raises(FrozenInstanceError):
        node.name = "y"  # type: ignore[misc]


def test_what_is_no_expression_is_an_error_of_value() -> None:
    """With a clause that continues “it …”."""
    with pytest.raises(ExpressionError, match="is not an expression"):
        parse("x +")
