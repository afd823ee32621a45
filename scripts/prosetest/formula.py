r"""A formula is LaTeX or Unicode maths, read into the tree that code is read into.

    formula   = statement { ("," | ";" | "\\" | space) statement }
    statement = sum { relation sum | "\in" set }
    relation  = "=" | "≈" | "≠" | "<" | ">" | "≤" | "≥" | "→" | ":="
    set       = "ℝ" [ "^" sizes ] | "(" bound "," bound ")" | "{" items "}"

``term`` reads sums, products and powers, ``operator`` commands, ``environment`` matrices and cases.
It never guesses: what could be read in two ways, or is not known, is a ``FormulaError``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from prosetest.domain import DomainReader
from prosetest.expression import (
    MAX_LENGTH,
    Chain,
    Derivative,
    Node,
    Opaque,
    Symbol,
)
from prosetest.stretch import CLOSING, OPENING, is_joined, is_parted
from prosetest.token import FormulaError, read_tokens
from prosetest.tree import is_literal

AFTER = " :="
"""What the name of a symbol ends with where its value after one step is meant."""

_ALIGNED = {"aligned", "align", "gathered", "split", "align*", "equation"}
_SPACES = {"\\quad", "\\qquad"}
_ENDS = {"", ",", ";", ".", "\\\\", "\\end", "，", "；", "。", *_SPACES}
_RELATIONS = {
    "=": "=", "\\approx": "≈", "≈": "≈", "\\ne": "≠", "\\neq": "≠", "≠": "≠",
    "<": "<", "\\lt": "<", ">": ">", "\\gt": ">",
    "\\le": "≤", "\\leq": "≤", "≤": "≤", "\\leqslant": "≤",
    "\\ge": "≥", "\\geq": "≥", "≥": "≥", "\\geqslant": "≥",
    "\\in": "∈", "∈": "∈", "\\to": "→", "→": "→", "\\rightarrow": "→", "\\longrightarrow": "→",
    "\\leftarrow": ":=", "←": ":=", "\\gets": ":=", "≔": ":=", "\\coloneqq": ":=",
}  # fmt: skip
_OPERATORS = {"+", "-", "−", "*", "/"}
_TEXTS = {"\\text", "\\textrm", "\\mbox"}
_REMARK = re.compile(r"\\(?:text|textrm|mbox)\s*\{([^{}]*)\}")
_AND = {"and", "và", "且", "和", "so", "hence", "nên", "所以"}


@lru_cache(maxsize=1_000)
def parse(text: str, code: bool = False) -> tuple[Node, ...]:
    """Read every statement of a formula; ``code`` reads ``ab`` as one name, not as a·b.

    Raises ``FormulaError``.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"is longer than {MAX_LENGTH} characters")
    try:
        return FormulaReader(text, tuple(read_tokens(text, code)), code).formula()
    except RecursionError as error:
        raise FormulaError("is nested too deep") from error


@lru_cache(maxsize=1_000)
def symbol_name(text: str) -> str:
    """Return the one spelling of a symbol, a derivative or an update: a key of NOTATION."""
    update = text.rstrip().endswith(":=")
    try:
        (node,) = parse(text.rstrip().removesuffix(":="))
    except (FormulaError, ValueError):
        return text
    if isinstance(node, Symbol):
        return node.name + AFTER * update
    return derivative_name(node) if isinstance(node, Derivative) else text


def derivative_name(node: Derivative) -> str:
    """Return the one spelling of a derivative of symbols, or nothing."""
    if isinstance(node.of, Symbol) and isinstance(node.by, Symbol):
        return f"∂{node.of.name}/∂{node.by.name}"
    return ""


