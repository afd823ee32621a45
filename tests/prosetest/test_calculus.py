"""Series and cases are what mathematics says, on the values of the code."""

from __future__ import annotations

from typing import Any

import pytest

from prosetest.cause import BrokenCases, EvaluationError, NoElement, OutOfRange
from tests.prosetest.formulas import value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\sum_{i=1}^{n} w_i x_i", 2.6),
        (r"\sum_i w_i x_i + 1", 3.6),
        (r"\sum_j x_j W_{j1}", 11.0),
        (r"\sum_i \sum_j W_{ij}", 10.0),
        (r"\prod_{k=1}^{4} k", 24),
        (r"\sum_{k=3}^{2} k", 0),
        (r"\sum_{i=2}^{3} v_i", 6.0),
        (r"\frac{1}{2} \sum_i x_i^2", 6.5),
        (r"\begin{cases} 1 & a > 0 \\ 2 & \text{otherwise} \end{cases}", 1),
        (r"\begin{cases} 1, & \text{if } a < 0 \\ 2, & \text{if } a \ge 0. \end{cases}", 2),
        (r"\begin{cases} x & x > 2 \\ -1 & x \le 2 \end{cases}", [-1, 3.0]),
        (r"\frac{dL}{db}", 0.52),
    ],
)
def test_it_is_worth_what_it_says(text: str, wanted: Any) -> None:
    """Sums over all elements, one case."""
    assert value(text) == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (r"\sum_{i=1}^{3} w_i", OutOfRange),
        (r"\sum_{i=0}^{2} w_i", OutOfRange),
        (r"\sum_{i=8}^{9} w_i", NoElement),
        (r"\sum_i w_i v_i", EvaluationError),
        (r"\sum_i 2", EvaluationError),
        (r"\sum_{i=1}^{99999} i", EvaluationError),
        (r"\sum_{i=1}^{999} \sum_{j=1}^{999} 1", EvaluationError),
        (r"\begin{cases} 1 & a < 0 \\ 2 & a > 1 \end{cases}", BrokenCases),
        (r"\begin{cases} 1 & a > 0 \\ 2 & a < 1 \end{cases}", BrokenCases),
        (r"\theta^{[0]}", NoElement),
        (r"\theta^{[3]}", NoElement),
    ],
)
def test_what_has_no_value_is_said_to_have_none(text: str, error: type[Exception]) -> None:
    """Bounds beyond the elements, cases with a gap or an overlap."""
    with pytest.raises(error):
        value(text)
