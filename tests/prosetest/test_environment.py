r"""Matrices and cases are read cell by cell."""

from __future__ import annotations

import pytest

from prosetest.expression import Branch, Cases, Sequence
from prosetest.formula import parse
from prosetest.token import FormulaError


@pytest.mark.parametrize(
    ("words", "otherwise"),
    [
        ("if", "otherwise"),
        ("nếu", "ngược lại"),
        ("若", "其他"),
        ("for", "else"),
        ("khi", "còn lại"),
    ],
)
def test_cases_are_read_in_three_languages(words: str, otherwise: str) -> None:
    """The words before a condition, and those instead of one."""
    text = (
        rf"\begin{{cases}} x, & \text{{{words} }} x > 0 \\ 0, & \text{{{otherwise}.}} \end{{cases}}"
    )
    (node,) = parse(text)
    assert isinstance(node, Cases)
    branches = [branch for branch in node.branches if isinstance(branch, Branch)]
    assert [branch.condition is None for branch in branches] == [False, True]
    assert [text[b.value.start : b.value.end] for b in branches] == ["x", "0"]


@pytest.mark.parametrize(
    "text",
    [r"\begin{cases} 1 \end{cases}", r"\begin{cases} 1 \\ 2 & x > 0 \end{cases}",
     r"\begin{cases} 1 & x \end{cases}", r"\begin{cases} 1 & x > 0", r"\begin{array} 1 \end{array}",
     r"\begin{cases} 1 & \text{on Mondays} \\ 2 & x > 0 \end{cases}",
     r"\begin{cases} 1 & x > 0 & 3 \end{cases}",
     r"\begin{cases} \end{cases}"],
)  # fmt: skip
def test_other_cases_are_refused(text: str) -> None:
    """No condition at all, an unknown word, a cell too many."""
    with pytest.raises(FormulaError):
        parse(text)


def test_a_matrix_keeps_its_form() -> None:
    """A row knows that it is one; a column is a vector."""
    row, column, whole = (parse(rf"\begin{{bmatrix}} {cells} \end{{bmatrix}}")[0]
                          for cells in (r"1 & 2", r"1 \\ 2", r"1 & 2 \\ 3 & 4"))  # fmt: skip
    assert isinstance(row, Sequence)
    assert isinstance(column, Sequence)
    assert isinstance(whole, Sequence)
    assert (row.row, column.row, whole.row) == (True, False, False)
    assert [len(node.items) for node in (row, column, whole)] == [2, 2, 2]
