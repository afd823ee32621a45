"""A proof binds the words of a docstring, and is refused where they changed."""

from __future__ import annotations

import pytest

from reference.docstring import EXAMPLE, PROSE, Part
from reference.member import ReferenceFault
from reference.proof import Proof, prove, read_proofs


def test_a_proof_is_read_with_its_remarks_or_as_a_replacement() -> None:
    """What the docstring has is what is left without remarks, or stands before the arrow."""
    rows = ["    f: by 3<!--= n --> or 4<!--ok: four -->.", "", "    C.g: a² => $a^2$"]
    assert read_proofs(rows) == (
        Proof("f", "by 3 or 4.", "by 3<!--= n --> or 4<!--ok: four -->."),
        Proof("C.g", "a²", "$a^2$"),
    )


def test_a_proof_stands_in_its_own_docstring() -> None:
    """Proofs of other names leave it alone."""
    parts = [Part(PROSE, "It is 3.")]
    own, other = Proof("f", "3", "3<!--= n -->"), Proof("g", "3", "no")
    assert prove("f", parts, [own, other]) == (Part(PROSE, "It is 3<!--= n -->."),)


@pytest.mark.parametrize("text", ["It is 4.", "It is 3 and 3."])
def test_changed_words_are_refused(text: str) -> None:
    """Neither none nor two places will do."""
    with pytest.raises(ReferenceFault, match="'3' does not stand once in the docstring of f"):
        prove("f", [Part(PROSE, text)], [Proof("f", "3", "3<!--= n -->")])


def test_an_example_is_not_rewritten() -> None:
    """What it prints is proven by running it."""
    with pytest.raises(ReferenceFault, match="does not stand once"):
        prove("f", [Part(EXAMPLE, ">>> 3\n3")], [Proof("f", "3", "4")])


def test_an_example_may_have_a_reason_not_to_run() -> None:
    """It stands by the example, and no prose is touched."""
    (proof,) = read_proofs(["    f: example: needs a file"])
    parts = [Part(PROSE, "A."), Part(EXAMPLE, ">>> f()")]
    assert prove("f", parts, [proof]) == (
        Part(PROSE, "A."),
        Part(EXAMPLE, ">>> f()", "needs a file"),
    )


def test_years_and_papers_are_exempt_in_sources_alone() -> None:
    """A number in brackets elsewhere has to be proven."""
    parts = [Part("Source", "A (1943), arXiv:1412.6980."), Part(PROSE, "A (1943).")]
    source, prose = prove("f", parts, [])
    assert source.text == (
        "A (1943<!--ok: year of publication -->), arXiv:1412.6980<!--ok: number of the paper -->."
    )
    assert prose.text == "A (1943)."


def test_a_line_without_a_name_is_refused() -> None:
    """With the line in the sentence."""
    with pytest.raises(ReferenceFault, match="'just words' names no docstring"):
        read_proofs(["    just words"])
