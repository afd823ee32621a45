"""A formula reads as one line of plain text where no markup can stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.formula_text import plain

READ = {
    r"z = w^\top x + b": "z = wᵀx + b",
    r"\hat{y}": "ŷ",
    r"\sigma'(x)": "σ′(x)",
    r"W \in \mathbb{R}^{2 \times 3}": "W ∈ ℝ^(2×3)",
    r"x_1^2 + x_{10}": "x₁² + x₁₀",
    r"e^{-z}": "e⁻ᶻ",
    r"\frac{\partial L}{\partial w}": "∂L/∂w",
    r"\frac{1}{1 + e^{-x}}": "1/(1+e⁻ˣ)",
    r"\sum_{i=1}^{n} w_i x_i": "∑ᵢ₌₁ⁿ wᵢxᵢ",
    r"\max(0, x)": "max(0, x)",
    r"\log \hat{y}": "log ŷ",
    r"100\,480": "100 480",
    r"3{,}6": "3,6",
    r"\sqrt{2}": "√2",
    r"\sqrt[3]{x + 1}": "³√(x + 1)",
    r"90^\circ": "90°",
    r"W := W - \eta \nabla_W L": "W := W − η∇_W L",
    r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}": "[1 2; 3 4]",
    r"\underbrace{w^\top x}_{\text{加权和}} + b": "wᵀx (加权和) + b",
    r"\mathbf{x}, \mathcal{N}": "x, N",
    r"\overline{xyz} + \vec{v} + \widehat{xy}": "xyz + v⃗ + xy",
    r"\phantom{x} a": "a",
    r"x < 0 \& y": "x < 0&y",
    r"n_{\text{in}}": "n_in",
}


@pytest.mark.parametrize(("tex", "text"), READ.items())
def test_reads(tex: str, text: str) -> None:
    assert plain(tex) == text


def test_leaves_no_tex(formula: str) -> None:
    assert not set(plain(formula)) & set("\\\n&\u2061")


@given(st.text(st.sampled_from(r"\{}^_ax1'frac ")))
def test_tex_that_cannot_be_set_stays_as_it_is(tex: str) -> None:
    assert isinstance(plain(tex), str)
    assert plain(rf"\nope{tex}") == rf"\nope{tex}"
