"""Code is read by Python's own grammar into a tree whose leaves know their places."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.code import parse, split_relations
from prosetest.expression import ExpressionError, Literal, Node, Operation
from prosetest.tree import literals, symbols, walk


@pytest.mark.parametrize(
    "text", ["z = 0.8 + 1.8 = 3.6", "max(0, −0.51) ≈ 0", "x[0] × 3 − w[1]", "số + 3.6",
             "权重 = 3.6",
             "[1.2, -3.6]", "  z  =  3.6  ", "a <= 1e-7", "f(\n 3.6)"]
)  # fmt: skip
def test_each_leaf_knows_its_place(text: str) -> None:
    """In characters, not in bytes, whatever the script; a sign belongs to its literal."""
    node = parse(text)
    for literal in literals(node):
        assert text[literal.start : literal.end] == literal.numeral.text
    for symbol in symbols(node):
        assert text[symbol.start : symbol.end] == symbol.name


def test_shown_code_joins_lists_as_python_does() -> None:
    """To its reader + and * are Python's; in a binding they are those of vectors."""
    shown, bound = parse("x + 2 * y", shown=True), parse("x + 2 * y")
    assert [part.operator for part in walk(shown) if isinstance(part, Operation)] == [
        "code +", "code *",
    ]  # fmt: skip
    assert [part.operator for part in walk(bound) if isinstance(part, Operation)] == ["+", "*"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("3.60", "3.6", "0.01"), ("1_000", "1000", "1"), ("0x10", "16", "1"), ("1e-7", "1e-7", "1e-7"),
     ("-2", "-2", "1"), ("−2", "-2", "1"), (".5", "0.5", "0.1"), ("5.", "5", "1")],
)  # fmt: skip
def test_a_literal_keeps_the_digits_shown(text: str, value: str, unit: str) -> None:
    """Literals stay as they are written."""
    node = parse(text)
    assert isinstance(node, Literal)
    assert (node.numeral.value, node.numeral.unit) == (Fraction(value), Fraction(unit))


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("a = b == c", ["=", "="]),
        ("a <= b < c", ["≤", "<"]),
        ("a ≠ b != c", ["≠", "≠"]),
        ("f(a=1)", []),
        ("x[a == 1]", []),
        ("a ≥ b >= c ≈ d", ["≥", "≥", "≈"]),
    ],
)
def test_relations_stand_outside_brackets(text: str, relations: list[str]) -> None:
    """Inside brackets an equals sign is something else."""
    assert split_relations(text) == relations


@pytest.mark.parametrize("text", ["z =", "= 3", "a = = b", "a := 3", "x =+ ", "<", "a = b c"])
def test_a_chain_needs_all_its_sides(text: str) -> None:
    """An empty or broken side is a clause."""
    with pytest.raises(ExpressionError):
        parse(text)


@given(st.text(max_size=40))
def test_any_text_is_a_tree_or_a_clause(text: str) -> None:
    """And a tree's parts stand within it."""
    try:
        node: Node = parse(text)
    except ExpressionError:
        return
    for part in walk(node):
        assert 0 <= part.start <= part.end <= len(text)
