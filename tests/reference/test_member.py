"""Members are what the package makes public, as the source has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference.member import ReferenceFault, read_module
from tests.reference.conftest import write


def test_public_is_what_the_package_imports(site: Path) -> None:
    """In the order of the file, methods after their class, nothing internal."""
    names = [member.name for member in read_module("pack.bend", site).members]
    assert names == ["LIMITS", "bend", "Bender", "Bender.twice", "Bender.bend_all"]


def test_a_signature_is_that_of_the_source(site: Path) -> None:
    """Defaults and kinds of arguments are kept; self is left out."""
    found = {one.name: one.signature for one in read_module("pack.bend", site).members}
    assert found["bend"] == "bend(x: float, by: float=0.5) -> float".replace("=", " = ")
    assert found["Bender"] == "Bender(by: float)"
    assert found["Bender.twice"] == "Bender.twice: float"
    assert found["Bender.bend_all"] == "Bender.bend_all(x: Sequence[float], *, at: int = 0) -> None"
    assert found["LIMITS"] == ""


def test_a_constant_is_documented_by_the_string_after_it(site: Path) -> None:
    """As editors read it."""
    assert read_module("pack.bend", site).members[0].docstring == "Where a bend ends."


def test_a_long_signature_has_an_argument_a_line(site: Path) -> None:
    """So that it is read on a telephone."""
    arguments = ", ".join(f"argument_{n}: float" for n in range(6))
    write(site / "pack/bend.py", f"def bend({arguments}) -> float: ...\n")
    signature = read_module("pack.bend", site).members[0].signature
    assert signature.split("\n")[1] == "    argument_0: float,"
    assert signature.split("\n")[-1] == ") -> float"


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("pack.none", "", "the module 'pack.none' cannot be read"),
        ("pack.bend", "def", "the module 'pack.bend' is no Python"),
        ("pack.other", "x = 1\n", "the package imports nothing from 'pack.other'"),
    ],
)
def test_what_cannot_be_read_is_said(site: Path, name: str, source: str, said: str) -> None:
    """In a sentence that names the module."""
    if source:
        write(site / f"{name.replace('.', '/')}.py", source)
    with pytest.raises(ReferenceFault, match=said):
        read_module(name, site)


def test_a_saved_docstring_is_seen_at_once(site: Path) -> None:
    """The source is read, not imported."""
    assert "0 on" in read_module("pack.bend", site).docstring
    write(site / "pack/bend.py", '"""Anew."""\ndef bend(): ...\n')
    assert read_module("pack.bend", site).docstring == "Anew."
