"""A symbol has one name, in LaTeX and in Unicode."""

from __future__ import annotations

import pytest

from prosetest.expression import Symbol
from prosetest.formula import parse
from prosetest.token import FormulaError


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("x_1", "x_1"),
        ("x_{12}", "x_12"),
        ("x₁₂", "x_12"),
        (r"\hat{y}", "ŷ"),
        (r"\hat y", "ŷ"),
        ("ŷ", "ŷ"),
        (r"\sigma", "σ"),
        (r"\varphi", "φ"),
        (r"\lambda", "λ"),
        (r"\mathbf{w}", "w"),
        (r"\vec{v}", "v"),
        (r"\mathrm{ReLU}", "ReLU"),
        (r"z_{\text{in}}", "z_in"),
        ("W^{[l]}", "W^{[l]}"),
        ("x^{(1)}", "x^{(1)}"),
        (r"\delta_{\alpha}", "δ_α"),
        (r"\text{true positives}", "true positives"),
        (r"\mathrm{true\ positives}", "true positives"),
        (r"f^\star", "f^{*}"),
        ("f^{*}", "f^{*}"),
    ],
)
def test_a_symbol_is_read_with_its_index(text: str, name: str) -> None:
    """Fonts and braces are left out; a layer in brackets is a part of the name."""
    (node,) = parse(text)
    assert isinstance(node, Symbol)
    assert node.name == name
    assert (node.start, node.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [r"\hat{yz}", r"\hat{1}", r"\mathrm{1}", r"\mathrm{}", "x_", "x_{1", r"\mathbf{}", "x_12"],
)
def test_what_is_no_symbol_is_refused(text: str) -> None:
    """With a clause."""
    with pytest.raises(FormulaError):
        parse(text)
