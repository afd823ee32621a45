"""A table is bound by position: each bound column is an array of the code, cell by cell."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import pytest

from prosetest.binding import bind
from prosetest.judgement import Fault, Judgement
from prosetest.namespace import Namespace
from prosetest.notation import POINT
from prosetest.page import read_page
from prosetest.source import Source
from prosetest.table import judge_table
from prosetest.twin import place_numerals
from prosetest.visible import Visible, regions, visible

Code = Callable[..., Namespace]
CODE = """
import numpy as np
x, w = np.array([2.0, 3.0]), np.array([0.4, 0.6])
three = np.array([1, 2, 3])
def relu(t):
    return np.maximum(0, t)
def text(t):
    return "x"
"""
TABLE = "| i | x | w | wx |\n|--:|--:|--:|--:|\n| 1 | {} | 0.4 | 0.8 |\n| 2 | 3 | 0.6 | {} |\n"


def judged(
    comment: str, namespace: Namespace, cells: tuple[str, str] = ("2", "1.8")
) -> list[tuple[Visible, Judgement] | Fault]:
    text = TABLE.format(*cells) + f"<!--table: {comment} -->\n"
    page = read_page(Source("p.md", text, tuple(range(1, 8))))
    placement = place_numerals(page, lambda t: markdown.markdown(t, extensions=["tables"]))
    seen = visible(placement, regions(placement), POINT)
    (binding,), findings = bind(page, seen, POINT)
    assert not findings
    return list(judge_table(placement.article, binding, namespace))


def test_each_cell_of_a_bound_column_is_judged(code: Code) -> None:
    """A column may be a formula of other columns."""
    found = judged("c2 = x; c3 = w; c4 = c3 * c2", code(CODE))
    assert len(found) == 6
    for outcome in found:
        assert not isinstance(outcome, Fault)
        assert outcome[1].proofs[0].tier == "computed"
    last = found[-1]
    assert not isinstance(last, Fault)
    assert last[1].proofs[0].expression == "(c3 * c2)[1]"


@pytest.mark.parametrize("cells", [("3", "1.8"), ("2", "1.9"), ("2", "-1.8"), ("2.1", "1.8")])
def test_one_wrong_cell_fails_alone(code: Code, cells: tuple[str, str]) -> None:
    """The others hold."""
    found = judged("c2 = x; c3 = w; c4 = c3 * c2", code(CODE), cells)
    wrong = [o for o in found if not isinstance(o, Fault) and o[1].faults]
    assert len(wrong) == 1


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("c2 = nobody", "nobody is not defined"),
        ("c2 = c9 * 2", "c9 is not defined"),
        ("c2 = three", "the table has 2 rows"),
        ("c2 = x[0]", "the table has 2 rows"),
        ("c9 = x", "the table has no column 9"),
        ("c2 = x; c2 = w", "names c2 twice"),
        ("c0 = x", "names no column"),
        ("x = c1", "names no column"),
        ("c2 = 'a'", "which is not a number"),
        ("c2", "names no column"),
        ("c2 = text(x)", "is str"),
    ],
)
def test_a_comment_that_cannot_be_is_a_fault(code: Code, comment: str, words: str) -> None:
    """Each says what is wrong, and no cell is proven."""
    found = judged(comment, code(CODE))
    assert found
    for outcome in found:
        assert isinstance(outcome, Fault), outcome
        assert words in outcome.message


def test_a_cell_of_words_is_no_number(code: Code) -> None:
    """A bound column holds one number a row."""
    found = judged("c2 = x", code(CODE), ("two", "1.8"))
    assert isinstance(found[0], Fault)
    assert found[0].message == "a cell of column 2 holds two, expected one number"
