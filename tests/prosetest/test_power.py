"""Powers bind closest, and what stands before a bar is set at its point."""

from __future__ import annotations

import pytest

from prosetest.expression import At, Chain, Element, Node, Operation, Transposed
from prosetest.formula import parse
from prosetest.token import FormulaError


def test_a_transpose_by_a_letter_is_remembered() -> None:
    """Since the code may have a T; ``\\top`` leaves no doubt."""
    letter, sign, layer = (parse(text)[0] for text in ("x^T", r"x^\top", r"W^{[l+1]\top}"))
    assert isinstance(letter, Transposed)
    assert isinstance(sign, Transposed)
    assert isinstance(layer, Transposed)
    assert (letter.letter, sign.letter, layer.letter) == (True, False, False)


def test_a_call_and_a_bracket_have_elements() -> None:
    """Counted from one."""
    for text in ("f(z)_i", "(W x)_1"):
        assert isinstance(parse(text)[0], Element)


def test_a_factorial_stands_before_an_equals_sign() -> None:
    """In code without blanks it is ≠."""
    for text, code, relation in (("5! = 120", False, "="), ("5!=120", False, "="),
                                 ("5! = 120", True, "="), ("x≠2", True, "≠")):  # fmt: skip
        (chain,) = parse(text, code)
        assert isinstance(chain, Chain)
        assert chain.relations == (relation,)


def shown(text: str, node: Node) -> str:
    return text[node.start : node.end]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        (r"f(x)|_{x=1}", "f(x)"),
        (r"f(x)\rvert_{x = 1}", "f(x)"),
        (r"f(x)\Bigr|_{x=1}", "f(x)"),
        (r"2 f(x)|_{x=1}", "2 f(x)"),
        (r"\frac{x}{2}|_{x=1}", r"\frac{x}{2}"),
        (r"\left. x^2 + 1 \right|_{x=1}", "x^2 + 1"),
    ],
)
def test_a_bar_sets_all_that_it_can_mean(text: str, of: str) -> None:
    """One part, or all that stands between ``\\left.`` and the bar."""
    (node,) = parse(text)
    assert isinstance(node, At)
    assert (shown(text, node.of), node.name) == (of, "x")


@pytest.mark.parametrize(
    "text",
    ["x^2 + 1|_{x=2}", "x f(x)|_{x=2}", r"\left. x \right)", "f(x)|_2", "f(x)|_{2=x}", "a^2^3",
     "()", "|a|b|"],
)  # fmt: skip
def test_two_readings_are_none(text: str) -> None:
    """A bar after a sum, a bracket that nothing closes, a point without a symbol."""
    with pytest.raises(FormulaError):
        parse(text)


def test_the_bars_of_an_absolute_value_are_no_point() -> None:
    """``|x|`` ends where it ends."""
    (node,) = parse(r"|x| + \lvert y \rvert")
    assert isinstance(node, Operation)
