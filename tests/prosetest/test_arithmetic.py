"""Rational arithmetic is exact, and nothing grows without bound."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.arithmetic import join
from prosetest.cause import EvaluationError
from prosetest.code import parse
from prosetest.evaluation import evaluate
from prosetest.names import Names


def value(text: str) -> Any:
    return evaluate(parse(text), Names({}, {}, {}))


NUMBER = st.decimals(-99, 99, places=2).map(lambda d: f"({d})") | st.integers(0, 99).map(str)
TREES = st.recursive(
    NUMBER,
    lambda inner: (
        st.tuples(inner, st.sampled_from("+ - * /".split()), inner).map(
            lambda parts: f"({' '.join(parts)})"
        )
        | inner.map(lambda text: f"-{text}")
        | st.tuples(inner, st.integers(0, 3)).map(lambda both: f"({both[0]}) ** {both[1]}")
    ),
    max_leaves=12,
)


@given(TREES)
def test_rational_arithmetic_is_exact(text: str) -> None:
    """Python's own operators on ``Fraction`` are the oracle."""
    exact = re.sub(r"(?<!\*\* )(?<![\d.])\d+(?:\.\d+)?", lambda m: f"Fraction('{m[0]}')", text)
    try:
        wanted = eval(exact, {"Fraction": Fraction})
    except ZeroDivisionError:
        with pytest.raises(EvaluationError):
            value(text)
        return
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("operator", "left", "right"),
    [("/", Fraction(1), Fraction(0)), ("**", Fraction(10), Fraction(10**6)), ("@", 1, 2),
     ("*", "text", 3), ("@", [1, 2], [1, 2, 3])],
)  # fmt: skip
def test_what_has_no_result_is_a_clause(operator: str, left: Any, right: Any) -> None:
    """Division by zero, towering powers, texts and vectors that do not fit."""
    with pytest.raises(EvaluationError):
        join(operator, left, right)


@pytest.mark.parametrize("operator", ["code +", "code *"])
def test_python_joins_and_repeats_lists(operator: str) -> None:
    """Where a reader sees code, no vector is made of them; formulas add them item by item."""
    with pytest.raises(EvaluationError, match="make them arrays"):
        join(operator, [1, 2], [3, 4] if operator == "code +" else 2)
    assert join("+", [1, 2], [3, 4]) == [4, 6]
    assert join(operator, 2, 3) in {5, 6}
