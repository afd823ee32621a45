"""Code is run, and what it prints or raises is kept, with the line where it arose."""

from __future__ import annotations

import ast
import io
import sys
import tokenize
import traceback
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

MAX_OUTPUT = 100_000


class OutputLimit(BaseException):
    """The code printed more than a reader would read."""


class _Capture(io.StringIO):
    """Keeps what is printed, up to a limit; ``full`` even where the code swallows our protest."""

    full = False

    def write(self, text: str) -> int:
        if self.tell() + len(text) > MAX_OUTPUT:
            self.full = True
            raise OutputLimit
        return super().write(text)


@contextmanager
def captured() -> Iterator[_Capture]:
    capture, old = _Capture(), (sys.stdout, sys.stderr, sys.displayhook)
    sys.stdout = sys.stderr = capture
    sys.displayhook = sys.__displayhook__
    try:
        yield capture
    finally:
        sys.stdout, sys.stderr, sys.displayhook = old


def execute(code: str, path: str, names: dict[str, Any], mode: str = "exec") -> dict[str, Any]:
    """Run ``code``; answer with its output, or with its error and the line it arose on."""
    with captured() as capture:
        try:
            for part in _parts(code, path, mode):
                exec(part, names)
        except BaseException as error:
            if not capture.full:
                return _failure(error, path, capture.getvalue())
            line = _line(error.__traceback__, path)
        else:
            line = 1
        if capture.full:
            problem = f"prints more than {MAX_OUTPUT} characters"
            return {"problem": problem, "line": line, "output": ""}
        return {"output": capture.getvalue()}


def _parts(code: str, path: str, mode: str) -> Iterator[types.CodeType]:
    """Compile code; of a cell, the last expression apart, to be shown unless ; ends it."""
    if mode != "cell":
        yield compile(code, path, mode, dont_inherit=True)
        return
    tree = ast.parse(code, path)
    shown = bool(tree.body) and isinstance(tree.body[-1], ast.Expr) and not _is_silent(code)
    last = [tree.body.pop()] if shown else []
    yield compile(tree, path, "exec", dont_inherit=True)
    if last:
        yield compile(ast.Interactive(last), path, "single", dont_inherit=True)


def _is_silent(code: str) -> bool:
    """Whether Jupyter would not show the last value: a ; ends the code, comments apart."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    passed = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.DEDENT}
    words = [token.string for token in tokens if token.type not in passed]
    return words[-1:] == [";"]


def _failure(error: BaseException, path: str, output: str) -> dict[str, Any]:
    """Say what the code raised, and on which of its lines."""
    try:
        words = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:
        words = "its message cannot be shown"
    line = _line(error.__traceback__, path)
    if isinstance(error, SyntaxError) and error.filename == path:
        line = error.lineno or 1
    if isinstance(error, SystemExit):
        return {"problem": f"leaves by SystemExit: {words}", "line": line, "output": ""}
    problem = f"{type(error).__name__}: {words}"[:500]
    return {"problem": problem, "line": line, "output": output, "raised": True}


def _line(trace: Any, path: str) -> int:
    lines = [at.lineno for at in traceback.extract_tb(trace) if at.filename == path]
    return (lines[-1] if lines else None) or 1
