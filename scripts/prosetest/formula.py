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
from dataclasses import dataclass
from fractions import Fraction

from prosetest.expression import (
    Apply,
    Chain,
    ExpressionError,
    Literal,
    Node,
    Operation,
    Sequence,
    Symbol,
    Transposed,
    fold_sign,
)
from prosetest.notation import THIN_SPACES
from prosetest.numeral import SUBSCRIPTS, SUPERSCRIPTS, Numeral


class FormulaError(ExpressionError):
    """The formula cannot be read for certain; the message is a clause that says why."""


@dataclass(frozen=True)
class Token:
    """A piece of a formula: ``kind`` is number, name, command or sign."""

    kind: str
    text: str
    start: int
    end: int


_NUMBER = (
    rf"\d{{1,3}}(?:(?:\\,|\{{,\}}|[{THIN_SPACES}])\d{{3}})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?:e[-+−]?\d+)?|\.\d+"
)
_SCIENCE = r"\s*(?:\\times|\\cdot|×|·)\s*10\s*\^\s*(?:\{\s*([-−]?\d+)\s*\}|(\d)(?!\d))"
_NUMERAL = re.compile(rf"(?P<number>{_NUMBER})(?:{_SCIENCE})?(?:\s*(?P<percent>\\%|[%％]))?")
_TEN = re.compile(r"10\s*\^\s*\{\s*([-−]\d+)\s*\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_LOW_HIGH = f"ᵀ⊤{SUBSCRIPTS}{SUPERSCRIPTS}"
_CODE_NAME = re.compile(rf"(?![{_LOW_HIGH}])[^\W\d_](?:(?![{_LOW_HIGH}])\w)*")
_BLANK = re.compile(
    r"(?:\s|\\[,;:!> ]|~|&|\\(?:left|right|big|Big|bigl|bigr|displaystyle|textstyle|limits)"
    r"(?![A-Za-z]))+"
)
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
_GREEK = {
    name: unicodedata.lookup(f"GREEK {case} LETTER {name.upper()}")
    for case in ("SMALL",)
    for name in (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi pi rho sigma tau "
        "upsilon phi chi psi omega"
    ).split()
}
_GREEK |= {name.capitalize(): letter.upper() for name, letter in _GREEK.items()}
_GREEK |= {"lambda": "λ", "Lambda": "Λ", "varphi": "φ", "varepsilon": "ε", "vartheta": "θ"}
_LETTERS = {"ell": "ℓ"} | _GREEK
_FUNCTIONS = {"max", "min", "exp", "ln", "log", "sin", "cos", "tanh"}
_UPRIGHT = {"mathrm", "operatorname", "text", "textrm", "mathsf", "texttt"}
_FONTS = {"mathbf", "boldsymbol", "vec", "mathit", "bm", "mathcal"}
_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "widehat": "\u0302"}
_TRANSPOSES = {"\\top", "\\intercal", "⊤", "ᵀ"}
_CLOSING = {"(": ")", "[": "]", "\\{": "\\}"}


def parse(text: str, code: bool = False) -> tuple[Node, ...]:
    """Read every statement of a formula; ``code`` reads ``ab`` as one name, not as a·b.

    Raises ``FormulaError``.
    """
    return _Parser(text, tuple(_tokens(text, code)), code).formula()


def symbol_name(text: str) -> str:
    """Return the one spelling of a symbol, whether written in LaTeX or in Unicode."""
    try:
        (node,) = parse(text)
    except (FormulaError, ValueError):
        return text
    return node.name if isinstance(node, Symbol) else text


def _tokens(text: str, code: bool) -> list[Token]:
    found: list[Token] = []
    position = 0
    while position < len(text):
        if blank := _BLANK.match(text, position):
            position = blank.end()
            continue
        token = _token(text, position, code)
        found.append(token)
        position = token.end
    return found


def _token(text: str, start: int, code: bool) -> Token:
    if text[start].isdecimal() or text[start] == ".":
        match = _TEN.match(text, start) or _NUMERAL.match(text, start)
        if match:
            return Token("number", match[0], start, match.end())
    if match := _COMMAND.match(text, start):
        return Token("command", match[0], start, match.end())
    if code and (match := _CODE_NAME.match(text, start)):
        return Token("name", match[0], start, match.end())
    end = start + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    kind = "name" if text[start].isalpha() and text[start] not in "ᵀ" else "sign"
    return Token(kind, unicodedata.normalize("NFC", text[start:end]), start, end)


def _numeral(token: Token) -> Numeral:
    if ten := _TEN.fullmatch(token.text):
        value = Fraction(10) ** max(-400, int(ten[1].replace("−", "-")))
        return Numeral(token.text, token.start, token.end, value, value)
    match = _NUMERAL.fullmatch(token.text)
    assert match is not None
    digits = re.sub(rf"\\,|\{{,\}}|[{THIN_SPACES}]", "", match["number"]).replace("−", "-")
    mantissa, _, exponent = digits.lower().partition("e")
    _, _, decimals = mantissa.partition(".")
    power = int(exponent or 0) + int((match[2] or match[3] or "0").replace("−", "-"))
    scale = Fraction(10) ** max(-400, min(400, power))
    scale *= Fraction(1, 100) if match["percent"] else 1
    unit = Fraction(1, 10 ** len(decimals)) * scale
    return Numeral(token.text, token.start, token.end, Fraction(mantissa) * scale, unit)


