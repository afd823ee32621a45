"""The claims of a page are judged: bound literals, tables, and the spans that state something."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from prosetest import code
from prosetest.binding import Binding
from prosetest.claim import judge_literal, judge_template
from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.expression import ExpressionError, Node, Opaque
from prosetest.form import is_short
from prosetest.judgement import Fault
from prosetest.ledger import Ledger
from prosetest.lesson import quotes_inline
from prosetest.namespace import Namespace
from prosetest.question import Question
from prosetest.reading import argument_of, claims, enumeration, literal_of, read_span
from prosetest.record import Record
from prosetest.settings import Settings
from prosetest.table import judge_table
from prosetest.tree import walk
from prosetest.value import Array
from prosetest.visible import BLOCK, CODE, MATH, Region, Visible


class Judge:
    """Judges claims in the order of the page; what it finds goes into the ledger."""

    def __init__(
        self, ledger: Ledger, namespace: Namespace, settings: Settings, lesson_text: str
    ) -> None:
        self.ledger = ledger
        self.namespace = namespace
        self.settings = settings
        self.code = [lesson_text]
        self.claims = 0
        self.record = Record(ledger, namespace, settings)
        self._doubts: dict[Region, str] = {}

    # Prose

    def foresee(self, bindings: Sequence[Binding]) -> None:
        """Ask in one request what the bindings of a stretch of the page will need."""
        questions = []
        for binding in bindings:
            with suppress(ExpressionError):
                questions.append(Question(code.parse(binding.remark.body)))
        self.namespace.values(questions)

    def judge_bound(self, binding: Binding) -> None:
        """Judge a number or vector in prose by its binding."""
        self.claims += 1
        body = binding.remark.body
        node = self._expression(binding)
        binding = binding if node is None else self._enumerated(binding, node)
        written = None if node is None else self._written(binding, node)
        if node is None or written is None:
            self.ledger.give_up(binding.numerals)
            return
        self.record.keep(judge_literal(written, node, body, self.namespace), binding.numerals, 0)

    def _enumerated(self, binding: Binding, node: Node) -> Binding:
        """A binding of ``1, 1 and 2`` covers as many numerals as its value has elements."""
        if binding.kind != "prose" or len(binding.numerals) > 1:
            return binding
        value = self.namespace.value(node)
        if not isinstance(value, Array) or len(value.shape) != 1 or value.shape[0] < 2:
            return binding
        ledger = self.ledger
        found = enumeration(ledger.article, ledger.seen, binding.numerals[-1], value.shape[0])
        return replace(binding, numerals=found) if found else binding

    def _expression(self, binding: Binding) -> Node | None:
        """Read the expression of a binding, or keep a finding."""
        if not binding.remark.body:
            return None  # the page has the finding
        try:
            return code.parse(binding.remark.body)
        except ExpressionError as error:
            mend = "write a name, an index or one call"
            self._fault_remark(binding, f"{binding.remark.body} {error}", mend, "expression")
            return None

    def _written(self, binding: Binding, node: Node) -> Node | None:
        """The literal as a tree whose leaves start where the numerals do, or a finding."""
        body = binding.remark.body
        troubled = next((one for one in binding.numerals if one.numeral.trouble), None)
        if not is_short(node):
            message = f"{body} is more than a name, an index or one call"
            self._fault_remark(binding, message, "give it a name in example.py", "long-binding")
        elif troubled is not None:
            message = f"{troubled.numeral.text} {troubled.numeral.trouble}"
            mend = "declare the notation in mkdocs.yml, or write the number otherwise"
            self.ledger.find(self.ledger.place_of(troubled), message, mend, "notation")
        elif (tree := literal_of(binding)) is not None:
            return tree
        else:
            message = f"{binding.text} is not read as a number or a vector"
            mend = "write numbers only, set apart by commas"
            self._fault_remark(binding, message, mend, "literal")
        return None

    def _fault_remark(self, binding: Binding, message: str, mend: str, rule: str) -> None:
        remark = binding.remark
        place = self.ledger.page.source.place(remark.start, remark.end)
        self.ledger.find(place, message, mend, rule)

    def judge_columns(self, binding: Binding) -> None:
        """Judge the columns of a table by the comment under it."""
        self.claims += 1
        faulty: list[tuple[int, int]] = []
        for outcome in judge_table(self.ledger.article, binding, self.namespace):
            if isinstance(outcome, Fault):
                self._fault_table(binding, outcome)
                faulty.append((outcome.start, outcome.end))
            else:
                one, judgement = outcome
                self.record.keep(judgement, (one,), 0)
        for start, end in faulty:
            self.ledger.give_up(self.ledger.within(start, end))

    def _fault_table(self, binding: Binding, fault: Fault) -> None:
        if fault.end:
            self.ledger.find_fault(fault, 0)
        else:
            self._fault_remark(binding, fault.message, fault.mend, fault.rule)

    # Code and maths

    def judge_span(self, region: Region, binding: Binding | None) -> None:
        """Judge inline code or maths: by its binding, or as the equation that it states."""
        text = self.words(region)
        numerals = self.ledger.within(region.start, region.end)
        try:
            statements = read_span(region, text)
        except ExpressionError as error:
            self._doubts[region] = f"{text.strip()} {error}"
            self._unread(region, binding, text, str(error), numerals)
            return
        opaque = [part for one in statements for part in walk(one) if isinstance(part, Opaque)]
        if binding and opaque:
            self._unread(region, binding, text, opaque[0].reason, numerals)
        elif binding:
            self._judge_by_template(region, text, statements, binding, numerals)
        elif region.kind == MATH or claims(text):
            for statement in statements:
                self._judge_statement(region, text, statement, numerals)

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
                for statement in read_span(region, words)
            )
            return next((reason for reason in found if reason), "")
        except ExpressionError as error:
            return f"{words} {error}"
