"""A formula and its punctuation stay on one line, and so does a borrowed word."""

from __future__ import annotations

import pytest

from editions.unbroken import keep

FORMULA = '<span class="arithmatex"><math><mi>z</mi></math></span>'


@pytest.mark.parametrize("text", [f"{FORMULA}.", f"({FORMULA}", f"（{FORMULA}），", f"{FORMULA}?"])
def test_punctuation_is_tied_to_its_formula(text: str) -> None:
    """Before it and after it, in every script; and once."""
    tied = f'<p>So <span class="unbroken">{text}</span> And</p>'
    assert keep(f"<p>So {text} And</p>") == tied
    assert keep(tied) == tied


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FORMULA}</p>",
        f"<p>{FORMULA} . {FORMULA} is</p>",
        f'<h2 id="a">{FORMULA}</h2>',
        '<div class="arithmatex"><math display="block"></math></div>.',
        "<code>(x).</code>",
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    """A formula alone, one among words, one on a line of its own, and what is none."""
    assert keep(html) == html


def test_each_formula_has_its_own() -> None:
    """Two formulas in a row do not become one long line."""
    assert keep(f"{FORMULA}, {FORMULA}.").count('<span class="unbroken">') == 2


@pytest.mark.parametrize("word", ["nơ-ron", "Nơ-ron", "mô-đun"])
def test_the_hyphen_of_a_borrowed_word_ends_no_line(word: str) -> None:
    """Wherever it stands in a text; and once."""
    tied = f'<span class="unbroken">{word}</span>'
    assert keep(f"<p>Một <b>{word}</b>, {word}.</p>") == f"<p>Một <b>{tied}</b>, {tied}.</p>"
    assert keep(tied) == tied


@pytest.mark.parametrize(
    "html",
    [
        "<p>pre-activation, well-known, 3-4</p>",
        "<p>神经-元</p>",
        '<a title="một nơ-ron">x</a>',
        "<svg><text>nơ-ron</text></svg>",
        "<pre><code>nơ-ron</code></pre>",
        "<!-- nơ-ron -->",
    ],
)
def test_other_hyphens_stay_as_they_are(html: str) -> None:
    """English compounds may be broken, and what is no running text is left alone."""
    assert keep(html) == html
