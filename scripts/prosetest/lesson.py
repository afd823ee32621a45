"""A lesson is the code behind a page: its text to quote from, and where each name is made."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prosetest.cell import Cell

_SECTION = re.compile(r"^[ \t]*#[ \t]*-+8<-+.*$")


@dataclass(frozen=True)
class Lesson:
    """The code of a lesson; ``path`` as shown, relative to the root; empty where there is none.

    A notebook's ``cells`` have run, once for all its editions, and ``printed`` what they say.
    """

    path: str = ""
    text: str = ""
    file: Path | None = None
    cells: tuple[Cell, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origin:
    """The line of code that makes a name."""

    path: str
    line: int
    text: str

    @property
    def shown(self) -> str:
        """As ``path:line``."""
        return f"{self.path}:{self.line}"


def quotes(code: str, text: str) -> bool:
    """Whether ``code`` stands in ``text``, lines in a row, indentation apart."""
    wanted = _lines(code)
    if not wanted or not all(row.strip() in text for row in wanted):
        return False
    rows = _lines(text)
    starts = [n for n, row in enumerate(rows) if row.strip() == wanted[0].strip()]
    return any(_dedent(rows[n : n + len(wanted)]) == _dedent(wanted) for n in starts)


def quotes_inline(code: str, text: str) -> bool:
    """Whether ``code`` stands within one line of ``text``, cutting no name and no number.

    Numbers alone are no quotation: some line or other holds nearly every digit.
    """
    words = code.strip()
    if words not in text or "\n" in words or not re.search(r"(?<![\w.])[^\W\d]", code):
        return False
    return re.search(rf"(?<![\w.]){re.escape(words)}(?![\w.])", text) is not None


def _lines(text: str) -> list[str]:
    rows = [row.rstrip() for row in text.split("\n") if not _SECTION.match(row)]
    rows = [row for row in rows if row]
    return rows


def _dedent(rows: Sequence[str]) -> list[str]:
    margin = min((len(row) - len(row.lstrip()) for row in rows), default=0)
    return [row[margin:] for row in rows]


def origins(code: str, path: str, first: int = 1) -> Iterator[tuple[str, Origin]]:
    """Yield each name that ``code`` makes at its top level, with the last line that makes it."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return
    rows = code.split("\n")
    for statement in tree.body:
        origin = Origin(path, statement.lineno + first - 1, rows[statement.lineno - 1].strip())
        for name in _made(statement):
            yield name, origin


def _made(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Import | ast.ImportFrom):
        for alias in statement.names:
            yield alias.asname or alias.name.partition(".")[0]
    else:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id
