r"""A symbol of a formula: a letter, a word or an accented letter, with its sub- and superscript.

One spelling for LaTeX and Unicode: the letter, its primes, what stands low, what stands high in
brackets: ``\hat y_i``, ``\varphi'``, ``W^{[l+1]}``, ``z_i^{[l]}``.
"""

from __future__ import annotations

import re
import unicodedata

from prosetest.numeral import SUBSCRIPTS
from prosetest.token import Cursor, FormulaError

_GREEK = {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
    for name in (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi pi rho sigma tau "
        "upsilon phi chi psi omega"
    ).split()
}
_GREEK |= {name.capitalize(): letter.upper() for name, letter in _GREEK.items()}
_GREEK |= {"lambda": "λ", "Lambda": "Λ", "varphi": "φ", "varepsilon": "ε", "vartheta": "θ"}
LETTERS = {"ell": "ℓ", "infty": "∞"} | _GREEK
UPRIGHT = {"mathrm", "operatorname", "text", "textrm", "mathsf", "texttt"}
FONTS = {"mathbf", "boldsymbol", "vec", "mathit", "bm", "mathcal"}
ACCENTS = {
    "hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "widehat": "\u0302",
    "overline": "\u0304", "widetilde": "\u0303",
}  # fmt: skip
PRIMES = {"'": 1, "′": 1, "″": 2, "''": 2}
_STARS = {"*", "\\ast", "\\star", "∗", "⋆"}
_TURNED = re.compile(r"\^?\{?(?:\\(?:top|intercal|mathsf\{T\}|mathrm\{T\})|T|⊤|ᵀ)\}?$")


class SymbolReader(Cursor):
    """Reads the name of a symbol, one spelling for LaTeX and Unicode."""

    def word(self) -> str:
        """The letters of ``\\mathrm{ReLU}``."""
        if self.peek() != "{":
            return self.letter()
        start = self.take().end
        while self.peek() not in {"}", ""}:
            self.take()
        text = self.text[start : self.expect("}").start].replace("\\_", "_")
        text = " ".join(re.sub(r"\\ |~", " ", text).split())
        if not re.fullmatch(r"[^\W\d]\w*(?: [^\W\d]\w*)*", text):
            raise FormulaError(f"has {text!r}, which is no name")
        return text

    def letter(self) -> str:
        """A letter, in any font and under any accent, in braces or not."""
        if self.takes("{"):
            name = self.letter()
            self.expect("}")
            return name
        token = self.take()
        command = token.text[1:] if token.kind == "command" else ""
        if command in LETTERS:
            return LETTERS[command]
        if command in FONTS | UPRIGHT:
            return self.letter()
        if command in ACCENTS:
            return unicodedata.normalize("NFC", self.letter() + ACCENTS[command])
        if token.kind != "name":
            raise FormulaError(f"has {token.text!r} where a letter belongs")
        return token.text

    def decorated(self, name: str) -> tuple[str, bool]:
        """The name with its primes and indices, and whether ``\\top`` stands with its layer."""
        primes, low, high, turned = 0, "", "", False
        while True:
            if self.peek() in PRIMES:
                primes += PRIMES[self.take().text]
            elif self.peek() == "^" and self.primes_ahead():
                primes += 1
            elif not low and (found := self.low()):
                low = found
            elif not high and name != "e" and self.layer_ahead():
                self.take()
                raw = self.raw()
                high, turned = _TURNED.sub("", raw), bool(_TURNED.search(raw))
                high = "*" if high in _STARS else high
            else:
                break
        low, high = low and f"_{low}", high and f"^{{{high}}}"
        return f"{name}{chr(39) * primes}{low}{high}", turned

    def primes_ahead(self) -> bool:
        """``^\\prime`` or ``^{\\prime}``, taken where it stands."""
        braced = self.peek(1) == "{"
        if self.peek(1 + braced) != "\\prime" or (braced and self.peek(3) != "}"):
            return False
        self.at += 4 if braced else 2
        return True

    def layer_ahead(self) -> bool:
        """A superscript in brackets, ``^{[l]}`` or ``^{(1)}``, or a star."""
        if self.peek() != "^" or self.code:
            return False
        star = self.peek(2) if self.peek(1) == "{" else self.peek(1)
        brackets = self.peek(1) == "{" and self.peek(2) in {"[", "("}
        return brackets or star in _STARS

    def degrees(self) -> str:
        r"""Take the sign of degrees, ``°`` or ``^\circ``; those of a temperature are another's."""
        ahead = tuple(self.peek(n) for n in range(4))
        signs = ("°",), ("^", "\\circ"), ("^", "{", "\\circ", "}")
        count = next((len(sign) for sign in signs if ahead[: len(sign)] == sign), 0)
        self.at += count
        if count and (self.peek() in {"C", "F", "K"} or self.peek()[1:] in UPRIGHT):
            raise FormulaError("counts degrees of a temperature")
        return "°" if count else ""

    def low(self) -> str:
        """What stands low, or nothing."""
        if self.peek() and self.peek() in SUBSCRIPTS:
            digits = ""
            while self.peek() and self.peek() in SUBSCRIPTS:
                digits += str(SUBSCRIPTS.index(self.take().text))
            return digits
        return self.raw() if self.takes("_") else ""

    def raw(self) -> str:
        """The text of a subscript, braces and fonts left out."""
        if self.peek() != "{":
            token = self.take()
            if token.kind == "number" and len(token.text) > 1 and not self.code:
                raise FormulaError("sets one digit of a longer number low: set braces")
            if token.kind == "command" and token.text[1:] in UPRIGHT | FONTS:
                return self.word()
            return LETTERS.get(token.text[1:], token.text)
        start, depth = self.take().end, 1
        while depth:
            token = self.take()
            depth += (token.text == "{") - (token.text == "}")
        return plain(self.text[start : self.end() - 1])


def plain(inner: str) -> str:
    """Return the text of an index, fonts and blanks left out."""
    inner = re.sub(r"\\(?:text|mathrm|textrm|mathbf|boldsymbol)\s*\{([^{}]*)\}", r"\1", inner)
    inner = re.sub(r"\\(top|intercal)\b", "⊤", inner)
    inner = re.sub(r"\\([A-Za-z]+)", lambda m: LETTERS.get(m[1], m[0]), inner)
    return re.sub(r"\s|\\[,;:! ]", "", inner).replace("−", "-")
