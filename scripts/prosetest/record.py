"""The record of a page's claims: what came of each, kept in the ledger numeral by numeral."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prosetest import tier
from prosetest.definition import Constant, defined
from prosetest.equation import account
from prosetest.expression import Literal, Node
from prosetest.judgement import Judgement
from prosetest.ledger import Ledger
from prosetest.namespace import Namespace
from prosetest.outline import outline
from prosetest.saying import Saying
from prosetest.settings import Settings
from prosetest.tier import Told, Unproven
from prosetest.visible import Region, Visible

_RELATION = re.compile(
    r"[=≈≠<>≤≥∈←≔]|\\(?:approx|neq?|leq?|geq?|lt|gt|in|leftarrow|gets|coloneqq)(?![A-Za-z])"
)


@dataclass(frozen=True)
class _Loose:
    """A literal that could change unnoticed, until a definition on the page claims it."""

    region: Region
    literal: Literal
    statement: Node


class Record:
    """Grows while claims are judged; ``settle`` ends it."""

    def __init__(self, ledger: Ledger, namespace: Namespace, settings: Settings) -> None:
        self.ledger = ledger
        self.namespace = namespace
        self.settings = settings
        self.unproven: list[Unproven] = []
        self.told: list[Told] = []
        self._constants: frozenset[Constant] = frozenset()
        self._loose: list[_Loose] = []

    def keep(self, judgement: Judgement, numerals: Sequence[Visible], base: int) -> None:
        """Keep what a judgement says of each numeral, and its findings with their places."""
        spans = [(one.start + base, one.end + base) for one in judgement.loose]
        sure = [one for one in numerals if not any(_touches(one, *span) for span in spans)]
        for proof in judgement.proofs:
            for one in sure:
                if _touches(one, proof.start + base, proof.end + base):
                    self.ledger.keep_proof(one, proof, self.settings.arithmetic)
        for fault in judgement.faults:
            self.ledger.find_fault(fault, base)
        if judgement.faults:
            self.ledger.give_up(numerals)

    def loosen(self, region: Region, statement: Node, judgement: Judgement) -> None:
        """Remember the literals that are loose, and what the statement says of constants."""
        self._constants |= judgement.constants
        self._loose += [_Loose(region, literal, statement) for literal in judgement.loose]

    def settle(self) -> None:
        """Verify a constant where a definition checked on the page has it too."""
        for loose in self._loose:
            start = loose.literal.start + loose.region.start
            end = loose.literal.end + loose.region.start
            for one in self.ledger.within(loose.region.start, loose.region.end):
                if _touches(one, start, end):
                    self._settle(one, loose)

    def _settle(self, one: Visible, loose: _Loose) -> None:
        if one.start in self.ledger.tiers:
            return
        if defined(loose.literal, loose.statement, self._constants):
            reason = "a constant of a definition"
            self.ledger.keep(one, tier.COMPUTED, expression=reason, value=one.numeral.text)
            return
        self.ledger.keep(one, tier.UNCHECKED)
        message = f"{one.numeral.text} could change and nothing would notice"
        mend = "bind the span right after it, with an expression of the same form"
        self.ledger.find(self.ledger.place_of(one), message, mend, "loose")

    # Statements

    def set_unproven(self, region: Region, text: str, reason: str, numeric: bool) -> None:
        """List a formula that cannot be decided; where it has numerals, they speak for it."""
        if numeric or not _RELATION.search(text):
            return
        place = self.ledger.place(region.start, region.end)
        self.unproven.append(Unproven(place, text.strip(), reason))
        if not self.settings.unproven:
            message = f"the formula {text.strip()} is not proven: {reason}"
            mend = "define its symbols in example.py or in NOTATION"
            self.ledger.find(place, message, mend, "unproven")

    def tell(
        self, region: Region | Saying, text: str, statement: Node, judgement: Judgement
    ) -> None:
        """Keep how a statement was read, and why it was found as it was, for ``explain``."""
        if not self.settings.telling:
            return
        place = self.ledger.place(region.start, region.end)
        lines = outline(account(statement, text, self.namespace, judgement))
        self.told.append(Told(place, place.line + text.count("\n"), lines))

    def tell_unread(self, region: Region, text: str, reason: str) -> None:
        if self.settings.telling:
            place = self.ledger.place(region.start, region.end)
            words = f"{' '.join(text.split())} is not read: it {reason}"
            self.told.append(Told(place, place.line + text.count("\n"), (words,)))


def _touches(one: Visible, start: int, end: int) -> bool:
    return one.start < end and start < one.end
