r"""A symbol of a formula: a letter, a word or an accented letter, with its sub- and superscript."""

from __future__ import annotations

import re
import unicodedata

from prosetest.numeral import SUBSCRIPTS
from prosetest.token import Cursor, FormulaError

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
LETTERS = {"ell": "ℓ"} | _GREEK
UPRIGHT = {"mathrm", "operatorname", "text", "textrm", "mathsf", "texttt"}
FONTS = {"mathbf", "boldsymbol", "vec", "mathit", "bm", "mathcal"}
ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "widehat": "\u0302"}


class SymbolReader(Cursor):
    """Reads the name of a symbol, one spelling for LaTeX and Unicode."""

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
        if token.kind == "command" and token.text[1:] in LETTERS:
            name = LETTERS[token.text[1:]]
        elif token.kind == "name":
            name = token.text
        else:
            raise FormulaError(f"has {token.text!r} where a letter belongs")
        if braced:
            self.expect("}")
        return name

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
            return LETTERS.get(token.text[1:], token.text)
        start, depth = self.take().end, 1
        while depth:
            token = self.take()
            depth += (token.text == "{") - (token.text == "}")
        inner = self.text[start : self.end() - 1]
        inner = re.sub(r"\\(?:text|mathrm|textrm)\s*\{([^{}]*)\}", r"\1", inner)
        inner = re.sub(r"\\([A-Za-z]+)", lambda m: LETTERS.get(m[1], m[0]), inner)
        return re.sub(r"\s|\\,", "", inner)
