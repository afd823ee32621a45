"""The spans of a page that state something are judged: by themselves, or by their bindings."""

from __future__ import annotations

from collections.abc import Sequence

from prosetest import tier
from prosetest.binding import Binding
from prosetest.bound import BoundJudge
from prosetest.claim import judge_literal, judge_template
from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.expression import Chain, ExpressionError, Node, Opaque
from prosetest.lesson import quotes_inline
from prosetest.phrase import phrases
from prosetest.prose import judge_saying
from prosetest.reading import argument_of, claims, read_span, told_side
from prosetest.saying import equations, runs
from prosetest.total import false_totals
from prosetest.tree import walk
from prosetest.visible import BLOCK, CODE, MATH, Region, Visible


class Judge(BoundJudge):
    """Judges claims in the order of the page; what it finds goes into the ledger."""

    def judge_span(self, region: Region, binding: Binding | None) -> None:
        """Judge inline code or maths: by its binding, or as the equation that it states."""
        text = self.words(region)
        numerals = self.ledger.within(region.start, region.end)
        if region.kind == CODE and not binding and not numerals and not claims(text):
            return
        try:
            statements = read_span(region, text, self.ledger.notation)
        except ExpressionError as error:
            self._doubts[region] = f"{text.strip()} {error}"
            self._unread(region, binding, text, str(error), numerals)
            return
        opaque = [part for one in statements for part in walk(one) if isinstance(part, Opaque)]
        if binding and opaque:
            self._judge_told(region, binding, text, statements, opaque[0].reason)
        elif binding:
            self._judge_by_template(region, text, statements, binding, numerals)
        elif region.kind == MATH or claims(text):
            for statement in statements:
                self._judge_statement(region, text, statement, numerals)

    def judge_sayings(self, seen: Sequence[Visible]) -> None:
        """Judge what prose says of its own numbers, where no author has exempted one."""
        article = self.ledger.article
        for run in runs(article, seen):
            for saying in (*equations(article, run), *phrases(article.text, run)):
                tiers = {self.ledger.tiers[one.start].tier for one in saying.numerals
                         if one.start in self.ledger.tiers}  # fmt: skip
                if tiers & {tier.EXEMPT, tier.NAME}:
                    continue
                judgement = judge_saying(saying, self.namespace)
                self.record.tell(saying, saying.text, saying.chain, judgement)
                if judgement.verdict is not Verdict.CANNOT_TELL:
                    self.claims += 1
                    self.record.keep(judgement, saying.numerals, saying.base)

    def judge_totals(self, seen: Sequence[Visible]) -> None:
        """Judge the rows of totals that no author has bound or exempted."""
        for total in false_totals(self.ledger.article, seen):
            if total.one.start not in self.ledger.tiers:
                self.claims += 1
                message = f"{total.one.numeral.text} is written, the column makes {total.told}"
                place = self.ledger.place_of(total.one)
                self.ledger.find(place, message, "correct the number that is wrong", "equation")
                self.ledger.give_up([total.one])

    def words(self, region: Region) -> str:
        """Return what a region says."""
        return self.ledger.article.text[region.start : region.end]

    def _unread(
        self,
        region: Region,
        binding: Binding | None,
        text: str,
        reason: str,
        numerals: Sequence[Visible],
    ) -> None:
        self.record.tell_unread(region, text, reason)
        if binding:
            mend = "write it so that it can be read, or bind its numbers in prose"
            self._fault_remark(binding, f"{text.strip()} {reason}", mend, "expression")
            self.ledger.give_up(numerals)
        elif region.kind == MATH:
            self.record.set_unproven(region, text, reason, bool(numerals))

    def _judge_told(
        self,
        region: Region,
        binding: Binding,
        text: str,
        statements: Sequence[Node],
        reason: str,
    ) -> None:
        """Judge the literal that ends ``P(A) = 0.1``, the only part that can be read."""
        numerals = self.ledger.within(region.start, region.end)
        told = told_side(statements[0]) if len(statements) == 1 else None
        template = self._expression(binding) if told else None
        if told is None or template is None or isinstance(template, Chain):
            self._unread(region, binding, text, reason, numerals)
            return
        self.claims += 1
        self._doubts[region] = f"{text.strip()} {reason}"
        exactly = isinstance(statements[0], Chain) and statements[0].relations[-1] == "="
        body = binding.remark.body
        judgement = judge_literal(told, template, body, self.namespace, exactly)
        self.record.tell(region, text, statements[0], judgement)
        self.record.keep(judgement, numerals, region.start)

    def _judge_by_template(
        self,
        region: Region,
        text: str,
        statements: Sequence[Node],
        binding: Binding,
        numerals: Sequence[Visible],
    ) -> None:
        self.claims += 1
        template = self._expression(binding)
        if template is not None and region.kind == CODE and len(statements) == 1:
            statements = (argument_of(statements[0], template, text),)
        if template is not None and len(statements) != 1:
            message = "one binding stands after several statements"
            mend = "set each statement in its own dollars"
            self._fault_remark(binding, message, mend, "template")
        if template is None or len(statements) != 1:
            self.ledger.give_up(numerals)
            return
        judgement = judge_template(
            statements[0], template, binding.remark.body, text.strip(), self.namespace
        )
        self.record.tell(region, text, statements[0], judgement)
        self.record.keep(judgement, numerals, region.start)

    def _judge_statement(
        self, region: Region, text: str, statement: Node, numerals: Sequence[Visible]
    ) -> None:
        if not (numerals or isinstance(statement, Chain) or self.settings.telling):
            return
        judgement = judge_formula(statement, text, self.namespace)
        self.record.tell(region, text, statement, judgement)
        if judgement.verdict is Verdict.CANNOT_TELL:
            if judgement.unproven:
                self._doubts.setdefault(region, judgement.unproven)
            self.record.keep(judgement, numerals, region.start)
            if judgement.unproven and region.kind == MATH:
                numeric = any(one.start not in self.ledger.tiers for one in numerals)
                self.record.set_unproven(region, text, judgement.unproven, numeric)
            return
        if judgement.faults and region.kind != MATH and self.is_quoted(text):
            return
        self.claims += 1
        self.record.loosen(region, statement, judgement)
        self.record.keep(judgement, numerals, region.start)

    def is_quoted(self, code: str) -> bool:
        """Whether inline code quotes the lesson, or a block that the page has run."""
        return quotes_inline(code, "\n".join(self.code))

    def doubt(self, region: Region) -> str:
        """Return why the numerals of a span are not checked, where an author may not see it."""
        if region not in self._doubts:
            self._doubts[region] = self._doubt(region)
        return self._doubts[region]

    def _doubt(self, region: Region) -> str:
        words = self.words(region).strip()
        if region.kind == BLOCK:
            return ""
        try:
            found = (
                judge_formula(statement, words, self.namespace).unproven
                for statement in read_span(region, words, self.ledger.notation)
            )
            return next((reason for reason in found if reason), "")
        except ExpressionError as error:
            return f"{words} {error}"
