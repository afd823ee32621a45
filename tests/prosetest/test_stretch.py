r"""``=`` reaches over a side that cannot be read, unless a statement could end within it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.expression import Chain, Opaque
from prosetest.formula import parse
from prosetest.namespace import Namespace
from prosetest.stretch import is_joined, is_parted
from prosetest.token import read_tokens


@pytest.mark.parametrize(
    "text",
    [
        r"P(A \mid B)",
        r"P(\text{heads and tails}) \cdot 5",
        r"\text{the accuracy}",
        r"\int_0^1 f(x) dx",
        r"\mathbb{E}[X | Y] + \binom{n}{k}",
        r"f(x) \, y",
    ],
)
def test_one_expression(text: str) -> None:
    """Brackets hide what stands in them; known commands and operators are parts of a side."""
    assert not is_parted(read_tokens(text, code=False), text)


@pytest.mark.parametrize(
    "text",
    [
        r"2 \text{ if } x",
        r"2 \mbox{whenever} x",
        r"1 $$ $$ P(b)",
        r"2 \Rightarrow x",
        r"2 \sim x",
        r"50 ~~~ SD(X)",
        r"1 \; P(A) ? C",
        r"P(A) and P(B)",
        "3 且 x",
        r"3 : y",
    ],
)
def test_more_than_one(text: str) -> None:
    """Words, arrows, unread relations and wide blanks may end a statement."""
    assert is_parted(read_tokens(text, code=False), text)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (r"a \text{ and } b", True),
        (r"P(A) và P(B)", True),
        (r"2 ~ x", True),
        (r"\text{loss} \cdot 3", False),
        (r"b \alpha n d", False),
        (r"3 \times~x", False),
    ],
)
def test_words_among_factors(words: str, joined: bool) -> None:
    """What could be read as a product of letters is none where the letters are a word."""
    assert is_joined(words) == joined


@pytest.mark.parametrize(
    "formula",
    [
        r"2 = 2 \text{ if } 3 = 3",
        r"2 = 2 \text{ and otherwise } x = 3",
        r"1 = P(A) and P(B) = 0.3",
        r"E(X) = 50 ~~~~ SD(X) = \sqrt{100 \times 0.25} = 5",
        r"2 = 2 \Rightarrow x = 3",
    ],
)
def test_two_statements_are_not_compared(code: Callable[..., Namespace], formula: str) -> None:
    """What holds on one side of the words is not said of what stands behind them."""
    verdicts = [judge_formula(one, formula, code()).verdict for one in parse(formula)]
    assert Verdict.FAILS not in verdicts


@pytest.mark.parametrize(
    "formula", [r"2 = P(A \mid B) = 3", r"0.5 = P(\text{heads and tails}) = 0.4"]
)
def test_one_statement_is(code: Callable[..., Namespace], formula: str) -> None:
    """One side that cannot be read leaves its neighbours to be compared."""
    (statement,) = parse(formula)
    assert judge_formula(statement, formula, code()).verdict is Verdict.FAILS


def test_a_parted_side_is_read_as_such() -> None:
    """The tree keeps what the reader saw."""
    (chain,) = parse(r"2 = 2 \text{ if } 3 = 3")
    assert isinstance(chain, Chain)
    assert [isinstance(side, Opaque) and side.parted for side in chain.sides] == [
        False,
        True,
        False,
    ]
