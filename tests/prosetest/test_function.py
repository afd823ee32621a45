"""Functions, limits and integrals are read as the field writes them, or refused."""

from __future__ import annotations

import math

import pytest

from prosetest.cause import EvaluationError
from prosetest.formula import parse
from prosetest.token import FormulaError
from tests.prosetest.formulas import value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\binom{5}{2}", 10), (r"{5 \choose 2}", 10), (r"\lfloor 3.7 \rfloor", 3),
        (r"\lceil 3.2 \rceil", 4), ("⌊−1.5⌋", -2), (r"\lfloor (35 - 1) / 5 \rfloor", 6),
        (r"7 \bmod 3", 1), (r"(2 + 5) \bmod 4", 3), (r"\sin 30^\circ", 0.5), 
        (r"\cos(60°)", 0.5), (r"\tan 45^{\circ}", 1), (r"\arctan 1", math.pi / 4),
        (r"\det W", -2), (r"\det\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", -2),
        (r"\begin{vmatrix} 0 & 2 \\ 3 & 4 \end{vmatrix}", -6), (r"\mathrm{tr}(W)", 5),
        ("2(3)", 6), ("(8/4)0.5", 1), (r"\ln e", 1),
        (r"\int_0^1 x^2 \, dx", 1 / 3), (r"\int_{0}^{\pi} \sin(t) \,\mathrm{d}t", 2),
        (r"2 \int_0^1 (1 - x) dx", 1), 
        (r"\int_{-\infty}^{\infty} e^{-x^2} dx", math.sqrt(math.pi)),
        (r"\lim_{x \to 0} \frac{\sin x}{x}", 1),
        (r"\lim_{n \to \infty} (1 + \frac{1}{n})^n", math.e),
    ],
)  # fmt: skip
def test_functions_have_their_values(text: str, wanted: float) -> None:
    """A number, a matrix, a variable of their own."""
    assert value(text) == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize(
    "text",
    [r"3 + 7 \bmod 3", r"2 \cdot 7 \bmod 3", r"20^\circ\mathrm{C}", "20°C", "(1) 2", "0.5(3)",
     "(12)(3)", "x 2", r"\int f(x) dx", r"\int_0^1 x^2", r"\int_0^1 x^2 + 1", r"\lim_x f(x)",
     r"\lim_{x = 0} f(x)", r"\lfloor x \rceil", r"\int_0^1 \int_0^1 x y \, dx"],
)  # fmt: skip
def test_two_readings_are_none(text: str) -> None:
    """A mod in a sum, a temperature, a label, an uncertainty, an integral without its variable."""
    with pytest.raises(FormulaError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [r"\int_0^1 \frac{1}{x} dx", r"\int_0^\infty \cos(x) dx", r"\lim_{x \to 0} \frac{1}{x}",
     r"\lim_{x \to 0} \frac{|x|}{x}", r"\lim_{x \to \infty} \sin(x)", r"\det v", r"\binom{2.5}{1}"],
)  # fmt: skip
def test_what_does_not_settle_has_no_value(text: str) -> None:
    """An integral or a limit that there is none of."""
    with pytest.raises(EvaluationError):
        value(text)
