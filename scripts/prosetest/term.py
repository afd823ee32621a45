r"""Sums and products of a formula.

sum       = product { ("+" | "-") product } [ "|_{" symbol "=" sum "}" ]
product   = signed { ("\times" | "\cdot" | "\odot" | "*" | "/" | "\div" | nothing) signed }
signed    = { "+" | "-" } power
"""

from __future__ import annotations

import re

from prosetest.expression import At, Literal, Node, Operation
from prosetest.power import BARS, SIGNS, PowerReader
from prosetest.symbol import ACCENTS, FONTS, LETTERS, UPRIGHT
from prosetest.token import FormulaError
from prosetest.tree import fold_sign, symbols

PRODUCTS = {
    "\\times": "×", "\\cdot": "·", "×": "×", "·": "·", "*": "*", "⋅": "·",
    "/": "/", "÷": "/", "\\div": "/", "@": "@", "\\odot": "⊙", "⊙": "⊙", "\\bmod": "mod",
}  # fmt: skip
FUNCTIONS = {
    "max", "min", "exp", "ln", "log", "sin", "cos", "tan", "tanh", "sinh", "cosh", "arcsin",
    "arccos", "arctan", "det",
}  # fmt: skip
COMMANDS = {
    "binom", "dbinom", "tbinom", "lfloor", "lceil", "int", "lim",
    "frac", "dfrac", "tfrac", "sqrt", "sum", "prod", "nabla", "lVert", "lvert", "|", "underbrace",
    "overbrace", "partial",
}  # fmt: skip
FACTORS = {*PRODUCTS.values(), "juxtaposed"}
DOTS = {"\\ldots", "\\dots", "\\cdots", "…", "⋯"}
_BEGINNING = LETTERS.keys() | FUNCTIONS | UPRIGHT | FONTS | ACCENTS.keys() | COMMANDS
"""The commands that a factor may begin with."""

MATRICES = {"bmatrix", "pmatrix", "matrix", "vmatrix"}
MAX_DEPTH = 60


class TermReader(PowerReader):
    """Reads sums and products."""

    def sum(self) -> Node:
        """Products, added and subtracted from left to right."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError("is nested too deep")
        start = self.start()
        left = self.product()
        while self.peek() in {"+", "-", "−"}:
            operator = self.take().text.replace("−", "-")
            if self.peek() in DOTS:
                raise FormulaError("leaves terms out, and which is not certain")
            right = self.product()
            if _is_modulo(left) or _is_modulo(right):
                raise FormulaError("has mod beside a sum without brackets")
            left = Operation(start, self.end(), operator, left, right)
        self.depth -= 1
        return self.pointed(left) if self.bar_ahead() else left

    def product(self) -> Node:
        """Factors, multiplied and divided from left to right."""
        start = self.start()
        left, divided = self.signed(), False
        while True:
            if self.peek() in PRODUCTS and not self.ends_size():
                operator = PRODUCTS[self.take().text]
                right = self.signed()
                if _is_modulo(left) or (operator == "mod" and self.is_product(left)):
                    raise FormulaError("has mod beside a product without brackets")
                divided = operator == "/"
                if divided and isinstance(right, Literal) and _has_power(right):
                    raise FormulaError("divides by a product without brackets")
            elif self.starts_atom() or (isinstance(left, Literal) and self.vector_ahead()):
                if divided:
                    raise FormulaError("divides by a product without brackets")
                operator, right = "juxtaposed", self.power()
                if isinstance(right, Literal) and not self.is_bracketed(left, right):
                    raise FormulaError("sets a number right after a factor")
                if isinstance(left, Literal) and _is_fraction(right):
                    raise FormulaError("sets a fraction right after a number")
            else:
                return left
            left = Operation(start, self.end(), operator, left, right)

    def is_product(self, node: Node) -> bool:
        """Whether a node is a product that no brackets hold together."""
        whole = isinstance(node, Operation) and node.operator in FACTORS
        return whole and self.text[node.start : node.start + 1] not in {"(", "\\"}

    def is_bracketed(self, left: Node, right: Node) -> bool:
        """Whether brackets make a number a factor: ``2(3)``, ``(8/14)0.811``.

        Not so behind a label ``(1)``, in permutations ``(12)(3)``, uncertainties ``0.5(3)``.
        """
        if isinstance(left, Literal):
            alone = "." not in left.numeral.text and self.text[: left.start].rstrip()[-1:] != "("
            return alone and self.text[right.start - 1] == "("
        return self.text[: right.start].rstrip().endswith((")", "("))

    def bar_ahead(self) -> bool:
        """Whether a bar follows that sets what stands before it at a point."""
        return not self.bars and self.peek() in BARS and self.peek(1) == "_"

    def pointed(self, body: Node) -> Node:
        r"""``f(x)|_{x=1}``, where one part alone can be meant by what stands before the bar."""
        bar = self.take()
        found = self.at_point(body)
        if _is_parted(body, found):
            raise FormulaError(f"has {bar.text!r} after several parts without brackets")
        return found

    def ends_size(self) -> bool:
        """Whether a ``×`` parts the sizes of a shape, instead of multiplying."""
        return bool(self.crossed) and self.peek() in {"\\times", "×"}

    def starts_atom(self) -> bool:
        """Whether a factor may begin here without a sign before it."""
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        if token.kind in {"number", "name"}:
            return True
        if token.kind == "command":
            begins = token.text == "\\begin" and self.environment() in MATRICES
            return begins or (token.text[1:] in _BEGINNING and not self.closes_norm())
        return token.text in SIGNS and not self.closes_norm()

    def vector_ahead(self) -> bool:
        """Whether a bracket opens here that closes again: ``[0, 1[`` is an interval."""
        if self.peek() != "[":
            return False
        depth = 0
        for token in self.tokens[self.at :]:
            depth += (token.text == "[") - (token.text == "]")
            if depth == 0:
                return True
        return False

    def closes_norm(self) -> bool:
        """Whether a bar here ends the norm that is being read."""
        return bool(self.bars) and self.peek() in {"\\|", "‖"}

    def signed(self) -> Node:
        """A power with its signs; the minus before a literal belongs to it."""
        if self.peek() in {"-", "−"}:
            start = self.take().start
            return fold_sign(self.text, start, self.signed())
        if self.takes("+"):
            return self.signed()
        return self.power()


def _has_power(literal: Literal) -> bool:
    return re.search(r"\\times|\\cdot|[×·]", literal.numeral.text) is not None


def _is_fraction(node: Node) -> bool:
    return (
        isinstance(node, Operation)
        and node.operator == "/"
        and isinstance(node.left, Literal)
        and isinstance(node.right, Literal)
    )


def _is_parted(body: Node, found: Node) -> bool:
    """Whether the bar may belong to the last part alone: ``x f(x)|_{x=1}``."""
    if not isinstance(body, Operation) or not isinstance(found, At):
        return False
    if body.operator in {"+", "-"}:
        return True
    parted = body.operator in FACTORS and body.left.start == body.start
    return parted and any(symbol.name == found.name for symbol in symbols(body.left))


def _is_modulo(node: Node) -> bool:
    return isinstance(node, Operation) and node.operator == "mod"
