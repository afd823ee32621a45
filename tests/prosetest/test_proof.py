"""What a claim that holds proves: by which tier, by what, and which mutants were noticed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.formula import parse
from prosetest.judgement import Judgement
from prosetest.proof import TOO_MANY
from tests.prosetest.conftest import Code

CODE = """
import math
z, w, L = 3.6, [0.4, 0.6], -math.log(0.25)
def relu(t):
    return max(0.0, t)
"""


def judged(code: Code, text: str) -> Judgement:
    (statement,) = parse(text)
    return judge_formula(statement, text, code(CODE))


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [("[z, 9] = [3.6, 9]", "99"), ("(z, 9) = (3.6, 9)", "99"), ("w = [0.4, 0.6]", ""),
     ("[[z, 9], [w_1, 1]] = [[3.6, 9], [0.4, 1]]", "9911"),
     ("z + 9 = 12.6", "")],
)  # fmt: skip
def test_vectors_face_each_other_item_by_item(code: Code, text: str, arithmetic: str) -> None:
    """A number that faces a number alone is true of nothing in the code."""
    proofs = sorted(judged(code, text).proofs, key=lambda one: one.start)
    found = [text[one.start : one.end] for one in proofs if one.tier == "arithmetic"]
    assert sorted("".join(found)) == sorted(arithmetic)


def test_each_mutant_says_by_what_it_is_noticed(code: Code) -> None:
    """The value that contradicts it, or the point at which the two sides differ."""
    raised, lowered = judged(code, "z = 3.6").trials
    assert (raised.noticed, raised.words) == (True, "z is 3.6")
    assert (lowered.noticed, lowered.value) == (True, Fraction(7, 2))
    (law, _) = judged(code, r"\mathrm{relu}(t) = \max(0, t)").trials
    assert law.noticed
    assert law.words.endswith(" at t = -700")


def test_a_change_that_takes_the_claim_its_value_is_noticed(code: Code) -> None:
    """ln(0 − 0.75) is undefined: nobody would print it."""
    assert judged(code, r"L = -\ln(1 - 0.75)").loose == ()


def test_a_literal_that_could_change_is_loose(code: Code) -> None:
    """Its trials say that the claim holds all the same."""
    found = judged(code, r"\max(0, -2) = 0")
    assert [one.numeral.text for one in found.loose] == ["-2"]
    assert {one.words for one in found.trials if not one.noticed} == {
        "the claim holds all the same"
    }


def test_a_formula_with_too_many_literals_is_undecided(code: Code) -> None:
    """Each would be tried at least twice."""
    found = judged(code, " + ".join(["1"] * 201) + " = 201")
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.unproven == TOO_MANY
