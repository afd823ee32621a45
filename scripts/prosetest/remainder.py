"""What no claim covers: names, structural and exempt numerals; the rest is unchecked, an error."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from prosetest import tier
from prosetest.binding import Binding
from prosetest.judge import Judge
from prosetest.ledger import Ledger
from prosetest.structure import Count, counts, list_items, numbered_by_renderer, pointed_at
from prosetest.tier import Checked
from prosetest.visible import CODE, Visible

_MEND = "bind it with <!--= expression --> right after it, or exempt it with <!--ok: reason -->"


class Remainder:
    """Sorts the numerals that the judge has left; ``names`` holds the names that it met."""

    def __init__(
        self,
        ledger: Ledger,
        judge: Judge,
        bindings: Sequence[Binding],
        lexicon: Mapping[str, str],
    ) -> None:
        self.ledger = ledger
        self.judge = judge
        self.bindings = bindings
        self.lexicon = lexicon
        self.names: set[str] = set()

    def exempt(self, binding: Binding) -> None:
        """Exempt the numerals of a remark, with its reason."""
        for one in binding.numerals:
            self.ledger.keep(one, tier.EXEMPT, reason=binding.remark.body)

    def name_all(self) -> None:
        """Find the names of the lexicon in the text, and the numerals that belong to them."""
        text = self.ledger.article.text
        for name, reason in self.lexicon.items():
            pattern = rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])"
            for found in re.finditer(pattern, text):
                for one in self.ledger.within(*found.span()):
                    if one.end <= found.end():
                        self.names.add(name)
                        self.ledger.keep(one, tier.NAME, reason=reason)

    def sort(self) -> None:
        """Give each numeral that is left its tier, or a finding."""
        for one in self.ledger.seen:
            if one.start not in self.ledger.tiers:
                self._sort(one)
        for binding in self.bindings:
            if binding.remark.kind == "only":
                self.ledger.keep_alone(binding.numerals)

    def count_items(self, placed: Collection[int]) -> None:
        """Check the numbers of list items, which are none of the ``placed`` clusters."""
        page = self.ledger.page
        for count in list_items(page.prose):
            if count.start in placed:
                continue
            reason = f"number {count.expected} of a list"
            place = self.ledger.keep_marker(count.start, str(count.number), reason)
            if count.number != count.expected:
                message = f"item {count.number} follows item {count.expected - 1}"
                self.ledger.find(place, message, f"number it {count.expected}", "consecutive")

    def _sort(self, one: Visible) -> None:
        quoted = one.region and one.region.kind == CODE
        if reason := self._structural(one):
            self.ledger.keep(one, tier.STRUCTURAL, reason=reason)
        elif known := self._repeated(one):
            self.ledger.keep(one, tier.COMPUTED, known.expression, known.value)
        elif quoted and one.region and self.judge.is_quoted(self.judge.words(one.region)):
            self.ledger.keep(one, tier.SOURCE, reason="quoted from the code")
        else:
            self.refuse(one, self._why(one))

    def refuse(self, one: Visible, reason: str) -> None:
        """Leave a numeral unchecked, which is an error."""
        if one.start in self.ledger.tiers:
            return
        self.ledger.keep(one, tier.UNCHECKED)
        rows = (("reason", reason),) if reason else ()
        message = f"{one.numeral.text} is not checked"
        place = self.ledger.tiers[one.start].place
        self.ledger.find(place, message, _MEND, "unchecked", *rows)

    def _why(self, one: Visible) -> str:
        """What an author may not see: why a numeral that looks checked is not."""
        if one.numeral.trouble:
            return f"it {one.numeral.trouble}"
        if one.offset < 0:
            return "where it is written cannot be told; this line is the nearest that can"
        return self.judge.doubt(one.region) if one.region else ""

    @cached_property
    def _numbered(self) -> frozenset[int]:
        return numbered_by_renderer(self.ledger.article)

    @cached_property
    def _counts(self) -> dict[int, Count]:
        return {count.start: count for count in counts(self.ledger.article)}

    def _structural(self, one: Visible) -> str:
        """Why a numeral is structural, if it is one; a count out of turn is a finding."""
        article = self.ledger.article
        if self._numbered and any(e.number in self._numbered for e in article.around(one.start)):
            return "numbered by the renderer"
        if count := self._counts.get(one.start):
            self._check_count(one, count)
            return f"number {count.expected} of {count.series or 'a series'}"
        found = pointed_at(article, one, set(self._counts))
        if found == "lost":
            message = f"this link says {one.numeral.text}, what it leads to has another number"
            mend = "write the number of its target"
            self.ledger.find(self.ledger.place_of(one), message, mend, "reference")
        return "points at its target" if found else ""

    def _check_count(self, one: Visible, count: Count) -> None:
        if count.number != count.expected:
            name = f"{count.series} " if count.series else ""
            message = f"{name}{count.number} follows {name}{count.expected - 1}"
            mend = f"number it {count.expected}"
            self.ledger.find(self.ledger.place_of(one), message, mend, "consecutive")

    def _repeated(self, one: Visible) -> Checked | None:
        """The numeral of the same block, bound before, that this one repeats."""
        if one.region is not None or one.numeral.trouble:
            return None
        block = self.ledger.article.block(one.start).number
        for known, text in self._bound.get(block, []):
            if known.start < one.start and text == one.numeral.text:
                return known
        return None

    @cached_property
    def _bound(self) -> dict[int, list[tuple[Checked, str]]]:
        """The computed numerals of prose bindings, by the block that they stand in."""
        found: dict[int, list[tuple[Checked, str]]] = {}
        for one in self._bound_numerals():
            known = self.ledger.tiers.get(one.start)
            if known is not None and known.tier == tier.COMPUTED:
                block = self.ledger.article.block(one.start).number
                found.setdefault(block, []).append((known, one.numeral.text))
        return found

    def _bound_numerals(self) -> Iterator[Visible]:
        for binding in self.bindings:
            if binding.remark.kind == "=" and binding.region is None:
                yield from binding.numerals
