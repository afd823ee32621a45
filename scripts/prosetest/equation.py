"""A formula that checks itself: an equation, or two functions compared on sampled points.

A literal is *verified* when its claim holds and fails as soon as the literal's last digit is
raised, lowered, or its sign turned: mutation is the definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from prosetest.comparison import Verdict, differences, same
from prosetest.definition import constants_of
from prosetest.expression import (
    Apply,
    Chain,
    Literal,
    Node,
    Symbol,
    literals,
    rebuilt,
    symbols,
    walk,
)
from prosetest.form import pairs
from prosetest.judgement import Fault, Judgement, Proof, mismatch
from prosetest.namespace import Namespace, Problem, Question
from prosetest.relation import Changed, anchors, approximate, compare
from prosetest.value import Number, Thing, Value


def judge_formula(statement: Node, text: str, namespace: Namespace) -> Judgement:
    """Judge a statement that checks itself: an equation, or a formula with free variables."""
    if not isinstance(statement, Chain):
        reason = "states no equation" if literals(statement) else ""
        return Judgement(Verdict.CANNOT_TELL, loose=tuple(literals(statement)), unproven=reason)
    free, problem = _free(statement, namespace)
    if problem:
        return Judgement(Verdict.CANNOT_TELL, loose=tuple(literals(statement)), unproven=problem)
    claim = _Claim(statement, text, namespace, free)
    return claim.judgement()


def _free(chain: Chain, namespace: Namespace) -> tuple[tuple[str, ...], str]:
    """The variables that no code defines, or why the chain cannot be read as a formula."""
    names = list(dict.fromkeys(symbol.name for symbol in symbols(chain)))
    values = {name: namespace.value(Symbol(0, 0, name)) for name in names}
    called = {
        part.function.name
        for part in walk(chain)
        if isinstance(part, Apply) and isinstance(part.function, Symbol)
    }
    unknown = [name for name, value in values.items() if isinstance(value, Problem)]
    for name in unknown:
        value = values[name]
        assert isinstance(value, Problem)
        if name in called or not value.unknown:
            return (), value.reason
    things = [n for n, v in values.items() if isinstance(v, Thing) and not v.function]
    if things:
        return (), f"{things[0]} is no number"
    lone = [name for name in unknown if _sides_with(chain, name) < 2]
    if lone or len(unknown) > 3:
        return (), f"{', '.join(lone or unknown)} is not defined in the code of this page"
    return tuple(unknown), ""


def _sides_with(chain: Chain, name: str) -> int:
    return sum(any(symbol.name == name for symbol in symbols(side)) for side in chain.sides)


_SAMPLES = (
    -700.0,
    -20.0,
    -3.0,
    -1.0,
    -0.75,
    -1e-3,
    0.0,
    1e-3,
    0.3,
    0.5,
    1.0,
    1.7,
    4.0,
    25.0,
    700.0,
)


@dataclass(frozen=True)
class _Claim:
    """A chain of sides, its text, and the variables that stand for any number."""

    chain: Chain
    text: str
    namespace: Namespace
    free: tuple[str, ...]

    def judgement(self) -> Judgement:
        verdict, fault = self.verdict(self.chain, {})
        if verdict is Verdict.CANNOT_TELL:
            reason = fault.message if fault else "cannot be decided"
            return Judgement(verdict, loose=tuple(literals(self.chain)), unproven=reason)
        if verdict is Verdict.FAILS and (name := self.one_sided()):
            reason = f"{name} is not defined in the code of this page"
            return Judgement(
                Verdict.CANNOT_TELL, loose=tuple(literals(self.chain)), unproven=reason
            )
        if verdict is Verdict.FAILS:
            assert fault is not None
            return Judgement(verdict, faults=tuple(self.leaf_faults()) or (fault,))
        anchored = any(anchor.name not in self.free for anchor in anchors(self.chain))
        tier = "computed" if anchored else "arithmetic"
        proofs, loose = [], []
        for literal in literals(self.chain):
            if self.noticed(literal):
                proofs.append(self.proof(literal, tier))
            else:
                loose.append(literal)
        noticed = frozenset(proof.start for proof in proofs)
        defines = self.free and anchored
        constants = frozenset(constants_of(self.chain, noticed)) if defines else frozenset()
        proofs += [self.index_proof(symbol) for symbol in self.indexed()]
        return Judgement(verdict, tuple(proofs), (), tuple(loose), constants)

    def one_sided(self) -> str:
        """A free variable of one side alone: ``y = 2x`` defines y, and is no identity."""
        for name in self.free:
            sides = [s for s in self.chain.sides if any(part.name == name for part in symbols(s))]
            if len(sides) == 1:
                return name
        return ""

    def proof(self, literal: Literal, tier: str) -> Proof:
        leaf = next((leaf for leaf, other in self.leaves() if other == literal), None)
        side = self.other_side(literal)
        node = leaf or side or self.chain
        value = self.namespace.value(leaf) if leaf else None
        shown = (
            value.text
            if value is not None and not isinstance(value, Problem)
            else (literal.numeral.text)
        )
        expression = self.text[node.start : node.end].strip()
        return Proof(literal.start, literal.end, tier, expression, shown)

    def other_side(self, literal: Literal) -> Node | None:
        """The side next to a lone literal, which is the expression that it is the value of."""
        for one, other in pairwise(self.chain.sides):
            if other == literal:
                return one
            if one == literal:
                return other
        return None

    def index_proof(self, symbol: Symbol) -> Proof:
        """A symbol whose index could not change unnoticed is computed; else it points."""
        base, _, index = symbol.name.rpartition("_")
        tier = "computed"
        for step in (1, -1):
            name = f"{base}_{int(index) + step}"
            changed = _renamed(self.chain, symbol, name)
            if self.verdict(changed, {})[0] is Verdict.HOLDS:
                tier = "structural"
        text = self.text[symbol.start : symbol.end]
        return Proof(symbol.start, symbol.end, tier, text, text)

    def indexed(self) -> Iterator[Symbol]:
        for symbol in symbols(self.chain):
            index = symbol.name.rpartition("_")[2]
            if "_" in symbol.name and index.isascii() and index.isdigit():
                yield symbol

    def noticed(self, literal: Literal) -> bool:
        """Whether every change of the literal's last digit or sign makes the claim fail."""
        return all(
            self.verdict(self.chain, {literal.start: value})[0] is Verdict.FAILS
            for value in literal.numeral.neighbours()
        )

    def verdict(self, chain: Chain, changed: Changed) -> tuple[Verdict, Fault | None]:
        if self.free:
            return self.sampled(chain, changed)
        for leaf, literal in self.leaves(chain):
            if wrong := self.leaf_fault(leaf, literal, changed):
                return Verdict.FAILS, wrong
        doubt: tuple[Verdict, Fault | None] = Verdict.HOLDS, None
        for n, relation in enumerate(chain.relations):
            left, right = chain.sides[n : n + 2]
            verdict = compare(left, right, relation, self.namespace, changed)
            if verdict is Verdict.FAILS:
                return verdict, self.fault(chain, n, changed)
            if verdict is Verdict.CANNOT_TELL:
                doubt = verdict, self.doubt(chain, n)
        return doubt

    def leaves(self, chain: Chain | None = None) -> Iterator[tuple[Node, Literal]]:
        """Literals beside a side in symbols of the same form, each with the leaf in its place."""
        chain = chain or self.chain
        for n, relation in enumerate(chain.relations):
            if relation not in {"=", "≈"}:
                continue
            for one, other in (chain.sides[n : n + 2], chain.sides[n : n + 2][::-1]):
                if isinstance(other, Literal) or not symbols(one):
                    continue
                for leaf, literal in pairs(one, other) or []:
                    if not isinstance(leaf, Literal):
                        yield leaf, literal

    def leaf_faults(self) -> Iterator[Fault]:
        """Every literal that is not its leaf; an index is named too, since it may be the slip."""
        for leaf, literal in [] if self.free else self.leaves():
            wrong = self.leaf_fault(leaf, literal, {})
            if wrong is None:
                continue
            yield wrong
            name = self.text[leaf.start : leaf.end]
            if any(symbol == leaf for symbol in self.indexed()):
                message = f"{name} is not the {literal.numeral.text} that stands in its place"
                mend = "correct the index, or the number"
                yield Fault(leaf.start, leaf.end, message, mend, "index", wrong.details)

    def leaf_fault(self, leaf: Node, literal: Literal, changed: Changed) -> Fault | None:
        value = self.namespace.value(leaf)
        if isinstance(value, Problem):
            return None
        found = differences(literal, value, changed)
        if isinstance(found, str) or not found:
            return None
        name = self.text[leaf.start : leaf.end]
        return mismatch(literal, name, value, found[0].reason)

    def fault(self, chain: Chain, n: int, changed: Changed) -> Fault:
        """Point at the side that stands alone against the others, and say what was found."""
        side = self.odd_side(chain, n, changed)
        left, right = chain.sides[n : n + 2]
        other = right if side is left else left
        value, wanted = (self.namespace.value(part, changed) for part in (side, other))
        one, two = (self.text[part.start : part.end].strip() for part in (left, right))
        relation = chain.relations[n]
        if isinstance(side, Literal) and not isinstance(wanted, Problem):
            fault = mismatch(side, self.text[other.start : other.end].strip(), wanted, "is")
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
        return Fault(start, end, f"{one} {relation} {two} is false",
                     "correct the side that is wrong", "equation",
                     (("left", shown[0]), ("right", shown[1])))  # fmt: skip

    def odd_side(self, chain: Chain, n: int, changed: Changed) -> Node:
        """Of two sides that disagree, the one that fewer of the other sides agree with."""
        left, right = chain.sides[n : n + 2]

        def friends(side: Node) -> tuple[int, bool, bool]:
            count = sum(
                compare(side, other, "=", self.namespace, changed) is Verdict.HOLDS
                for other in chain.sides
                if other is not side
            )
            return count, not literals(side), not isinstance(side, Literal)

        return right if friends(left) >= friends(right) else left

    def doubt(self, chain: Chain, n: int) -> Fault:
        for side in chain.sides[n : n + 2]:
            value = self.namespace.value(side)
            if isinstance(value, Problem):
                return Fault(side.start, side.end, value.reason, "define it", "no-value")
        one, two = (self.text[s.start : s.end].strip() for s in chain.sides[n : n + 2])
        message = f"{one} {chain.relations[n]} {two} cannot be decided"
        return Fault(chain.start, chain.end, message, "bind the span", "undecided")

    def sampled(self, chain: Chain, changed: Changed) -> tuple[Verdict, Fault | None]:
        """Compare the sides as functions, on points of both signs and many sizes."""
        seen = 0
        for point in _points(self.free):
            free = tuple(point.items())
            questions = [
                Question(side, tuple(sorted(changed.items())), free) for side in chain.sides
            ]
            values = self.namespace.values(questions)
            for n, relation in enumerate(chain.relations):
                one, other = values[n], values[n + 1]
                if isinstance(one, Problem) or isinstance(other, Problem):
                    continue
                if "nan" in (one.text, other.text) or relation not in {"=", "≈"}:
                    continue
                seen += 1
                if not _agree(one, other):
                    return Verdict.FAILS, self.sample_fault(chain, n, point, one, other)
        if seen < len(_SAMPLES) // 3:
            name = ", ".join(self.free)
            fault = Fault(chain.start, chain.end, f"{name} is not defined in the code of this page",
                          "define it", "no-value")  # fmt: skip
            return Verdict.CANNOT_TELL, fault
        return Verdict.HOLDS, None

    def sample_fault(
        self, chain: Chain, n: int, point: dict[str, float], one: Value, other: Value
    ) -> Fault:
        left, right = chain.sides[n : n + 2]
        side = right if literals(right) or not literals(left) else left
        texts = [self.text[s.start : s.end].strip() for s in (left, right)]
        at = ", ".join(f"{name} = {value:g}" for name, value in point.items())
        return Fault(side.start, side.end, f"{texts[0]} = {texts[1]} is false at {at}",
                     "correct the formula, or define the symbol in the code", "formula",
                     (("left", one.text), ("right", other.text)))  # fmt: skip


def _agree(one: Value, other: Value) -> bool:
    """Whether two formulas agree at a point: to nine digits, or as near as cancelling lets them."""
    if not isinstance(one, Number) or not isinstance(other, Number):
        return same(one, other) is not Verdict.FAILS
    if one.exact is None or other.exact is None:
        return same(one, other) is not Verdict.FAILS
    size = max(abs(one.exact), abs(other.exact))
    return abs(one.exact - other.exact) <= max(size / 10**9, Fraction(1, 10**12))


def _points(names: tuple[str, ...]) -> Iterable[dict[str, float]]:
    for n in range(len(_SAMPLES)):
        yield {name: _SAMPLES[(n + 4 * k) % len(_SAMPLES)] for k, name in enumerate(names)}


def _renamed(chain: Chain, symbol: Symbol, name: str) -> Chain:
    """The chain with another name in the place of one symbol."""

    def rename(node: Node) -> Node:
        return replace(symbol, name=name) if node is symbol else rebuilt(node, rename)

    renamed = rebuilt(chain, rename)
    assert isinstance(renamed, Chain)
    return renamed
