"""A formula checks itself: an equation of values, or a law of free variables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from prosetest.comparison import Verdict, differ_slightly
from prosetest.derivation import is_derivation, with_base
from prosetest.expression import Chain, Node, Opaque, Symbol
from prosetest.instance import Instance
from prosetest.judgement import Account, Fault, Judgement, Proof, as_written
from prosetest.law import Law
from prosetest.membership import Domain, evaluable
from prosetest.namespace import Namespace
from prosetest.proof import proven
from prosetest.question import Problem, Question
from prosetest.relation import has_index
from prosetest.tier import STRUCTURAL
from prosetest.tree import customary, literals, symbols
from prosetest.unit import may_be_scaled, without_units
from prosetest.value import Number, Value
from prosetest.variable import Freedom, freedom


def account(statement: Node, text: str, namespace: Namespace, found: Judgement) -> Account:
    """Return how a statement was read, what its sides give, and which mutants were tried."""
    parts = statement.sides if isinstance(statement, Chain) else (statement,)
    shown = [(part, namespace.value(part)) for side in parts for part in evaluable(side)]
    sides = tuple((as_written(text, part), _told(value)) for part, value in shown)
    return Account(statement, text, found, sides)


def _told(value: Value | Problem) -> str:
    return f"no value: {value.reason}" if isinstance(value, Problem) else value.text


def judge_formula(statement: Node, text: str, namespace: Namespace) -> Judgement:
    """Judge a statement that checks itself: an equation, or a formula with free variables."""
    if not isinstance(statement, Chain):
        reason = "states no equation" if literals(statement) else ""
        return _undecided(statement, text, namespace, reason)
    if plain := without_units(statement, namespace.known()):
        return _of_numbers(statement, plain, text, namespace)
    return _judged(statement, text, namespace)


def _of_numbers(chain: Chain, plain: Chain, text: str, namespace: Namespace) -> Judgement:
    """Judge a chain of which some sides have a unit by its numbers."""
    if freedom(plain, namespace).reason:
        return _judged(chain, text, namespace)
    found = _judged(plain, text, namespace)
    everywhere = all(one != other for one, other in zip(chain.sides, plain.sides, strict=True))
    if found.verdict is Verdict.FAILS and not everywhere and _is_scaled(plain, namespace):
        return _undecided(chain, text, namespace, "may be told in two units")
    return found


def _is_scaled(chain: Chain, namespace: Namespace) -> bool:
    """Whether two sides differ by a factor that one unit may be of another."""
    values = namespace.values([Question(side) for side in chain.sides])
    known = [value.exact for value in values if isinstance(value, Number) and value.exact]
    return any(one != other and may_be_scaled(one, other) for one, other in pairwise(known))


def _judged(statement: Chain, text: str, namespace: Namespace) -> Judgement:
    """Judge a chain as it stands."""
    opaque = next((side for side in statement.sides if isinstance(side, Opaque)), None)
    free = Freedom(reason=opaque.reason) if opaque else freedom(statement, namespace)
    if free.reason:
        return _in_part(statement, text, namespace, free.reason)
    return _Formula(statement, text, namespace, free).judgement()


def _in_part(chain: Chain, text: str, namespace: Namespace, reason: str) -> Judgement:
    """Compare the sides that have values; what is wrong there is wrong, the rest is undecided."""
    rest = _undecided(chain, text, namespace, reason)
    proofs = list(rest.proofs)
    for part in _known_parts(chain, namespace):
        found = _Formula(part, text, namespace, Freedom()).judgement()
        if found.verdict is Verdict.FAILS:
            return found
        proofs += found.proofs
    proven = {proof.start for proof in proofs}
    loose = tuple(literal for literal in rest.loose if literal.start not in proven)
    return replace(rest, proofs=tuple(dict.fromkeys(proofs)), loose=loose)


def _known_parts(chain: Chain, namespace: Namespace) -> Iterator[Chain]:
    """Yield chains of the sides that have values; ``=`` reaches over a side that has none."""
    namespace.values([Question(s) for s in chain.sides if not isinstance(s, Opaque | Domain)])
    sides: list[Node] = []
    relations: list[str] = []
    between: list[str] = []
    for n, side in enumerate(chain.sides):
        between += chain.relations[n - 1 : n] if n else ()
        if isinstance(side, Opaque) and side.parted:
            yield from _chained(sides, relations)
            sides, relations = [], []
        if isinstance(side, Opaque | Domain) or isinstance(namespace.value(side), Problem):
            continue
        if sides and len(between) > 1 and set(between) != {"="}:
            yield from _chained(sides, relations)
            sides, relations = [], []
        relations += between[:1] if sides else ()
        sides.append(side)
        between = []
    yield from _chained(sides, relations)


def _chained(sides: list[Node], relations: list[str]) -> Iterator[Chain]:
    if len(sides) > 1:
        yield Chain(sides[0].start, sides[-1].end, tuple(sides), tuple(relations))


def _undecided(statement: Node, text: str, namespace: Namespace, reason: str) -> Judgement:
    """Nothing is proven; but an index of a symbol that has a value points at something."""
    proofs = []
    for symbol in filter(has_index, symbols(statement)):
        if not isinstance(namespace.value(Symbol(0, 0, symbol.name)), Problem):
            name = text[symbol.start : symbol.end]
            proofs.append(Proof(symbol.start, symbol.end, STRUCTURAL, name, name))
    loose = tuple(literals(statement))
    return Judgement(Verdict.CANNOT_TELL, tuple(proofs), loose=loose, unproven=reason)


@dataclass(frozen=True)
class _Formula:
    """A chain with its free variables."""

    chain: Chain
    text: str
    namespace: Namespace
    free: Freedom

    def claim(self) -> Instance | Law:
        """The chain as a law of its variables, or at the values of the code."""
        if self.free.variables:
            return Law(self.chain, self.text, self.namespace, self.free.variables)
        return Instance(self.chain, self.text, self.namespace)

    def judgement(self) -> Judgement:
        """The verdict, and the proof of each literal and index."""
        claim = self.claim()
        verdict, fault = claim.verdict({})
        doubt = fault.message if fault else "cannot be decided"
        if verdict is Verdict.FAILS:
            doubt = self.one_sided() or self.of_nothing(claim) or self.by_another_name()
            doubt = doubt or self.other_base()
        if verdict is Verdict.CANNOT_TELL or (verdict is Verdict.FAILS and doubt):
            reason = doubt
            return _undecided(self.chain, self.text, self.namespace, reason)
        if verdict is Verdict.FAILS:
            assert fault is not None
            return Judgement(verdict, faults=tuple(self.leaf_faults(claim)) or (fault,))
        found = proven(claim, self.free)
        if found.unproven:
            return _undecided(self.chain, self.text, self.namespace, found.unproven)
        return found

    def leaf_faults(self, claim: Instance | Law) -> Iterator[Fault]:
        """The literals that are wrong by themselves, where the values of the code can tell."""
        if isinstance(claim, Instance):
            yield from claim.leaf_faults()

    def one_sided(self) -> str:
        """A free variable of one side alone: ``y = 2x`` defines y, and is no identity."""
        for variable in self.free.variables:
            sides = [
                s for s in self.chain.sides if any(p.name == variable.name for p in symbols(s))
            ]
            equal = set(self.chain.relations) <= {"=", "≈"}
            if len(sides) == 1 and not variable.index and equal:
                return f"{variable.name} is not defined in the code of this page"
        return ""

    def other_base(self) -> str:
        """A logarithm without a base may be one of two or of ten, where the formula holds then."""
        if self.namespace.known().defines("log"):
            return ""
        for name in ("log2", "log10"):
            other = with_base(self.chain, name)
            assert isinstance(other, Chain)
            if other == self.chain:
                return ""
            if replace(self, chain=other).claim().verdict({})[0] is not Verdict.FAILS:
                return f"it holds where log is {name}: write \\ln, or the base"
        return ""

    def by_another_name(self) -> str:
        """A π, or an e that is no base, may be a name here: 0.3 cannot be meant for 3.14."""
        known = self.namespace.known()
        names = (name for name in customary(self.chain) if not known.defines(name))
        name = next(names, "")
        if not name or self.is_close():
            return ""
        return f"{name} may have a meaning of its own here: define it in the code of this page"

    def is_close(self) -> bool:
        """Whether the sides differ by no more than a slip in a digit would make them."""
        values = [self.namespace.value(side) for side in self.chain.sides]
        known = [v.exact for v in values if isinstance(v, Number) and v.exact is not None]
        comparable = len(known) == len(values) and set(self.chain.relations) <= {"=", "≈"}
        return comparable and all(differ_slightly(*both) for both in pairwise(known))

    def of_nothing(self, claim: Instance | Law) -> str:
        """Free letters alone may be an equation to be solved, or a condition."""
        if not isinstance(claim, Law) or claim.anchored:
            return ""
        lost = not is_derivation(self.chain) or not claim.is_mostly_false()
        return "it is about nothing in the code, and no identity" if lost else ""
