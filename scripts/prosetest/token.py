r"""The tokens of a formula, LaTeX or Unicode, each with its place, and a cursor over them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from prosetest.expression import ExpressionError
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


_MAX_LENGTH = 400
_MAX_POWER = 400
_NUMBER = (
    r"(?:0|\d+(?=\{,\}(?!\d{3}(?!\d))))\{,\}\d+|"
    rf"\d{{1,3}}(?:(?:\\,|\{{,\}}|[{THIN_SPACES}])\d{{3}})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?:e[-+−]?\d+)?|\.\d+"
)
_COMMA = re.compile(r"(?:(?<=^0)|(?<=\d)(?!\{,\}\d{3}(?!\d)))\{,\}")
"""What stands for a decimal point: ``0{,}85``; in ``100{,}480`` it groups digits."""

_SCIENCE = r"\s*(?:\\times|\\cdot|×|·)\s*10\s*\^\s*(?:\{\s*([-−]?\d+)\s*\}|(\d)(?!\d))"
_NUMERAL = re.compile(rf"(?P<number>{_NUMBER})(?:{_SCIENCE})?(?:\s*(?P<percent>\\%|[%％]))?")
_PLAIN = re.compile(_NUMBER)
_BINARY = re.compile(r"0[01]*1[01]*")
_TEN = re.compile(r"10\s*\^\s*\{\s*([-−]\d+)\s*\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_LOW_HIGH = f"ᵀ⊤{SUBSCRIPTS}{SUPERSCRIPTS}"
_CODE_NAME = re.compile(rf"(?![{_LOW_HIGH}])[^\W\d_](?:(?![{_LOW_HIGH}])\w)*")
OPEN = "\\left."
"""The bracket without a sign that a bar closes."""

_OPEN = re.compile(r"\\left\s*\.")
_SIZED = r"left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits"
_BLANK = re.compile(rf"(?:\s|\\[,;:!> ]|~|&|(?!{_OPEN.pattern})\\(?:{_SIZED})(?![A-Za-z]))+")
_FRACTIONS = {"\\frac", "\\dfrac", "\\tfrac"}


def read_tokens(text: str, code: bool) -> list[Token]:
    """Return the tokens of ``text``, blanks and alignment left out."""
    found: list[Token] = []
    position = 0
    while position < len(text):
        if blank := _BLANK.match(text, position):
            position = blank.end()
            continue
        low = bool(found) and found[-1].text in {"^", "_"}
        token = _digit(text, position, found) or _token(text, position, code, low)
        found.append(token)
        position = token.end
    return found


def _digit(text: str, start: int, before: list[Token]) -> Token | None:
    """The one digit that TeX takes above or below the line of a fraction: ``\\frac12``."""
    above = before[-1:] and before[-1].text in _FRACTIONS
    below = before[-2:-1] and before[-2].text in _FRACTIONS and before[-1].kind == "number"
    if (above or below) and text[start].isdecimal():
        return Token("number", text[start], start, start + 1)
    return None


def _token(text: str, start: int, code: bool, low: bool) -> Token:
    """Read one token; after ``^`` or ``_``, a number has no power of ten of its own."""
    if match := _OPEN.match(text, start):
        return Token("sign", OPEN, start, match.end())
    if text[start].isdecimal() or text[start] == ".":
        powered = None if low else _TEN.match(text, start) or _NUMERAL.match(text, start)
        if match := powered or _PLAIN.match(text, start):
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


def read_number(token: Token, code: bool) -> Numeral:
    """Return the numeral that a token is; ``2e-3`` is one in code alone."""
    if len(token.text) > _MAX_LENGTH:
        raise FormulaError("has a number that is too long")
    if ten := _TEN.fullmatch(token.text):
        value = Fraction(10) ** _power(ten[1])
        return Numeral(token.text, token.start, token.end, value, value)
    match = _NUMERAL.fullmatch(token.text)
    assert match is not None
    digits = _COMMA.sub(".", match["number"]) if _COMMA.search(match["number"]) else match["number"]
    digits = re.sub(rf"\\,|\{{,\}}|[{THIN_SPACES}]", "", digits).replace("−", "-")
    if _BINARY.fullmatch(digits):
        raise FormulaError(f"has {token.text}, which may be binary")
    mantissa, _, exponent = digits.lower().partition("e")
    _, _, decimals = mantissa.partition(".")
    if exponent and not code:
        raise FormulaError(f"has {token.text}, which can be read in two ways")
    scale = Fraction(10) ** (_power(exponent or "0") + _power(match[2] or match[3] or "0"))
    scale *= Fraction(1, 100) if match["percent"] else 1
    unit = Fraction(1, 10 ** len(decimals)) * scale
    return Numeral(token.text, token.start, token.end, Fraction(mantissa) * scale, unit)


def _power(text: str) -> int:
    power = int(text.replace("−", "-"))
    if abs(power) > _MAX_POWER:
        raise FormulaError("has a power of ten that is too large")
    return power


class Cursor:
    """A place among the tokens of ``text``; ``code`` where ``ab`` is one name, not a·b."""

    def __init__(self, text: str, tokens: tuple[Token, ...], code: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.code = code
        self.at = 0
        self.depth = 0
        self.bars = 0
        self.crossed = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    def take(self) -> Token:
        if self.at >= len(self.tokens):
            raise FormulaError("ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def takes(self, *texts: str) -> bool:
        """Take the next token where it is one of ``texts``."""
        found = self.peek() in texts and self.peek() != ""
        self.at += found
        return found

    def expect(self, text: str) -> Token:
        if self.peek() != text:
            raise FormulaError(f"has {self.peek() or 'its end'!r} where {text!r} belongs")
        return self.take()

    def start(self) -> int:
        return self.tokens[self.at].start if self.at < len(self.tokens) else len(self.text)

    def end(self) -> int:
        return self.tokens[self.at - 1].end

    def environment(self) -> str:
        """The name in ``\\begin{name}``, letter by letter in tokens (one token in code)."""
        name, ahead = "", 2
        while self.peek(1) == "{" and self.peek(ahead) not in {"}", ""}:
            name += self.peek(ahead)
            ahead += 1
        return name
