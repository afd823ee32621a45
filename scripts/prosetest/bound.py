"""The bindings of prose and of tables are judged, literal by literal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from prosetest import code
from prosetest.binding import Binding
from prosetest.claim import judge_literal
from prosetest.expression import ExpressionError, Index, Literal, Node, Symbol
from prosetest.form import is_short
from prosetest.judgement import Fault
from prosetest.ledger import Ledger
from prosetest.namespace import Namespace
from prosetest.question import Question
from prosetest.reading import enumeration, literal_of
from prosetest.record import Record
from prosetest.settings import Settings
from prosetest.table import judge_table
from prosetest.tree import walk
from prosetest.value import Array, Number
from prosetest.visible import Region


class BoundJudge:
    """Judges what comments bind in prose and in tables; what it finds goes into the ledger."""

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

    def foresee(self, bindings: Sequence[Binding]) -> None:
        """Ask in one request for the names and elements that a stretch of the page binds.

        What calls code waits for its turn: it may end the process, and claims above it hold.
        """
        questions = []
        for binding in bindings:
            with suppress(ExpressionError):
                node = code.parse(binding.remark.body)
                if all(isinstance(part, Symbol | Index | Literal) for part in walk(node)):
                    questions.append(Question(node))
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
        if binding.kind != "prose":
            return binding
        value = self.namespace.value(node)
        if isinstance(value, Number) and len(binding.numerals) > 1:
            return replace(binding, numerals=binding.numerals[-1:])  # the last factor alone
        if len(binding.numerals) > 1:
            return binding
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
        place = self.ledger.page.source.place(remark.start, remark.end, here=True)
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
