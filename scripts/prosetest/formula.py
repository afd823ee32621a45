r"""A formula is LaTeX or Unicode maths, read into the tree that code is read into.

    formula   = statement { ("," | ";" | "\\" | space) statement }
    statement = sum { relation sum }
    sum       = product { ("+" | "-") product }
    product   = signed { ("\times" | "\cdot" | "*" | "/" | "\div" | nothing) signed }
    signed    = { "+" | "-" } power
    power     = atom { "^" exponent | "^\top" }
    atom      = number | symbol [ "(" arguments ")" ] | function | bracket | matrix

It never guesses: what could be read in two ways, or is not known, is a ``FormulaError``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from prosetest.expression import (
    MAX_LENGTH,
    Apply,
    Chain,
    Literal,
    Node,
    Operation,
    Sequence,
    Symbol,
    Transposed,
    fold_sign,
)
from prosetest.numeral import SUPERSCRIPTS, Numeral
from prosetest.symbol import ACCENTS, FONTS, LETTERS, UPRIGHT, SymbolReader
from prosetest.token import FormulaError, Token, read_number, read_tokens

_SPACES = {"\\quad", "\\qquad"}
_RELATIONS = {
    "=": "=", "\\approx": "≈", "≈": "≈", "\\ne": "≠", "\\neq": "≠", "≠": "≠",
    "<": "<", "\\lt": "<", ">": ">", "\\gt": ">",
    "\\le": "≤", "\\leq": "≤", "≤": "≤", "\\ge": "≥", "\\geq": "≥", "≥": "≥",
}  # fmt: skip
_PRODUCTS = {
    "\\times": "*", "\\cdot": "*", "×": "*", "·": "*", "*": "*", "⋅": "*",
    "/": "/", "÷": "/", "\\div": "/", "@": "@",
}  # fmt: skip
_FUNCTIONS = {"max", "min", "exp", "ln", "log", "sin", "cos", "tanh"}
_UPRIGHT_T = re.compile(r"(\{\s*)?\\(?:mathrm|mathsf|text)\s*\{\s*T\s*\}(?(1)\s*\})")
_TRANSPOSES = {"\\top", "\\intercal", "⊤", "ᵀ"}
_CLOSING = {"(": ")", "[": "]", "\\{": "\\}"}


def parse(text: str, code: bool = False) -> tuple[Node, ...]:
    """Read every statement of a formula; ``code`` reads ``ab`` as one name, not as a·b.

    Raises ``FormulaError``.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"is longer than {MAX_LENGTH} characters")
    try:
        return _Parser(text, tuple(read_tokens(text, code)), code).formula()
    except RecursionError as error:
        raise FormulaError("is nested too deep") from error


def _has_power(literal: Literal) -> bool:
    return re.search(r"\\times|\\cdot|[×·]", literal.numeral.text) is not None


def _is_fraction(node: Node) -> bool:
    return (
        isinstance(node, Operation)
        and node.operator == "/"
        and isinstance(node.left, Literal)
        and isinstance(node.right, Literal)
    )


def symbol_name(text: str) -> str:
    """Return the one spelling of a symbol, whether written in LaTeX or in Unicode."""
    try:
        (node,) = parse(text)
    except (FormulaError, ValueError):
        return text
    return node.name if isinstance(node, Symbol) else text


