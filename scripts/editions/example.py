"""A lesson's example, taken out statement by statement, as far as the cells of a notebook need it.

A page quotes parts of the example and uses names of others; a notebook that runs from top to
bottom has each statement once, in the order of the example, before it is needed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from prosetest.lesson import origins, quotes

_OF_THE_CHECK = {"NOTATION"}
"""What an example says to prosetest alone."""

_SECTION = re.compile(r"^[ \t]*#[ \t]*-+8<-+.*\n?", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """A statement with the comments above it, and the names that it makes."""

    text: str
    names: frozenset[str]
    function: bool = False


class Example:
    """The statements of an example, those taken so far apart."""

    def __init__(self, text: str) -> None:
        self.left = list(_statements(_SECTION.sub("", text)))
        self.whole = tuple(self.left)

    def quoted(self, code: str) -> list[str]:
        """Take what comes before a quotation, then the quotation, as far as they are left."""
        places = [n for n, one in enumerate(self.left) if quotes(_bare(one.text), code)]
        if not places:
            return []
        before = self._take(places[0])
        return [*filter(None, [before]), self._take(places[-1] - places[0] + 1)]

    def holds(self, code: str) -> bool:
        """Whether a function of the example has a quotation in it, and more."""
        texts = (one.text for one in self.whole if one.function)
        return any(quotes(code, text) and not quotes(_bare(text), code) for text in texts)

    def needed(self, code: str) -> str:
        """Take all up to the last statement that makes a name which ``code`` uses."""
        names = _used(code)
        ends = [n for n, one in enumerate(self.left, 1) if one.names & names]
        return self._take(ends[-1]) if ends else ""

    def _take(self, count: int) -> str:
        taken, self.left = self.left[:count], self.left[count:]
        return "".join(one.text for one in taken).strip("\n")


def _statements(text: str) -> Iterator[Statement]:
    rows = text.split("\n")
    start = 0
    for node in ast.parse(text).body:
        assert node.end_lineno is not None
        part = "\n".join(rows[start : node.end_lineno]) + "\n"
        start = node.end_lineno
        names = frozenset(name for name, _ in origins(part, ""))
        if not _is_text(node) and names != _OF_THE_CHECK:
            yield Statement(part, names, isinstance(node, ast.FunctionDef))


def _is_text(node: ast.stmt) -> bool:
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _bare(text: str) -> str:
    """A statement without the comments above it, which a quotation may leave out."""
    rows = text.strip("\n").split("\n")
    while rows and (not rows[0].strip() or rows[0].lstrip().startswith("#")):
        rows.pop(0)
    return "\n".join(rows)


def _used(code: str) -> set[str]:
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return set()
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