class _Parser:
    def __init__(self, text: str, tokens: tuple[Token, ...], code: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.code = code
        self.at = 0
        self.depth = 0
        self.bars = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    def take(self) -> Token:
        if self.at >= len(self.tokens):
            raise FormulaError("ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, text: str) -> Token:
        if self.peek() != text:
            raise FormulaError(f"has {self.peek() or 'its end'!r} where {text!r} belongs")
        return self.take()

    def start(self) -> int:
        return self.tokens[self.at].start if self.at < len(self.tokens) else len(self.text)

    def end(self) -> int:
        return self.tokens[self.at - 1].end

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

    def environment(self) -> str:
        """The name in ``\\begin{name}``, letter by letter in tokens (one token in code)."""
        name, ahead = "", 2
        while self.peek(1) == "{" and self.peek(ahead) not in {"}", ""}:
            name += self.peek(ahead)
            ahead += 1
        return name

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
            elif self.starts_atom():
                if divided:
                    raise FormulaError("divides by a product without brackets")
                operator, right = "juxtaposed", self.power()
                if isinstance(right, Literal):
                    raise FormulaError("sets a number right after a factor")
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
            known = _LETTERS.keys() | _FUNCTIONS | _UPRIGHT | _FONTS | _ACCENTS.keys()
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
        base = self.atom()
        while True:
            token = self.peek()
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
        if self.peek() == "{" and self.peek(1) in marks and self.peek(2) == "}":
            self.at += 3
            return True
        return False

    def argument(self) -> Node:
        """What stands in braces, or the one token that follows."""
        if self.peek() != "{":
            token = self.tokens[self.at] if self.at < len(self.tokens) else None
            if token and token.kind == "number" and len(token.text) > 1 and not self.code:
                raise FormulaError("applies to one digit of a longer number: set braces")
            return self.atom() if self.peek() not in {"-", "−"} else self.signed()
        self.take()
        inner = self.sum()
        self.expect("}")
        return inner

    def atom(self) -> Node:
        token = self.take()
        if token.kind == "number":
            return Literal(token.start, token.end, _numeral(token))
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
            return items[0]
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
        if name in _LETTERS:
            return self.symbol(_LETTERS[name], token.start)
        if name in _FUNCTIONS:
            return self.function(Symbol(token.start, token.end, name))
        if name in _UPRIGHT:
            return self.symbol(self.word(), token.start)
        if name in _FONTS:
            return self.symbol(self.letter(), token.start)
        if name in _ACCENTS:
            accented = unicodedata.normalize("NFC", self.letter() + _ACCENTS[name])
            return self.symbol(accented, token.start)
        special = _COMMANDS.get(name)
        if special is None:
            raise FormulaError(f"has {token.text}, which is not read yet")
        return special(self, token)

    def word(self) -> str:
        """The letters of ``\\mathrm{ReLU}``."""
        if self.peek() != "{":
            return self.letter()
        start = self.take().end
        while self.peek() not in {"}", ""}:
            self.take()
        text = self.text[start : self.expect("}").start].strip()
        if not re.fullmatch(r"[^\W\d]\w*", text):
            raise FormulaError(f"has {text!r}, which is no name")
        return text

    def letter(self) -> str:
        braced = self.peek() == "{"
        if braced:
            self.take()
        token = self.take()
        if token.kind == "command" and token.text[1:] in _LETTERS:
            name = _LETTERS[token.text[1:]]
        elif token.kind == "name":
            name = token.text
        else:
            raise FormulaError(f"has {token.text!r} where a letter belongs")
        if braced:
            self.expect("}")
        return name

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

    def decorated(self, name: str) -> str:
        if self.peek() and self.peek() in SUBSCRIPTS:
            digits = ""
            while self.peek() and self.peek() in SUBSCRIPTS:
                digits += str(SUBSCRIPTS.index(self.take().text))
            return f"{name}_{digits}"
        if self.peek() == "_":
            self.take()
            name = f"{name}_{self.raw()}"
        if self.peek() == "^" and self.peek(1) == "{" and self.peek(2) in {"[", "("}:
            self.take()
            name = f"{name}^{{{self.raw()}}}"
        return name

    def raw(self) -> str:
        """The text of a subscript, braces and fonts left out."""
        if self.peek() != "{":
            token = self.take()
            if token.kind == "number" and len(token.text) > 1 and not self.code:
                raise FormulaError("sets one digit of a longer number low: set braces")
            return _LETTERS.get(token.text[1:], token.text)
        start, depth = self.take().end, 1
        while depth:
            token = self.take()
            depth += (token.text == "{") - (token.text == "}")
        inner = self.text[start : self.end() - 1]
        inner = re.sub(r"\\(?:text|mathrm|textrm)\s*\{([^{}]*)\}", r"\1", inner)
        inner = re.sub(r"\\([A-Za-z]+)", lambda m: _LETTERS.get(m[1], m[0]), inner)
        return re.sub(r"\s|\\,", "", inner)

    def function(self, node: Symbol) -> Node:
        if self.peek() == "(":
            return self.applied(node)
        if self.peek() == "\\{":
            self.take()
            return Apply(node.start, self.end(), node, tuple(self.items("\\}")))
        if node.name in {"max", "min"} or self.peek() in {"_", "^", ""}:
            raise FormulaError(f"has {node.name} without brackets")
        return Apply(node.start, self.end(), node, (self.power(),))

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