class _Parser(SymbolReader):
    def formula(self) -> tuple[Node, ...]:
        statements: list[Node] = []
        while self.at < len(self.tokens):
            if self.peek() in {",", ";", ".", "\\\\", *_SPACES, "，", "；", "。"}:
                self.take()
            elif (
                self.peek() == "\\begin"
                and self.environment()
                in {
                    "aligned",
                    "align",
                    "gathered",
                }
            ) or (
                self.peek() == "\\end" and self.environment() in {"aligned", "align", "gathered"}
            ):
                self.at += len(self.environment()) + 3
            else:
                statements.append(self.statement())
        if not statements:
            raise FormulaError("is empty")
        return tuple(statements)

    def statement(self) -> Node:
        start = self.at
        sides, relations = [self.sum()], []
        while True:
            if self.peek() == "\\\\" and self.peek(1) in _RELATIONS:
                self.take()
            if self.peek() not in _RELATIONS:
                break
            relations.append(_RELATIONS[self.take().text])
            sides.append(self.sum())
        if self.peek() not in {"", ",", ";", ".", "\\\\", "\\end", "，", "；", "。", *_SPACES}:
            raise FormulaError(f"has {self.peek()!r}, which is not read yet")
        if not relations:
            return sides[0]
        return Chain(self.tokens[start].start, self.end(), tuple(sides), tuple(relations))

    def sum(self) -> Node:
        self.depth += 1
        if self.depth > 60:
            raise FormulaError("is nested too deep")
        start = self.start()
        left = self.product()
        while self.peek() in {"+", "-", "−"}:
            operator = self.take().text.replace("−", "-")
            right = self.product()
            left = Operation(start, self.end(), operator, left, right)
        self.depth -= 1
        return left

    def product(self) -> Node:
        start = self.start()
        left, divided = self.signed(), False
        while True:
            if self.peek() in _PRODUCTS:
                operator = _PRODUCTS[self.take().text]
                right = self.signed()
                divided = operator == "/"
                if divided and isinstance(right, Literal) and _has_power(right):
                    raise FormulaError("divides by a product without brackets")
            elif self.starts_atom():
                if divided:
                    raise FormulaError("divides by a product without brackets")
                operator, right = "juxtaposed", self.power()
                if isinstance(right, Literal):
                    raise FormulaError("sets a number right after a factor")
                if isinstance(left, Literal) and _is_fraction(right):
                    raise FormulaError("sets a fraction right after a number")
            else:
                return left
            left = Operation(start, self.end(), operator, left, right)

    def starts_atom(self) -> bool:
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        if token.kind in {"number", "name"}:
            return True
        if token.kind == "command":
            name = token.text[1:]
            known = LETTERS.keys() | _FUNCTIONS | UPRIGHT | FONTS | ACCENTS.keys()
            return name in known | {"frac", "dfrac", "tfrac", "sqrt"}
        return token.text == "("

    def signed(self) -> Node:
        if self.peek() in {"-", "−"}:
            start = self.take().start
            return fold_sign(self.text, start, self.signed())
        if self.peek() == "+":
            self.take()
            return self.signed()
        return self.power()

    def power(self) -> Node:
        base, exponents = self.atom(), 0
        while True:
            token = self.peek()
            if exponents and token and (token == "^" or token in SUPERSCRIPTS):
                raise FormulaError("has two exponents without braces")
            exponents += token == "^" or (token != "" and token in SUPERSCRIPTS)
            if token in _TRANSPOSES:
                self.take()
                base = Transposed(base.start, self.end(), base)
            elif token and token in SUPERSCRIPTS:
                base = self.raised(base, self.superscript())
            elif token == "^":
                self.take()
                if self.transposes():
                    base = Transposed(base.start, self.end(), base)
                else:
                    base = self.raised(base, self.argument())
            elif token == "**" or (token == "*" and self.peek(1) == "*"):
                raise FormulaError("mixes code and maths")
            else:
                return base

    def raised(self, base: Node, exponent: Node) -> Node:
        return Operation(base.start, self.end(), "**", base, exponent)

    def superscript(self) -> Node:
        first = self.take()
        text = first.text
        while self.peek() and self.peek() in SUPERSCRIPTS:
            text += self.take().text
        value = Fraction(int("".join(str(SUPERSCRIPTS.index(c)) for c in text)))
        numeral = Numeral(text, first.start, self.end(), value, Fraction(1))
        return Literal(first.start, self.end(), numeral)

    def transposes(self) -> bool:
        """``\\top``, ``{\\top}``, ``T`` or ``{T}`` as an exponent."""
        marks = _TRANSPOSES | {"T", "\\mathsf"}
        if self.peek() in _TRANSPOSES | {"T"}:
            self.take()
            return True
        if match := _UPRIGHT_T.match(self.text, self.start()):
            while self.at < len(self.tokens) and self.start() < match.end():
                self.take()
            return True
        if self.peek() == "{" and self.peek(1) in marks and self.peek(2) == "}":
            self.at += 3
            return True
        return False

    def argument(self) -> Node:
        """What stands in braces, or the one token that follows."""
        if self.peek() != "{":
            return self.single()
        start = self.take().start
        inner = self.sum()
        self.expect("}")
        return self.enclosed(inner, start)

    def single(self) -> Node:
        """The one letter or digit that TeX takes; Unicode maths may have a sign or brackets."""
        if self.code and self.peek() in {"-", "−"}:
            return fold_sign(self.text, self.take().start, self.single())
        token = self.take()
        if token.kind == "number":
            if len(token.text) > 1 and not self.code:
                raise FormulaError("applies to one digit of a longer number: set braces")
            return Literal(token.start, token.end, read_number(token, self.code))
        if self.code and token.text == "(":
            return self.bracket(token)
        letter = LETTERS.get(token.text[1:]) if token.kind == "command" else token.text
        if token.kind == "sign" or not letter:
            raise FormulaError(f"applies to {token.text!r}: set braces")
        return Symbol(token.start, token.end, letter)

    def enclosed(self, inner: Node, start: int) -> Node:
        """Mark a call as standing in brackets, so that a product ``x(1 - x)`` is one factor."""
        return replace(inner, start=start, end=self.end()) if isinstance(inner, Apply) else inner

    def atom(self) -> Node:
        token = self.take()
        if token.kind == "number":
            return Literal(token.start, token.end, read_number(token, self.code))
        if token.kind == "name":
            return self.symbol(token.text, token.start)
        if token.kind == "command":
            return self.command(token)
        if token.text == "{":
            inner = self.sum()
            self.expect("}")
            return inner
        if token.text in {"(", "["}:
            return self.bracket(token)
        if token.text == "|" and not self.bars:
            return self.absolute(token)
        raise FormulaError(f"has {token.text!r}, which is not read yet")

    def absolute(self, token: Token) -> Node:
        self.bars += 1
        inner = self.sum()
        self.expect("|")
        self.bars -= 1
        function = Symbol(token.start, token.start, "abs")
        return Apply(token.start, self.end(), function, (inner,))

    def bracket(self, token: Token) -> Node:
        closing = _CLOSING[token.text]
        if self.peek() == closing:
            raise FormulaError("has empty brackets")
        items = self.items(closing)
        if len(items) == 1 and token.text == "(":
            return self.enclosed(items[0], token.start)
        return Sequence(token.start, self.end(), tuple(items))

    def items(self, closing: str) -> list[Node]:
        items = [self.sum()]
        while self.peek() in {",", ";", "，"}:
            self.take()
            items.append(self.sum())
        self.expect(closing)
        return items

    def command(self, token: Token) -> Node:
        name = token.text[1:]
        if name in LETTERS:
            return self.symbol(LETTERS[name], token.start)
        if name in _FUNCTIONS:
            return self.function(Symbol(token.start, token.end, name))
        if name in UPRIGHT:
            return self.symbol(self.word(), token.start)
        if name in FONTS:
            return self.symbol(self.letter(), token.start)
        if name in ACCENTS:
            accented = unicodedata.normalize("NFC", self.letter() + ACCENTS[name])
            return self.symbol(accented, token.start)
        special = _COMMANDS.get(name)
        if special is None:
            raise FormulaError(f"has {token.text}, which is not read yet")
        return special(self, token)

    def symbol(self, name: str, start: int) -> Node:
        """A symbol with its subscript, its layer and its arguments."""
        name = self.decorated(name)
        node = Symbol(start, self.end(), name)
        return self.applied(node)

    def applied(self, node: Node) -> Node:
        if self.code and self.peek() == "[":
            raise FormulaError("mixes code and maths")
        if self.peek() != "(":
            return node
        self.take()
        arguments = tuple(self.items(")"))
        return Apply(node.start, self.end(), node, arguments)

    def function(self, node: Symbol) -> Node:
        if self.peek() == "(":
            return self.applied(node)
        if self.peek() == "\\{":
            self.take()
            return Apply(node.start, self.end(), node, tuple(self.items("\\}")))
        if node.name in {"max", "min"} or self.peek() in {"_", "^", ""}:
            raise FormulaError(f"has {node.name} without brackets")
        argument = self.power()
        if self.starts_atom() or self.peek() in _PRODUCTS:
            raise FormulaError(f"has {node.name} of a product without brackets")
        return Apply(node.start, self.end(), node, (argument,))

    def fraction(self, token: Token) -> Node:
        above, below = self.argument(), self.argument()
        return Operation(token.start, self.end(), "/", above, below)

    def root(self, token: Token) -> Node:
        if self.peek() == "[":
            raise FormulaError("has a root that is not square")
        inner = self.argument()
        return Apply(token.start, self.end(), Symbol(token.start, token.end, "sqrt"), (inner,))

    def begin(self, token: Token) -> Node:
        self.at -= 1
        name = self.environment()
        if name not in {"bmatrix", "pmatrix", "matrix"}:
            raise FormulaError(f"has the environment {name}, which is not read yet")
        self.at += len(name) + 3
        rows = _rows(self, name)
        nodes = [row[0] if len(row) == 1 else Sequence(row[0].start, row[-1].end, tuple(row))
                 for row in rows]  # fmt: skip
        if len(nodes) == 1 and isinstance(nodes[0], Sequence):
            return Sequence(token.start, self.end(), nodes[0].items)
        return Sequence(token.start, self.end(), tuple(nodes))


