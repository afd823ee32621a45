"""A formula is set as MathML, or refused with a sentence that says how to mend it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.formula import LONGEST, Fault, MathError, typeset

FORMULAS = (
    r"z = w^\top x + b = 0.4 \times 2 + 0.6 \times 3 + 1 = 3.6",
    r"\mathrm{ReLU}(x) = \max(0, x)",
    r"\mathrm{ReLU}(x) = \begin{cases} x & x > 0 \\ 0 & \text{khi } x \le 0 \end{cases}",
    r"f(x) = \begin{cases} x & \text{nếu } x \ge 0 \\ 0.01x & \text{ngược lại} \end{cases}",
    r"f(x) = \begin{cases} 1 & \text{若 } x > 0 \\ 0 & \text{否则} \end{cases}",
    r"\sigma(x) = \frac{1}{1 + e^{-x}}",
    r"\sigma'(x) = \sigma(x)\,(1 - \sigma(x))",
    r"f''(x) \approx \frac{f'(x + h) - f'(x - h)}{2h}",
    r"\tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}",
    r"\begin{aligned} z &= w_1 x_1 + w_2 x_2 + b \\ &= 0.8 + 1.8 + 1 \\ &= 3.6 \end{aligned}",
    r"W = \begin{bmatrix} 0.2 & 0.8 & -0.5 \\ -0.9 & 0.2 & 0.4 \end{bmatrix}",
    r"\begin{bmatrix} 1.2 \\ 3.6 \\ 0.65 \end{bmatrix}^\top",
    r"W \in \mathbb{R}^{2 \times 3}",
    r"\hat{y} = \varphi\left(\sum_{i=1}^{n} w_i x_i + b\right)",
    r"\underbrace{w_1 x_1 + w_2 x_2}_{\text{tổng có trọng số}} + b",
    r"\underbrace{w^\top x}_{\text{加权和}} + \underbrace{b}_{\text{偏置}}",
    r"L = -y \log \hat{y} - (1 - y) \log(1 - \hat{y})",
    r"L = -\frac{1}{N} \sum_{n=1}^{N} \Bigl[ y_n \log \hat{y}_n + (1 - y_n) \Bigr]",
    r"\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
    r"\frac{\partial L}{\partial W^{[l]}} = \delta^{[l]} \left(a^{[l-1]}\right)^\top",
    r"\delta^{[l]} = \bigl( (W^{[l+1]})^\top \delta^{[l+1]} \bigr) \odot \varphi'(z^{[l]})",
    r"W := W - \eta \nabla_W L",
    r"\theta_{t+1} \leftarrow \theta_t - \eta\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}",
    r"\mathrm{GELU}(x) \approx 0.5x \left(1 + \tanh\left[\sqrt{\frac{2}{\pi}} x\right]\right)",
    r"\mathrm{Var}(w) = \frac{2}{n_{\text{in}} + n_{\text{out}}}",
    r"\lVert x \rVert_2 = \sqrt{\textstyle\sum_i x_i^2}",
    r"784 \cdot 128 + 128 = 100\,480",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x)}{h}",
    r"\mathcal{N}(0, \sigma^2), \quad \mathbf{x} \in \mathbb{R}^n, \quad \boldsymbol{w}^\top \bar{x}",
    r"\overbrace{a + b + c}^{95\%} \ne \arg\max_i z_i",
    r"9.5 \times 10^{-7} \quad \vec{v} \quad \tilde{z} \quad \overline{xyz} \quad \widehat{xy}",
    r"\begin{align*} a &= b \\ c &= d \end{align*}",
    r"\mathbb{1}[x > 0] \quad \text{95\%{} của } x \quad \%",
)

REFUSED = {
    r"\frac{1}": "at character 9, expected argument",
    r"\text{ế}\nope": 'at character 9, unknown command "\\nope"',
    r"\begin{split} a &= b \end{split}": "use aligned, cases",
    r"\left( x": "give every opening bracket",
    r"x^2^3": "put braces",
    r"a & b": r"write \& for the sign",
    r"\text{a $x$ b}": r"end \text{…} before",
    r"\widetilde{xy}": "unknown command",
    r"\substack{a \\ b}": "aligned",
    r"\newcommand{\R}{\mathbb{R}}": "choose another name",
    r"\label{a} x": "name the formula in the text",
    "{" * LONGEST * 2: "split it",
    "\ud800": "surrogates",
}

LOST = {
    "": "it is empty",
    " \n": "it is empty",
    "p = 95%": r"write \% for a percent sign",
    r"a \\% b": r"write \% for a percent sign",
    r"a = b \\ c = d": "put the lines in an aligned environment",
    r"\begin{aligned} a \end{aligned} \newline b": "put the lines in an aligned environment",
    r"\begin{align} a &= b \end{align}": "with a number that nobody wrote",
    r"\begin{equation} a \end{equation}": "use aligned or align*",
    r"\eqref{a}": "name that formula in the text",
    r"\text{95\% of}": r"write {} before the blank",
    r"\bigl(W\bigr)^\top": r"use \left( … \right)",
}


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("tex", FORMULAS)
def test_is_set_with_its_tex_as_annotation(tex: str, display: bool) -> None:
    math = ET.fromstring(typeset(tex, display=display))
    assert math.tag == "math"
    assert math.attrib == ({"display": "block"} if display else {})
    assert [note.text for note in math.iter("annotation")] == [tex]


def test_numerals_are_set_whole() -> None:
    math = ET.fromstring(typeset(r"z = 0.4 \times 2 + -3.6"))
    assert [number.text for number in math.iter("mn")] == ["0.4", "2", "3.6"]


@pytest.mark.parametrize("words", ["nếu", "ngược lại", "加权和", "otherwise"])
def test_text_is_whole_and_takes_the_language_of_the_page(words: str) -> None:
    math = ET.fromstring(typeset(rf"\text{{{words}}}"))
    assert [(text.text or "").replace("\xa0", " ") for text in math.iter("mtext")] == [words]
    assert not any("lang" in part.attrib for part in math.iter())


def test_annotation_is_kept_out_of_the_search_index() -> None:
    assert '<annotation data-search-exclude=""' in typeset("x")


@pytest.mark.parametrize(("tex", "said"), [*REFUSED.items(), *LOST.items()])
def test_is_refused_in_one_sentence_with_remedy(tex: str, said: str) -> None:
    with pytest.raises(MathError) as raised:
        typeset(tex)
    sentence = str(raised.value)
    assert said in sentence
    assert "\n" not in sentence
    assert sentence.startswith("the formula `")
    assert raised.value.faults[0].tex == tex


def test_faults_are_told_one_a_line() -> None:
    error = MathError(Fault("a", "b", "c"), Fault("d\n e", "f", "g"))
    assert str(error).splitlines() == [
        "the formula `a` cannot be set: b; c",
        "the formula `d e` cannot be set: f; g",
    ]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\\{}&$^_")))
def test_whatever_is_written_is_well_formed_or_refused(tex: str) -> None:
    try:
        math = ET.fromstring(typeset(tex))
    except MathError:
        return
    assert [note.text for note in math.iter("annotation")] == [tex]
