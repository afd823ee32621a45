r"""The commands that act on what follows them: fractions, derivatives, sums, norms, functions."""

from __future__ import annotations

from collections.abc import Callable

from prosetest.expression import (
    Apply,
    Derivative,
    Literal,
    Node,
    Operation,
    Ordered,
    Series,
    Symbol,
)
from prosetest.function import FunctionReader
from prosetest.symbol import ACCENTS, FONTS, LETTERS, UPRIGHT
from prosetest.term import FUNCTIONS, PRODUCTS
from prosetest.token import FormulaError, Token, read_number

_PARTIAL = {"\\partial", "∂"}
_BARS = {"\\lVert": "\\rVert", "\\|": "\\|", "‖": "‖"}
_UNICODE = {
    "∑": "sum", "∏": "prod", "∇": "nabla", "∂": "partial", "‖": "|", "⌊": "lfloor", "⌈": "lceil",
    "∫": "int", "√": "sqrt",
}  # fmt: skip


class OperatorReader(FunctionReader):
    """Reads the commands that have operands."""

    def command(self, token: Token) -> Node:
        """A letter, a word, a function, or one of the special commands."""
        name = _UNICODE.get(token.text) or token.text[1:]
        if name in LETTERS:
            return self.symbol(LETTERS[name], token.start)
        if name in FUNCTIONS:
            return self.function(name, token)
        if name in UPRIGHT:
            return self.symbol(self.word(), token.start)
        if name in FONTS | ACCENTS.keys():
            self.at -= 1
            return self.symbol(self.letter(), token.start)
        special = _SPECIAL.get(name)
        if special is None:
            raise FormulaError(f"has {token.text}, which is not read yet")
        return special(self, token)

    def fraction(self, token: Token) -> Node:
        """A fraction, or a derivative where both parts begin with the same d."""
        if derivative := self.differential_fraction(token):
            return derivative
        above, below = self.argument(), self.argument()
        return Operation(token.start, self.end(), "/", above, below)

    def differential_fraction(self, token: Token) -> Node | None:
        r"""``\frac{\partial L}{\partial w}``, ``\frac{dL}{dw}``, ``\frac{d}{dx} f(x)``."""
        begun = self.at
        if not self.takes("{") or not (sign := self.differential()):
            self.at = begun
            return None
        try:
            above = self.order_told()
            of = None if self.peek() == "}" else self.power()
            self.expect("}")
            self.expect("{")
            if self.differential() != sign:
                raise FormulaError("divides two differentials that differ")
            by = self.symbol(self.letter(), self.start()) if above else self.power()
            below = self.order_told()
            if above and (below is None or above.numeral.value != below.numeral.value):
                raise FormulaError("has a derivative of two orders")
            self.expect("}")
        except FormulaError:
            if sign == "∂" or self.differs(begun):
                raise FormulaError("has a derivative that is not read yet") from None
            self.at = begun
            return None
        of = self.called(of) if of else self.operand()
        found = Derivative(token.start, self.end(), of, by)
        if above is None or below is None:
            return found
        for _ in range(int(above.numeral.value) - 1):
            found = Derivative(token.start, self.end(), found, by)
        return Ordered(token.start, self.end(), above, below, found)

    def order_told(self) -> Literal | None:
        r"""Take the order of a derivative, the 2 of ``\frac{d^2 f}{dx^2}``, if one stands here."""
        if not self.takes("^"):
            return None
        order = self.argument()
        if not isinstance(order, Literal) or order.numeral.value not in (2, 3):
            raise FormulaError("has a derivative of an order that is not read")
        return order

    def called(self, of: Node) -> Node:
        r"""``\frac{\partial L}{\partial q}(q, t)`` is the derivative of ``L(q, t)``."""
        if self.peek() != "(" or not isinstance(of, Symbol):
            return of
        self.take()
        return Apply(of.start, self.end(), of, tuple(self.items(")")))

    def differential(self) -> str:
        """Take ``\\partial`` or the d of a derivative, and say which."""
        if self.peek() in _PARTIAL:
            self.take()
            return "∂"
        if self.peek() == "\\mathrm" and self.peek(1) == "{" and self.peek(2) == "d":
            if self.peek(3) == "}":
                self.at += 4
                return "d"
        elif self.peek() == "d" and self.peek(1) not in {"_", "'"}:
            self.take()
            return "d"
        return ""

    def differs(self, begun: int) -> bool:
        """Whether the fraction at ``begun`` has a d before what stands below its line too."""
        depth, at = 0, begun
        while at < len(self.tokens):
            text = self.tokens[at].text
            depth += (text == "{") - (text == "}")
            at += 1
            if depth == 0:
                break
        following = [token.text for token in self.tokens[at : at + 2]]
        return following == ["{", "d"]

    def operand(self) -> Node:
        r"""The one factor that ``\frac{d}{dx}`` stands before."""
        found = self.power()
        if self.starts_atom() or self.peek() in PRODUCTS:
            raise FormulaError("has the derivative of a product without brackets")
        return found

    def partial(self, token: Token) -> Node:
        """``∂L / ∂w`` in one line."""
        of = self.power()
        self.expect("/")
        if self.differential() != "∂":
            raise FormulaError("has one ∂ without the other")
        return Derivative(token.start, self.end(), of, self.power())

    def nabla(self, token: Token) -> Node:
        r"""``\nabla_W L`` is a derivative; ``\nabla W`` is the gradient that the code names so."""
        if self.takes("_"):
            by = self.argument()
            return Derivative(token.start, self.end(), self.power(), by)
        of = self.power()
        if not isinstance(of, Symbol):
            raise FormulaError("has a ∇ that is not read yet")
        return Symbol(token.start, self.end(), f"∇{of.name}")

    def series(self, token: Token) -> Node:
        """A sum or a product over an index."""
        operator = "*" if token.text in {"\\prod", "∏"} else "+"
        index, low, high = "", None, None
        if not self.takes("_"):
            raise FormulaError("has a sum without an index")
        braced = self.takes("{")
        index = self.letter()
        if braced:
            low = self.sum() if self.takes("=") else None
            self.expect("}")
        if self.takes("^"):
            high = self.argument()
        if (low is None) != (high is None):
            raise FormulaError("has a sum with one bound")
        body = self.product()
        return Series(token.start, self.end(), operator, index, low, high, body)

    def root(self, token: Token) -> Node:
        """A square root."""
        if self.peek() == "[":
            raise FormulaError("has a root that is not square")
        inner = self.argument()
        return Apply(token.start, self.end(), Symbol(token.start, token.end, "sqrt"), (inner,))

    def norm(self, token: Token) -> Node:
        r"""``\lVert x \rVert_2``; without an index, the length of a vector."""
        self.bars += 1
        inner = self.sum()
        self.expect(_BARS[token.text])
        self.bars -= 1
        function = Symbol(token.start, token.start, "‖·‖")
        if not self.takes("_"):
            return Apply(token.start, self.end(), function, (inner,))
        order = self.order()
        if isinstance(order, Symbol) and order.name == "F":
            function = Symbol(token.start, token.start, "‖·‖F")
            return Apply(token.start, self.end(), function, (inner,))
        return Apply(token.start, self.end(), function, (inner, order))

    def order(self) -> Node:
        """The index of a norm, which is no power although a power may follow."""
        if self.peek() == "{" or not self.peek().isdigit():
            return self.argument()
        token = self.take()
        return Literal(token.start, token.end, read_number(token, self.code))

    def magnitude(self, token: Token) -> Node:
        r"""``\lvert x \rvert``."""
        return self.absolute(token, "\\rvert")

    def brace(self, token: Token) -> Node:
        r"""``\underbrace{…}_{…}``: what stands in it; the words below are for the reader."""
        inner = self.argument()
        if self.takes("_" if token.text == "\\underbrace" else "^"):
            self.raw()
        return inner


_SPECIAL: dict[str, Callable[[OperatorReader, Token], Node]] = {
    "frac": OperatorReader.fraction,
    "dfrac": OperatorReader.fraction,
    "tfrac": OperatorReader.fraction,
    "sqrt": OperatorReader.root,
    "partial": OperatorReader.partial,
    "nabla": OperatorReader.nabla,
    "sum": OperatorReader.series,
    "prod": OperatorReader.series,
    "lVert": OperatorReader.norm,
    "|": OperatorReader.norm,
    "lvert": OperatorReader.magnitude,
    "binom": OperatorReader.binomial,
    "dbinom": OperatorReader.binomial,
    "tbinom": OperatorReader.binomial,
    "lfloor": OperatorReader.rounded,
    "lceil": OperatorReader.rounded,
    "int": OperatorReader.integral,
    "lim": OperatorReader.limit,
    "underbrace": OperatorReader.brace,
    "overbrace": OperatorReader.brace,
}
