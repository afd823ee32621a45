"""Errata of published courses are caught as the page printed them, and pass as corrected.

Each page of ``errata`` bears the code that computes its quantity, and the bindings that its author
would have written before knowing of the error.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.maths.conftest import Check, check
from tests.maths.errata import Erratum, Outcome, errata, outcome
from tests.maths.errata_json import BARE, BOUND, COVERED, INEXPRESSIBLE, PASSES, Judge, literals

__all__ = ["check"]

BARE_CATCHES = {"E001", "E032", "E085", "E151", "E233", "E241", "E252"}
"""Caught with no markup: an equation or a formula of the page that its own code contradicts."""
COVERAGE = {"E077", "E083"}
"""Caught as a numeral that nothing accounts for: what a translator's machine left behind."""
NOT_EXPRESSIBLE = {
    "E033": "words against words: what is maximized",
    "E048": "no number is printed: an input of arbitrary dimension",
    "E187": "words in a picture: the label of an axis",
}
"""What no binding of a number can say, with the reason."""

ERRATA = tuple(errata())
CONTROLS = tuple(one for one in ERRATA if one.control)
MISTAKES = tuple(one for one in ERRATA if not one.control)


@pytest.fixture(scope="module")
def outcomes(check: Check) -> dict[str, Outcome]:
    """What the engine says of each erratum."""
    return {erratum.name: outcome(erratum, check) for erratum in ERRATA}


@pytest.mark.parametrize("erratum", ERRATA, ids=lambda one: one.name)
def test_the_corrected_page_passes(outcomes: dict[str, Outcome], erratum: Erratum) -> None:
    """Without a finding of any kind."""
    assert outcomes[erratum.name].after == ()


@pytest.mark.parametrize("erratum", MISTAKES, ids=lambda one: one.name)
def test_the_printed_page_is_refused(outcomes: dict[str, Outcome], erratum: Erratum) -> None:
    """With the bindings that its author would have written; or no binding can say it."""
    assert bool(outcomes[erratum.name].bound) is (erratum.name not in NOT_EXPRESSIBLE)


def test_some_are_caught_with_no_markup(outcomes: dict[str, Outcome]) -> None:
    """Equations and formulas check themselves; a number in prose needs its binding."""
    assert {name for name, one in outcomes.items() if one.bare} == BARE_CATCHES


@pytest.mark.parametrize("erratum", CONTROLS, ids=lambda one: one.name)
def test_a_mistaken_report_flags_nothing(outcomes: dict[str, Outcome], erratum: Erratum) -> None:
    """What a reader doubted was right, and passes."""
    assert outcomes[erratum.name] == Outcome((), (), ())


def test_leaks_are_caught_by_coverage_alone(outcomes: dict[str, Outcome]) -> None:
    """Nothing on the page is false; a numeral that nothing accounts for is refused all the same."""
    rules = {name: {said.split(":")[0] for said in one.bound} for name, one in outcomes.items()}
    assert {name for name, found in rules.items() if found == {"unchecked"}} == COVERAGE


Entry = dict[str, object]


def entry(wrong: str, right: str, expression: str = "", expected: object = None) -> Entry:
    """Make an entry of a file of errata."""
    made: Entry = {"id": "T1", "language": "en", "wrong": wrong, "right": right, "kind": "error"}
    if not expression:
        return made
    return made | {"check": {"expr": expression, "expected": expected, "tol": 0.005}}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (entry("loss 0.5", "loss 1.04", "1.0402", 1.04), BOUND),
        (entry("a side of 30", "a side of 28", "32 - 5 + 1", 28), BOUND),
        (entry("it is 0.1 + 0.2 = 0.4", "0.3", "0.1 + 0.2", 0.3), BARE),
        (entry("shape (2, 3)", "shape (3, 2)", "[3, 2]", [3, 2]), BOUND),
        (entry("maps 3@32×32", "maps 3@28×28", "[3, 28, 28]", [3, 28, 28]), BOUND),
        (entry("27% of them", "24% of them", "round(23.7)", 24), BOUND),
        (entry("−12 at last", "12 at last", "3 * 4", 12), BOUND),
        (entry("size 100", "size 200"), BOUND),
        (entry("decay 0.9, so 100 of them", "10 of them", "1 / 0.1", 10), BOUND),
        (entry("16/70 = 0.243", "17/70 ≈ 0.243", "17 / 70", 0.243), BARE),
        (entry("a share of 1/6", "a share of 2/6", "2 / 6", 2 / 6), BOUND),
        (entry("rates 0,0,1", "rates 1,1,2"), BOUND),
        (entry("and v 25 are", "and v are"), COVERED),
        (entry("some words", "other words"), INEXPRESSIBLE),
    ],
)
def test_an_entry_becomes_a_page(check: Check, given: Entry, wanted: str) -> None:
    """The literal that shows the quantity, and the one in its place, are bound to its code."""
    result = Judge(check).result(given)
    assert result.printed == wanted, result.said
    assert result.corrected in {PASSES, ""}, result.said


def test_literals_are_found_as_a_reader_sees_them() -> None:
    """Vectors, shapes, signs, percents, groups, Han characters beside digits."""
    found = literals("最近10个 [0,0,1] 3@28×28 −12 27% 61,400 (2, 3) W1 x_2 .5")
    assert [one.value for one in found] == [
        10, [0, 0, 1], [3, 28, 28], -12, 27, 61400, [2, 3], 0.5,
    ]  # fmt: skip


def test_a_file_of_entries_is_counted(check: Check, tmp_path: Path) -> None:
    """As the command prints it: one result an entry, in order."""
    from tests.maths.errata_json import results

    file = tmp_path / "errata.json"
    file.write_text(json.dumps([entry("size 100", "size 200"), entry("a", "b")]), encoding="utf-8")
    assert [one.printed for one in results(file, check)] == [BOUND, INEXPRESSIBLE]