_COMMANDS: dict[str, Callable[[_Parser, Token], Node]] = {
    "frac": _Parser.fraction,
    "dfrac": _Parser.fraction,
    "tfrac": _Parser.fraction,
    "sqrt": _Parser.root,
    "begin": _Parser.begin,
}


def _rows(parser: _Parser, name: str) -> list[list[Node]]:
    """The cells of a matrix: ``&`` is blank to the tokens, so cells are cut by their places."""
    rows: list[list[Node]] = [[]]
    while True:
        if parser.peek() == "\\\\":
            parser.take()
            rows.append([])
        elif parser.peek() == "\\end":
            if parser.environment() != name:
                raise FormulaError(f"ends {parser.environment()} inside {name}")
            parser.at += len(name) + 3
            return [row for row in rows if row]
        else:
            rows[-1].append(_cell(parser))


def _cell(parser: _Parser) -> Node:
    """Read one cell, whose tokens end at the next ``&``, ``\\\\`` or ``\\end``."""
    first = parser.tokens[parser.at].start if parser.at < len(parser.tokens) else 0
    stop = re.compile(r"(?<!\\)&|\\\\|\\end\b").search(parser.text, first)
    limit = stop.start() if stop else len(parser.text)
    count = sum(1 for token in parser.tokens[parser.at :] if token.end <= limit)
    inner = _Parser(parser.text, parser.tokens[: parser.at + count], parser.code)
    inner.at = parser.at
    node = inner.sum()
    if inner.at != len(inner.tokens):
        raise FormulaError("has a cell of a matrix that is not read yet")
    parser.at = inner.at
    return node
