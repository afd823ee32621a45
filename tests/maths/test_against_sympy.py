r"""Formulas are worth what sympy says that their trees are worth, by exact and high precision.

The oracle is sympy's own tree, made beside the LaTeX and never read from it: sympy's reader of
LaTeX is no judge, as the last tests show.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
import sympy
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from prosetest.cause import EvaluationError
from prosetest.evaluation import evaluate
from prosetest.formula import parse
from prosetest.names import Names
from prosetest.token import FormulaError
from tests.maths.conftest import Check, wrong

X, Y = sympy.symbols("x y", positive=True)
VALUES = {"x": 1.25, "y": 0.5}
EXACT = {X: sympy.Rational(5, 4), Y: sympy.Rational(1, 2)}
DIGITS = 30
CLOSE = 1e-9
"""Where floats are involved; what is rational is compared exactly."""


@dataclass(frozen=True)
class Pair:
    """The same expression as LaTeX and as a tree of sympy; ``level`` is how tightly it binds.

    0 is a sum, 1 a product, 2 a sign, 3 what can be a factor or a base.
    """

    latex: str
    tree: Any
    level: int

    def at(self, level: int) -> str:
        """Return the LaTeX, in brackets where it binds less tightly than ``level``."""
        return self.latex if self.level >= level else rf"\left({self.latex}\right)"


def _number(value: Fraction, places: int) -> Pair:
    shown = f"{float(value):.{places}f}" if places else str(value.numerator)
    return Pair(shown, sympy.Rational(shown), 3)


NUMBERS = st.one_of(
    st.integers(0, 30).map(lambda n: _number(Fraction(n), 0)),
    st.integers(1, 999).map(lambda n: _number(Fraction(n, 100), 2)),
    st.integers(1000, 99999).map(
        lambda n: Pair(rf"{n // 1000}\,{n % 1000:03}", sympy.Integer(n), 3)
    ),
)
LETTERS = st.sampled_from([Pair("x", X, 3), Pair("y", Y, 3)])


def _sum(one: Pair, other: Pair) -> Pair:
    return Pair(f"{one.at(0)} + {other.at(1)}", one.tree + other.tree, 0)


def _difference(one: Pair, other: Pair) -> Pair:
    return Pair(f"{one.at(0)} - {other.at(1)}", one.tree - other.tree, 0)


def _times(one: Pair, other: Pair) -> Pair:
    return Pair(rf"{one.at(1)} \times {other.at(3)}", one.tree * other.tree, 1)


def _dot(one: Pair, other: Pair) -> Pair:
    return Pair(rf"{one.at(1)} \cdot {other.at(3)}", one.tree * other.tree, 1)


def _fraction(one: Pair, other: Pair) -> Pair:
    return Pair(rf"\frac{{{one.at(0)}}}{{{other.at(0)}}}", one.tree / other.tree, 3)


RATIONAL = (_sum, _difference, _times, _dot, _fraction)


def _negative(one: Pair) -> Pair:
    return Pair(f"-{one.at(3)}", -one.tree, 1)


def _power(one: Pair, exponent: int) -> Pair:
    base = (
        one.latex if one.latex.isalnum() and len(one.latex) == 1 else rf"\left({one.latex}\right)"
    )
    return Pair(f"{base}^{{{exponent}}}", one.tree**exponent, 3)


def _applied(name: str, function: Any) -> Any:
    def make(one: Pair) -> Pair:
        return Pair(rf"\{name}\left({one.latex}\right)", function(one.tree), 3)

    return make


FUNCTIONS = [
    _applied(name, function)
    for name, function in {
        "exp": sympy.exp,
        "ln": sympy.log,
        "log": sympy.log,
        "sin": sympy.sin,
        "cos": sympy.cos,
        "tanh": sympy.tanh,
    }.items()
]
FUNCTIONS.append(lambda one: Pair(rf"\sqrt{{{one.latex}}}", sympy.sqrt(one.tree), 3))
FUNCTIONS.append(lambda one: Pair(rf"\left|{one.latex}\right|", sympy.Abs(one.tree), 3))


def _grown(inner: st.SearchStrategy[Pair], functions: bool) -> st.SearchStrategy[Pair]:
    joined = st.tuples(st.sampled_from(RATIONAL), inner, inner).map(lambda t: t[0](t[1], t[2]))
    raised = st.tuples(inner, st.integers(-3, 4)).map(lambda t: _power(*t))
    choices = [joined, joined, raised, inner.map(_negative)]
    if functions:
        choices.append(st.tuples(st.sampled_from(FUNCTIONS), inner).map(lambda t: t[0](t[1])))
    return st.one_of(choices)


ARITHMETIC = st.recursive(NUMBERS, lambda inner: _grown(inner, False), max_leaves=10)
ANYTHING = st.recursive(
    st.one_of(NUMBERS, LETTERS), lambda inner: _grown(inner, True), max_leaves=8
)
CALM = settings(max_examples=100, suppress_health_check=list(HealthCheck))


def ours(latex: str) -> Any:
    """Return what the formula is worth to us."""
    (node,) = parse(latex)
    return evaluate(node, Names(dict(VALUES), {}, {}))


@CALM
@given(ARITHMETIC)
def test_rational_arithmetic_is_exact(pair: Pair) -> None:
    """Sums, products, fractions and whole powers of literals: no rounding at all."""
    assume(len(pair.latex) < 300)
    assume(pair.tree.is_finite and not pair.tree.has(sympy.zoo, sympy.nan, sympy.oo))
    found = allowed(pair.latex)
    if found is None:
        return
    assert isinstance(found, int | Fraction), pair.latex
    assert sympy.Rational(Fraction(found).numerator, Fraction(found).denominator) == pair.tree


@CALM
@given(ANYTHING)
def test_functions_agree_to_the_precision_of_floats(pair: Pair) -> None:
    """Functions, roots and letters of the code: as close as cancelling lets floats come."""
    assume(len(pair.latex) < 300)
    wanted = pair.tree.subs(EXACT).evalf(DIGITS)
    assume(wanted.is_real and wanted.is_finite and abs(wanted) < 1e15)
    found = allowed(pair.latex)
    if found is None:
        return
    scale = max(abs(part.subs(EXACT).evalf(15)) for part in sympy.preorder_traversal(pair.tree))
    assert abs(float(found) - float(wanted)) <= CLOSE * max(1.0, float(scale)) ** 2, pair.latex


ALLOWED = ("too large", "too deep", "zero", "domain", "power", "range", "two ways", "'|'")
"""What the strict reader may refuse in such formulas; nothing else is let through."""


def allowed(latex: str) -> Any:
    """Return what the formula is worth, or nothing where it is refused for a good reason."""
    try:
        return ours(latex)
    except (FormulaError, EvaluationError) as error:
        if not any(word in str(error) for word in ALLOWED):
            pytest.fail(f"{latex}: {error}")
        return None


# Why sympy's own readers of LaTeX are not the oracle

DISAGREEMENTS = [
    ("antlr", r"100{,}480", "100", "100480", "it stops at the comma, and says nothing of the rest"),
    ("lark", r"100\,480", "48000", "100480", "it takes the thin space for a product"),
    ("antlr", r"2 \approx 9.5", "19.0*approx", "", "the sign of rounding is a factor"),
    ("antlr", r"\mathrm{ReLU}", "L*R*U*e*mathrm", "", "a name is a product of its letters"),
    ("antlr", r"2 \frac{1}{2}", "1", "", "two and a half, or one? We refuse to guess"),
    ("lark", r"2 \frac{1}{2}", "1", "", "the same"),
    ("antlr", "x^12", "x**12", "", "TeX raises one digit alone: we ask for braces"),
    ("antlr", "1/2x", "1/(2*x)", "", "or a half of x: we refuse to guess"),
    ("antlr", r"0.8 + 1.8 = 2.6", "True", "True", "one equation is decided"),
    ("antlr", r"2.6 = 0.8 + 1.8 = 2.6", "False", "True", "a chain is read as (a = b) = c"),
    (
        "antlr",
        r"0.4 \times 2 + 0.6 \times 3 = 2.6",
        "False",
        "True",
        "floats are compared bit by bit",
    ),
]
"""What each of sympy's two readers makes of a formula, what we do, and why they differ."""


@pytest.mark.parametrize(("reader", "latex", "theirs", "right", "why"), DISAGREEMENTS)
def test_where_sympys_readers_differ(
    check: Check, reader: str, latex: str, theirs: str, right: str, why: str
) -> None:
    """The right reading is ours, or ours is a refusal where there are two."""
    read = pytest.importorskip("sympy.parsing.latex").parse_latex
    pytest.importorskip("antlr4" if reader == "antlr" else "lark")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert str(sympy.sympify(read(latex, backend=reader)).doit()) == theirs, why
    if right == "True":
        report = check(f"Here ${latex}$ stands.\n")
        assert report.claims
        assert not wrong(report)
    elif right:
        assert float(ours(latex)) == pytest.approx(float(sympy.sympify(right)))
    else:
        with pytest.raises((FormulaError, EvaluationError, ValueError)):
            ours(latex)
