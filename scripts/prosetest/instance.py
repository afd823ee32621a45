"""A chain at the values of the code: whether it holds there, and which part is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isclose

from prosetest.comparison import Verdict, differences
from prosetest.expression import Chain, Interval, Literal, Node, Progression
from prosetest.form import pairs
from prosetest.judgement import UNDEFINED, Fault, as_written, mismatch
from prosetest.membership import Domain, evaluable
from prosetest.namespace import Namespace
from prosetest.question import Problem, Question
from prosetest.relation import MISSHAPEN, Changed, approximate, asked, compare, has_index, is_void
from prosetest.tree import literals, symbols
from prosetest.value import Array


@dataclass(frozen=True)
class Instance:
    """A chain of sides, its text, and the names that it is about."""

    chain: Chain
    text: str
    namespace: Namespace

    def verdict(self, changed: Changed) -> tuple[Verdict, Fault | None]:
        """Compare neighbours, and literals with the leaf in their place."""
        self.namespace.values(self.questions([changed]))
        for leaf, literal in self.leaves():
            if wrong := self.leaf_fault(leaf, literal, changed):
                return Verdict.FAILS, wrong
        doubt: tuple[Verdict, Fault | None] = Verdict.HOLDS, None
        for n, relation in enumerate(self.chain.relations):
            left, right = self.chain.sides[n : n + 2]
            verdict = compare(left, right, relation, self.namespace, changed)
            if verdict is Verdict.FAILS:
                return verdict, self.fault(n, changed)
            if verdict is Verdict.CANNOT_TELL:
                doubt = verdict, self.doubt(n, changed)
        return doubt

    def questions(self, changes: list[Changed]) -> list[Question]:
        """What the verdicts of all these changes will need."""
        parts = [part for side in self.chain.sides for part in evaluable(side)]
        leaves = [Question(leaf) for leaf, _ in self.leaves()]
        return [*leaves, *(asked(part, changed) for part in parts for changed in changes)]

    def leaves(self) -> Iterator[tuple[Node, Literal]]:
        """Literals beside a side in symbols of the same form, each with the leaf in its place."""
        for n, relation in enumerate(self.chain.relations):
            if relation not in {"=", "≈"}:
                continue
            both = self.chain.sides[n : n + 2]
            for one, other in (both, both[::-1]):
                if isinstance(other, Literal) or not symbols(one):
                    continue
                for leaf, literal in pairs(one, other) or []:
                    if not isinstance(leaf, Literal):
                        yield leaf, literal

    def leaf_faults(self) -> Iterator[Fault]:
        """Every literal that is not its leaf; an index is named too, since it may be the slip."""
        for leaf, literal in self.leaves():
            wrong = self.leaf_fault(leaf, literal, {})
            if wrong is None:
                continue
            yield wrong
            name = self.text[leaf.start : leaf.end]
            if has_index(leaf):
                message = f"{name} is not the {literal.numeral.text} that stands in its place"
                mend = "correct the index, or the number"
                yield Fault(leaf.start, leaf.end, message, mend, "index", wrong.details)

    def leaf_fault(self, leaf: Node, literal: Literal, changed: Changed) -> Fault | None:
        """Why a literal is not the leaf in its place, if it is not."""
        value = self.namespace.value(leaf)
        if isinstance(value, Problem):
            return None
        found = differences(literal, value, changed)
        if isinstance(found, str) or not found:
            return None
        return mismatch(literal, self.shown(leaf), value, found[0].reason)

    def tight(self, literal: Literal) -> bool:
        """Whether some numbers of the code come up to a literal that bounds their set."""
        for left, right in pairwise(self.chain.sides):
            if not isinstance(right, Interval | Progression) or literal not in evaluable(right):
                continue
            value, edges = self.namespace.value(left), evaluable(right)
            if literal in (edges[0], edges[-1]) and isinstance(value, Array) and value.items[1:]:
                numbers = [float(item.exact) for item in value.items if item.exact is not None]
                edge = max(numbers) if literal == edges[-1] else min(numbers)
                return isclose(edge, float(literal.numeral.value), rel_tol=1e-12)
        return False

    def shown(self, node: Node) -> str:
        """A part as it is written."""
        return as_written(self.text, node)

    def fault(self, n: int, changed: Changed) -> Fault:
        """Point at the side that stands alone against the others, and say what was found."""
        left, right = self.chain.sides[n : n + 2]
        if isinstance(right, Domain):
            return self.outside(left, right)
        if misshapen := self.misshapen(left, right):
            return misshapen
        side = self.odd_side(n, changed)
        other = right if side is left else left
        value, wanted = self.namespace.values([asked(part, changed) for part in (side, other)])
        relation = self.chain.relations[n]
        if isinstance(side, Literal) and not isinstance(wanted, Problem):
            fault = mismatch(side, self.shown(other), wanted, "is")
            if relation == "=" and approximate(other, side, self.namespace, {}) is Verdict.HOLDS:
                return replace(
                    fault,
                    message=f"{fault.message.split(',')[0]} after =, {wanted.text} is the value",
                    mend="write ≈ (\\approx) for a rounded value",
                )
            return fault
        texts = [v.text if not isinstance(v, Problem) else v.reason for v in (value, wanted)]
        shown = texts if side is left else texts[::-1]
        whole = not literals(left) and not literals(right)
        start, end = (left.start, right.end) if whole else (side.start, side.end)
        message = f"{self.shown(left)} {relation} {self.shown(right)} is false"
        return Fault(start, end, message, "correct the side that is wrong", "equation",
                     (("left", shown[0]), ("right", shown[1])))  # fmt: skip

    def outside(self, left: Node, right: Node) -> Fault:
        """A value that is not in the set it is said to be in."""
        value = self.namespace.value(left)
        text = value.reason if isinstance(value, Problem) else value.text
        message = f"{self.shown(left)} is not in {self.shown(right)}"
        shape = getattr(value, "shape", None)
        details = (("value", text), *([("shape", str(shape))] if shape is not None else []))
        return Fault(right.start, right.end, message, "correct the set", "equation", details)

    def misshapen(self, left: Node, right: Node) -> Fault | None:
        """A side without a value: the shapes in it do not fit, or it divides by zero."""
        for side in (left, right):
            value = self.namespace.value(side)
            if is_void(side, value) or (isinstance(value, Problem) and value.kind in MISSHAPEN):
                assert isinstance(value, Problem)
                message = f"{self.shown(side)} has no value: {value.reason}"
                mend = "correct the index" if value.kind in MISSHAPEN else "correct this side"
                if value.kind == "ShapeMismatch":
                    mend = "transpose or exchange a factor"
                return Fault(side.start, side.end, message, mend, "equation")
        return None

    def odd_side(self, n: int, changed: Changed) -> Node:
        """Of two sides that disagree, the one that fewer of the other sides agree with."""
        left, right = self.chain.sides[n : n + 2]

        def friends(side: Node) -> tuple[int, bool, bool]:
            count = sum(
                compare(side, other, "=", self.namespace, changed) is Verdict.HOLDS
                for other in self.chain.sides
                if other is not side
            )
            return count, not literals(side), not isinstance(side, Literal)

        return right if friends(left) >= friends(right) else left

    def doubt(self, n: int, changed: Changed) -> Fault:
        """Why two sides cannot be compared."""
        sides = self.chain.sides[n : n + 2]
        for side in sides:
            for part in evaluable(side):
                (value,) = self.namespace.values([asked(part, changed)])
                if isinstance(value, Problem):
                    rule = UNDEFINED if value.kind == "Undefined" else "no-value"
                    return Fault(side.start, side.end, value.reason, "define it", rule)
        one, two = map(self.shown, sides)
        relation = self.chain.relations[n]
        message = f"{one} {relation} {two} cannot be decided"
        if relation == "≈":
            message += ": show the digit at which it is rounded"
        if relation == "→":
            message = "a chain of sizes says of nothing whose they are: bind it to a list of sizes"
        return Fault(self.chain.start, self.chain.end, message, "bind the span", "undecided")
