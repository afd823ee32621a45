"""A lesson's `figures.py`, read before it runs: which figures it has, and what it may not say.

A figure is a public function of ``names`` and ``labels``; its ``step_3`` is called ``step-3``. A
string with a digit never reaches a call that draws text: a number comes from a value.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from drawings.fault import DrawingError, Fault, refuse
from prosetest.numeral import DIGITS

PARAMETERS: Final = ("names", "labels")
_DRAWING: Final = frozenset(
    "annotate bar_label chart charts clabel figtext legend note set_label set_text set_title "
    "set_xlabel set_xticklabels set_xticks set_ylabel set_yticklabels set_yticks suptitle "
    "supxlabel supylabel table text title xlabel ylabel".split()
)
_WORDS: Final = frozenset("fmt label labels s suptitle text title words xlabel ylabel".split())
_OURS: Final = frozenset({"x", "y"})
_DIGIT: Final = re.compile(f"[{DIGITS}]")


@dataclass(frozen=True)
class Function:
    """A figure's function: its name in the code, its lines, and the code itself."""

    name: str
    line: int
    code: str

    @property
    def figure(self) -> str:
        """The name under which a page shows it."""
        return self.name.replace("_", "-")


@dataclass(frozen=True)
class Script:
    """A `figures.py`; ``path`` is as shown, ``modules`` are the packages that it imports."""

    path: str
    text: str
    functions: tuple[Function, ...]
    faults: tuple[Fault, ...]
    modules: frozenset[str] = frozenset()

    def function(self, figure: str) -> Function | None:
        """Return the function that draws a figure, if there is one."""
        return next((one for one in self.functions if one.figure == figure), None)


def read_script(file: Path, root: Path) -> Script:
    """Read a `figures.py`; raise ``DrawingError`` where it is no Python."""
    path = file.relative_to(root).as_posix()
    try:
        return _parsed(path, file.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        message = f"{path} is not Python: {getattr(error, 'msg', error)}"
        raise refuse(message, "correct it", f"{path}:{line}") from error


@lru_cache(maxsize=64)
def _parsed(path: str, text: str) -> Script:
    tree, rows = ast.parse(text), text.split("\n")
    functions = tuple(_function(one, rows) for one in tree.body if _draws(one))
    return Script(path, text, functions, tuple(_faults(tree, path)), frozenset(_modules(tree)))


def _modules(tree: ast.Module) -> Iterator[str]:
    """Yield the packages that a script imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def _draws(node: ast.stmt) -> bool:
    if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
        return False
    return tuple(one.arg for one in node.args.args) == PARAMETERS


def _function(node: ast.stmt, rows: list[str]) -> Function:
    assert isinstance(node, ast.FunctionDef)
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    code = "\n".join(rows[first - 1 : node.end_lineno]) + "\n"
    return Function(node.name, node.lineno, code)


def _faults(tree: ast.Module, path: str) -> Iterator[Fault]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and "pyplot" in ast.unparse(node):
            message = "pyplot keeps figures open"
            yield Fault(message, "draw on chart() of drawings.figure", f"{path}:{node.lineno}")
        if isinstance(node, ast.Call):
            yield from (_fault(text, path) for text in _literals(node))


def _fault(text: ast.Constant, path: str) -> Fault:
    mend = "write it in labels.toml, with a placeholder for the number"
    return Fault(f"the text {text.value!r} holds a typed digit", mend, f"{path}:{text.lineno}")


def _literals(call: ast.Call) -> Iterator[ast.Constant]:
    """Yield the strings with a digit that a call would draw."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    drawn: list[ast.expr] = list(call.args) if name in _DRAWING else []
    named = _WORDS | (_OURS if name in {"chart", "charts"} else frozenset())
    drawn += [word.value for word in call.keywords if word.arg in named]
    for part in drawn:
        yield from _strings(part)


def _strings(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the strings with a digit in an expression, none that is given to ``labels``."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == PARAMETERS[1]:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _DIGIT.search(node.value):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _strings(child)


def refuse_script(script: Script) -> None:
    """Raise what is wrong with a script, if anything is."""
    if script.faults:
        raise DrawingError(*script.faults)
