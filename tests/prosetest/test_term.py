"""Sums, products and powers bind as in mathematics."""

from __future__ import annotations

import pytest

from prosetest.expression import Element, Operation, Transposed
from prosetest.formula import parse
from prosetest.token import FormulaError


@pytest.mark.parametrize(
    ("text", "operator"),
    [("a b", "juxtaposed"), (r"a \cdot b", "·"), (r"a \times b", "×"), (r"a \odot b", "⊙"),
     ("a / b", "/"),
     ("a^2", "^"), ("a - b", "-"), (r"a b + c", "+"), (r"a \odot b c", "juxtaposed")],
)  # fmt: skip
def test_each_sign_is_its_own_operation(text: str, operator: str) -> None:
    """What it means between arrays differs."""
    (node,) = parse(text)
    assert isinstance(node, Operation)
    assert node.operator == operator


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


@pytest.mark.parametrize("text", [r"1 + \dots + n", "a / b c", "2 3", "a^2^3", "()", "|a|b|"])
def test_two_readings_are_none(text: str) -> None:
    """Terms left out, a quotient of a product, a power of a power."""
    with pytest.raises(FormulaError):
        parse(text)
