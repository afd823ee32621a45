"""A table is bound by position: each bound column is an array of the code, cell by cell."""

from __future__ import annotations

import markdown
import pytest

from prosetest.binding import bind
from prosetest.judgement import Fault, Judgement
from prosetest.namespace import Namespace
from prosetest.notation import POINT, Notation, read_notation
from prosetest.page import read_page
from prosetest.source import Source
from prosetest.table import judge_table
from prosetest.twin import place_numerals
from prosetest.visible import Visible, regions, visible
from tests.prosetest.conftest import Check, Code

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


MATRIX = "| row | a | b |\n|--|--:|--:|\n| one | 1 | 2 |\n| two | {} | 4 |\n"


def whole(comment: str, namespace: Namespace, text: str) -> list[tuple[Visible, Judgement] | Fault]:
    page = read_page(Source("p.md", f"{text}<!--table: {comment} -->\n", tuple(range(1, 9))))
    placement = place_numerals(page, lambda t: markdown.markdown(t, extensions=["tables"]))
    (binding,), _ = bind(page, visible(placement, regions(placement), POINT), POINT)
    return list(judge_table(placement.article, binding, namespace))


@pytest.mark.parametrize(("cell", "proven"), [("3", 4), ("5", 3)])
def test_columns_are_bound_to_a_matrix(code: Code, cell: str, proven: int) -> None:
    """``c2:c3 = M``: every cell is compared with its own element."""
    found = whole("c2:c3 = M", code(CODE + "M = np.array([[1, 2], [3, 4]])"), MATRIX.format(cell))
    judged_cells = [one for one in found if not isinstance(one, Fault)]
    assert len(judged_cells) == 4
    assert sum(len(judgement.proofs) for _, judgement in judged_cells) == proven


def test_a_matrix_of_another_width_does_not_fit(code: Code) -> None:
    """So no column is compared with a wrong one."""
    for comment in ("c2:c3 = three", "= M", "c2:c3 = nobody"):
        found = whole(comment, code(CODE + "M = np.array([[1, 2], [3, 4]])"), MATRIX.format("3"))
        assert [type(one) for one in found] == [Fault]


def test_a_whole_table_is_a_matrix(code: Code) -> None:
    """``= M`` binds all its columns."""
    text = "| a | b |\n|--:|--:|\n| 1 | 2 |\n| 3 | 4 |\n"
    found = whole("= M", code(CODE + "M = np.array([[1, 2], [3, 4]])"), text)
    assert [one[1].proofs[0].expression for one in found if not isinstance(one, Fault)] == [
        "M[:, 0][0]", "M[:, 0][1]", "M[:, 1][0]", "M[:, 1][1]",
    ]  # fmt: skip


@pytest.mark.parametrize(("total", "right"), [("5", True), ("6", False)])
def test_the_last_row_may_be_a_sum(code: Code, total: str, right: bool) -> None:
    """``last = sum``: of the cells above it; a column without a total has none."""
    text = f"| w | x |\n|--:|--:|\n| 0.4 | 2 |\n| 0.6 | 3 |\n| total | {total} |\n"
    found = whole("c1 = w; c2 = x; last = sum", code(CODE), text)
    (*_, last) = found
    assert not isinstance(last, Fault)
    assert len(found) == 5
    assert bool(last[1].proofs) is right


NUMBERS = "x, y, z = [1, 2], [10.5, 1020.5], [3, 3]\n"
VIETNAMESE = read_notation({"decimal": "comma", "group": "point"})
ENGLISH = read_notation({"decimal": "point", "group": "comma"})


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>10.5</td></tr>"
        "<tr><td>2</td><td>1020.5</td></tr></table>\n<!--table: c1 = x; c2 = y -->",
        '<table>\n<thead><tr><th colspan="2">Both</th></tr></thead>\n<tr><th>1</th><td>10.5</td>'
        "</tr>\n<tr><th>2</th><td>1020.5</td></tr>\n</table>\n<!--table: c1 = x; c2 = y -->",
        '<table>\n<tr><td colspan="2">1</td><td rowspan="2">3</td></tr>\n<tr><td>2</td><td>2</td>'
        "</tr>\n</table>\n<!--table: c1 = x; c2 = x; c3 = z -->",
    ],
)
def test_a_table_in_html_is_bound_too(check: Check, table: str) -> None:
    """A cell that spans columns or rows stands in each of them; so does a header of a row."""
    report = check(table, NUMBERS)
    assert report.findings == ()
    assert {one.tier for one in report.numerals} == {"computed"}


@pytest.mark.parametrize(
    ("cells", "notation", "right"),
    [
        ("10,5 1.020,5", VIETNAMESE, True),
        ("10,5 1020,5", VIETNAMESE, True),
        ("10.5 1020.5", VIETNAMESE, False),
        ("10,5 1.020,4", VIETNAMESE, False),
        ("10.5 1,020.5", ENGLISH, True),
        ("10.5 1020.5", ENGLISH, True),
        ("10,5 1020.5", ENGLISH, False),
        ("10.5 1,021.5", ENGLISH, False),
    ],
)
def test_a_table_writes_numbers_as_its_language_does(
    check: Check, cells: str, notation: Notation, right: bool
) -> None:
    """Decimal comma and groups of points, or point and groups of commas; never the other's."""
    one, two = cells.split()
    table = f"| b |\n|---|\n| {one} |\n| {two} |\n<!--table: c1 = y -->\n"
    assert (check(table, NUMBERS, notation=notation).findings == ()) is right
