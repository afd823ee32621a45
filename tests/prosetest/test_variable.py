"""A symbol that the code says nothing of is free; what it may be is told by NOTATION."""

from __future__ import annotations

import pytest

from prosetest.expression import Chain
from prosetest.formula import parse
from prosetest.variable import Freedom, freedom
from tests.prosetest.conftest import Code

CODE = """
import numpy as np
NOTATION = {"p": "∈ (0, 1)", "v": "∈ ℝ^3", "a^{[l]}": "outputs[l]", "σ": "f", "∂L/∂w": "x"}
x, w, b, m = np.array([2.0, 3.0]), np.array([0.4, 0.6]), 1.0, [[1, 2], [3, 4]]
outputs = [x, w]
word = "text"
def f(t):
    return t * t
"""


def free(code: Code, text: str) -> Freedom:
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    return freedom(chain, code(CODE))


@pytest.mark.parametrize(
    ("text", "names"),
    [("f(t) = t^2", ["t"]), (r"\sigma(p) = p^2", ["p"]), ("2 v = v + v", ["v"]), ("x_i = 1", ["i"]),
     ("b = 1", []), (r"a^{[l]} = a^{[l-1]}", ["l"]), (r"\sum_i x_i = 5", []), ("x_1 = 2", []),
     (r"f(t) \ge 0", ["t"]), (r"\frac{\partial L}{\partial w} = x", [])],
)  # fmt: skip
def test_free_variables_are_found(code: Code, text: str, names: list[str]) -> None:
    """Letters without a value, letters with a domain, letters that count; none that a sum binds."""
    found = free(code, text)
    assert found.reason == ""
    assert [variable.name for variable in found.variables] == names


def test_a_domain_gives_a_variable_its_shape(code: Code) -> None:
    """``∈ ℝ^3`` makes it a vector of three."""
    (variable,) = free(code, "2 v = v + v").variables
    assert variable.shape == (3,)


def test_the_argument_of_a_definition_has_values_too(code: Code) -> None:
    """f(x) = x² speaks of every x, not only of the x of the code."""
    found = free(code, "f(x) = x^2")
    assert found.variables == ()
    assert [(one.name, one.shape) for one in found.definition] == [("x", (2,))]
    assert free(code, "f(x) = 4").definition == ()


@pytest.mark.parametrize(
    "text", ["y = 2", "nobody(t) = t", "q + r + s + t = t + s + r + q", r"q^\top = q", "word = 3",
             "W := b", r"\frac{dy}{dt} = t y"]
)  # fmt: skip
def test_why_a_formula_is_none_is_said(code: Code, text: str) -> None:
    """A name on one side alone, an unknown function, too many letters."""
    assert free(code, text).reason
