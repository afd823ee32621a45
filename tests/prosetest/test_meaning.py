"""A symbol is a name of the code, an element of one, or what NOTATION says that it is."""

from __future__ import annotations

from typing import Any

import pytest

from prosetest.cause import EvaluationError, NoElement, UnknownName
from prosetest.code import parse
from prosetest.evaluation import evaluate
from prosetest.formula import parse as parse_formula
from prosetest.names import Names


def test_symbols_of_the_page_are_names_of_the_code() -> None:
    """The first element of x is x_1; notation comes before names; ReLU may be relu."""
    names = Names({"x": [2.0, 3.0], "relu": abs, "z": 1, "s": 4}, {"z": "s"}, {"free": 5.0})
    assert evaluate(parse("x_1"), names) == 2.0
    assert evaluate(parse("z"), names) == 4
    assert evaluate(parse("free"), names) == 5.0
    for text in ("x_0", "x_3", "y_1", "z_1", "X_1", "X"):
        with pytest.raises(EvaluationError):
            evaluate(parse(text), names)


def test_a_notation_that_is_no_expression_is_named() -> None:
    """A lesson's NOTATION is read as code too."""
    with pytest.raises(EvaluationError, match="the notation"):
        evaluate(parse("z"), Names({}, {"z": "import os"}, {}))


def value(text: str, values: dict[str, Any], notation: dict[str, str] | None = None) -> Any:
    (node,) = parse_formula(text)
    return evaluate(node, Names(values, notation or {}, {}))


def test_an_element_is_counted_from_one() -> None:
    """Of a vector, of a matrix by row and column; beyond the last there is none."""
    values = {"x": [2.0, 3.0], "W": [[1.0, 2.0], [3.0, 4.0]]}
    assert value("x_2", values) == 3.0
    assert value("W_{21}", values) == 3.0
    with pytest.raises(NoElement):
        value("x_3", values)
    with pytest.raises(UnknownName):
        value("y_1", values)


def test_an_entry_with_a_letter_stands_for_each_index() -> None:
    """``W^{[l]}`` says what ``W^{[2]}`` is."""
    assert value("a^{[2]}", {"outputs": [5.0, 6.0, 7.0]}, {"a^{[l]}": "outputs[l]"}) == 7.0


def test_a_prime_is_the_derivative_of_a_function() -> None:
    """And of nothing else."""
    assert value("f'(3)", {"f": lambda t: t * t}) == pytest.approx(6)
    with pytest.raises(UnknownName):
        value("q'", {"q": 2.0})
