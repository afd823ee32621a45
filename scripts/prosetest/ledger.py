"""The ledger of a page: the tier of each numeral, and the findings, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from prosetest import tier
from prosetest.article import Article
from prosetest.finding import Finding, Place
from prosetest.judgement import Fault, Proof
from prosetest.lesson import Lesson, Origin, origins
from prosetest.notation import POINT, Notation
from prosetest.page import Page
from prosetest.spelling import spell
from prosetest.tier import Checked
from prosetest.value import Number
from prosetest.visible import Visible

_HIGHLIGHTED = {"highlight", "highlighttable", "codehilite"}


class Ledger:
    """Grows while a page is checked; a numeral keeps the first tier that it gets."""

    def __init__(
        self,
        page: Page,
        article: Article,
        seen: Sequence[Visible],
        lesson: Lesson,
        notation: Notation,
    ) -> None:
        self.page = page
        self.article = article
        self.seen = seen
        self.notation = notation
        self.tiers: dict[int, Checked] = {}
        self.markers: list[Checked] = []
        self.findings: list[Finding] = []
        self._code = [(lesson.text, lesson.path, 1)]
        self._origins: dict[str, Origin] = {}
        self._starts = [one.start for one in seen]

    # Places

    def within(self, start: int, end: int) -> Sequence[Visible]:
        """Return the numerals that start in ``article.text[start:end]``."""
        return self.seen[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def place(self, start: int, end: int) -> Place:
        """Return the place in the file of ``article.text[start:end]``, as near as it is known."""
        inside = [one for one in self.within(start, end) if one.offset >= 0]
        if not inside:
            if (offset := self._beside(start, end)) >= 0:
                return self.written(offset, end - start)
            before = [one for one in self.within(0, start) if one.offset >= 0]
            if (offset := self._sought(before[-1] if before else None, start, end)) >= 0:
                return self.written(offset, end - start)
            return replace(self.written(before[-1].offset if before else 0, 1), width=1)
        offset = inside[0].offset - (inside[0].start - start)
        if offset >= 0 and self._reads(offset, start, end):
            return self.written(offset, end - start)
        last = inside[-1].offset + len(inside[-1].numeral.text)
        return self.written(inside[0].offset, last - inside[0].offset)

    def _beside(self, start: int, end: int) -> int:
        """Where a stretch without a numeral is written, told by the numerals next to it."""
        at = bisect_left(self._starts, start)
        for one in self.seen[max(0, at - 1) : at + 1]:
            offset = one.offset + start - one.start
            if one.offset >= 0 and offset >= 0 and self._reads(offset, start, end):
                return offset
        return -1

    def _sought(self, before: Visible | None, start: int, end: int) -> int:
        """Where a stretch is written among its likes, sought behind the numeral before it."""
        words = self.article.text[start:end]
        at = before.offset if before else 0
        last = next((one.offset for one in self.within(end, len(self.article.text))
                     if one.offset >= 0), len(self.page.text))  # fmt: skip
        for _ in range(self.article.text.count(words, before.end if before else 0, start) + 1):
            if (found := self.page.text.find(words, at, max(last, at))) < 0 or not words.strip():
                return -1
            at = found + 1
        return found

    def _reads(self, offset: int, start: int, end: int) -> bool:
        """Whether the page reads ``article.text[start:end]`` at ``offset``, letter by letter."""
        return self.page.text[offset : offset + end - start] == self.article.text[start:end]

    def written(self, offset: int, width: int) -> Place:
        """Return the place in the file of a stretch of the page."""
        start, end = self.page.origins(offset, offset + max(width, 1))
        return self.page.source.place(start, max(end, start + 1))

    def place_of(self, one: Visible) -> Place:
        """Return the place in the file of a numeral."""
        if one.offset < 0:
            return self.place(one.start, one.end)
        return self.written(one.offset, len(one.numeral.text))

    # Findings

    def find(
        self, place: Place, message: str, mend: str, rule: str, *rows: tuple[str, str]
    ) -> None:
        """Keep a finding."""
        self.findings.append(Finding(place, message, mend, rule, rows))

    def find_fault(self, fault: Fault, base: int) -> None:
        """Keep the fault of a claim whose text starts at ``base`` in the article."""
        rows = list(fault.details)
        expression = next((value for name, value in rows if name == "expression"), "")
        if origin := self.origin(expression):
            rows.append(("code", f"{origin.shown}  {origin.text}"))
        place = self.place(fault.start + base, fault.end + base)
        spelling = self._spelling(fault, place)
        mend = f"prosetest fix {place.path}" if spelling else fault.mend
        self.findings.append(Finding(place, fault.message, mend, fault.rule, tuple(rows), spelling))

    def _spelling(self, fault: Fault, place: Place) -> str:
        """What the author should have written, where the literal stands there letter by letter."""
        if fault.literal is None or not isinstance(fault.value, Number):
            return ""
        written = fault.literal.numeral
        line = self.page.source.line(place)
        if line[place.column - 1 : place.column - 1 + place.width] != written.text:
            return ""
        prose = any(one.numeral == written and one.region is None for one in self.seen)
        return spell(fault.value, written, self.notation if prose else POINT)

    # Tiers

    def keep(
        self, one: Visible, what: str, expression: str = "", value: str = "", reason: str = ""
    ) -> None:
        """Give a numeral its tier, if it has none yet."""
        if one.start in self.tiers:
            return
        origin = self.origin(expression) if what == tier.COMPUTED else None
        self.tiers[one.start] = Checked(
            start=one.start,
            end=one.end,
            text=one.numeral.text,
            tier=what,
            place=self.place_of(one),
            element=self._carrier(one),
            expression=expression,
            value=value,
            source=origin.shown if origin else "",
            reason=reason,
            number=_machine(one),
        )

    def keep_marker(self, offset: int, text: str, reason: str) -> Place:
        """Note the number of a list's item, which the renderer turns into no text."""
        place = self.written(offset, len(text))
        self.markers.append(Checked(0, 0, text, tier.STRUCTURAL, place, reason=reason, number=text))
        return place

    def keep_alone(self, numerals: Iterable[Visible]) -> None:
        """Note that these numerals are meant to stand in one edition only."""
        for one in numerals:
            if one.start in self.tiers:
                self.tiers[one.start] = replace(self.tiers[one.start], alone=True)

    def keep_proof(self, one: Visible, proof: Proof, arithmetic: bool) -> None:
        """Give a numeral the tier of its proof; ``arithmetic`` where literals alone suffice."""
        if proof.tier == tier.ARITHMETIC and not arithmetic:
            if one.start not in self.tiers:
                self.keep(one, tier.UNCHECKED)
                message = f"{one.numeral.text} is true arithmetic, but of nothing in the code"
                mend = "put a name of the code into the equation, or bind it"
                self.find(self.place_of(one), message, mend, "arithmetic")
            return
        self.keep(one, proof.tier, expression=proof.expression, value=proof.value)

    def give_up(self, numerals: Iterable[Visible]) -> None:
        """Leave numerals unchecked whose claim has a finding already."""
        for one in numerals:
            self.keep(one, tier.UNCHECKED)

    def _carrier(self, one: Visible) -> int:
        """The element that carries the tier, where the numeral does not carry its own."""
        around = list(self.article.around(one.start))
        if one.region is None:
            return next((e.number for e in around if e.tag.startswith("@")), 0)
        outer = [element for element in around if element.classes & _HIGHLIGHTED]
        return outer[-1].number if outer else one.region.element.number

    # Origins

    def add_code(self, code: str, place: Place) -> None:
        """Note where a block of the page makes its names."""
        self._code.append((code, place.path, place.line))

    def origin(self, expression: str) -> Origin | None:
        """Return where the first value named in an expression is made."""
        for code in self._code:
            self._origins |= dict(origins(*code))
        self._code.clear()
        found = None
        for name in re.findall(r"[^\W\d]\w*", expression):
            known = self._origins.get(name) or self._origins.get(re.sub(r"_?\d+$", "", name))
            if known and not known.text.startswith(("def ", "class ", "import ", "from ")):
                return known
            found = found or known
        return found


def _machine(one: Visible) -> str:
    """The numeral as a machine reads it."""
    if one.numeral.trouble:
        return one.numeral.text
    value = one.numeral.value
    return str(value.numerator) if value.denominator == 1 else repr(float(value))
