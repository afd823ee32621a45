"""An outline shows the tree, the values and the mutants of a statement."""

from __future__ import annotations

from prosetest.equation import account, judge_formula
from prosetest.formula import parse
from prosetest.outline import outline
from tests.prosetest.conftest import Code


def told(code: Code, text: str) -> tuple[str, ...]:
    (statement,) = parse(text)
    namespace = code("z = 3.6\ndef relu(t): return max(0.0, t)")
    found = judge_formula(statement, text, namespace)
    return outline(account(statement, text, namespace, found))


def test_a_literal_is_verified_by_its_mutants(code: Code) -> None:
    """The tree, what each side gave, each number that was put in its place and what came of it."""
    assert told(code, "z = 3.6") == (
        "z = 3.6 holds",
        "  read as",
        "    chain =",
        "      symbol z",
        "      literal 3.6, exactly 18/5",
        "  each side gives",
        "    z    3.6",
        "    3.6  3.6",
        "  each literal",
        "    3.6 is computed, by z",
        "      3.7 in its place is noticed: z is 3.6",
        "      3.5 in its place is noticed: z is 3.6",
    )


def test_a_literal_that_is_loose_says_why(code: Code) -> None:
    """A change of it would not be noticed."""
    rows = told(code, r"\max(0, -2) = 0")
    assert "    -2 is not verified" in rows
    assert "      -1 in its place is not noticed: the claim holds all the same" in rows


def test_a_statement_without_a_value_is_outlined_too(code: Code) -> None:
    """What the parts give, or why they give nothing."""
    rows = told(code, "q = z")
    assert rows[0] == "q = z cannot tell: q is not defined in the code of this page"
    assert "    q  no value: q is not defined in the code of this page" in rows


def test_a_side_that_is_not_read_says_so(code: Code) -> None:
    """With the reason, in its place in the tree."""
    rows = told(code, r"P(A \mid B) = z = 3.6")
    assert any(row.startswith(r"      not read: P(A \mid B) has") for row in rows)
