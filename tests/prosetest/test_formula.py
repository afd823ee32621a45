"""A formula is read as a mathematician would, or it is refused; it is never guessed."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.cause import EvaluationError
from prosetest.evaluation import evaluate
from prosetest.expression import Chain, ExpressionError, Node
from prosetest.formula import parse, symbol_name
from prosetest.names import Names
from prosetest.token import FormulaError
from prosetest.tree import literals, symbols

VALUES: dict[str, Any] = {
    "x": 3.0, "y": 5.0, "z": 2.0, "a": 7.0, "w": [0.4, 0.6], "v": [2.0, 3.0], "k": 1.5,
    "f": lambda t: t + 1.0, "relu": lambda t: max(0.0, t), "sigma": 0.25, "W1": 11.0,
    "M": [[1.0, 2.0], [3.0, 4.0]],
}  # fmt: skip
NOTATION = {"σ": "f", "φ": "relu"}


def value(text: str, code: bool = False) -> Any:
    (node,) = parse(text, code)
    found = evaluate(node, Names(VALUES, NOTATION, {}))
    return [float(item) for item in found] if isinstance(found, list) else float(found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3.6", 3.6),
        (r"100\,480", 100480),
        ("100{,}480", 100480),
        ("0{,}85", 0.85),
        ("0{,}125", 0.125),
        ("12{,}5", 12.5),
        ("100\u2009480.5", 100480.5),
        (r"9.5 \times 10^{-7}", 9.5e-7),
        ("9.5 × 10^{−7}", 9.5e-7),
        (r"2 \cdot 10^3", 2000),
        ("10^{-7}", 1e-7),
        (r"95\%", 0.95),
        ("-x", -3),
        ("−2^2", -4),
        ("(-2)^2", 4),
        ("2^{-1}", 0.5),
        ("x^2", 9),
        ("x²", 9),
        ("2^{3}", 8),
        (r"2^3 \times 5", 40),
        ("1 - 2 - 3", -4),
        ("8 / 4 / 2", 1),
        (r"8 \div 4 \times 2", 4),
        ("2x", 6),
        ("2xy", 30),
        ("xy + z", 17),
        (r"x \cdot y", 15),
        ("x(1 - x)", -6),
        ("x(1 - x)^2", 12),
        ("(x(1 - x))^2", 36),
        ("f(x)^2", 16),
        ("(f(x))^2", 16),
        (r"\sigma(x)(1 - \sigma(x))", -12),
        (r"\frac{1}{2}", 0.5),
        (r"\frac12", 0.5),
        (r"\frac{1}{x(1 - x)}", -1 / 6),
        ("1 / f(x)", 0.25),
        (r"\tfrac{x + y}{z}", 4),
        (r"\sqrt{16}", 4),
        (r"\sqrt x", math.sqrt(3)),
        (r"\max(0, -0.51)", 0),
        (r"\max\{x, y\}", 5),
        (r"\min(x, y, z)", 2),
        (r"\exp(0)", 1),
        (r"\ln 2", math.log(2)),
        (r"\log x^2", math.log(9)),
        (r"\tanh(x)", math.tanh(3)),
        (r"e^{-x}", math.exp(-3)),
        ("e^x(1 - z)", -math.exp(3)),
        (r"\pi", math.pi),
        ("3!", 6),
        ("2 (z + 1)!", 12),
        (r"\frac{x^2}{2!}", 4.5),
        ("|2 - x|", 1),
        (r"\left|2 - x\right|", 1),
        (r"w_1", 0.4),
        ("w_{2}", 0.6),
        ("w₂", 0.6),
        (r"w^\top v", 2.6),
        ("w^T v", 2.6),
        (r"w^{\mathrm{T}} v", 2.6),
        (r"\mathbf{w}^\top \mathbf{v}", 2.6),
        ("wᵀv", 2.6),
        ("w_1 v_1 + w_2 v_2", 2.6),
        ("[2, 3]", [2, 3]),
        ("(2, 3)", [2, 3]),
        (r"\begin{bmatrix} 1.2 \\ 3.6 \end{bmatrix}", [1.2, 3.6]),
        (r"\begin{pmatrix} 1 & -2 \end{pmatrix}", [1, -2]),
        (r"\mathrm{ReLU}(-x)", 0),
        (r"\operatorname{ReLU}(x)", 3),
        (r"\varphi(x)", 3),
        ("W_1", 11),
        ("W_{1}", 11),
        (r"\bigl(x + y\bigr) z", 16),
        (r"x \, y", 15),
        (r"\dfrac{x}{y} z", 1.2),
    ],
)
def test_a_formula_is_worth_what_it_says(text: str, wanted: Any) -> None:
    """Precedence, signs, powers, juxtaposition and notation are those of mathematics."""
    if wanted is None:
        with pytest.raises(ExpressionError):
            parse(text)
        return
    assert value(text) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x^2^3",
        "x²^3",
        "x^12",
        "x_12",
        "1 / 2x",
        "1 / 2(x + 1)",
        r"1 / 3 \times 10^2",
        r"a / 9.5 \times 10^{-7}",
        r"2 \frac{1}{2}",
        "x 2",
        "2 3",
        "2e-3",
        "x^-1",
        r"\log x y",
        r"\log x \cdot y",
        r"\sin 2 x",
        r"\max x",
        r"\sin^{-1} x",
        r"\sqrt[3]{8}",
        r"\frac{1}",
        r"\frac{1}{2",
        "(1 + 2",
        "1 + 2)",
        "[1, 2)",
        "|x|y|",
        "||x||",
        "P(x | y)",
        r"\sum_{i=1} x_i",
        r"\sum x_i",
        r"\int x",
        r"x \in y",
        "x + 1 := 3",
        "x += 3",
        "x ** 2",
        r"\pm 2",
        r"2 \pm 1",
        r"\begin{cases} 1 \end{cases}",
        r"\begin{bmatrix} 1 & 2 \end{pmatrix}",
        r"\begin{bmatrix} 1",
        r"\unknown{2}",
        "x = ",
        "= 3",
        "x = = 3",
        "1 + + ",
        r"3 \times 10^{99999}",
        "1" * 3000,
        "(" * 3000,
        "-" * 1900 + "1",
        r"\sqrt" * 300 + "2",
        r"\frac" * 300 + "2",
        "x^{" * 300,
        "()",
        r"\mathrm{two-words}(x)",
        "…",
        r"1 + \dots + 9",
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    """Two readings, or a sign that is not known, are a clause in words: no value, no traceback."""
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert str(caught.value)[0].islower()


@pytest.mark.parametrize("text", ["1 / x(1 - x)", r"\log x(1 - x)", "w(1, 2)"])
def test_a_product_that_looks_like_a_call_is_refused(text: str) -> None:
    """Whether x is a function, only the code knows; where it is none, brackets are wanted."""
    (node,) = parse(text)
    with pytest.raises(EvaluationError):
        evaluate(node, Names(VALUES, NOTATION, {}))


def test_a_matrix_is_never_a_vector_of_the_same_name() -> None:
    """W_1 is not w_1, however the code spells."""
    (node,) = parse("W_1")
    with pytest.raises(EvaluationError, match="W_1 is not defined"):
        evaluate(node, Names({"w_1": 0.4, "w1": 0.4}, {}, {}))


def test_unicode_maths_reads_words_as_names() -> None:
    """In inline code ``ab`` is one name, and a power needs no braces."""
    assert value("x² + 1", code=True) == 10
    assert value("2·x", code=True) == 6
    assert value("x^12", code=True) == 3**12
    assert value("10^-7", code=True) == pytest.approx(1e-7)
    assert value("ReLU(-x)", code=True) == 0
    with pytest.raises(ExpressionError):
        value("x^3 × 10^2 y^", code=True)
    assert value("x^3 × 10^2", code=True) == 2700


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("x = 3", ("=",)),
        (r"x = 1 + 2 \approx 3 \ne 4", ("=", "≈", "≠")),
        (r"1 \le x < 4", ("≤", "<")),
        (r"\begin{aligned} z &= 1 + 1 \\ &= 2 \end{aligned}", ("=", "=")),
    ],
)
def test_a_chain_keeps_its_relations(text: str, relations: tuple[str, ...]) -> None:
    """Neighbours are compared; the right side of ≈ is not lost."""
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    assert chain.relations == relations
    assert len(chain.sides) == len(relations) + 1


def test_statements_stand_side_by_side() -> None:
    """Commas and wide spaces part them."""
    assert len(parse(r"x = 2, \quad y = 3")) == 2
    assert len(parse("a = 1; b = 2.")) == 2
    assert len(parse(r"a = 1 \quad \text{(the bias)}")) == 1
    assert len(parse(r"a = 1 \quad \text{and} \quad b = 2")) == 2


@pytest.mark.parametrize(
    "text",
    [r"z = 0.4 \times 2 + 0.6 \times 3 + 1 = 3.6", r"\max(0, -0.51) = 0", r"100\,480 + 2^{3}",
     r"\begin{bmatrix} 1.2 & -3 \\ 0.5 & 4 \end{bmatrix}", r"9.5 \times 10^{-7} x"],
)  # fmt: skip
def test_each_literal_knows_its_place(text: str) -> None:
    """The text at a literal's place is the literal."""
    for node in parse(text):
        for literal in literals(node):
            written = text[literal.start : literal.end]
            assert written.replace(" ", "") == literal.numeral.text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [("\\varphi", "φ"), ("φ", "φ"), ("\\sigma", "σ"), ("x_{1}", "x_1"), ("x₁", "x_1"),
     ("W^{[l]}", "W^{[l]}"), ("\\mathrm{ReLU}", "ReLU"), ("not one symbol", "not one symbol")],
)  # fmt: skip
def test_a_symbol_has_one_spelling(text: str, name: str) -> None:
    """LaTeX and Unicode name the same symbol."""
    assert symbol_name(text) == name


