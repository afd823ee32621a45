"""Whether what prose says of its own numbers is false: where no rounding and no unit saves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from prosetest.comparison import Verdict, differ_slightly, same
from prosetest.equation import judge_formula
from prosetest.expression import Literal, Node
from prosetest.judgement import Fault, Judgement, as_written
from prosetest.namespace import Namespace
from prosetest.question import Problem, Question
from prosetest.relation import Changed, asked
from prosetest.saying import Saying
from prosetest.tree import literals
from prosetest.unit import may_be_scaled
from prosetest.value import Number

_ROUNDED = Fraction(1, 100)
"""A number with two digits after its point may be rounded; 0.9 is meant as it is."""

_GROUPS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+")
_NOISE = Fraction(1, 10**9)


def judge_saying(saying: Saying, namespace: Namespace) -> Judgement:
    """Judge what prose says; a number after ``=`` may be rounded, as prose has it."""
    found = judge_formula(saying.chain, saying.text, namespace)
    if found.verdict is not Verdict.FAILS:
        return found
    faults = () if _holds_in_groups(saying, namespace) else tuple(_faults(saying, namespace))
    verdict = Verdict.FAILS if faults else Verdict.CANNOT_TELL
    return Judgement(verdict, faults=faults)


def _holds_in_groups(saying: Saying, namespace: Namespace) -> bool:
    """Whether it holds where points part groups of digits: ``1.000 + 500 = 1.500``."""
    grouped: Changed = {
        one.start: Fraction(one.numeral.text.replace(".", ""))
        for one in literals(saying.chain)
        if _GROUPS.fullmatch(one.numeral.text)
    }
    if not grouped:
        return False
    values = namespace.values([asked(side, grouped) for side in saying.chain.sides])
    known = [value for value in values if not isinstance(value, Problem)]
    return len(known) == len(values) and all(
        same(one, other) is Verdict.HOLDS for one, other in pairwise(known)
    )


def _faults(saying: Saying, namespace: Namespace) -> Iterator[Fault]:
    values = namespace.values([Question(side) for side in saying.chain.sides])
    known = [v.exact if isinstance(v, Number) else None for v in values]
    pairs = zip(pairwise(saying.chain.sides), pairwise(known), saying.chain.relations, strict=True)
    for (left, right), (one, other), relation in pairs:
        if one is None or other is None or _agree(left, right, one, other, relation):
            continue
        if relation == "≈" and abs(one - other) <= _slack(left, one) + _slack(right, other):
            continue
        if saying.measured and may_be_scaled(one, other):
            continue
        yield _fault(saying, left, right, one, other)
        return


def _fault(saying: Saying, left: Node, right: Node, one: Fraction, other: Fraction) -> Fault:
    """Point at the number that stands alone, and say what the other side is."""
    side, rest, value = (right, left, one) if isinstance(right, Literal) else (left, right, other)
    written = as_written(saying.text, side)
    sign = "%" * _is_percent(side)
    shown = f"{float(value * 100 if sign else value):.6g}{sign}"
    message = f"{written} is written, {as_written(saying.text, rest)} makes {shown}"
    return Fault(side.start, side.end, message, "correct the number that is wrong", "equation")


def _is_percent(side: Node) -> bool:
    return isinstance(side, Literal) and side.numeral.text[-1] in "%％"


def _agree(left: Node, right: Node, one: Fraction, other: Fraction, relation: str) -> bool:
    """Whether two sides are equal, or as near as the digits of a literal side let them be."""
    gap = abs(one - other)
    if gap <= _NOISE * max(abs(one), abs(other)):
        return True
    units = [_unit(side, relation) for side in (left, right) if isinstance(side, Literal)]
    if not units:
        return relation == "≈" and differ_slightly(one, other)
    if any(gap <= unit / 2 + _NOISE * unit for unit in units):
        return True
    both = (right, one, other), (left, other, one)
    return any(_is_twice(*three) or _is_cut(*three) for three in both)


def _is_cut(side: Node, value: Fraction, written: Fraction) -> bool:
    """Whether digits are cut off, where rounding would raise the last: 2.302 for 2.30258…"""
    if not isinstance(side, Literal) or not side.numeral.unit or side.numeral.unit > _ROUNDED:
        return False
    return value * written > 0 and 0 <= abs(value) - abs(written) < side.numeral.unit


def _slack(side: Node, value: Fraction) -> Fraction:
    """By how much a side may be off whose numbers are rounded themselves."""
    slack = Fraction(0)
    for one in () if isinstance(side, Literal) else literals(side):
        unit, size = one.numeral.unit or Fraction(1), abs(one.numeral.value)
        if unit <= _ROUNDED and size:
            slack += unit / 2 * (1 + abs(value) / size)
    return slack


def _is_twice(side: Node, value: Fraction, written: Fraction) -> bool:
    """Whether the factor of ``12 / 40 × 100 = 30%`` is told twice, which every reader forgives."""
    if not isinstance(side, Literal) or not _is_percent(side):
        return False
    return abs(value / 100 - written) <= _unit(side, "≈") / 2


def _unit(literal: Literal, relation: str) -> Fraction:
    """What the last digit that means something is worth: after ≈, the 3 of 3000."""
    numeral = literal.numeral
    return numeral.least if relation == "≈" else numeral.unit or Fraction(0)