class FormulaReader(DomainReader):
    """Reads statements."""

    def formula(self) -> tuple[Node, ...]:
        """Every statement, in order."""
        statements: list[Node] = []
        while self.at < len(self.tokens):
            if self.peek() in _ENDS - {"\\end"}:
                self.part()
            elif self.remarked():
                continue
            elif self.peek() in {"\\begin", "\\end"} and self.environment() in _ALIGNED:
                self.at += len(self.environment()) + 3
            else:
                statements.append(self.statement())
        if not statements:
            raise FormulaError("is empty")
        return tuple(statements)

    def part(self) -> None:
        """Take what parts statements; ``0,85`` may be two numbers, or one with a decimal comma."""
        mark = self.take()
        touches = self.text[mark.start - 1 : mark.start], self.text[mark.end : mark.end + 1]
        if mark.text == "," and all(map(str.isdecimal, touches)):
            raise FormulaError("has a comma between digits: set a blank behind it, or write {,}")

    def remarked(self) -> bool:
        r"""Take a remark, ``\text{(the logit)}``, or an ``and`` between statements."""
        found = _REMARK.match(self.text, self.start()) if self.peek() in _TEXTS else None
        if found is None or any(character.isdigit() for character in found[0]):
            return False
        words = found[1].strip()
        if not (words.startswith("(") and words.endswith(")")) and words not in _AND:
            return False
        while self.at < len(self.tokens) and self.start() < found.end():
            self.take()
        return True

    def statement(self) -> Node:
        """A chain, up to a mark that ends it."""
        begun = self.at
        found = self.sides(self.lenient)
        sides = found.sides if isinstance(found, Chain) else (found,)
        known = [side for side in sides if not isinstance(side, Opaque)]
        told = len(sides) > 1 and known == [sides[-1]] and is_literal(known[0])
        if len(known) < 2 and not told:
            self.at = begun
            found = self.chain()
            if self.peek() not in _ENDS:
                raise FormulaError(f"has {self.peek()!r}, which is not read yet")
        return found

    def chain(self) -> Node:
        """Sides joined by relations, each of which can be read."""
        return self.sides(self.sum)

    def sides(self, read: Callable[[], Node]) -> Node:
        """Sides joined by relations, each by ``read``."""
        start = self.start()
        sides: list[Node] = [read()]
        relations: list[str] = []
        while relation := self.relation():
            if relation == ":=":
                sides[-1], relation = _after(sides, relations), "="
            relations.append(relation)
            sides.append(self.domain() if relation == "∈" else read())
        if not relations:
            return sides[0]
        return Chain(start, self.end(), tuple(sides), tuple(relations))

    def lenient(self) -> Node:
        """A side, or the stretch of one that cannot be read, up to the next relation."""
        begun, depth = self.at, self.depth
        try:
            found = self.sum()
            alone = begun == 0 and self.at == len(self.tokens)
            joined = not alone and is_joined(self.text[found.start : found.end])
            if self.is_boundary() and not joined:
                return found
            unread = f"has {self.peek()!r}, which is not read yet"
            reason = "has words among its factors" if joined else unread
        except FormulaError as error:
            reason = str(error)
        self.at, self.depth, self.bars, self.crossed = begun, depth, 0, 0
        start, level = self.start(), 0
        while self.at < len(self.tokens) and not (level == 0 and self.is_boundary()):
            text = self.take().text
            level += (text in OPENING) - (text in CLOSING)
        if self.at == begun or self.peek(-1) in _OPERATORS:
            raise FormulaError(reason)
        parted = is_parted(self.tokens[begun : self.at], self.text)
        return Opaque(start, self.end(), reason, parted)

    def is_boundary(self) -> bool:
        """Whether a side ends here: at a relation, or where the statement ends."""
        update = self.peek() == ":" and self.peek(1) == "="
        return self.peek() in _ENDS or self.peek() in _RELATIONS or update

    def relation(self) -> str:
        """Take a relation, after a row's end too, and say which; or nothing."""
        if self.peek() == "\\\\" and self.peek(1) in _RELATIONS:
            self.take()
        if self.peek() == ":" and self.peek(1) == "=":
            self.at += 2
            return ":="
        return _RELATIONS[self.take().text] if self.peek() in _RELATIONS else ""


def _after(sides: list[Node], relations: list[str]) -> Node:
    """The symbol that an update gives a value to, named for its value after the step."""
    if relations or not isinstance(sides[0], Symbol):
        raise FormulaError("updates something that is no symbol")
    return replace(sides[0], name=sides[0].name + AFTER)
