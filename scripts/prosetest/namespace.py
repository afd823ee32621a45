"""The namespace of a page: questions go to the worker process, values come back.

The process starts when the first question needs it and is killed at its time limit; after that
every answer is the same problem, so that one endless loop is one finding.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

from prosetest.evaluation import EvaluationError, Names, evaluate
from prosetest.expression import Node, symbols
from prosetest.transport import dump
from prosetest.value import Value, decode, encode

DEFAULT_LIMIT = 5.0


@dataclass(frozen=True)
class Problem:
    """No value, and why, as a clause; ``unknown`` is the name that nobody defines, if any."""

    reason: str
    unknown: str = ""


@dataclass(frozen=True)
class Failure:
    """A block or an example did not run to its end."""

    reason: str
    line: int
    output: str = ""
    raised: bool = False


@dataclass(frozen=True)
class Question:
    """An expression to evaluate, with literals changed or free variables given."""

    node: Node
    changed: tuple[tuple[int, Fraction], ...] = ()
    free: tuple[tuple[str, float], ...] = ()

    @property
    def names(self) -> list[str]:
        """The names that it asks for."""
        return [symbol.name for symbol in symbols(self.node)]

    def data(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "tree": dump(self.node),
            "changed": {str(at): str(value) for at, value in self.changed},
            "free": {name: value.hex() for name, value in self.free},
        }


class WorkerStopped(Exception):
    """The worker was killed at its limit, or died; the message is a clause."""


class Worker:
    """One process of code; a context manager, so that no process is left behind."""

    def __init__(self, root: Path, limit: float = DEFAULT_LIMIT) -> None:
        self.root = root
        self.limit = limit
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._stopped = ""
        self._serial = 0

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def stopped(self) -> bool:
        """Whether it was killed, and answers no more."""
        return bool(self._stopped)

    def renewed(self) -> Worker:
        """Return a fresh worker with the same root and limit."""
        return Worker(self.root, self.limit)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def request(self, do: str, **content: Any) -> dict[str, Any]:
        """Send one request and return its answer.

        Raises ``WorkerStopped`` when the limit passes, and ever after.
        """
        if self._stopped:
            raise WorkerStopped(self._stopped)
        self._serial += 1
        try:
            self._send({"serial": self._serial, "do": do, **content})
            return self._receive()
        except queue.Empty:
            reason = f"has not ended after {self.limit:g} s"
        except OSError:
            reason = "ended its process"
        except ValueError:
            reason = "wrote among our answers"
        self._stopped = reason
        self.close()
        raise WorkerStopped(reason)

    def _send(self, request: dict[str, Any]) -> None:
        process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The answer to the last request; code that forked may have sent older ones again."""
        ends = time.monotonic() + self.limit
        while True:
            line = self._lines.get(timeout=max(0.0, ends - time.monotonic()))
            if not line:
                raise BrokenPipeError
            answer: dict[str, Any] = json.loads(line)
            if answer["serial"] == self._serial:
                return answer

    def _start(self) -> subprocess.Popen[str]:
        path = os.pathsep.join([str(Path(__file__).parent.parent), str(self.root)])
        environment = os.environ | {
            "PYTHONPATH": path,
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            "PYTHONSAFEPATH": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MPLBACKEND": "agg",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "prosetest.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=self.root,
            env=environment,
        )
        self._process, self._lines = process, queue.Queue()
        assert process.stdout is not None
        reader = threading.Thread(
            target=_read_lines, args=(process.stdout, self._lines), daemon=True
        )
        reader.start()
        return process


def _read_lines(stream: Any, lines: queue.Queue[str]) -> None:
    try:
        for line in stream:
            lines.put(line)
    except ValueError:
        pass
    lines.put("")


class Namespace:
    """What one page can see; answers are remembered until a block of the page runs."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._answers: dict[Question, Value | Problem] = {}
        self._ran = False
        self._asked: list[Question] = []

    def run(self, code: str, path: str, line: int) -> Failure | str:
        """Run a block of the page; return its output, or how it failed."""
        self._answers.clear()
        try:
            answer = self._request("run", code=code, path=path, line=line)
        except WorkerStopped as stopped:
            return Failure(str(stopped), line)
        return _outcome(answer)

    def doctest(self, examples: Sequence[tuple[str, int]], path: str) -> list[Failure | str]:
        """Run interactive examples; return what each displays, or how it failed."""
        self._answers.clear()
        try:
            answer = self._request("doctest", examples=list(examples), path=path)
        except WorkerStopped as stopped:
            return [Failure(str(stopped), line) for _, line in examples]
        return [_outcome(one) for one in answer["answers"]]

    def value(
        self,
        node: Node,
        changed: Mapping[int, Fraction] | None = None,
        free: Mapping[str, float] | None = None,
    ) -> Value | Problem:
        """Return what ``node`` is worth, or why it has no value."""
        question = Question(
            node, tuple(sorted((changed or {}).items())), tuple(sorted((free or {}).items()))
        )
        if question not in self._answers:
            self._answers[question] = self.values([question])[0]
        return self._answers[question]

    def values(self, questions: Sequence[Question]) -> list[Value | Problem]:
        """Return the values of many questions with one request."""
        if not any(symbols(question.node) for question in questions):
            return [_alone(question) for question in questions]
        self._asked += [q for q in questions if not q.changed and not q.free]
        try:
            content = [question.data() for question in questions]
            answer = self._request("ask", questions=content)
        except WorkerStopped as stopped:
            return [Problem(f"the code {stopped}") for _ in questions]
        return [_answer(one) for one in answer["answers"]]

    def unsteady(self) -> list[Question]:
        """Ask all of this stage again, last first; return what is now answered otherwise."""
        if self._worker.stopped:
            return []
        again = list(dict.fromkeys(reversed(self._asked)))
        self._asked = []
        old = [self._answers.get(question) for question in again]
        new = self.values(again) if again else []
        self._asked = []
        both = zip(again, old, new, strict=True)
        return [question for question, one, other in both if one is not None and one != other]

    def _request(self, do: str, **content: Any) -> dict[str, Any]:
        if not self._ran:
            self._worker.request("page")
            self._ran = True
        return self._worker.request(do, **content)


def run_example(worker: Worker, code: str, path: Path) -> Failure | None:
    """Run a lesson's example; return how it failed, or ``None``."""
    try:
        answer = worker.request("example", code=code, path=str(path))
    except WorkerStopped as stopped:
        return Failure(str(stopped), 1)
    outcome = _outcome(answer)
    return outcome if isinstance(outcome, Failure) else None


def _outcome(answer: dict[str, Any]) -> Failure | str:
    if "problem" in answer:
        raised = bool(answer.get("raised"))
        return Failure(answer["problem"], answer["line"], answer["output"], raised)
    return str(answer["output"])


def _answer(answer: dict[str, Any]) -> Value | Problem:
    if "problem" in answer:
        return Problem(answer["problem"], answer["unknown"])
    return decode(answer)


def _alone(question: Question) -> Value | Problem:
    try:
        names = Names({}, {}, dict(question.free))
        return decode(encode(evaluate(question.node, names, dict(question.changed))))
    except EvaluationError as error:
        return Problem(str(error))
