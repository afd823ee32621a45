r"""Powers of a formula, and the atoms that they are made of.

power     = atom { "^" exponent | "^\top" | "!" }
atom      = number | symbol [ "(" arguments ")" ] | bracket | command
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from prosetest.expression import (
    Apply,
    At,
    Element,
    Literal,
    Negative,
    Node,
    Operation,
    Sequence,
    Symbol,
    Transposed,
)
from prosetest.numeral import SUPERSCRIPTS, Numeral
from prosetest.symbol import LETTERS, SymbolReader
from prosetest.token import OPEN, FormulaError, Token, read_number
from prosetest.tree import fold_sign

SIGNS = {"(", "∂", "∇", "∑", "∏", "‖", "⌊", "⌈", "∫", "√", OPEN}
"""The signs that a factor may begin with."""

BARS = {"|", "\\rvert", "\\vert"}
"""What may stand before a point: ``f(x)|_{x=1}``."""

_UPRIGHT_T = re.compile(r"(\{\s*)?\\(?:mathrm|mathsf|text)\s*\{\s*T\s*\}(?(1)\s*\})")
_TRANSPOSES = {"\\top", "\\intercal", "⊤", "ᵀ"}
_CLOSING = {"(": ")", "[": "]", "\\{": "\\}"}


class PowerReader(SymbolReader):
    """Reads powers and atoms; sums and commands are read by those who know them."""

    def sum(self) -> Node:
        """Products, added and subtracted."""
        raise NotImplementedError

    def command(self, token: Token) -> Node:
        """What a command of LaTeX says, read from the token after it."""
        raise NotImplementedError

    def power(self) -> Node:
        """An atom with its exponents and transposes."""
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
            elif turned := self.degrees():
                function = Symbol(self.end(), self.end(), turned)
                base = Apply(base.start, self.end(), function, (base,))
            elif token == "^":
                self.take()
                if mark := self.transposes():
                    base = self.turned(base, mark)
                else:
                    base = self.raised(base, self.argument())
            elif token == "!" and not self.differs_ahead():
                self.take()
                function = Symbol(self.end(), self.end(), "factorial")
                base = Apply(base.start, self.end(), function, (base,))
            elif token == "**" or (token == "*" and self.peek(1) == "*"):
                raise FormulaError("mixes code and maths")
            else:
                return base

    def differs_ahead(self) -> bool:
        """Whether ``!=`` stands here as code writes ≠; ``5! = 120`` is a factorial."""
        if not self.code or self.peek(1) != "=":
            return False
        return self.tokens[self.at + 1].start == self.tokens[self.at].end

    def turned(self, base: Node, mark: str) -> Node:
        """A transpose; of a number, a T is the name of an exponent."""
        if mark == "T" and isinstance(base, Literal):
            return self.raised(base, Symbol(self.end() - 1, self.end(), "T"))
        return Transposed(base.start, self.end(), base, mark == "T")

    def raised(self, base: Node, exponent: Node) -> Node:
        return Operation(base.start, self.end(), "^", base, exponent)

    def superscript(self) -> Node:
        """A number in superscripts of Unicode."""
        first = self.take()
        text = first.text
        while self.peek() and self.peek() in SUPERSCRIPTS:
            text += self.take().text
        value = Fraction(int("".join(str(SUPERSCRIPTS.index(c)) for c in text)))
        numeral = Numeral(text, first.start, self.end(), value, Fraction(1))
        return Literal(first.start, self.end(), numeral)

    def transposes(self) -> str:
        """Take ``\\top``, ``{\\top}``, ``T`` or ``{T}`` as an exponent, and say which."""
        if self.peek() in _TRANSPOSES | {"T"}:
            return self.take().text
        if match := _UPRIGHT_T.match(self.text, self.start()):
            while self.at < len(self.tokens) and self.start() < match.end():
                self.take()
            return "\\top"
        if self.peek() == "{" and self.peek(1) in _TRANSPOSES | {"T"} and self.peek(2) == "}":
            self.at += 3
            return self.peek(-2)
        return ""

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
        """The smallest part that has a value."""
        token = self.take()
        if token.kind == "number":
            return Literal(token.start, token.end, read_number(token, self.code))
        if token.kind == "name":
            return self.symbol(token.text, token.start)
        if token.kind == "command" or token.text in SIGNS - {"(", OPEN}:
            return self.command(token)
        if token.text == "{":
            inner = self.sum()
            if self.takes("\\choose"):
                both = inner, self.sum()
                function = Symbol(inner.start, inner.start, "binom")
                inner = Apply(token.start, self.end(), function, both)
            self.expect("}")
            return inner
        if token.text in {"(", "["}:
            return self.element(self.bracket(token))
        if token.text == OPEN:
            return self.opened()
        if token.text == "|" and not self.bars:
            return self.absolute(token, "|")
        raise FormulaError(f"has {token.text!r}, which is not read yet")

    def opened(self) -> Node:
        r"""``\left. … \right|_{x=1}``: all that stands between, at a point."""
        self.bars += 1
        body = self.sum()
        self.bars -= 1
        if self.take().text not in BARS:
            raise FormulaError("opens a bracket without a sign, and no bar closes it")
        return self.at_point(body)

    def at_point(self, body: Node) -> Node:
        """The point that stands low after a bar: ``_{x=1}``."""
        self.expect("_")
        self.expect("{")
        symbol = self.power()
        self.expect("=")
        to = self.sum()
        self.expect("}")
        if not isinstance(symbol, Symbol):
            raise FormulaError("sets something to a value that is no symbol")
        return At(body.start, self.end(), body, symbol.name, to)

    def absolute(self, token: Token, closing: str) -> Node:
        """The absolute value between two bars."""
        self.bars += 1
        inner = self.sum()
        self.expect(closing)
        self.bars -= 1
        function = Symbol(token.start, token.start, "abs")
        return Apply(token.start, self.end(), function, (inner,))

    def bracket(self, token: Token) -> Node:
        """A part in brackets, or a vector."""
        closing = _CLOSING[token.text]
        if self.peek() == closing:
            raise FormulaError("has empty brackets")
        items = self.items(closing)
        if len(items) == 1 and token.text == "(":
            return self.enclosed(items[0], token.start)
        return Sequence(token.start, self.end(), tuple(items))

    def items(self, closing: str) -> list[Node]:
        """Parts set apart by commas, up to a bracket."""
        crossed, self.crossed = self.crossed, 0
        bars, self.bars = self.bars, 0
        items = [self.sum()]
        while self.takes(",", ";", "，"):
            items.append(self.sum())
        self.expect(closing)
        self.crossed, self.bars = crossed, bars
        return items

    def symbol(self, name: str, start: int) -> Node:
        """A symbol with its indices, its layer, its transpose and its arguments."""
        name, turned = self.decorated(name)
        node: Node = self.applied(Symbol(start, self.end(), name))
        return Transposed(start, self.end(), node) if turned else node

    def applied(self, node: Symbol) -> Node:
        """A symbol, applied to what stands in brackets after it."""
        if self.code and self.peek() == "[":
            raise FormulaError("mixes code and maths")
        if not self.takes("("):
            return node
        arguments = tuple(self.items(")"))
        return self.element(Apply(node.start, self.end(), node, arguments))

    def element(self, node: Node) -> Node:
        """An element of a call or of a bracket: ``softmax(z)_i``."""
        if self.peek() != "_" or not isinstance(node, Apply | Operation | Negative | Transposed):
            return node
        self.take()
        index = self.argument()
        return Element(node.start, self.end(), node, index)
