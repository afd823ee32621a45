"""A judgement is what came of a claim: its verdict, the proof of each literal, and its faults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from prosetest.comparison import TIE, Verdict
from prosetest.definition import Constant
from prosetest.expression import Literal, Node
from prosetest.question import Problem
from prosetest.spelling import decimals, settled
from prosetest.value import Number, Value

UNDEFINED = "undefined"
"""The rule of a claim that a part of has no value where it needs one."""


@dataclass(frozen=True)
class Fault:
    """Why a claim does not hold: the part to point at, a message, and the rows below it."""

    start: int
    end: int
    message: str
    mend: str
    rule: str
    details: tuple[tuple[str, str], ...] = ()
    value: Value | None = None
    literal: Literal | None = None

    @property
    def seen(self) -> str:
        """What the sides gave that did not agree."""
        given = dict(self.details)
        if "left" in given:
            _, at, point = self.message.rpartition(" is false at ")
            return f"{given['left']} against {given['right']}" + (f" at {point}" if at else "")
        if "value" in given:
            return f"{given.get('expression', 'it')} is {given['value']}"
        return self.message


@dataclass(frozen=True)
class Proof:
    """A literal that is verified: by which expression, and what that is worth.

    ``tier`` is computed, or arithmetic where no code of the page is involved.
    """

    start: int
    end: int
    tier: str
    expression: str
    value: str


@dataclass(frozen=True)
class Trial:
    """A mutant: a literal, the number put in its place, whether that is noticed, and by what.

    Without a number, what is said of the literal itself is why a change would be noticed.
    """

    literal: Literal
    value: Fraction | None
    noticed: bool
    words: str


@dataclass(frozen=True)
class Judgement:
    """What came of a claim: its verdict, its proofs literal by literal, its faults.

    ``loose`` holds the literals that could change unnoticed; ``unproven`` says why a formula
    could not be decided; ``trials`` are the mutants by which literals were tried.
    """

    verdict: Verdict
    proofs: tuple[Proof, ...] = ()
    faults: tuple[Fault, ...] = ()
    loose: tuple[Literal, ...] = ()
    constants: frozenset[Constant] = field(default_factory=frozenset)
    unproven: str = ""
    trials: tuple[Trial, ...] = ()


@dataclass(frozen=True)
class Account:
    """How a statement was read, what came of it, and what each side gave."""

    statement: Node
    text: str
    judgement: Judgement
    sides: tuple[tuple[str, str], ...] = ()


_CLOSED = re.compile(r"(?:\\left\s*)?[(\[]\s*\Z")


def as_written(text: str, node: Node) -> str:
    """Return what a part is written as, with the brackets that it begins with."""
    start, words = node.start, text[node.start : node.end]
    while sum(words.count(sign) for sign in ")]") > sum(words.count(sign) for sign in "(["):
        opening = _CLOSED.search(text, 0, start)
        if opening is None:
            break
        start, words = opening.start(), text[opening.start() : node.end]
    return words.strip()


def rows(text: str, value: Value) -> tuple[tuple[str, str], ...]:
    return (("expression", text), ("value", settled(value.text)))


def mismatch(literal: Literal, text: str, value: Value, reason: str) -> Fault:
    written = literal.numeral.text
    if reason == TIE:
        message = f"{written} is written, {text} is {value.text}, exactly halfway"
        mend = "write one more digit"
    else:
        shown = short(value, literal)
        message = f"{written} is written, {text} is {shown}"
        mend = f"write {shown}, or correct the code"
    wrong = None if reason == TIE else literal
    details = rows(text, value)
    return Fault(literal.start, literal.end, message, mend, "value", details, value, wrong)


def short(value: Value, literal: Literal | None = None) -> str:
    """Return a value as a reader would write it, at the digits of ``literal`` where that shows."""
    if not isinstance(value, Number) or value.exact is None:
        return value.text
    if literal is not None and literal.numeral.unit:
        percent = literal.numeral.text.rstrip()[-1:] in {"%", "％"}
        scale = 100 if percent else 1
        shown = decimals(value.exact * scale, _places(literal.numeral.unit * scale))
        if shown.lstrip("-") != literal.numeral.text.lstrip("-−").rstrip("%％ \\"):
            return shown + ("%" if percent else "")
    return value.text


def _places(unit: Fraction) -> int:
    """How many digits after the point a unit shows."""
    places = 0
    while unit * 10**places < 1 and places < 60:
        places += 1
    return places


def cannot(node: Node, text: str, problem: Problem) -> Judgement:
    message = f"{text} has no value: {problem.reason}"
    mend = (
        "define it in example.py or in a block above"
        if problem.unknown
        else ("give a name in example.py to a value that can be computed")
    )
    fault = Fault(node.start, node.end, message, mend, "no-value", (("expression", text),))
    return Judgement(Verdict.CANNOT_TELL, faults=(fault,))