NUMBERS = st.integers(0, 99).map(str) | st.decimals(0, 99, places=2).map(str)
FLAT = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", r"\times", r"\cdot"]), inner).map(" ".join),
        inner.map(lambda text: f"({text})"),
        st.tuples(inner, inner).map(lambda both: rf"\frac{{{both[0]}}}{{{both[1]}}} + 0"),
    ),
    max_leaves=8,
)


@given(FLAT)
def test_arithmetic_agrees_with_python(text: str) -> None:
    """Python's own evaluation of the same formula is the oracle."""
    plain = text.replace(r"\times", "*").replace(r"\cdot", "*")
    while r"\frac" in plain:
        plain = _unfraction(plain)
    try:
        wanted = eval(plain)
    except ZeroDivisionError:
        return
    try:
        (node,) = parse(text)
    except FormulaError:
        return  # a fraction right after a number
    found = evaluate(node, Names({}, {}, {}))
    assert float(found) == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def _unfraction(text: str) -> str:
    """Replace the last ``\\frac{a}{b}``, which holds no other."""
    at = text.rindex(r"\frac")
    parts, position = [], at + 5
    for _ in range(2):
        depth, end = 0, position
        while True:
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
            if depth == 0:
                break
        parts.append(text[position + 1 : end - 1])
        position = end
    return f"{text[:at]}(({parts[0]})/({parts[1]})){text[position:]}"


@given(st.text(st.sampled_from(r"\{}[]()^_|&%+-*/=<>.,;'01xyzwσ²₁ T" + "\\"), max_size=25))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but a clause."""
    for code in (False, True):
        try:
            nodes: tuple[Node, ...] = parse(text, code)
        except FormulaError:
            continue
        for node in nodes:
            assert 0 <= node.start <= node.end <= len(text)
            symbols(node)
