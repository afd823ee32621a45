r"""The functions that everybody writes: ``\ln x``, ``\binom{5}{2}``, ``\lfloor x \rfloor``.

A limit or an integral names its variable: ``\lim_{x \to 0} f(x)``, ``\int_0^1 x^2 \, dx``.
"""

from __future__ import annotations

from prosetest.expression import Apply, Integral, Limit, Literal, Node, Operation, Symbol
from prosetest.term import PRODUCTS, TermReader
from prosetest.token import FormulaError, Token

_ROUNDED = {
    "\\lfloor": ("floor", "\\rfloor"), "⌊": ("floor", "⌋"),
    "\\lceil": ("ceil", "\\rceil"), "⌈": ("ceil", "⌉"),
}  # fmt: skip
_TO = {"\\to", "\\rightarrow", "→"}


class FunctionReader(TermReader):
    """Reads functions and their arguments."""

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

    def binomial(self, token: Token) -> Node:
        """How many ways there are to choose: a binomial coefficient."""
        function = Symbol(token.start, token.end, "binom")
        arguments = self.argument(), self.argument()
        return Apply(token.start, self.end(), function, arguments)

    def rounded(self, token: Token) -> Node:
        """The whole number below, or above."""
        name, closing = _ROUNDED[token.text]
        inner = self.sum()
        self.expect(closing)
        return Apply(token.start, self.end(), Symbol(token.start, token.end, name), (inner,))

    def limit(self, token: Token) -> Node:
        """What a product comes near to, as its variable does to a number or to infinity."""
        self.expect("_")
        self.expect("{")
        name = self.letter()
        if self.take().text not in _TO:
            raise FormulaError("has a limit that is not read yet")
        to = self.sum()
        self.expect("}")
        body = self.product()
        return Limit(token.start, self.end(), name, to, body)

    def integral(self, token: Token) -> Node:
        """A definite integral over one variable, up to its ``dx``."""
        self.expect("_")
        low = self.argument()
        self.expect("^")
        high = self.argument()
        at = self.differential_ahead()
        inner = type(self)(self.text, self.tokens[:at], self.code)
        inner.at, inner.depth = self.at, self.depth + 1
        body = inner.sum()
        if inner.at != at:
            raise FormulaError("has an integral that is not read yet")
        self.at = at
        if self.take().text == "\\mathrm":
            self.at += 3
        name = self.letter()
        return Integral(token.start, self.end(), low, high, name, body)

    def differential_ahead(self) -> int:
        """Where the ``dx`` of an integral stands, outside brackets."""
        level = 0
        for at in range(self.at, len(self.tokens) - 1):
            text, following = self.tokens[at].text, self.tokens[at + 1]
            level += (text in {"(", "[", "{"}) - (text in {")", "]", "}"})
            if level < 0 or text == "\\int":
                break
            upright = [token.text for token in self.tokens[at : at + 4]]
            if level == 0 and upright == ["\\mathrm", "{", "d", "}"]:
                return at
            if level == 0 and text == "d" and following.kind in {"name", "command"}:
                return at
        raise FormulaError("has an integral whose variable is not told")
