"""A formula is set as MathML, or refused with a sentence that says how to mend it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.formula import LONGEST, Fault, MathError, typeset

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
def test_is_set_with_its_tex_as_annotation(formula: str, display: bool) -> None:
    math = ET.fromstring(typeset(formula, display=display))
    assert math.tag == "math"
    assert math.attrib == ({"display": "block"} if display else {})
    assert [note.text for note in math.iter("annotation")] == [formula]


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
