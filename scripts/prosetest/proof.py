"""The proof of a claim that holds: each literal of it whose change is noticed, and each index.

A literal is *verified* when its claim fails as soon as the literal's last digit is raised, lowered,
or its sign turned: mutation is the definition. An index is a digit too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from prosetest.comparison import Verdict
from prosetest.definition import Constant, constants_of
from prosetest.expression import Chain, Literal, Node, Sequence, Symbol
from prosetest.instance import Instance
from prosetest.judgement import UNDEFINED, Fault, Judgement, Proof, Trial, as_written
from prosetest.law import Law
from prosetest.names import parts
from prosetest.question import Problem
from prosetest.relation import Changed, anchors, has_index
from prosetest.tier import ARITHMETIC, COMPUTED, STRUCTURAL
from prosetest.tree import literals, rebuilt, symbols
from prosetest.variable import Freedom

MAX_MUTANTS = 400
"""How many mutants of one formula are tried; a longer one has to be set in parts."""

TOO_MANY = "has more literals than can be tried: set it in parts"

Claim = Instance | Law


def proven(claim: Claim, free: Freedom) -> Judgement:
    """Return what a claim that holds proves; literals that could change unnoticed stay loose."""
    return _Proof(claim, free).judgement()


@dataclass(frozen=True)
class _Proof:
    """A claim that holds, and the free variables of its chain."""

    claim: Claim
    free: Freedom

    @property
    def chain(self) -> Chain:
        return self.claim.chain

    def judgement(self) -> Judgement:
        """Try every mutant, all of them asked in one request."""
        found = literals(self.chain)
        changes: list[Changed] = [
            {literal.start: value} for literal in found for value in literal.numeral.neighbours()
        ]
        if len(changes) > MAX_MUTANTS:
            loose = tuple(found)
            return Judgement(Verdict.CANNOT_TELL, loose=loose, unproven=TOO_MANY)
        self.ask(changes)
        trials: list[Trial] = []
        noticed = [one for one in found if self.is_noticed(one, trials)]
        proofs = [*map(self.proof, noticed), *map(self.index_proof, self.indexed)]
        loose = tuple(one for one in found if one not in noticed)
        constants = self.constants({one.start for one in noticed})
        return Judgement(Verdict.HOLDS, tuple(proofs), (), loose, constants, trials=tuple(trials))

    def ask(self, changes: list[Changed]) -> None:
        """Ask in one request what the verdicts of all mutants will need."""
        asked = [question for law in self.laws for question in law.questions(changes)]
        for symbol in self.indexed:
            for other in self.renamed(symbol):
                asked += other.questions([{}])
        self.claim.namespace.values(asked)

    @cached_property
    def laws(self) -> list[Claim]:
        """The claim; and ``φ(x) = max(0, x)`` for every x, not only for the x of the code."""
        claim = self.claim
        if self.free.definition and isinstance(claim, Instance):
            law = Law(self.chain, claim.text, claim.namespace, self.free.definition)
            if law.verdict({})[0] is Verdict.HOLDS:
                return [claim, law]
        return [claim]

    def constants(self, noticed: set[int]) -> frozenset[Constant]:
        """What a definition says of its constants."""
        defines = self.free.variables or self.free.definition
        if not defines or self.tier(self.chain) != COMPUTED:
            return frozenset()
        return frozenset(constants_of(self.chain, frozenset(noticed)))

    # Literals

    def is_noticed(self, literal: Literal, trials: list[Trial]) -> bool:
        """Whether a change of the literal would be noticed by the claim, or by its law."""
        return any(_noticed(law, literal, trials) for law in self.laws)

    def proof(self, literal: Literal) -> Proof:
        """A verified literal, by the leaf or the side that it is the value of."""
        leaf = next((leaf for leaf, other in self.leaves if other == literal), None)
        part = _faced(self.chain, literal)
        node = leaf or _other_side(part, literal) or self.chain
        value = self.claim.namespace.value(leaf) if leaf else None
        shown = literal.numeral.text
        if value is not None and not isinstance(value, Problem):
            shown = value.text
        expression = as_written(self.claim.text, node)
        return Proof(literal.start, literal.end, self.tier(part), expression, shown)

    @cached_property
    def leaves(self) -> list[tuple[Node, Literal]]:
        """The leaves in whose places literals stand."""
        claim = self.claim
        return list(Instance(claim.chain, claim.text, claim.namespace).leaves())

    def tier(self, chain: Chain) -> str:
        """Computed where the chain names something of the code."""
        free = {variable.name for variable in self.free.variables}
        known = self.claim.namespace.known()
        found = [symbol for symbol in anchors(chain, known) if symbol.name not in free]
        return COMPUTED if found else ARITHMETIC

    # Indices

    @cached_property
    def indexed(self) -> list[Symbol]:
        """The symbols with a number among their indices."""
        return [symbol for symbol in symbols(self.chain) if has_index(symbol)]

    def index_proof(self, symbol: Symbol) -> Proof:
        """A symbol whose index could not change unnoticed is computed; else it points."""
        held = any(other.verdict({})[0] is Verdict.HOLDS for other in self.renamed(symbol))
        text = self.claim.text[symbol.start : symbol.end]
        return Proof(symbol.start, symbol.end, STRUCTURAL if held else COMPUTED, text, text)

    def renamed(self, symbol: Symbol) -> Iterator[Claim]:
        """The claim with a neighbouring index."""
        for name in _neighbours(symbol.name):
            yield replace(self.claim, chain=_renamed(self.chain, symbol, name))


def _noticed(claim: Claim, literal: Literal, trials: list[Trial]) -> bool:
    """Whether every change of the literal's last digit or sign makes the claim fail."""
    if claim.tight(literal):
        what = "the function comes" if isinstance(claim, Law) else "some of the numbers come"
        trials.append(Trial(literal, None, True, f"{what} up to this bound"))
        return True
    tried = [_tried(claim, literal, value) for value in literal.numeral.neighbours()]
    trials += tried
    return all(trial.noticed for trial in tried)


def _tried(claim: Claim, literal: Literal, value: Fraction) -> Trial:
    """Put another number in the place of a literal."""
    verdict, fault = claim.verdict({literal.start: value})
    words = fault.seen if fault else "the claim holds all the same"
    return Trial(literal, value, _is_lost(verdict, fault), words)


def _is_lost(verdict: Verdict, fault: Fault | None) -> bool:
    """Whether a changed claim is false, or has no value where it had one."""
    return verdict is Verdict.FAILS or (fault is not None and fault.rule == UNDEFINED)


def _faced(chain: Chain, literal: Literal) -> Chain:
    """What a literal is compared with: vectors on all sides face each other item by item."""
    sides = [side for side in chain.sides if isinstance(side, Sequence)]
    if len(sides) < len(chain.sides) or len({len(side.items) for side in sides}) > 1:
        return chain
    for items in zip(*(side.items for side in sides), strict=True):
        if any(item.start <= literal.start < item.end for item in items):
            start, end = items[0].start, items[-1].end
            return _faced(Chain(start, end, tuple(items), chain.relations), literal)
    return chain


def _other_side(chain: Chain, literal: Literal) -> Node | None:
    """The side next to a lone literal, which is the expression that it is the value of."""
    for one, other in pairwise(chain.sides):
        if other == literal:
            return one
        if one == literal:
            return other
    return None


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
