"""One page is checked: every numeral that a reader sees gets its tier, or there is a finding.

In the order of the page, blocks of code run and claims are judged, so that a claim sees the
blocks above it and nothing below; then what no claim covers is sorted into names, structural and
exempt numerals; what is left is unchecked, and an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from prosetest import tier
from prosetest.article import Article
from prosetest.binding import Binding, bind, blocks
from prosetest.block import Block, run_block
from prosetest.claim import (
    Constant,
    Fault,
    Judgement,
    Proof,
    defined,
    judge_formula,
    judge_literal,
    judge_template,
)
from prosetest.comparison import Verdict
from prosetest.expression import (
    ExpressionError,
    Literal,
    Node,
    is_short,
    literals,
    parse,
    split_relations,
)
from prosetest.finding import Finding, Place
from prosetest.formula import parse as parse_formula
from prosetest.lesson import Lesson, Origin, origins, quotes_inline
from prosetest.namespace import Namespace
from prosetest.notation import POINT
from prosetest.page import Fence, Page, read_page
from prosetest.settings import Settings
from prosetest.source import Source, digest
from prosetest.spelling import spell
from prosetest.structure import counts, heading_ids, numbered_by_renderer, pointed_at
from prosetest.table import judge_table
from prosetest.tier import Checked, PageReport, Unproven
from prosetest.twin import Placement, Render, place_numerals
from prosetest.value import Number
from prosetest.visible import BLOCK, CODE, MATH, Region, Visible, regions, visible


def check_page(
    source: Source, render: Render, lesson: Lesson, namespace: Namespace, settings: Settings
) -> PageReport:
    """Check one page, rendered by ``render``, against the code of its lesson."""
    page = read_page(source)
    placement = place_numerals(page, render)
    check = _Check(page, placement, lesson, namespace, settings)
    check.run()
    return check.report()


@dataclass(frozen=True)
class _Loose:
    """A literal that could change unnoticed, until a definition on the page claims it."""

    region: Region
    literal: Literal
    statement: Node


class _Check:
    """The state of one check; it lives as long as the check."""

    def __init__(
        self,
        page: Page,
        placement: Placement,
        lesson: Lesson,
        namespace: Namespace,
        settings: Settings,
    ) -> None:
        self.page = page
        self.article: Article = placement.article
        self.lesson = lesson
        self.namespace = namespace
        self.settings = settings
        notation = settings.notation_of(page.source.path)
        self.regions = regions(placement)
        self.seen = visible(placement, self.regions, notation)
        self.bindings, orphans = bind(page, self.seen, notation)
        self.findings: list[Finding] = [*page.findings, *orphans]
        self.tiers: dict[int, Checked] = {}
        self.unproven: list[Unproven] = []
        self.constants: frozenset[Constant] = frozenset()
        self.loose: list[_Loose] = []
        self.names: set[str] = set()
        self.origins: dict[str, Origin] = dict(origins(lesson.text, lesson.path))
        self.claims = 0
        self.ran: list[str] = []

    def report(self) -> PageReport:
        """Return what was found."""
        return PageReport(
            self.page.source.path,
            digest(self.page.source.text),
            tuple(self.tiers[at] for at in sorted(self.tiers)),
            tuple(sorted(set(self.findings))),
            tuple(self.unproven),
            heading_ids(self.article),
            self.claims,
            frozenset(self.names),
            self.article.text,
        )

    def run(self) -> None:
        """Judge the claims in the order of the page, then sort what they leave."""
        jobs = sorted(self.jobs(), key=lambda job: job[0])
        for _, job in jobs:
            job()
        self.check_steadiness()
        self.settle_loose()
        for one in self.seen:
            if one.start not in self.tiers:
                self.sort(one)

    def jobs(self) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield what is to be done, with the place in the page where it belongs."""
        bound = {b.region.start: b for b in self.bindings if b.region and b.remark.kind == "="}
        for fence in self.page.fences:
            yield fence.start, lambda fence=fence: self.run_fence(fence)  # type: ignore[misc]
        for binding in self.bindings:
            if binding.remark.kind == "ok":
                yield -1, lambda binding=binding: self.exempt(binding)  # type: ignore[misc]
            elif binding.region is None and binding.remark.kind in {"=", "table"}:
                judge = self.judge_table if binding.remark.kind == "table" else self.judge_bound
                yield binding.start, lambda b=binding, j=judge: j(b)  # type: ignore[misc]
        for region in self.regions:
            if region.kind in {CODE, MATH} and not self.is_exempt(region):
                judge_it = self.judge_span
                given = bound.get(region.start)
                yield region.offset, lambda r=region, g=given: judge_it(r, g)  # type: ignore[misc]

    # Places -------------------------------------------------------------------------------

    def place(self, start: int, end: int) -> Place:
        """The place in the file of ``article.text[start:end]``, as near as it is known."""
        inside = [one for one in self.seen if start <= one.start < end and one.offset >= 0]
        if inside:
            lead = inside[0].start - start
            if self.in_line(inside[0].offset - lead, start, end):
                return self.written(inside[0].offset - lead, end - start)
            last = inside[-1].offset + len(inside[-1].numeral.text)
            return self.written(inside[0].offset, last - inside[0].offset)
        before = [one for one in self.seen if one.start < start and one.offset >= 0]
        return replace(self.written(before[-1].offset if before else 0, 1), width=1)

    def in_line(self, offset: int, start: int, end: int) -> bool:
        """Whether the page reads ``article.text[start:end]`` at ``offset``, letter by letter."""
        text = self.page.text
        return offset >= 0 and text[offset : offset + end - start] == self.article.text[start:end]

    def written(self, offset: int, width: int) -> Place:
        start, end = self.page.origins(offset, offset + max(width, 1))
        return self.page.source.place(start, max(end, start + 1))

    def find(self, place: Place, message: str, mend: str, rule: str, *rows: tuple[str, str]) -> None:
        """Keep a finding."""
        self.findings.append(Finding(place, message, mend, rule, rows))

    def spelling(self, fault: Fault, place: Place) -> str:
        """What the author should have written, where the literal stands there letter by letter."""
        if fault.literal is None or not isinstance(fault.value, Number):
            return ""
        written = fault.literal.numeral
        line = self.page.source.line(place)
        if line[place.column - 1 : place.column - 1 + place.width] != written.text:
            return ""
        prose = any(one.numeral == written and one.region is None for one in self.seen)
        notation = self.settings.notation_of(self.page.source.path) if prose else POINT
        return spell(fault.value, written, notation)

    # Code ---------------------------------------------------------------------------------

    def run_fence(self, fence: Fence) -> None:
        """Run or compare a fenced block; its numerals are sources, what it prints is computed."""
        self.check_steadiness()
        start = fence.body
        block = Block(fence, self.page.source.path, self.written(start, 1), self.lesson)
        outcome = run_block(block, self.namespace, "\n".join(self.ran))
        self.findings += outcome.faults
        self.claims += outcome.claims
        if outcome.ran:
            self.ran.append(outcome.ran)
            first = self.written(start, 1).line
            self.origins |= dict(origins(outcome.ran, self.page.source.path, first))
        printed = dict(outcome.printed)
        for one in self.seen:
            if one.region and one.region.kind == BLOCK and fence.body <= one.offset < fence.end:
                self.keep_in_block(one, outcome.tier, outcome.reason, printed)

    def keep_in_block(
        self, one: Visible, what: str, reason: str, printed: dict[tuple[int, int], str]
    ) -> None:
        """Give a numeral of a block the tier of the block, or of the output it stands in."""
        assert one.region is not None
        place = self.numeral_place(one)
        before = self.article.text[one.region.start : one.start].split("\n")
        lead = len(self.article.text[one.region.start : one.start]) - len(
            self.article.text[one.region.start : one.start].lstrip("\n")
        )
        value = printed.get((len(before) - 1 - lead, len(before[-1])))
        if value is not None:
            self.keep(one, tier.COMPUTED, expression="output", value=value)
        elif what:
            self.keep(one, what, reason=reason)
        else:
            self.keep(one, tier.UNCHECKED)
            self.unchecked(place, one.numeral.text, reason)

    def check_steadiness(self) -> None:
        """A claim whose evaluation changes the code's state is a finding."""
        for question in self.namespace.unsteady():
            message = "the value of a claim depends on the order in which claims are evaluated"
            self.find(Place(self.page.source.path), message, "do not change state in an expression",
                      "unsteady", ("expression", str(question.node)[:200]))  # fmt: skip

    # Claims -------------------------------------------------------------------------------

    def judge_bound(self, binding: Binding) -> None:
        """Judge a number or vector in prose by its binding."""
        self.claims += 1
        body = binding.remark.body
        expression = self.parse_binding(binding)
        if expression is None:
            self.give_up(binding.numerals)
            return
        if not is_short(expression):
            self.remark_finding(binding, f"{body} is more than a name, an index or one call",
                                "give it a name in example.py", "long-binding")  # fmt: skip
            self.give_up(binding.numerals)
            return
        for one in binding.numerals:
            if one.numeral.trouble:
                self.find(self.numeral_place(one), f"{one.numeral.text} {one.numeral.trouble}",
                          "declare the notation, or write the number otherwise", "notation")  # fmt: skip
                self.give_up(binding.numerals)
                return
        written = self.written_literal(binding)
        if written is None:
            self.remark_finding(binding, f"{binding.text} is not read as a number or a vector",
                                "write numbers only, set apart by commas", "literal")  # fmt: skip
            self.give_up(binding.numerals)
            return
        judgement = judge_literal(written, expression, body, self.namespace)
        self.record(judgement, binding.numerals, 0)

    def written_literal(self, binding: Binding) -> Node | None:
        """The literal as a tree, whose leaves start where the numerals start in the article."""
        if binding.kind == "vector" and not binding.text.startswith("("):
            return self.vector(binding)
        items = [Literal(one.start, one.end, one.numeral) for one in binding.numerals]
        if len(items) == 1:
            return items[0]
        from prosetest.expression import Sequence

        return Sequence(items[0].start, items[-1].end, tuple(items))

    def vector(self, binding: Binding) -> Node | None:
        """The brackets as they are nested, filled with the numerals of the article."""
        from prosetest.expression import Sequence

        numerals = iter(binding.numerals)
        stack: list[list[Node]] = [[]]
        for piece in re.finditer(r"[\[\]()]|[^\[\](),;\s]+", binding.text):
            if piece[0] in "[(":
                stack.append([])
            elif piece[0] in "])":
                if len(stack) < 2 or not stack[-1]:
                    return None
                items = stack.pop()
                stack[-1].append(Sequence(items[0].start, items[-1].end, tuple(items)))
            else:
                one = next(numerals, None)
                if one is None:
                    return None
                stack[-1].append(Literal(one.start, one.end, one.numeral))
        whole = stack[0]
        return whole[0] if len(stack) == 1 and len(whole) == 1 and next(numerals, None) is None else None

    def parse_binding(self, binding: Binding) -> Node | None:
        """Read the expression of a binding, or keep a finding."""
        try:
            return parse(binding.remark.body)
        except ExpressionError as error:
            message = f"{binding.remark.body} {error}"
            self.remark_finding(binding, message, "write a name, an index or one call", "expression")
            return None

    def remark_finding(self, binding: Binding, message: str, mend: str, rule: str) -> None:
        remark = binding.remark
        self.find(self.page.source.place(remark.start, remark.end), message, mend, rule)

    def give_up(self, numerals: tuple[Visible, ...]) -> None:
        """Leave numerals unchecked whose claim already has a finding."""
        for one in numerals:
            if one.start not in self.tiers:
                self.keep(one, tier.UNCHECKED)

    def judge_table(self, binding: Binding) -> None:
        """Judge the columns of a table by the comment under it."""
        self.claims += 1
        place = self.page.source.place(binding.remark.start, binding.remark.end)
        for outcome in judge_table(self.article, binding, self.namespace):
            if isinstance(outcome, Fault):
                at = self.place(outcome.start, outcome.end) if outcome.start else place
                self.find(at, outcome.message, outcome.mend, outcome.rule, *outcome.details)
            else:
                written, judgement = outcome
                inside = tuple(one for one in self.seen if written.start <= one.start < written.end)
                self.record(judgement, inside, 0)
        self.give_up(tuple(one for one in binding.numerals if self.in_bound_column(one, binding)))

    def in_bound_column(self, one: Visible, binding: Binding) -> bool:
        """Whether a finding already speaks of this numeral: only then may it go unchecked."""
        place = self.numeral_place(one)
        return any(f.place.line == place.line and f.place.column == place.column
                   for f in self.findings)  # fmt: skip

    def judge_span(self, region: Region, binding: Binding | None) -> None:
        """Judge inline code or maths: by its binding, or as the equation that it states."""
        text = self.article.text[region.start : region.end]
        numerals = tuple(one for one in self.seen if one.region is region)
        try:
            statements = self.read_span(region, text)
        except ExpressionError as error:
            if binding:
                self.remark_finding(binding, f"{text.strip()} {error}", "write it so that it can be "
                                    "read, or bind its numbers in prose", "expression")  # fmt: skip
                self.give_up(numerals)
            elif region.kind == MATH:
                self.set_unproven(region, text, str(error), bool(numerals))
            return
        if binding:
            self.judge_by_template(region, text, statements, binding, numerals)
            return
        if region.kind == CODE and not _claims(text, statements):
            return
        for statement in statements:
            self.judge_statement(region, text, statement, numerals)

    def read_span(self, region: Region, text: str) -> tuple[Node, ...]:
        if region.kind == MATH:
            return parse_formula(text)
        try:
            return (parse(text),)
        except ExpressionError:
            return parse_formula(text, code=True)

    def judge_by_template(
        self, region: Region, text: str, statements: tuple[Node, ...], binding: Binding,
        numerals: tuple[Visible, ...],
    ) -> None:  # fmt: skip
        self.claims += 1
        template = self.parse_binding(binding)
        if template is None:
            self.give_up(numerals)
            return
        if len(statements) != 1:
            self.remark_finding(binding, "one binding stands after several statements",
                                "set each statement in its own dollars", "template")  # fmt: skip
            self.give_up(numerals)
            return
        judgement = judge_template(
            statements[0], template, binding.remark.body, text.strip(), self.namespace
        )
        self.record(judgement, numerals, region.start)

    def judge_statement(
        self, region: Region, text: str, statement: Node, numerals: tuple[Visible, ...]
    ) -> None:
        judgement = judge_formula(statement, text, self.namespace)
        if judgement.verdict is Verdict.CANNOT_TELL:
            if judgement.unproven and region.kind == MATH:
                self.set_unproven(region, text, judgement.unproven, bool(numerals))
            return
        if judgement.faults and region.kind == CODE and self.is_quoted(text):
            return
        self.claims += 1
        self.constants |= judgement.constants
        self.loose += [_Loose(region, literal, statement) for literal in judgement.loose]
        self.record(judgement, numerals, region.start)

    def set_unproven(self, region: Region, text: str, reason: str, numeric: bool) -> None:
        """List a formula without a numeral that cannot be decided; numerals speak for themselves."""
        place = self.place(region.start, region.end)
        if numeric or not re.search(r"=|\\approx|≈", text):
            return
        self.unproven.append(Unproven(place, text.strip(), reason))
        if not self.settings.unproven:
            message = f"the formula {text.strip()} is not proven: {reason}"
            self.find(place, message, "define its symbols in example.py or in NOTATION", "unproven")

    def record(self, judgement: Judgement, numerals: tuple[Visible, ...], base: int) -> None:
        """Keep what a judgement says of each numeral, and its findings with their places."""
        for proof in judgement.proofs:
            for one in numerals:
                if _touches(one, proof, base):
                    self.keep_proof(one, proof)
        for fault in judgement.faults:
            self.find_fault(fault, base)
        if judgement.faults:
            for one in numerals:
                if one.start not in self.tiers:
                    self.keep(one, tier.UNCHECKED)

    def find_fault(self, fault: Fault, base: int) -> None:
        start, end = fault.start + base, fault.end + base
        rows = list(fault.details)
        expression = next((value for name, value in rows if name == "expression"), "")
        if origin := self.origin(expression):
            rows.append(("code", f"{origin.shown}  {origin.text}"))
        place = self.place(start, end)
        spelling = self.spelling(fault, place)
        mend = f"prosetest fix {place.path}" if spelling else fault.mend
        self.findings.append(Finding(place, fault.message, mend, fault.rule, tuple(rows), spelling))

    def keep_proof(self, one: Visible, proof: Proof) -> None:
        if proof.tier == tier.ARITHMETIC and not self.settings.arithmetic:
            self.keep(one, tier.UNCHECKED)
            self.find(self.numeral_place(one), f"{one.numeral.text} is true arithmetic, but of "
                      "nothing in the code", "put a name of the code into the equation, or bind it",
                      "arithmetic")  # fmt: skip
            return
        self.keep(one, proof.tier, expression=proof.expression, value=proof.value)

    def settle_loose(self) -> None:
        """A constant is verified where a definition checked on the page has it too."""
        for loose in self.loose:
            for one in self.seen:
                if one.start in self.tiers or one.region is not loose.region:
                    continue
                literal = loose.literal
                if not _touches(one, Proof(literal.start, literal.end, "", "", ""), loose.region.start):
                    continue
                if defined(literal, loose.statement, self.constants):
                    reason = "a constant of a definition"
                    self.keep(one, tier.COMPUTED, expression=reason, value=one.numeral.text)
                elif not self.named(one):
                    self.keep(one, tier.UNCHECKED)
                    message = f"{one.numeral.text} could change and nothing would notice"
                    mend = "bind the span right after it, with an expression of the same form"
                    self.find(self.numeral_place(one), message, mend, "loose")

    # What no claim covers -----------------------------------------------------------------

    def exempt(self, binding: Binding) -> None:
        for one in binding.numerals:
            self.keep(one, tier.EXEMPT, reason=binding.remark.body)

    def is_exempt(self, region: Region) -> bool:
        return any(b.remark.kind == "ok" and b.region is region for b in self.bindings)

    def sort(self, one: Visible) -> None:
        """Put a numeral that no claim covers into its tier."""
        if reason := self.named(one):
            self.keep(one, tier.NAME, reason=reason)
        elif reason := self.structural(one):
            self.keep(one, tier.STRUCTURAL, reason=reason)
        elif repeated := self.repeated(one):
            self.keep(one, tier.COMPUTED, expression=repeated.expression, value=repeated.value)
        elif one.region and one.region.kind == CODE and self.is_quoted(self.words(one.region)):
            self.keep(one, tier.SOURCE, reason="quoted from the code")
        else:
            self.keep(one, tier.UNCHECKED)
            trouble = f"it {one.numeral.trouble}" if one.numeral.trouble else ""
            self.unchecked(self.numeral_place(one), one.numeral.text, trouble or self.why(one))

    def why(self, one: Visible) -> str:
        """What an author may not see: why a numeral that looks checked is not."""
        if one.offset < 0:
            return "where it is written cannot be told; the line is the nearest that can"
        if one.region is None:
            return ""
        words = self.words(one.region).strip()
        try:
            statements = self.read_span(one.region, words) if one.region.kind != BLOCK else ()
            for statement in statements:
                if reason := judge_formula(statement, words, self.namespace).unproven:
                    return reason
        except ExpressionError as error:
            return f"{words} {error}"
        return ""

    def unchecked(self, place: Place, text: str, reason: str) -> None:
        rows = (("reason", reason),) if reason else ()
        mend = "bind it with <!--= expression --> right after it, or exempt it with <!--ok: reason -->"
        self.find(place, f"{text} is not checked", mend, "unchecked", *rows)

    def words(self, region: Region) -> str:
        return self.article.text[region.start : region.end]

    def is_quoted(self, code: str) -> bool:
        return quotes_inline(code, "\n".join([self.lesson.text, *self.ran]))

    def named(self, one: Visible) -> str:
        """The reason of the name of the site's lexicon that ``one`` stands in."""
        for name, reason in self.settings.names.items():
            window = self.article.text[max(0, one.start - len(name)) : one.end + len(name)]
            base = max(0, one.start - len(name))
            for found in re.finditer(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", window):
                if base + found.start() <= one.start and one.end <= base + found.end():
                    self.names.add(name)
                    return reason
        return ""

    def structural(self, one: Visible) -> str:
        """Why a numeral is structural, if it is one; a count out of turn is a finding."""
        if numbered_by_renderer(self.article, one.start):
            return "numbered by the renderer"
        for count in counts(self.article):
            if count.start == one.start:
                if count.number != count.expected:
                    message = f"{count.series} {count.number} follows {count.series} {count.expected - 1}"
                    mend = f"number it {count.expected}"
                    self.find(self.numeral_place(one), message, mend, "consecutive")
                return f"number {count.expected} of {count.series or 'a series'}"
        counted = {count.start for count in counts(self.article)}
        found = pointed_at(self.article, one, counted)
        if found == "lost":
            message = f"this link says {one.numeral.text}, what it leads to has another number"
            self.find(self.numeral_place(one), message, "write the number of its target", "reference")
        return "points at its target" if found else ""

    def repeated(self, one: Visible) -> Checked | None:
        """The numeral of the same block, bound before, that this one repeats."""
        if one.region is not None or one.numeral.trouble:
            return None
        here = blocks(self.article, self.bindings).get(self.article.block(one.start).number, [])
        for binding in here:
            for other in binding.numerals:
                known = self.tiers.get(other.start)
                if (
                    binding.remark.kind == "="
                    and other.start < one.start
                    and known is not None
                    and known.tier == tier.COMPUTED
                    and other.numeral.text == one.numeral.text
                ):
                    return known
        return None

    # Keeping ------------------------------------------------------------------------------

    def numeral_place(self, one: Visible) -> Place:
        if one.offset < 0:
            return self.place(one.start, one.end)
        return self.written(one.offset, len(one.numeral.text))

    def keep(
        self,
        one: Visible,
        what: str,
        expression: str = "",
        value: str = "",
        reason: str = "",
    ) -> None:
        if one.start in self.tiers:
            return
        origin = self.origin(expression) if what == tier.COMPUTED else None
        alone = any(
            b.remark.kind == "only" and one in b.numerals for b in self.bindings
        )
        self.tiers[one.start] = Checked(
            one.start,
            one.end,
            one.numeral.text,
            what,
            self.numeral_place(one),
            self.carrier(one),
            expression,
            value,
            origin.shown if origin else "",
            reason,
            _plain(one),
            alone,
        )

    def carrier(self, one: Visible) -> int:
        """The element that carries the tier, where the numeral does not carry its own."""
        around = list(self.article.around(one.start))
        if one.region is None:
            return next((e.number for e in around if e.tag.startswith("@")), 0)
        outer = [e for e in around if e.classes & {"highlight", "highlighttable", "codehilite"}]
        return outer[-1].number if outer else one.region.element.number

    def origin(self, expression: str) -> Origin | None:
        """Where the first name of an expression is made."""
        found = None
        for name in re.findall(r"[^\W\d]\w*", expression):
            known = self.origins.get(name) or self.origins.get(re.sub(r"_?\d+$", "", name))
            if known and not known.text.startswith(("def ", "class ", "import ", "from ")):
                return known
            found = found or known
        return found


def _claims(text: str, statements: tuple[Node, ...]) -> bool:
    """Whether inline code states something; ``name=3`` without blanks is a keyword argument."""
    if re.fullmatch(r"\s*\w+=\S+\s*", text):
        return False
    return any(split_relations(text)) and bool(statements)


def _touches(one: Visible, proof: Proof, base: int) -> bool:
    start, end = one.start - base, one.end - base
    return start < proof.end and proof.start < end


def _plain(one: Visible) -> str:
    """The numeral as a machine reads it, for the value attribute."""
    if one.numeral.trouble:
        return one.numeral.text
    value = one.numeral.value
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


__all__ = ["check_page", "field", "literals"]
