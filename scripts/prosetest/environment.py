r"""Environments: a matrix of cells, a function by cases."""

from __future__ import annotations

import re
from typing import Self

from prosetest.expression import Apply, Branch, Cases, Chain, Node, Sequence, Symbol
from prosetest.operator import OperatorReader
from prosetest.term import MATRICES
from prosetest.token import FormulaError, Token

_IF = {"if", "for", "when", "nếu", "khi", "với", "若", "当", "当且仅当", "如果"}
_ELSE = {
    "otherwise", "else", "elsewhere", "ngược lại", "còn lại", "trường hợp khác", "nếu không",
    "其他", "否则", "其它", "其余",
}  # fmt: skip
_TEXT = re.compile(r"\\(?:text|mathrm|textrm|mbox)\s*\{([^{}]*)\}")
_CUT = re.compile(r"(?<!\\)&|\\\\|\\end\b")
_BLANKS = {"\\quad", "\\qquad", ",", ".", ";", "，", "；"}


class EnvironmentReader(OperatorReader):
    """Reads matrices and cases."""

    def chain(self) -> Node:
        """Sides joined by relations."""
        raise NotImplementedError

    def command(self, token: Token) -> Node:
        """An environment, or what the others know."""
        return self.begin(token) if token.text == "\\begin" else super().command(token)

    def begin(self, token: Token) -> Node:
        """The environment that begins at ``token``."""
        self.at -= 1
        name = self.environment()
        if name not in MATRICES | {"cases"}:
            raise FormulaError(f"has the environment {name}, which is not read yet")
        self.at += len(name) + 3
        if name == "cases":
            return self.cases(token)
        rows = self.rows(name)
        nodes = [row[0] if len(row) == 1 else Sequence(row[0].start, row[-1].end, tuple(row))
                 for row in rows]  # fmt: skip
        if name == "vmatrix":
            matrix = Sequence(token.start, self.end(), tuple(nodes))
            return Apply(token.start, self.end(), Symbol(token.start, token.end, "det"), (matrix,))
        if len(nodes) == 1 and isinstance(nodes[0], Sequence):
            return Sequence(token.start, self.end(), nodes[0].items, row=True)
        return Sequence(token.start, self.end(), tuple(nodes))

    def rows(self, name: str) -> list[list[Node]]:
        """The cells of a matrix: ``&`` is blank to the tokens, so cells are cut by places."""
        rows: list[list[Node]] = [[]]
        while not self.ends(name):
            if self.takes("\\\\"):
                rows.append([])
            else:
                cell = self.cell()
                rows[-1].append(cell.sum())
                self.after(cell)
        return [row for row in rows if row]

    def cases(self, token: Token) -> Node:
        """Values with their conditions, row by row."""
        branches: list[Node] = []
        while not self.ends("cases"):
            if self.takes("\\\\"):
                continue
            if branches and self.peek(-1) != "\\\\":
                raise FormulaError("has a case with too many parts")
            cell = self.cell()
            value = cell.sum()
            cell.skip()
            self.after(cell)
            branches.append(Branch(value.start, self.end(), value, self.condition()))
        if all(map(_open, branches)) or any(_open(branch) for branch in branches[:-1]):
            raise FormulaError("has a case without a condition that is not the last")
        return Cases(token.start, self.end(), tuple(branches))

    def condition(self) -> Node | None:
        """The condition of a case, after its ``if``; ``None`` for ``otherwise``."""
        if self.peek() in {"\\\\", "\\end", ""}:
            return None
        cell = self.cell()
        words = cell.words()
        if words in _ELSE:
            found = None
        elif words in _IF | {""}:
            found = cell.chain()
            if not isinstance(found, Chain):
                raise FormulaError("has a case whose condition states nothing")
        else:
            raise FormulaError(f"has a case {words!r}, which is not read yet")
        cell.skip()
        self.after(cell)
        return found

    def words(self) -> str:
        """The words in ``\\text`` at the cursor, taken."""
        self.skip()
        found = _TEXT.match(self.text, self.start())
        if found is None or self.at >= len(self.tokens):
            return ""
        while self.at < len(self.tokens) and self.start() < found.end():
            self.take()
        return found[1].replace("~", " ").strip(" .,;:。，").lower()

    def skip(self) -> None:
        """Pass over wide blanks and marks between parts."""
        while self.peek() in _BLANKS:
            self.take()

    def ends(self, name: str) -> bool:
        """Whether the environment ends here; then its end is taken."""
        if self.peek() == "":
            raise FormulaError(f"does not end {name}")
        if self.peek() != "\\end":
            return False
        if self.environment() != name:
            raise FormulaError(f"ends {self.environment()} inside {name}")
        self.at += len(name) + 3
        return True

    def cell(self) -> Self:
        """A reader of the cell at the cursor, up to the next ``&``, ``\\\\`` or ``\\end``."""
        stop = _CUT.search(self.text, self.start())
        limit = stop.start() if stop else len(self.text)
        count = sum(1 for token in self.tokens[self.at :] if token.end <= limit)
        cell = type(self)(self.text, self.tokens[: self.at + count], self.code)
        cell.at, cell.depth = self.at, self.depth + 1
        return cell

    def after(self, cell: Self) -> None:
        """Go on behind a cell, which must have been read to its end."""
        if cell.at != len(cell.tokens):
            raise FormulaError("has a cell that is not read yet")
        self.at = cell.at


def _open(branch: Node) -> bool:
    return isinstance(branch, Branch) and branch.condition is None
