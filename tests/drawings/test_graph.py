"""A computational graph is described by nodes and arrows."""

from __future__ import annotations

from drawings.diagram import Sign, arrows, words
from drawings.graph import Graph, column, node

PRODUCT = node("product", Sign("×"), "p", "dp")
GRAPH = Graph(
    words("title"),
    (column(node("x", Sign("x"), "x"), node("w", Sign("w"), "w", "dw")), column(PRODUCT)),
    arrows("x, w -> product"),
)


def test_a_node_knows_its_sources() -> None:
    """In the order of the columns."""
    assert [one.name for one in GRAPH.nodes] == ["x", "w", "product"]
    assert [one.name for one in GRAPH.sources(PRODUCT)] == ["x", "w"]
