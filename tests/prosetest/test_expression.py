"""Code is read by Python's own grammar into a tree whose leaves know their places."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.expression import (
    Chain,
    ExpressionError,
    Literal,
    Node,
    is_literal,
    is_short,
    literals,
    pairs,
    parse,
    split_relations,
    symbols,
    walk,
)


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


@pytest.mark.parametrize(
    ("text", "short"),
    [("z", True), ("x[0]", True), ("neuron.bias", True), ("relu(z[1])", True), ("f(1, x)", True),
     ("z + 1", False), ("f(g(x))", False), ("f(x + 1)", False), ("-z", False), ("x.sum()", True)],
)  # fmt: skip
def test_a_binding_is_a_name_an_index_or_one_call(text: str, short: bool) -> None:
    """Anything longer gets a name in the example."""
    assert is_short(parse(text)) is short


def leaves(template: str, written: str) -> list[tuple[str, str]] | None:
    matched = pairs(parse(template), parse(written))
    if matched is None:
        return None
    return [(template[leaf.start : leaf.end], literal.numeral.text) for leaf, literal in matched]


def test_trees_of_one_form_are_matched_leaf_by_leaf() -> None:
    """A literal matches a name, an index or a call in its place."""
    assert leaves("w[0] * x[0] + b = z", "0.4 * 2 + 1 = 3.6") == [
        ("w[0]", "0.4"), ("x[0]", "2"), ("b", "1"), ("z", "3.6"),
    ]  # fmt: skip
    assert leaves("max(0, f(z)) = r", "max(0, -0.51) = 0") == [
        ("0", "0"), ("f(z)", "-0.51"), ("r", "0"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("template", "written"),
    [("a + b", "1 - 2"), ("a + b + c", "1 + (2 + 3)"), ("a = b = c", "1 = 2"), ("f(a)", "g(1, 2)"),
     ("a + b", "3"), ("[a, b]", "[1, 2, 3]"), ("-a", "-1"), ("a.b + c", "d.e + 1")],
)  # fmt: skip
def test_trees_of_other_forms_do_not_match(template: str, written: str) -> None:
    """Other operators, other nesting, other counts."""
    assert leaves(template, written) is None


def test_a_literal_may_be_a_vector_or_a_matrix() -> None:
    """Of nothing but literals."""
    assert is_literal(parse("[[1, 2], [3, -4]]"))
    assert not is_literal(parse("[1, x]"))
    assert isinstance(parse("a = 1"), Chain)


@given(st.text(max_size=40))
def test_any_text_is_a_tree_or_a_clause(text: str) -> None:
    """And a tree's parts stand within it."""
    try:
        node: Node = parse(text)
    except ExpressionError:
        return
    for part in walk(node):
        assert 0 <= part.start <= part.end <= len(text)
