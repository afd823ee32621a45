"""Every formula of the lessons is checked against nnlib, and every wrong variant is a finding.

Each file ``facts/NAME.toml`` holds formulas as a page would write them, each with variants that
are wrong by a sign, a factor, an index, a missing term, a transposition, another layer or constant;
``facts/NAME.py`` is the example of that page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.maths.conftest import Check, open_questions, wrong

FACTS = Path(__file__).parent / "facts"
ENOUGH = 60


@dataclass(frozen=True)
class Formula:
    """A formula, the lesson that it belongs to, and the binding right after it, if it has one."""

    lesson: str
    text: str
    binding: str = ""

    @property
    def page(self) -> str:
        """The formula on a page of its own."""
        remark = f"<!--= {self.binding} -->" if self.binding else ""
        return f"# Formula\n\nHere ${self.text}${remark} is stated.\n"

    @property
    def code(self) -> str:
        """The example of the lesson."""
        return (FACTS / f"{self.lesson}.py").read_text(encoding="utf-8")


def formulas(which: str) -> Iterator[Formula]:
    """Yield the formulas that are right, or those that are wrong."""
    for file in sorted(FACTS.glob("*.toml")):
        for one in tomllib.loads(file.read_text(encoding="utf-8"))["formula"]:
            texts = [one["right"]] if which == "right" else one["wrong"]
            for text in texts:
                yield Formula(file.stem, text, one.get("bind", ""))


def cases(which: str) -> list[object]:
    """Return the formulas as parameters."""
    return [pytest.param(one, id=f"{one.lesson}: {one.text}") for one in formulas(which)]


@pytest.mark.parametrize("formula", cases("right"))
def test_a_formula_of_the_lessons_holds(check: Check, formula: Formula) -> None:
    """It is decided, and no part of it contradicts the code."""
    report = check(formula.page, formula.code)
    assert not wrong(report)
    assert not open_questions(report)
    assert report.claims


@pytest.mark.parametrize("formula", cases("wrong"))
def test_a_wrong_variant_is_a_finding(check: Check, formula: Formula) -> None:
    """It is found wrong, not merely undecided."""
    report = check(formula.page, formula.code)
    assert wrong(report), open_questions(report)


def test_the_wrong_variants_are_many_and_no_variant_is_right() -> None:
    """At least sixty, each written once, none of them a formula that is right."""
    variants = [(one.lesson, one.text) for one in formulas("wrong")]
    assert len(variants) >= ENOUGH
    assert len(variants) == len(set(variants))
    assert not set(variants) & {(one.lesson, one.text) for one in formulas("right")}
