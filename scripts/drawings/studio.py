"""The process in which figures are drawn: it imports Matplotlib once, and forks for each lesson.

Requests are JSON lines, as those of ``prosetest.worker``: ``open`` runs a lesson's example and its
`figures.py` in a process of their own, ``draw`` calls one of the functions, ``close`` ends that
process, so that what one lesson changes no other sees.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

import drawings
import prosetest
from drawings.fault import DrawingError, Fault, refuse
from drawings.figure import Figure, Labels, Names, drawing
from drawings.label import read_labels
from drawings.phrase import Phrase
from drawings.reading import Here, Reading
from drawings.value import Values
from drawings.vector import svg, words

_SOURCES: Final = {".py", ".pyc", ".toml"}
GRACE = 1.0
"""How many seconds after its limit a lesson's process ends itself, if nobody has ended it."""


class Lesson:
    """A lesson whose example has run, and whose figures can be called."""

    def __init__(self, root: str, folder: str, limit: float) -> None:
        self.root, self.limit = Path(root), limit
        self.folder = self.root / folder
        self.example = f"{folder}/example.py"
        self.figures = f"{folder}/figures.py"
        with _limited(limit):
            self.values = self._run("example", "example.py", {}, "the example fails")
            self.functions = self._run("figures", "figures.py", {}, "the script fails")

    def _run(self, name: str, file: str, names: dict[str, Any], what: str) -> dict[str, Any]:
        path = self.folder / file
        module = type(sys)(name)
        module.__dict__.update(names, __file__=str(path))
        sys.modules[name] = module
        sys.path.insert(0, str(self.folder))
        try:
            code = compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True)
            exec(code, module.__dict__)
        except Exception as error:
            raise self._failure(what, error, path) from error
        return module.__dict__

    def _failure(self, what: str, error: BaseException, path: Path) -> DrawingError:
        at = f"{path.relative_to(self.root).as_posix()}:{_line(error, str(path))}"
        return refuse(f"{what}: {type(error).__name__}: {error}"[:500], "correct it", at)

    def draw(self, function: str, key: str, language: str) -> dict[str, Any]:
        """Call a function, and answer with its figure, its words, and what it has read."""
        reading = Reading(self.values)
        values = Values(Here(reading), self.example)
        texts = read_labels(self.folder / "labels.toml", language, self.root)
        labels = Labels(texts, values)
        with _limited(self.limit), drawing():
            figure = self._called(function, Names(reading, self.example), labels)
            picture = svg(figure)
            shown = "".join(sorted(set(words(picture))))
        answer = {
            "svg": picture,
            "shown": shown,
            "title": _words(labels, key),
            "description": _words(labels, f"{key}-desc"),
            "heading": str(labels("drawn-by")),
        }
        return answer | {
            "said": labels.said,
            "read": reading.digests(),
            "files": sorted(self._files()),
        }

    def _called(self, function: str, names: Names, labels: Labels) -> Figure:
        path = self.folder / "figures.py"
        try:
            figure = self.functions[function](names, labels)
        except DrawingError as error:
            line = _line(error, str(path))
            raise DrawingError(
                *(_placed(one, self.figures, line) for one in error.faults)
            ) from error
        except Exception as error:
            raise self._failure(f"the function {function} fails", error, path) from error
        if "matplotlib.pyplot" in sys.modules and sys.modules["matplotlib.pyplot"].get_fignums():
            raise refuse(f"the function {function} leaves figures open", "draw on chart()")
        if not isinstance(figure, Figure):
            given = "nothing" if figure is None else type(figure).__name__
            raise refuse(f"the function {function} returns {given}", "return its figure")
        return figure

    def _files(self) -> Iterator[str]:
        """Yield the project's files that have been imported, relative to its folder."""
        own = tuple(f"{Path(one.__file__ or '').parent}{os.sep}" for one in (drawings, prosetest))
        modules = (getattr(module, "__file__", None) or "" for module in sys.modules.values())
        files = [file for file in modules if file.startswith(f"{self.root}{os.sep}")]
        data = (str(file) for file in self.folder.rglob("*") if file.suffix not in _SOURCES)
        for file in [*(one for one in files if not one.startswith(own)), *data]:
            inner = Path(file).relative_to(self.root)
            hidden = any(part.startswith((".", "__pycache__")) for part in inner.parts)
            if not hidden and Path(file).is_file():
                yield inner.as_posix()


def _words(labels: Labels, key: str) -> list[list[str]]:
    """Return the title or the description; a placeholder is itself the name of its value."""
    phrase: Phrase = labels.phrase(key, {name: name for name in labels.placeholders(key)})
    return [[piece.text, piece.expression] for piece in phrase]


def _placed(fault: Fault, path: str, line: int) -> Fault:
    return Fault(fault.message, fault.mend, fault.at or f"{path}:{line}")


def _line(error: BaseException, path: str) -> int:
    if isinstance(error, SyntaxError) and error.filename == path:
        return error.lineno or 1
    lines = [at.lineno for at in traceback.extract_tb(error.__traceback__) if at.filename == path]
    return (lines[-1] if lines else None) or 1


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """End this process some time after its limit: whoever waits for it has long given up."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Studio:
    """Reads requests and answers them; a lesson is served by a fork, where there are forks."""

    def __init__(self, requests: TextIO, answers: TextIO) -> None:
        self.requests, self.answers = requests, answers
        self.lesson: Lesson | None = None

    def serve(self) -> None:
        """Answer until the requests end."""
        while line := self.requests.readline():
            request = json.loads(line)
            serial, do = request.pop("serial"), request.pop("do")
            if do == "open" and hasattr(os, "fork") and (child := os.fork()):
                _, status = os.waitpid(child, 0)
                if status:
                    return
                continue
            self.answer(serial, do, request)
            if do == "close" and hasattr(os, "fork"):
                os._exit(0)

    def answer(self, serial: int, do: str, request: Mapping[str, Any]) -> None:
        """Answer one request; what is wrong is an answer too."""
        try:
            given = self.act(do, request)
        except DrawingError as error:
            given = {"faults": [[fault.message, fault.mend, fault.at] for fault in error.faults]}
        self.answers.write(json.dumps(given | {"serial": serial}) + "\n")
        self.answers.flush()

    def act(self, do: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """Do what a request asks."""
        if do == "open":
            self.lesson = Lesson(**request)
        elif do == "draw":
            assert self.lesson is not None
            return self.lesson.draw(**request)
        return {}


def main() -> None:
    """Serve on the standard streams, on which nothing else may write then."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    quiet = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(quiet, descriptor)
    Studio(requests, answers).serve()


if __name__ == "__main__":
    main()
