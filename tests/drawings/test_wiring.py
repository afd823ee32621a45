"""A graph is drawn with its values above the wires, and its gradients below."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest

from drawings.diagram import Sign, arrows, words
from drawings.fault import DrawingError
from drawings.graph import Graph, Node, column, node
from drawings.phrase import Piece, plain
from drawings.signs import UNICODE
from drawings.wiring import Filled, wired


def letter(name: str) -> Node:
    """A node without numbers of its own."""
    return node(name, Sign(name), name)


def filled(graph: Graph) -> Mapping[str, Filled]:
    """Fill each node with the same numbers."""
    value, gradient = (Piece("0.5", "v"),), (Piece("−1.25", "g"),)
    return {one.name: Filled((Piece(one.name),), value, gradient) for one in graph.nodes}


def graph(*ways: str) -> Graph:
    """Two inputs, two operations."""
    columns = column(letter("x"), letter("w")), column(letter("p"), letter("q"))
    return Graph(words("title"), columns, arrows(*ways))


def test_two_wires_join_before_their_target() -> None:
    """Each with its numbers, value above and gradient below."""
    one = Graph(
        words("t"), (column(letter("x"), letter("w")), column(letter("p"))), arrows("x, w -> p")
    )
    rows = wired(one, filled(one), UNICODE).rows()
    assert [plain(row) for row in rows] == [
        "┌───┐ 0.5",
        "│ x ├───────┐",
        "└───┘ −1.25 │ ┌───┐ 0.5",
        "            ├▶│ p │",
        "┌───┐ 0.5   │ └───┘ −1.25",
        "│ w ├───────┘",
        "└───┘ −1.25",
    ]


@pytest.mark.parametrize(
    ("ways", "message"),
    [
        (("x -> q", "w -> p"), "the arrow from w to p crosses that from x to q"),
        (("x -> y",), "no node is named y"),
        (("p -> x",), "the arrow from p to x does not lead to the right"),
    ],
)
def test_a_graph_that_would_mislead_is_refused(ways: tuple[str, ...], message: str) -> None:
    """Crossed wires could not be told from joined ones."""
    made = graph(*ways)
    with pytest.raises(DrawingError, match=message):
        wired(made, filled(made), UNICODE)


def test_a_graph_is_as_wide_as_a_terminal_at_most() -> None:
    """Which says what to do about it."""
    names = "abcdefgh"
    columns = tuple(column(letter(name)) for name in names)
    chain = Graph(words("t"), columns, arrows(*map(" -> ".join, pairwise(names))))
    with pytest.raises(DrawingError, match="cells wide, at most 80 fit"):
        wired(chain, filled(chain), UNICODE)


def test_two_nodes_of_one_name_are_refused() -> None:
    """An arrow could not say which."""
    twice = Graph(words("t"), (column(letter("x"), letter("x")),), ())
    with pytest.raises(DrawingError, match="two nodes have one name"):
        wired(twice, filled(twice), UNICODE)
