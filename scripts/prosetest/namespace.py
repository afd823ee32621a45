"""The namespace of a page: questions go to the worker process, values come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from prosetest.cause import EvaluationError
from prosetest.evaluation import evaluate
from prosetest.expression import Derivative, Integral, Limit, Node, Series
from prosetest.names import Names
from prosetest.process import Worker, WorkerStopped
from prosetest.question import Free, Known, Problem, Question
from prosetest.transport import dump
from prosetest.tree import symbols, walk
from prosetest.value import Value, decode, encode


@dataclass(frozen=True)
class Failure:
    """A block or an example did not run to its end."""

    reason: str
    line: int
    output: str = ""
    raised: bool = False


class Namespace:
    """What one page can see; answers are remembered until a block of the page runs."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._answers: dict[Question, Value | Problem] = {}
        self._ran = False
        self._asked: list[Question] = []
        self._known: Known | None = None

    def known(self) -> Known:
        """Return what the code of the page defines, up to here."""
        if self._known is None:
            try:
                answer = self._begun() or self._request("names")
            except WorkerStopped:
                answer = {"names": [], "notation": {}}
            self._known = Known(frozenset(answer["names"]), answer["notation"])
        return self._known

    def run(self, code: str, path: str, line: int) -> Failure | str:
        """Run a block of the page; return its output, or how it failed."""
        self._forget()
        try:
            answer = self._request("run", code=code, path=path, line=line)
        except WorkerStopped as stopped:
            return Failure(str(stopped), line)
        return _outcome(answer)

    def doctest(self, examples: Sequence[tuple[str, int]], path: str) -> list[Failure | str]:
        """Run interactive examples; return what each displays, or how it failed."""
        self._forget()
        try:
            answer = self._request("doctest", examples=list(examples), path=path)
        except WorkerStopped as stopped:
            return [Failure(str(stopped), line) for _, line in examples]
        return [_outcome(one) for one in answer["answers"]]

    def _forget(self) -> None:
        self._answers.clear()
        self._known = None

    def value(
        self,
        node: Node,
        changed: Mapping[int, Fraction] | None = None,
        free: Mapping[str, Free] | None = None,
    ) -> Value | Problem:
        """Return what ``node`` is worth, or why it has no value."""
        question = Question(
            node, tuple(sorted((changed or {}).items())), tuple(sorted((free or {}).items()))
        )
        return self.values([question])[0]

    def values(self, questions: Sequence[Question]) -> list[Value | Problem]:
        """Return the values of many questions with one request."""
        new = [one for one in dict.fromkeys(questions) if one not in self._answers]
        if new:
            self._answers.update(zip(new, self._answered(new), strict=True))
        return [self._answers[question] for question in questions]

    def _answered(self, questions: Sequence[Question]) -> list[Value | Problem]:
        """Answer here what needs no code; what code is asked, ``unsteady`` asks again."""
        nodes = {id(question.node): question.node for question in questions}
        if all(map(self._is_ours, nodes.values())):
            return [_alone(question) for question in questions]
        self._asked += [one for one in questions if not one.changed and not one.free]
        return self._ask(questions)

    def _ask(self, questions: Sequence[Question]) -> list[Value | Problem]:
        nodes = {id(question.node): question.node for question in questions}
        numbers = {key: number for number, key in enumerate(nodes)}
        content = [question.data(numbers[id(question.node)]) for question in questions]
        try:
            answer = self._request("ask", trees=list(map(dump, nodes.values())), questions=content)
        except WorkerStopped as stopped:
            return [Problem(f"the code {stopped}") for _ in questions]
        return [_answer(one) for one in answer["answers"]]

    def _is_ours(self, node: Node) -> bool:
        """Whether no code is needed: literals alone, or a page whose code names nothing."""
        if not symbols(node):
            return True
        long = any(isinstance(part, Series | Derivative | Integral | Limit) for part in walk(node))
        return not long and not self.known().names and not self._worker.stopped

    def identities(self, names: Sequence[str]) -> dict[str, str]:
        """Return what tells the values of the example from others; see ``identity``."""
        try:
            found: dict[str, str] = self._worker.request("identify", names=list(names))[
                "identities"
            ]
        except WorkerStopped:
            return {}
        return found

    def unsteady(self) -> list[Question]:
        """Ask all of this stage again, last first; return what is now answered otherwise."""
        if self._worker.stopped:
            return []
        again = list(dict.fromkeys(reversed(self._asked)))
        self._asked = []
        old = [self._answers.get(question) for question in again]
        new = self._ask(again) if again else []
        both = zip(again, old, new, strict=True)
        return [question for question, one, other in both if one is not None and one != other]

    def _request(self, do: str, **content: Any) -> dict[str, Any]:
        self._begun()
        return self._worker.request(do, **content)

    def _begun(self) -> dict[str, Any]:
        """Begin the page; return the names that it begins with, the first time."""
        if self._ran:
            return {}
        answer = self._worker.request("page")
        self._ran = True
        return answer


def run_example(worker: Worker, code: str, path: Path) -> Failure | None:
    """Run a lesson's example; return how it failed, or ``None``."""
    try:
        answer = worker.request("example", code=code, path=str(path))
    except WorkerStopped as stopped:
        return Failure(str(stopped), 1)
    outcome = _outcome(answer)
    return outcome if isinstance(outcome, Failure) else None


def run_cell(worker: Worker, code: str, path: str, line: int) -> Failure | str:
    """Run a cell of a notebook among the lesson's names; return its output, or how it failed."""
    try:
        return _outcome(worker.request("cell", code=code, path=path, line=line))
    except WorkerStopped as stopped:
        return Failure(str(stopped), line)


def _outcome(answer: dict[str, Any]) -> Failure | str:
    if "problem" in answer:
        raised = bool(answer.get("raised"))
        return Failure(answer["problem"], answer["line"], answer["output"], raised)
    return str(answer["output"])


def _answer(answer: dict[str, Any]) -> Value | Problem:
    if "problem" in answer:
        return Problem(answer["problem"], answer["unknown"], answer["kind"])
    return decode(answer)


def _alone(question: Question) -> Value | Problem:
    try:
        names = Names({}, {}, dict(question.free))
        return decode(encode(evaluate(question.node, names, dict(question.changed))))
    except EvaluationError as error:
        return Problem(str(error), getattr(error, "name", ""), type(error).__name__)
