"""An outline shows the tree, the values and the mutants of a statement."""

from __future__ import annotations

from prosetest.equation import judge_formula
from prosetest.formula import parse
from prosetest.outline import outline
from tests.prosetest.conftest import Code


def told(code: Code, text: str) -> tuple[str, ...]:
    (statement,) = parse(text)
    account = judge_formula(
        statement, text, code("z = 3.6\ndef relu(t): return max(0.0, t)")
    ).account
    assert account is not None
    return outline(account)


def test_a_literal_is_verified_by_its_mutants(code: Code) -> None:
    """Each number that was put in its place is told, with what came of it."""
    assert told(code, "z = 3.6") == (
        "z = 3.6 is read as",
        "  chain =",
        "    symbol z",
        "    literal 3.6, exactly 18/5",
        "z gives 3.6",
        "3.6 gives 3.6",
        "3.7 for 3.6: fails",
        "3.5 for 3.6: fails",
    )


def test_a_literal_that_is_loose_says_why(code: Code) -> None:
    """A change of it would not be noticed."""
    rows = told(code, r"\max(0, -2) = 0")
    assert "-1 for -2: holds: nothing would be noticed" in rows


def test_a_statement_without_a_value_is_outlined_too(code: Code) -> None:
    """What the parts give, or why they give nothing."""
    rows = told(code, "q = z")
    assert "q gives q is not defined in the code of this page" in rows
    assert "z gives 3.6" in rows
