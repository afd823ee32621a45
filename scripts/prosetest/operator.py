r"""The commands that act on what follows them: fractions, derivatives, sums, norms, functions."""

from __future__ import annotations

from collections.abc import Callable

from prosetest.expression import Apply, Derivative, Literal, Node, Operation, Series, Symbol
from prosetest.symbol import ACCENTS, FONTS, LETTERS, UPRIGHT
from prosetest.term import FUNCTIONS, PRODUCTS, TermReader
from prosetest.token import FormulaError, Token, read_number

_PARTIAL = {"\\partial", "∂"}
_BARS = {"\\lVert": "\\rVert", "\\|": "\\|", "‖": "‖"}
_UNICODE = {"∑": "sum", "∏": "prod", "∇": "nabla", "∂": "partial", "‖": "|"}


class OperatorReader(TermReader):
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

    def function(self, name: str, token: Token) -> Node:
        r"""``\max(a, b)``, ``\ln x``, ``\log_2 8``, ``\tanh^2(x)``, ``\tanh'(x)``."""
        primes = ""
        while self.peek() in {"'", "′"}:
            self.take()
            primes += "'"
        node = Symbol(token.start, self.end(), name + primes)
        base, power = self.base_of(name), self.power_of(name)
        if self.peek() == "(":
            called = self.applied(node)
        elif self.peek() == "\\{" and name in {"max", "min"}:
            self.take()
            called = Apply(node.start, self.end(), node, tuple(self.items("\\}")))
        else:
            called = self.bare(node)
        if base is not None and isinstance(called, Apply):
            called = Apply(called.start, called.end, node, (*called.arguments, base))
        if power is not None:
            called = Operation(called.start, called.end, "^", called, power)
        return called

    def bare(self, node: Symbol) -> Node:
        """A function of what follows without brackets, where that is one factor."""
        if node.name in {"max", "min"} or self.peek() in {"_", "^", ""}:
            raise FormulaError(f"has {node.name} without brackets")
        argument = self.power()
        if self.starts_atom() or self.peek() in PRODUCTS:
            raise FormulaError(f"has {node.name} of a product without brackets")
        return Apply(node.start, self.end(), node, (argument,))

    def base_of(self, name: str) -> Node | None:
        """The base of a logarithm."""
        if name != "log" or not self.takes("_"):
            return None
        return self.argument()

    def power_of(self, name: str) -> Node | None:
        r"""The exponent of ``\tanh^2(x)``: a whole number above one, since −1 is the inverse."""
        if name in {"max", "min", "exp"} or self.peek() != "^":
            return None
        self.take()
        power = self.argument()
        if not isinstance(power, Literal) or power.numeral.value < 2:
            raise FormulaError(f"has a power of {name} that can be read in two ways")
        return power

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
        empty = self.peek() == "}"
        try:
            of = None if empty else self.power()
            self.expect("}")
            self.expect("{")
            if self.differential() != sign:
                raise FormulaError("divides two differentials that differ")
            by = self.power()
            self.expect("}")
        except FormulaError:
            if sign == "∂" or self.differs(begun):
                raise FormulaError("has a derivative that is not read yet") from None
            self.at = begun
            return None
        of = self.called(of) if of else self.operand()
        return Derivative(token.start, self.end(), of, by)

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
            function = Symbol(token.start, token.start, "‖·‖_F")
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
    "underbrace": OperatorReader.brace,
    "overbrace": OperatorReader.brace,
}
