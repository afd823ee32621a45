"""A proof says, beside the docstring, what the numbers in it rest on.

A docstring is plain text, for ``help()``; the page that shows it holds the remarks of prosetest::

    ::: nnlib.activation
        sigmoid_derivative: its slope is 0.25<!--= sigmoid_derivative(0) -->
        digits: example: needs scikit-learn, which is optional
        softplus: φ(x) = ln(1 + eˣ) => $\\mathrm{softplus}(x) = \\ln(1 + e^x)$

The words without their remarks, or those before ``=>``, stand in the docstring of that name once;
where they no longer do, the page is refused. The docstring of the module itself goes by ``module``.
An example that the page cannot run gets its reason after ``example:``.
A year in a line ``Source:`` and the number of a paper need no proof, since no code knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reference.docstring import EXAMPLE, Part
from reference.member import ReferenceFault

MODULE = "module"
_UNRUN = "example: "
_ROW = re.compile(r"(?P<name>[A-Za-z_][\w.]*): (?P<words>.+)")
_REMARK = re.compile(r"<!--.*?-->")
_YEAR = re.compile(r"\((1[5-9]\d\d|20\d\d)\)")
_PAPER = re.compile(r"(arXiv:\d{4}\.\d{4,5})")


@dataclass(frozen=True)
class Proof:
    """In the docstring of ``name``, the words ``written`` are ``shown`` on the page."""

    name: str
    written: str
    shown: str

    @property
    def unrun(self) -> str:
        """Why the examples do not run, where that is what it says."""
        return self.written.removeprefix(_UNRUN) if self.written.startswith(_UNRUN) else ""


def read_proofs(rows: Iterable[str]) -> tuple[Proof, ...]:
    """Read the indented lines under a directive.

    Raises:
        ReferenceFault: a line has no name.
    """
    return tuple(_read(row.strip()) for row in rows if row.strip())


def _read(row: str) -> Proof:
    found = _ROW.fullmatch(row)
    if not found:
        raise ReferenceFault(f"'{row}' names no docstring, expected a name, a colon and its words")
    written, arrow, shown = found["words"].partition(" => ")
    if arrow:
        return Proof(found["name"], written.strip(), shown.strip())
    return Proof(found["name"], _REMARK.sub("", written).strip(), written.strip())


def prove(name: str, parts: Sequence[Part], proofs: Sequence[Proof]) -> tuple[Part, ...]:
    """Return the parts of a docstring with the proofs in it.

    Raises:
        ReferenceFault: the words of a proof do not stand there once.
    """
    shown = [_dated(_noted(part, name, proofs)) for part in parts]
    for proof in (one for one in proofs if one.name == name and not one.unrun):
        found = [n for n, part in enumerate(shown) if proof.written in _words(part)]
        if len(found) != 1 or shown[found[0]].text.count(proof.written) != 1:
            raise ReferenceFault(
                f"'{proof.written}' does not stand once in the docstring of {name}: "
                "quote the docstring as it is now"
            )
        part = shown[found[0]]
        shown[found[0]] = replace(part, text=part.text.replace(proof.written, proof.shown))
    return tuple(shown)


def _noted(part: Part, name: str, proofs: Sequence[Proof]) -> Part:
    reason = next((one.unrun for one in proofs if one.name == name and one.unrun), "")
    return replace(part, note=reason) if part.kind == EXAMPLE and reason else part


def _words(part: Part) -> str:
    return "" if part.kind == EXAMPLE else part.text


def _dated(part: Part) -> Part:
    if part.kind != "Source":
        return part
    text = _YEAR.sub(r"(\1<!--ok: year of publication -->)", part.text)
    return replace(part, text=_PAPER.sub(r"\1<!--ok: number of the paper -->", text))
