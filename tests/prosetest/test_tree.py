"""An expression is a tree, whose parts can be walked and rebuilt."""

from __future__ import annotations

from dataclasses import replace

from prosetest.code import parse
from prosetest.expression import Chain, Node, Symbol
from prosetest.tree import is_literal, rebuilt, symbols, walk


def test_a_literal_may_be_a_vector_or_a_matrix() -> None:
    """Of nothing but literals."""
    assert is_literal(parse("[[1, 2], [3, -4]]"))
    assert not is_literal(parse("[1, x]"))
    assert isinstance(parse("a = 1"), Chain)


def test_a_tree_is_rebuilt_with_other_parts() -> None:
    """Every part can be exchanged, however deep; what is kept is the same."""

    def shout(node: Node) -> Node:
        return replace(node, name=node.name.upper()) if isinstance(node, Symbol) else node

    def change(node: Node) -> Node:
        return shout(rebuilt(node, change))

    changed = change(parse("f(x, [y, 2]) = z"))
    assert [symbol.name for symbol in symbols(changed)] == ["F", "X", "Y", "Z"]
    assert len(list(walk(changed))) == len(list(walk(parse("f(x, [y, 2]) = z"))))
