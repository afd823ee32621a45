"""A computational graph is a description: columns of nodes from left to right, and no number.

Each node has one value; the wire that leaves it carries the value above, and below it the gradient
of the loss with respect to that value.

    Graph(
        words("graph"),
        (
            column(node("x", Sign("x"), "x"), node("w", Sign("w"), "w", "dw")),
            column(node("product", Sign("×"), "product", "dproduct")),
            column(node("loss", words("loss"), "loss", "one")),
        ),
        arrows("x, w -> product", "product -> loss"),
    )
"""

from __future__ import annotations

from dataclasses import dataclass

from drawings.diagram import Arrow, Sign, Words


@dataclass(frozen=True)
class Node:
    """A box with a sign or a label; ``value`` and ``gradient`` are expressions."""

    name: str
    shown: Sign | Words
    value: str
    gradient: str = ""


@dataclass(frozen=True)
class Graph:
    """Columns from left to right, and arrows; ``title`` says what is drawn, and holds no number.

    A number has ``decimals`` decimals at most.
    """

    title: Words
    columns: tuple[tuple[Node, ...], ...]
    arrows: tuple[Arrow, ...]
    decimals: int = 3

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, column by column."""
        return tuple(node for column in self.columns for node in column)

    def sources(self, node: Node) -> list[Node]:
        """Return the nodes whose values a node takes."""
        wanted = [arrow.source for arrow in self.arrows if arrow.target == node.name]
        return [one for one in self.nodes if one.name in wanted]


def node(name: str, shown: Sign | Words, value: str, gradient: str = "") -> Node:
    """Return a node."""
    return Node(name, shown, value, gradient)


def column(*nodes: Node) -> tuple[Node, ...]:
    """Return nodes one below another."""
    return nodes
