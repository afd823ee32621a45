"""The Markdown of a module has an anchor, a signature and an example for each name."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference.member import ReferenceFault, read_module
from reference.proof import Proof
from reference.text import Links, write_module

PLACES = Links({"Bender": "#pack.bend.Bender", "bend": "other.md#pack.bend.bend"})


def test_every_name_has_a_stable_anchor(site: Path) -> None:
    """The dotted path, which tells a function from the module of its name."""
    text = write_module(read_module("pack.bend", site), (), PLACES)
    for heading in (
        "## pack.bend {#pack.bend}",
        "### bend {#pack.bend.bend}",
        "### Bender {#pack.bend.Bender}",
        "#### Bender.twice {#pack.bend.Bender.twice}",
    ):
        assert f"{heading}\n" in text


def test_names_in_backquotes_are_links(site: Path) -> None:
    """To this page or another; a name that is not public stays code."""
    text = write_module(read_module("pack.bend", site), (), PLACES)
    assert "as [`Bender`](#pack.bend.Bender) has it." in text
    assert "as [`bend`](other.md#pack.bend.bend)." in text


def test_a_signature_is_no_code_to_run(site: Path) -> None:
    """prosetest compares it with the code that it is read from."""
    text = write_module(read_module("pack.bend", site), (), PLACES)
    assert 'run="no"\nbend(x: float, by: float = 0.5)' in text
    assert 'run="no"\nBender(by: float)' in text


def test_labelled_lines_are_a_list(site: Path) -> None:
    """Shapes and sources stand below the fact, the example last."""
    text = write_module(read_module("pack.bend", site), (), PLACES)
    assert "- **Shapes:** x () and the answer ().\n- **Source:** Somebody (1943<!--ok" in text
    assert "```pycon\n>>> import math as m\n>>> from pack.bend import bend\n>>> bend(2.0)" in text


def test_an_example_that_does_not_run_says_why(site: Path) -> None:
    """As an author's own block would."""
    proof = Proof("bend", "example: needs a file", "example: needs a file")
    text = write_module(read_module("pack.bend", site), [proof], PLACES)
    assert '```pycon ok="needs a file"\n' in text


def test_a_proof_of_nothing_is_refused(site: Path) -> None:
    """A renamed function takes its proofs along, or there is a sentence."""
    with pytest.raises(ReferenceFault, match=r"'lend' is no public name of pack\.bend"):
        write_module(read_module("pack.bend", site), [Proof("lend", "3", "3")], PLACES)
