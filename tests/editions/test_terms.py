"""The table of terms is whole, or refused in a sentence; every place that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from editions.terms import TermError, read_terms
from tests.conftest import ROOT

EDITIONS = ("vi", "zh", "en")
TABLE = ROOT / "scripts/lessons/glossary.toml"
ADDRESSES = """
neuron neural-network weight bias weighted-sum pre-activation activation-function
activation-value parameter dot-product transpose threshold nonlinear layer dense-layer
affine-map batch shape element-wise logit binary-step sigmoid tanh relu leaky-relu gelu softplus
softmax derivative gradient saturation vanishing-gradient dying-relu hidden-layer input-layer
output-layer depth loss-function mean-squared-error cross-entropy one-hot backpropagation
chain-rule computational-graph error-term gradient-check training gradient-descent learning-rate
epoch momentum optimizer converge random-seed label training-set test-set accuracy
confusion-matrix tensor module forward-pass
"""
WHOLE = '[bias]\ntaught = "neuron#formula"\nen = ["bias", "an addend", "biases"]\n'


def test_every_term_is_taught_where_the_table_says() -> None:
    """Each edition's page has the place, and uses the term or a form of it."""
    for term in read_terms(TABLE, EDITIONS):
        for edition in EDITIONS:
            page = (ROOT / "docs" / edition / f"{term.page}.md").read_text("utf-8")
            assert f"{{#{term.place}}}" in page, term.address
            wording = term.wordings[edition]
            forms = [wording.word, *wording.forms]
            assert any(form.casefold() in page.casefold() for form in forms), (edition, term)


def test_no_form_stands_for_two_terms() -> None:
    """A form leads to one entry."""
    for edition in EDITIONS:
        terms = read_terms(TABLE, EDITIONS)
        forms = [f.casefold() for term in terms for f in term.wordings[edition].forms]
        assert len(forms) == len(set(forms))


def test_addresses_keep() -> None:
    """Links from elsewhere go on leading to their terms: an address may come, and none may go."""
    assert {term.address for term in read_terms(TABLE, EDITIONS)} >= set(ADDRESSES.split())


def test_forms_and_common_words(tmp_path: Path) -> None:
    """A term stands for itself unless it is too common; further forms stand for it too."""
    table = tmp_path / "glossary.toml"
    table.write_text(WHOLE + '[layer]\ntaught = "layer#layer"\nen = ["layer", "a row", "-"]\n')
    bias, layer = read_terms(table, ["en"])
    assert bias.wordings["en"].forms == ("bias", "biases")
    assert (layer.wordings["en"].forms, layer.page, layer.place) == ((), "layer", "layer")


@pytest.mark.parametrize(
    ("written", "other", "said"),
    [
        ("neuron#formula", "neuron", "[bias] has no place"),
        ("an addend", "one of 2", "[bias] has a digit in en"),
        ('en = ["bias", "an addend", "biases"]', "", '[bias] lacks en = ["the term"'),
        ("[bias]", "[Bias 2]", "cannot be read"),
        ("[bias]", "[Bias]", "Bias is no entry"),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, written: str, other: str, said: str) -> None:
    """The sentence names the entry and what to write."""
    table = tmp_path / "glossary.toml"
    table.write_text(WHOLE.replace(written, other))
    with pytest.raises(TermError, match=re.escape(said)):
        read_terms(table, ["en"])
