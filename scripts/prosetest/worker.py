"""The process in which a lesson's code runs: it reads requests as JSON lines and answers each.

Requests: ``ready`` is answered at once; ``example`` runs the lesson's code once; ``cell`` runs
a cell of a notebook among its names; ``page`` starts a page with a shallow copy of these, arrays
read-only; ``run`` and ``doctest`` run blocks of the page; ``ask`` evaluates expressions; ``names``
says what is defined. Output of the code never mixes with the answers, and is cut at a limit.
"""

from __future__ import annotations

import json
import os
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from prosetest.cause import EvaluationError
from prosetest.evaluation import evaluate
from prosetest.execution import OutputLimit, captured, execute
from prosetest.expression import Node
from prosetest.formula import symbol_name
from prosetest.identity import identity
from prosetest.names import Names
from prosetest.transport import load
from prosetest.value import encode


@dataclass
class Session:
    """The names that the code has made so far: those of the lesson, and those of one page."""

    lesson: dict[str, Any] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)

    def example(self, code: str, path: str) -> dict[str, Any]:
        """Run the lesson's ``example.py`` once, for all its pages."""
        names = _module("example", {"__file__": path})
        sys.path.insert(0, str(Path(path).parent))
        failure = execute(code, path, names)
        self.lesson = names
        return failure

    def cell(self, code: str, path: str, line: int) -> dict[str, Any]:
        """Run a cell of a notebook; it says what it prints, and the value of its last line."""
        self.lesson = self.lesson or _module("notebook", {})
        return execute("\n" * (line - 1) + code, path, self.lesson, "cell")

    def start(self) -> dict[str, Any]:
        """Begin a page: its names are a shallow copy of the lesson's; say which they are."""
        names = {name: _read_only(value) for name, value in self.lesson.items()}
        self.page = _module("page", names)
        return self.known()

    def run(self, code: str, path: str, line: int) -> dict[str, Any]:
        """Run one block of the page, so placed that errors name the page's own lines."""
        return execute("\n" * (line - 1) + code, path, self.page)

    def doctest(self, examples: list[tuple[str, int]], path: str) -> dict[str, Any]:
        """Run interactive examples; each answers with what it displays, or how it fails."""
        answers: list[dict[str, Any]] = []
        for code, line in examples:
            answers.append(execute("\n" * (line - 1) + code, path, self.page, "single"))
        return {"answers": answers}

    def known(self) -> dict[str, Any]:
        """Say which names the page has, and what its NOTATION explains."""
        names = [name for name in self.page if not name.startswith("_")]
        return {"names": names, "notation": self._notation()}

    def _notation(self) -> dict[str, str]:
        """The entries of NOTATION, by the one spelling of each symbol."""
        notation = self.page.get("NOTATION")
        if not isinstance(notation, dict):
            return {}
        return {symbol_name(str(key)): str(value) for key, value in notation.items()}

    def ask(self, trees: list[dict[str, Any]], questions: list[dict[str, Any]]) -> dict[str, Any]:
        """Evaluate expressions in the names of the page."""
        nodes, notation = [load(tree) for tree in trees], self._notation()
        return {"answers": [self._answer(nodes[q["tree"]], q, notation) for q in questions]}

    def identify(self, names: list[str]) -> dict[str, Any]:
        """Answer what tells the values of the example from others."""
        known = [name for name in names if name in self.lesson]
        return {"identities": {name: identity(self.lesson[name]) for name in known}}

    def _answer(
        self, node: Node, question: dict[str, Any], notation: dict[str, str]
    ) -> dict[str, Any]:
        changed = {int(at): Fraction(value) for at, value in question["changed"].items()}
        with captured():
            try:
                free = {name: self._free(value) for name, value in question["free"].items()}
                return encode(evaluate(node, Names(self.page, notation, free), changed))
            except EvaluationError as error:
                return _problem(str(error), getattr(error, "name", ""), type(error).__name__)
            except OutputLimit:
                return _problem("it prints without end")
            except Exception as error:
                return _problem(f"its value cannot be read: {type(error).__name__}: {error}")

    def _free(self, value: Any) -> Any:
        """The value of a variable: a number, nested lists, or an array like one of the page."""
        if isinstance(value, str):
            return Fraction(value) if "/" in value else float.fromhex(value)
        numbers = [float.fromhex(item) for item in value["items"]]
        model: Any = self.page.get(value["like"])
        if not hasattr(model, "reshape"):
            return _nested(numbers, value["shape"])
        copy = model * 0.0
        flat = copy.reshape(-1)
        for place, number in enumerate(numbers):
            flat[place] = number
        return flat.reshape(value["shape"])


def _problem(reason: str, unknown: str = "", kind: str = "") -> dict[str, Any]:
    return {"problem": reason[:300], "unknown": unknown, "kind": kind}


def _nested(numbers: list[float], shape: list[int]) -> Any:
    if len(shape) < 2:
        return numbers
    size = len(numbers) // shape[0]
    rows = [numbers[at : at + size] for at in range(0, len(numbers), size)]
    return [_nested(row, shape[1:]) for row in rows]


def _module(name: str, names: dict[str, Any]) -> dict[str, Any]:
    """The names of a new module, which is known by its name: dataclasses look themselves up."""
    module = types.ModuleType(name)
    module.__dict__.update(names, __name__=name)
    sys.modules[name] = module
    return module.__dict__


def _read_only(value: Any) -> Any:
    if not (hasattr(type(value), "setflags") and hasattr(type(value), "view")):
        return value  # a type alias forwards what its type has
    view = value.view()
    view.setflags(write=False)
    return view


def serve() -> None:
    """Answer requests from standard input until it closes."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    quiet = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(quiet, descriptor)
    parent = os.getpid()
    session = Session()
    actions: dict[str, Callable[..., dict[str, Any]]] = {
        "ready": dict,
        "example": session.example,
        "cell": session.cell,
        "page": session.start,
        "run": session.run,
        "doctest": session.doctest,
        "ask": session.ask,
        "names": session.known,
        "identify": session.identify,
    }
    for line in requests:
        request = json.loads(line)
        serial, action = request.pop("serial"), actions[request.pop("do")]
        answer = action(**request) | {"serial": serial}
        if os.getpid() != parent:
            os._exit(0)  # the code forked: a second voice would take requests from the first
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
