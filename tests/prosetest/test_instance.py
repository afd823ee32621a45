"""At the values of the code a chain holds, fails with the part that is wrong, or is undecided."""

from __future__ import annotations

import pytest

from prosetest.comparison import Verdict
from prosetest.expression import Chain
from prosetest.formula import parse
from prosetest.instance import Instance
from prosetest.judgement import Fault
from prosetest.tree import literals
from tests.prosetest.conftest import Code

CODE = """
import numpy as np
W = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
x, b, z = np.array([0.5, 1.0]), np.array([2.0, 3.0, 0.5]), np.array([1.2, 3.6, 0.65])
one, k = 3.6, 2
Y = np.array([[0.0], [1.0]])
"""


def verdict(code: Code, text: str) -> tuple[Verdict, Fault | None]:
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    return Instance(chain, text, code(CODE)).verdict({})


@pytest.mark.parametrize(
    "text",
    [r"z = x W + b", r"z = W^\top x + b", r"x \cdot x = 1.25", r"x^\top x = 1.25", r"z_1 = 1.2",
     r"W \in \mathbb{R}^{2 \times 3}", r"W_{13} = -0.5", r"1 < \mathrm{one} < 4",
     r"\lVert x \rVert^2 = 1.25",
     r"Y = \begin{bmatrix} 0 \\ 1 \end{bmatrix}", r"x = \begin{bmatrix} 0.5 & 1 \end{bmatrix}",
     r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} \cdot [5, 6] = [17, 39]",
     r"\begin{bmatrix} 1 & 2 \end{bmatrix} \begin{bmatrix} 5 \\ 6 \end{bmatrix} = 17",
     r"x \odot x = [0.25, 1]", r"\sum_i z_i = 5.45"],
)  # fmt: skip
def test_what_is_true_holds(code: Code, text: str) -> None:
    """Products of vectors and matrices, shapes, elements, norms."""
    assert verdict(code, text)[0] is Verdict.HOLDS


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        (r"z = W x + b", "W x + b", "shapes do not fit"),
        (r"z = x b", "x b", "no product"),
        (r"W \in \mathbb{R}^{3 \times 2}", r"\mathbb{R}^{3 \times 2}", "is not in"),
        (r"z_4 = 1", "z_4", "z has 3 elements"),
        (r"W_{31} = 1", "W_{31}", "does not exist"),
        (r"z \odot x = z", r"z \odot x", "⊙ joins (3,) and (2,)"),
        (r"\mathrm{one} = 3.5", "3.5", "is 3.6"),
    ],
)
def test_what_is_false_is_pointed_at(code: Code, text: str, part: str, words: str) -> None:
    """A shape that does not fit is false, not undecided: all its names are known."""
    found, fault = verdict(code, text)
    assert found is Verdict.FAILS
    assert fault is not None
    assert text[fault.start : fault.end] == part
    assert words in fault.message


@pytest.mark.parametrize(
    "text",
    [
        r"x \times x = 1",
        r"W^2 = W",
        r"784 \to 128 \to 10",
        r"\lVert W \rVert = 1",
        r"\frac{1}{0} = \infty",
        r"(2 + \sqrt{-5})(2 - \sqrt{-5}) = 9",
    ],
)
def test_what_has_two_readings_is_undecided(code: Code, text: str) -> None:
    """The × of vectors, the power of a matrix, sizes of nothing."""
    found, fault = verdict(code, text)
    assert found is Verdict.CANNOT_TELL
    assert fault is not None


@pytest.mark.parametrize(
    "text", [r"\frac{1}{0} = 1", r"\sqrt{-1} = 1", r"9 \cdot 0^{-7} \approx 3"]
)
def test_no_number_equals_what_has_no_value(code: Code, text: str) -> None:
    """A side of literals that divides by zero, or leaves the domain of its function."""
    found, fault = verdict(code, text)
    assert found is Verdict.FAILS
    assert fault is not None
    assert "≈" in text or "has no value" in fault.message or "approx" in text


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        (r"z \in [0.65, 3.6]", [True, True]),
        (r"z \in [0.6, 3.6]", [False, True]),
        (r"2x \in \{1, \ldots, 2\}", [True, True]),
        (r"2x \in \{1, \ldots, 3\}", [True, False]),
        (r"k \in \{1, \ldots, 2\}", [False, False]),
    ],
)
def test_a_bound_is_tight_where_numbers_come_up_to_it(
    code: Code, text: str, tight: list[bool]
) -> None:
    """The first and the last number of a set, of several numbers of the code."""
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    instance = Instance(chain, text, code(CODE))
    bounds = literals(chain.sides[1])
    assert [instance.tight(bound) for bound in bounds] == tight
