"""A template and what is written have the same form, or they are not compared."""

from __future__ import annotations

import pytest

from prosetest.code import parse
from prosetest.form import is_short, pairs


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
