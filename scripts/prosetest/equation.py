"""A formula checks itself: an equation of values, or a law of free variables.

A literal is *verified* when its claim holds and fails as soon as the literal's last digit is
raised, lowered, or its sign turned: mutation is the definition. An index is a digit too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from prosetest.comparison import Verdict
from prosetest.definition import constants_of
from prosetest.expression import Chain, Literal, Node, Opaque, Symbol, literals, rebuilt, symbols
from prosetest.instance import Instance
from prosetest.judgement import UNDEFINED, Account, Fault, Judgement, Proof, Trial
from prosetest.law import Law
from prosetest.membership import Domain, evaluable
from prosetest.names import parts
from prosetest.namespace import Namespace, Problem
from prosetest.relation import Changed, anchors, has_index
from prosetest.tier import ARITHMETIC, COMPUTED, STRUCTURAL
from prosetest.value import Value, number
from prosetest.variable import Freedom, Variable, freedom

MAX_MUTANTS = 400
"""How many mutants of one formula are tried; a longer one has to be set in parts."""


def judge_formula(statement: Node, text: str, namespace: Namespace) -> Judgement:
    """Judge a statement that checks itself: an equation, or a formula with free variables."""
    found = _judged(statement, text, namespace)
    return replace(found, account=_account(statement, text, namespace, found.account))


def _account(statement: Node, text: str, namespace: Namespace, tried: Account | None) -> Account:
    """How the statement was read, and what its sides give, where they have values."""
    parts = statement.sides if isinstance(statement, Chain) else (statement,)
    shown = [(part, namespace.value(part)) for side in parts for part in evaluable(side)]
    sides = tuple((text[part.start : part.end].strip(), _told(value)) for part, value in shown)
    return Account(statement, text, sides, tried.trials if tried else ())


def _told(value: Value | Problem) -> str:
    return value.reason if isinstance(value, Problem) else value.text


def _judged(statement: Node, text: str, namespace: Namespace) -> Judgement:
    if not isinstance(statement, Chain):
        reason = "states no equation" if literals(statement) else ""
        return _undecided(statement, text, namespace, reason)
    opaque = next((side for side in statement.sides if isinstance(side, Opaque)), None)
    free = Freedom(reason=opaque.reason) if opaque else freedom(statement, namespace)
    if free.reason:
        return _in_part(statement, text, namespace, free.reason)
    return _Formula(statement, text, namespace, free.variables, free.definition).judgement()


def _in_part(chain: Chain, text: str, namespace: Namespace, reason: str) -> Judgement:
    """Compare the sides that have values; what is wrong there is wrong, the rest is undecided."""
    rest = _undecided(chain, text, namespace, reason)
    proofs = list(rest.proofs)
    for part in _known_parts(chain, namespace):
        found = _Formula(part, text, namespace, (), ()).judgement()
        if found.verdict is Verdict.FAILS:
            return found
        proofs += found.proofs
    proven = {proof.start for proof in proofs}
    loose = tuple(literal for literal in rest.loose if literal.start not in proven)
    return replace(rest, proofs=tuple(dict.fromkeys(proofs)), loose=loose)


def _known_parts(chain: Chain, namespace: Namespace) -> Iterator[Chain]:
    """Yield chains of the sides that have values; ``=`` reaches over a side that has none."""
    sides: list[Node] = []
    relations: list[str] = []
    between: list[str] = []
    for n, side in enumerate(chain.sides):
        between += chain.relations[n - 1 : n] if n else ()
        if isinstance(side, Opaque | Domain) or isinstance(namespace.value(side), Problem):
            continue
        if sides and len(between) > 1 and set(between) != {"="}:
            yield from _chained(sides, relations)
            sides, relations = [], []
        if sides:
            relations.append(between[0])
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
    """A chain with its variables; those of ``definition`` have values in the code as well."""

    chain: Chain
    text: str
    namespace: Namespace
    variables: tuple[Variable, ...]
    definition: tuple[Variable, ...]

    def claim(self, chain: Chain | None = None) -> Instance | Law:
        """The chain as a law of its variables, or at the values of the code."""
        chain = chain or self.chain
        if self.variables:
            return Law(chain, self.text, self.namespace, self.variables)
        return Instance(chain, self.text, self.namespace)

    def judgement(self) -> Judgement:
        """The verdict, and the proof of each literal and index."""
        claim = self.claim()
        verdict, fault = claim.verdict({})
        doubt = fault.message if fault else "cannot be decided"
        if verdict is Verdict.FAILS:
            doubt = self.one_sided() or self.of_nothing(claim)
        if verdict is Verdict.CANNOT_TELL or (verdict is Verdict.FAILS and doubt):
            reason = doubt
            return _undecided(self.chain, self.text, self.namespace, reason)
        if verdict is Verdict.FAILS:
            assert fault is not None
            return Judgement(verdict, faults=tuple(self.leaf_faults(claim)) or (fault,))
        return self.proven(claim)

    def leaf_faults(self, claim: Instance | Law) -> Iterator[Fault]:
        """The literals that are wrong by themselves, where the values of the code can tell."""
        if isinstance(claim, Instance):
            yield from claim.leaf_faults()

    def one_sided(self) -> str:
        """A free variable of one side alone: ``y = 2x`` defines y, and is no identity."""
        for variable in self.variables:
            sides = [
                s for s in self.chain.sides if any(p.name == variable.name for p in symbols(s))
            ]
            equal = set(self.chain.relations) <= {"=", "≈"}
            if len(sides) == 1 and not variable.index and equal:
                return f"{variable.name} is not defined in the code of this page"
        return ""

    def of_nothing(self, claim: Instance | Law) -> str:
        """Free letters alone may be an equation to be solved, or a condition."""
        lost = isinstance(claim, Law) and not claim.anchored
        return "it is about nothing in the code, and no identity" if lost else ""

    def proven(self, claim: Instance | Law) -> Judgement:
        """What holds proves the literals whose change is noticed; others stay loose."""
        found = literals(self.chain)
        laws = [claim, *self.law_of_definition(claim)]
        changes: list[Changed] = [
            {literal.start: value} for literal in found for value in literal.numeral.neighbours()
        ]
        if len(changes) > MAX_MUTANTS:
            reason = "has more literals than can be tried: set it in parts"
            return _undecided(self.chain, self.text, self.namespace, reason)
        for law in laws:
            law.prefetch(changes)
        proofs, loose = [], []
        trials: list[Trial] = []
        for literal in found:
            if any(self.noticed(law, literal, trials) for law in laws):
                proofs.append(self.proof(literal))
            else:
                loose.append(literal)
        noticed = frozenset(proof.start for proof in proofs)
        defines = (self.variables or self.definition) and self.tier == COMPUTED
        constants = frozenset(constants_of(self.chain, noticed)) if defines else frozenset()
        proofs += [self.index_proof(symbol) for symbol in filter(has_index, symbols(self.chain))]
        account = Account(self.chain, self.text, (), tuple(trials))
        return Judgement(Verdict.HOLDS, tuple(proofs), (), tuple(loose), constants, account=account)

    def law_of_definition(self, claim: Instance | Law) -> Iterator[Law]:
        """``φ(x) = max(0, x)`` holds for every x, not only for the x of the code."""
        if self.definition and isinstance(claim, Instance):
            law = Law(self.chain, self.text, self.namespace, self.definition)
            if law.verdict({})[0] is Verdict.HOLDS:
                yield law

    def noticed(self, claim: Instance | Law, literal: Literal, trials: list[Trial]) -> bool:
        """Whether every change of the literal's last digit or sign makes the claim fail."""
        written = literal.numeral.text
        if isinstance(claim, Law) and claim.tight(literal):
            trials.append(Trial(written, written, "is the bound that the function comes up to"))
            return True
        outcomes = [(v, claim.verdict({literal.start: v})) for v in literal.numeral.neighbours()]
        for value, (verdict, fault) in outcomes:
            words = verdict.value
            if verdict is not Verdict.FAILS:
                words += f": {fault.message if fault else 'nothing would be noticed'}"
            trials.append(Trial(written, number(value).text, words))
        return all(_is_noticed(outcome) for _, outcome in outcomes)

    @property
    def tier(self) -> str:
        """Computed where the chain names something of the code."""
        free = {variable.name for variable in self.variables}
        known = self.namespace.known()
        found = [symbol for symbol in anchors(self.chain, known) if symbol.name not in free]
        return COMPUTED if found else ARITHMETIC

    def proof(self, literal: Literal) -> Proof:
        """A verified literal, by the leaf or the side that it is the value of."""
        leaf = next((leaf for leaf, other in self.leaves() if other == literal), None)
        node = leaf or self.other_side(literal) or self.chain
        value = self.namespace.value(leaf) if leaf else None
        shown = literal.numeral.text
        if value is not None and not isinstance(value, Problem):
            shown = value.text
        expression = self.text[node.start : node.end].strip()
        return Proof(literal.start, literal.end, self.tier, expression, shown)

    def leaves(self) -> Iterator[tuple[Node, Literal]]:
        """The leaves in whose places literals stand."""
        yield from Instance(self.chain, self.text, self.namespace).leaves()

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
        tier = COMPUTED
        for name in _neighbours(symbol.name):
            if self.claim(_renamed(self.chain, symbol, name)).verdict({})[0] is Verdict.HOLDS:
                tier = STRUCTURAL
        text = self.text[symbol.start : symbol.end]
        return Proof(symbol.start, symbol.end, tier, text, text)


def _is_noticed(outcome: tuple[Verdict, Fault | None]) -> bool:
    """Whether a changed claim is false, or has no value where it had one."""
    verdict, fault = outcome
    return verdict is Verdict.FAILS or (fault is not None and fault.rule == UNDEFINED)


def _neighbours(name: str) -> Iterator[str]:
    """The symbol with one number of its indices raised or lowered: ``W^{[l+2]}``, ``W^{[l+0]}``."""
    own = parts(name)
    begin = len(own.base)
    for found in re.finditer(r"\d+", name[begin:]):
        for step in (1, -1):
            number = str(abs(int(found[0]) + step))
            yield name[: begin + found.start()] + number + name[begin + found.end() :]


def _renamed(chain: Chain, symbol: Symbol, name: str) -> Chain:
    """The chain with another name in the place of one symbol."""

    def rename(node: Node) -> Node:
        return replace(symbol, name=name) if node is symbol else rebuilt(node, rename)

    renamed = rebuilt(chain, rename)
    assert isinstance(renamed, Chain)
    return renamed
