"""A page's first use of a term is a link to its meaning, once; a glossary has an entry for each."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pytest

from editions.glossary import link_terms, write_glossary
from editions.terms import Term, Wording, read_terms
from tests.conftest import ROOT

EDITIONS = ("vi", "zh", "en")
TERMS = read_terms(ROOT / "scripts/lessons/glossary.toml", EDITIONS)


def linked(text: str, code: str = "en") -> str:
    root = fromstring(f"<div>{text}</div>")
    link_terms(root, TERMS, code)
    for link in root.iter("a"):
        link.attrib.pop("title", None)
        link.attrib.pop("class", None)
    return tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def link(address: str, words: str) -> str:
    return f'<a href="glossary.md#{address}">{words}</a>'


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("en", "<p>A neuron. Neurons.</p>", f"<p>A {link('neuron', 'neuron')}. Neurons.</p>"),
        ("en", "<p>Biases <b>bias</b></p>", f"<p>{link('bias', 'Biases')} <b>bias</b></p>"),
        ("en", "<p><b>bias</b> bias</p>", f"<p><b>{link('bias', 'bias')}</b> bias</p>"),
        ("en", "<p>Leaky ReLU</p>", f"<p>{link('leaky-relu', 'Leaky ReLU')}</p>"),
        ("en", "<h2>Bias</h2><p><code>bias</code> unbiased</p>", None),
        ("en", '<p><a href="x.md">the bias</a></p>', None),
        ("en", '<p><span class="arithmatex">\\(bias\\)</span></p>', None),
        (
            "zh",
            "<p>神经元用ReLU的</p>",
            f"<p>{link('neuron', '神经元')}用{link('relu', 'ReLU')}的</p>",
        ),
        ("zh", "<p>隐藏层</p>", f"<p>{link('hidden-layer', '隐藏层')}</p>"),
        ("vi", "<p>Trọng số</p>", f"<p>{link('weight', 'Trọng số')}</p>"),
    ],
)
def test_first_uses(code: str, text: str, wanted: str | None) -> None:
    """The longest form, as a whole word, in any case, and not in a heading, a link or code."""
    assert linked(text, code) == (wanted or text)


def test_a_page_loses_no_word() -> None:
    """Links stand where the words stood, in their order."""
    text = "<p>The bias, a weight <i>and a neuron</i> or a bias; the <b>loss</b> ends.</p>"
    words = "".join(fromstring(linked(text)).itertext())
    assert words == "".join(fromstring(text).itertext())


def test_the_meaning_is_the_title_of_the_link() -> None:
    """So that it is a tooltip, and what a screen reader adds to the link."""
    root = fromstring("<p>A bias.</p>")
    link_terms(root, TERMS, "en")
    bias = next(term for term in TERMS if term.address == "bias")
    assert [one.get("title") for one in root] == [bias.wordings["en"].meaning]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_glossary_has_every_term(edition: str) -> None:
    """Each with its anchor, its words in the other editions, and where it is taught."""
    text = "\n".join(write_glossary(TERMS, edition, {"zh": "zh-Hans"}, ROOT / "docs" / edition))
    for term in TERMS:
        assert f"**{term.wordings[edition].word}**{{: #{term.address} }}" in text
        assert f"]({term.page}.md#{term.place})" in text
        for other in {"vi", "zh", "en"} - {edition}:
            assert f">{term.wordings[other].word}</span>" in text
    titles = [row for row in text.split("\n") if row.startswith("## ")]
    assert len(titles) == len(set(titles)) == len({term.page for term in TERMS})


def test_a_lesson_without_a_page_goes_by_its_name(tmp_path: Path) -> None:
    """The table may be ahead of the pages."""
    term = Term("bias", "neuron", "formula", {"en": Wording("bias", "an addend", ())})
    assert write_glossary([term], "en", {}, tmp_path)[0] == "## neuron {#of-neuron}"
