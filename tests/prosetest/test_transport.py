"""A tree arrives in the other process as it was sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from prosetest.code import parse
from prosetest.evaluation import evaluate
from prosetest.expression import Node
from prosetest.formula import parse as parse_formula
from prosetest.names import Names
from prosetest.transport import dump, load
from prosetest.tree import literals, walk


@pytest.mark.parametrize(
    "text", ["3.6", "1 / 3", "w[0] * x[1] + b", "-z", "box.bias", "max(0, -0.51)", "m[1, 0]",
             "[1, [2, 3]]", "a @ b", "x_1 ** 2"]
)  # fmt: skip
def test_a_tree_survives(text: str) -> None:
    """Types, places, names and exact values are kept; the literal's own text is not needed."""
    node = parse(text)
    again: Node = load(json.loads(json.dumps(dump(node))))
    both = list(zip(walk(node), walk(again), strict=True))
    assert all(type(one) is type(other) for one, other in both)
    assert [(n.start, n.end) for n, _ in both] == [(n.start, n.end) for _, n in both]
    values = [[leaf.numeral.value for leaf in literals(tree)] for tree in (node, again)]
    assert values[0] == values[1]


def test_a_formula_survives_and_is_worth_the_same() -> None:
    """What maths reads crosses like what code reads."""
    names: dict[str, Any] = {"w": [0.4, 0.6], "x": [2.0, 3.0]}
    (node,) = parse_formula(r"w^\top x + \frac{1}{3} - (-x_1)^2")
    again = load(json.loads(json.dumps(dump(node))))
    given = Names(names, {}, {})
    assert evaluate(again, given) == evaluate(node, given)
