"""A value is in a set, or it is not."""

from __future__ import annotations

import pytest

from prosetest.comparison import Verdict
from prosetest.expression import Chain
from prosetest.formula import parse
from prosetest.membership import belongs, evaluable
from prosetest.namespace import Namespace
from prosetest.question import Problem
from prosetest.value import Value
from tests.prosetest.conftest import Code

CODE = "import numpy as np\nz = 0.5\none = 1.0\nn = 3\nW = np.ones((2, 3))\n" \
    "b = np.array([0.0, 1.0])\ncolumn = np.ones((4, 1))\nminus = -2\n"  # fmt: skip


def known(namespace: Namespace, node: object) -> Value:
    value = namespace.value(node)  # type: ignore[arg-type]
    assert not isinstance(value, Problem)
    return value


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (r"z \in (0, 1)", True),
        (r"z \in [0.5, 1)", True),
        (r"z \in (0.5, 1)", False),
        (r"one \in (0, 1)", False),
        (r"one \in (0, 1]", True),
        (r"z \in (-\infty, 0]", False),
        (r"z \in [0, \infty)", True),
        (r"b \in [0, 1]", True),
        (r"b \in (0, 1]", False),
        (r"b \in \{0, 1\}", True),
        (r"b \in \{0, 2\}", False),
        (r"n \in \{1, \ldots, 3\}", True),
        (r"n \in \{1, 2, \ldots, 9\}", True),
        (r"n \in \{0, 2, \ldots, 8\}", False),
        (r"n \in \{1, 3, \ldots, 9\}", True),
        (r"n \in \{1, 3, \ldots, 8\}", False),
        (r"n \in \{1, 2, 4, \ldots, 8\}", False),
        (r"z \in \{0, \ldots, 3\}", False),
        (r"W \in \mathbb{R}^{2 \times 3}", True),
        (r"W \in \mathbb{R}^{3 \times 2}", False),
        (r"W \in \mathbb{R}^{2 \times n}", True),
        (r"W \in \mathbb{R}^{6}", False),
        (r"b \in \mathbb{R}^2", True),
        (r"b \in ℝ^{1 \times 2}", True),
        (r"b \in ℝ³", False),
        (r"column \in \mathbb{R}^{4}", True),
        (r"column \in \mathbb{R}^{1 \times 4}", False),
        (r"z \in \mathbb{R}", True),
        (r"z \in \mathbb{N}", False),
        (r"n \in \mathbb{N}", True),
        (r"minus \in \mathbb{N}", False),
        (r"minus \in \mathbb{Z}", True),
    ],
)
def test_a_value_is_in_its_set(code: Code, text: str, inside: bool) -> None:
    """Bounds are in or out as their brackets say; a shape is the array's own."""
    (chain,) = parse(text, code=True)
    assert isinstance(chain, Chain)
    value, *bounds = (known(code(CODE), part) for side in chain.sides for part in evaluable(side))
    verdict = belongs(value, chain.sides[1], bounds)
    assert verdict is (Verdict.HOLDS if inside else Verdict.FAILS)


def test_rounding_may_reach_an_open_bound(code: Code) -> None:
    """The sigmoid of 40 is 1.0 in floats; only far out is that forgiven."""
    (chain,) = parse(r"one \in (0, 1)", code=True)
    assert isinstance(chain, Chain)
    value, *bounds = (known(code(CODE), part) for side in chain.sides for part in evaluable(side))
    assert belongs(value, chain.sides[1], bounds, far=True) is Verdict.HOLDS


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"s \in [0, 0.3]", Verdict.HOLDS),
        (r"s \in (0, 0.3)", Verdict.CANNOT_TELL),
        (r"s \in [0, 0.29]", Verdict.FAILS),
        (r"s \in [0.3, 1)", Verdict.HOLDS),
    ],
)
def test_a_bound_grants_the_noise_of_floats(code: Code, text: str, verdict: Verdict) -> None:
    """0.1 + 0.2 lies above 0.3 by its noise alone: within a closed bound, undecided at an open."""
    namespace = code("s = 0.1 + 0.2")
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    left, domain = chain.sides
    bounds = [known(namespace, part) for part in evaluable(domain)]
    assert belongs(known(namespace, left), domain, bounds) is verdict
