"""A chain as a law: its sides are functions of free variables, compared on many points.

A law holds where its sides agree on every point at which both are defined, and on enough of them.
A point where one side alone is defined leaves it undecided; so does a law of nothing in the code
that fails, since it may be an equation to be solved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from prosetest.comparison import Verdict, agree
from prosetest.expression import Chain, Literal, Node
from prosetest.judgement import UNDEFINED, Fault, as_written
from prosetest.membership import Domain, belongs, evaluable
from prosetest.namespace import Namespace
from prosetest.question import Point, Problem, Question, Vector
from prosetest.relation import BROKEN, SILENT, Changed, anchors, asked, is_of_code, related
from prosetest.sample import (
    DENSE,
    WANTED,
    beside,
    is_finite,
    is_moderate,
    is_near,
    points,
)
from prosetest.tree import is_measured, literals
from prosetest.value import Number, Value
from prosetest.variable import Variable

HALF = "one side alone is defined somewhere"

_Answers = list[list[Value | Problem]]
_NEAR = 1e-6
"""How near a function must come to a bound that is said to be its bound."""


@dataclass(frozen=True)
class Law:
    """A chain of sides, its text, and the variables that stand for any number."""

    chain: Chain
    text: str
    namespace: Namespace
    variables: tuple[Variable, ...]

    @cached_property
    def points(self) -> list[Point]:
        """Where the sides are compared: inside the unit interval where few points are defined."""
        wide = [*points(self.variables), *beside(self.variables, literals(self.chain))]
        if all(variable.index or variable.shape for variable in self.variables):
            return wide
        return [*wide, *points(self.variables, unit=True)] if self.is_narrow(wide) else wide

    def is_narrow(self, wide: Sequence[Point]) -> bool:
        """Whether the code refuses so many of the points that too few are left."""
        sides = [part for side in self.chain.sides for part in evaluable(side)]
        asked_ = [asked(part, {}, point) for point in wide for part in sides]
        answers = self.namespace.values(asked_)
        rows = [answers[at : at + len(sides)] for at in range(0, len(answers), len(sides))]
        whole = [row for row in rows if not any(isinstance(x, Problem) for x in row)]
        return len(whole) < 2 * WANTED

    @cached_property
    def anchored(self) -> bool:
        """Whether the chain is about something in the code."""
        free = {variable.name for variable in self.variables}
        known = self.namespace.known()
        found = (symbol for symbol in anchors(self.chain, known) if symbol.name not in free)
        return any(is_of_code(symbol.name, known) for symbol in found)

    @cached_property
    def measured(self) -> bool:
        """Whether a derivative is taken numerically."""
        return is_measured(self.chain)

    def questions(self, changes: list[Changed]) -> list[Question]:
        """What the verdicts of all these changes will need."""
        parts = [part for side in self.chain.sides for part in evaluable(side)]
        return [
            asked(part, changed, point)
            for changed in changes for part in parts for point in self.points
        ]  # fmt: skip

    def verdict(self, changed: Changed) -> tuple[Verdict, Fault | None]:
        """Compare the sides on all points."""
        seen, doubt = 0, ""
        for point, answers in zip(self.points, self.answers(changed), strict=True):
            for n, outcome in enumerate(self.outcomes(point, answers)):
                if outcome is Verdict.FAILS:
                    return outcome, self.fault(n, point, changed)
                if isinstance(outcome, str):
                    doubt = doubt or outcome
                seen += outcome is Verdict.HOLDS
        if not doubt and seen < self.wanted:
            names = ", ".join(variable.name for variable in self.variables)
            doubt = f"{names} is not defined in the code of this page"
        if doubt:
            rule = UNDEFINED if doubt == HALF else "no-value"
            fault = Fault(self.chain.start, self.chain.end, doubt, "define it", rule)
            return Verdict.CANNOT_TELL, fault
        return Verdict.HOLDS, None

    def is_mostly_false(self) -> bool:
        """Whether two neighbours differ at most points, not only where a letter is zero."""
        both = zip(self.points, self.answers({}), strict=True)
        found = zip(*(self.outcomes(point, answers) for point, answers in both), strict=True)
        return any(
            outcomes.count(Verdict.FAILS) > outcomes.count(Verdict.HOLDS) for outcomes in found
        )

    @property
    def wanted(self) -> int:
        """On how many points the sides have to be compared."""
        shaped = all(variable.index or variable.shape for variable in self.variables)
        return 1 if shaped else WANTED

    def outcomes(self, point: Point, answers: _Answers) -> Iterator[Verdict | str | None]:
        """Relation by relation: a verdict, a doubt, or ``None`` where the point says nothing."""
        for n, relation in enumerate(self.chain.relations):
            yield self.outcome(answers[n][:1], answers[n + 1], n, relation, point)

    def answers(self, changed: Changed) -> Iterator[_Answers]:
        """Point by point, the values of the parts of each side."""
        values = self.namespace.values(self.questions([changed]))
        count = len(self.points)
        for at in range(count):
            parts = iter(values[at::count])
            yield [[next(parts) for _ in evaluable(side)] for side in self.chain.sides]

    def outcome(
        self,
        left: Sequence[Value | Problem],
        right: Sequence[Value | Problem],
        n: int,
        relation: str,
        point: Point,
    ) -> Verdict | str | None:
        """What one point says of two neighbouring sides."""
        both = [*left, *right]
        problems = [value for value in both if isinstance(value, Problem)]
        values = [value for value in both if not isinstance(value, Problem)]
        if problems:
            return self.undefined(problems, both, point)
        side = self.chain.sides[n + 1]
        if isinstance(side, Domain):
            return belongs(values[0], side, values[1:], far=not is_near(point))
        if not all(map(is_finite, values)):
            halves = [is_finite(value) for value in values]
            odd = halves[0] != halves[1] and "nan" in (values[0].text, values[1].text)
            return HALF if odd and is_moderate(point) else None
        if relation in {"=", "≈"}:
            return _verdict(agree(values[0], values[1], self.measured))
        if agree(values[0], values[1], self.measured) and (self.measured or not is_near(point)):
            return Verdict.HOLDS if relation in "≤≥" else None
        return related(values, side, relation)

    def undefined(
        self, problems: Sequence[Problem], both: Sequence[Value | Problem], point: Point
    ) -> Verdict | str | None:
        """What a point says where a side has no value."""
        kinds = {problem.kind for problem in problems}
        if len(problems) == len(both) and kinds <= SILENT:
            return None
        if kinds & BROKEN:
            return Verdict.FAILS if len(problems) < len(both) else problems[0].reason
        if kinds & {"NoElement", "Refused", "NoSlope"}:
            return None
        if kinds <= {"Undefined"}:
            return HALF if is_moderate(point) else None
        return problems[0].reason

    def fault(self, n: int, point: Point, changed: Changed) -> Fault:
        """Say where two sides differ, and what they give there."""
        left, right = self.chain.sides[n : n + 2]
        side = right if literals(right) or not literals(left) else left
        values = [self.namespace.value(part, {}, dict(point)) for part in (left, *evaluable(right))]
        texts = [value.reason if isinstance(value, Problem) else value.text for value in values]
        at = ", ".join(f"{name} = {_shown(value)}" for name, value in point)
        one, two = (as_written(self.text, side) for side in (left, right))
        message = f"{one} {self.chain.relations[n]} {two} is false at {at}"
        rows = (("left", texts[0]), ("right", ", ".join(texts[1:])))
        mend = "correct the formula, or define the symbol in the code"
        return Fault(side.start, side.end, message, mend, "formula", rows)

    # Bounds

    def tight(self, literal: Literal) -> bool:
        """Whether a function comes as near as it can to a literal that bounds it."""
        for n, relation in enumerate(self.chain.relations):
            left, right = self.chain.sides[n : n + 2]
            if relation in "<≤>≥" and literal in (left, right):
                function = left if literal == right else right
                upper = (relation in "<≤") == (literal == right)
                return self.approaches(function, literal, upper)
            if relation == "∈" and literal in evaluable(right):
                return self.approaches(left, literal, literal == evaluable(right)[-1])
        return False

    def approaches(self, function: Node, bound: Literal, upper: bool) -> bool:
        """Whether the largest or the smallest value of a function is, nearly, the bound."""
        if len(self.variables) != 1 or self.variables[0].shape or self.variables[0].domain:
            return False
        name = self.variables[0].name
        asked_ = [asked(function, {}, ((name, at),)) for at in DENSE]
        values = [v for v in self.namespace.values(asked_) if isinstance(v, Number)]
        found = [float(value.exact) for value in values if value.exact is not None]
        if not found:
            return False
        edge, limit = (max(found) if upper else min(found)), float(bound.numeral.value)
        return abs(edge - limit) <= _NEAR * max(1.0, abs(limit))


def _verdict(truth: bool) -> Verdict:
    return Verdict.HOLDS if truth else Verdict.FAILS


def _shown(value: object) -> str:
    if isinstance(value, Vector):
        return "an array"
    return f"{value:g}" if isinstance(value, float) else str(value)
