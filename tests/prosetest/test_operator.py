r"""Commands act on what follows them, or are refused."""

from __future__ import annotations

import pytest

from prosetest.expression import Apply, Derivative, Node, Operation, Series, Symbol
from prosetest.formula import parse
from prosetest.token import FormulaError
from prosetest.tree import literals


def one(text: str, code: bool = False) -> Node:
    (node,) = parse(text, code)
    return node


@pytest.mark.parametrize(
    ("text", "of", "by"),
    [(r"\frac{\partial L}{\partial w}", "L", "w"), (r"\frac{dL}{dw}", "L", "w"),
     (r"\partial L / \partial W^{[l]}", "L", "W^{[l]}"), ("∂L/∂w", "L", "w"),
     (r"\frac{\mathrm{d} L}{\mathrm{d} w}", "L", "w"), (r"\nabla_W L", "L", "W"),
     (r"\dfrac{\partial L}{\partial z_1}", "L", "z_1")],
)  # fmt: skip
def test_derivatives_are_known_by_their_d(text: str, of: str, by: str) -> None:
    """Of a symbol by a symbol, in a fraction or in a line."""
    node = one(text)
    assert isinstance(node, Derivative)
    assert isinstance(node.of, Symbol)
    assert isinstance(node.by, Symbol)
    assert (node.of.name, node.by.name) == (of, by)


@pytest.mark.parametrize(
    "text",
    [r"\frac{d}{dx} \sigma(x)", r"\frac{\partial}{\partial x} (x^2 + 1)^2",
     r"\frac{\partial f}{\partial x}(x, y)"],
)  # fmt: skip
def test_a_derivative_of_what_follows(text: str) -> None:
    """One factor, with its power or its arguments."""
    assert isinstance(one(text), Derivative)


def test_a_d_with_an_index_is_a_number() -> None:
    """Attention divides by the root of d_k."""
    node = one(r"\frac{d_k}{d_v}")
    assert isinstance(node, Operation)
    assert node.operator == "/"


@pytest.mark.parametrize(
    "text",
    [r"\frac{\partial^2 L}{\partial w^3}", r"\frac{d^4 f}{dx^4}", r"\frac{\partial L}{2}",
     r"\frac{d}{dx} x y", r"\partial L", r"\sum x", r"\sum_{i=1} x_i", r"\sum^n x", r"\sin^{-1} x",
     r"\sqrt[3]{8}", r"\max x", r"\lVert x \|", r"\nabla (L + 1)", r"\frac{dxy}{dx}"],
)  # fmt: skip
def test_what_is_not_certain_is_refused(text: str) -> None:
    """A derivative of two orders, sums without bounds or with one, inverse functions."""
    with pytest.raises(FormulaError):
        parse(text)


def test_a_sum_takes_the_factors_after_it() -> None:
    """And leaves what is added."""
    node = one(r"\sum_{i=1}^{n} w_i x_i + b")
    assert isinstance(node, Operation)
    assert isinstance(node.left, Series)
    assert (node.left.index, node.operator) == ("i", "+")


def test_functions_have_bases_powers_and_norms_an_order() -> None:
    """All of which are literals with places of their own."""
    text = r"\log_2 8 + \tanh^2(x) + \lVert x \rVert_2^2"
    places = [text[n.start : n.end] for n in literals(one(text))]
    assert sorted(places) == ["2", "2", "2", "2", "8"]


def test_words_under_a_brace_are_for_the_reader() -> None:
    """What stands over it is the value."""
    assert isinstance(one(r"\underbrace{f(x)}_{\text{the sum}}"), Apply)
