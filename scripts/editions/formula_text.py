r"""A formula as plain text: ``\hat{y} = w^\top x + b`` reads ``ŷ = wᵀx + b``.

For places that hold no markup, such as a page's title or a table of contents. Nothing is lost but
the layout: a script without a Unicode letter is written ``^(…)`` or ``_(…)``, a fraction ``a/b``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from xml.etree import ElementTree as ET

from editions.formula import MathError, typeset

_SPACED: Final = frozenset("=≠≈≡<>≤≥⩽⩾≪≫+−×⋅·⊙⊗⊕÷±∓∈∉⊂⊆→←↦⇒⇔⟹⟺∼∝:≔∗⋆∘∪∩∧∨")
_SUPERSCRIPTS: Final = str.maketrans(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzT⊤∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ°",
)
_SUBSCRIPTS: Final = str.maketrans(
    "0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)
_ACCENTS: Final = {
    **dict.fromkeys("ˆ^\u0302", "\u0302"),
    **dict.fromkeys("˜~\u0303", "\u0303"),
    **dict.fromkeys("ˉ¯‾\u0332\u0305", "\u0304"),
    **dict.fromkeys("→\u20d7", "\u20d7"),
    **dict.fromkeys("˙\u0307", "\u0307"),
    **dict.fromkeys("¨\u0308", "\u0308"),
}
_BRACES: Final = frozenset("⏞⏟⎴⎵⏜⏝")
_LARGE: Final = frozenset("∑∏∫∮")
_INVISIBLE: Final = str.maketrans("", "", "\u2061\u2062\u2063\u2064\ufe00\ufe01")
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff]")
_SIMPLE: Final = re.compile(r"[\w∂∇.′\u0300-\u036f]*")
_LOOSE: Final = re.compile(r" (?=[)\],;])|(?<=[(\[]) ")
_DEFINED: Final = re.compile(r": +=")
_UNREAD: Final = frozenset({"annotation", "mphantom", "none"})


def plain(tex: str) -> str:
    """Return ``tex`` as one line of text; TeX that cannot be set is returned as it is."""
    try:
        math = ET.fromstring(typeset(tex))
    except MathError:
        return tex
    line = " ".join(_DEFINED.sub(":=", _text(math)).split())
    return unicodedata.normalize("NFC", _LOOSE.sub("", line))


def _text(element: ET.Element) -> str:
    """Return the text of an element by the rule for its tag, else that of its children."""
    if element.tag in _UNREAD:
        return ""
    rule = _RULES.get(element.tag)
    return rule(element) if rule else _inner(element)


def _inner(element: ET.Element) -> str:
    own = element.text or ""
    return _letters(own) + "".join(_text(child) + (child.tail or "") for child in element)


def _letters(text: str) -> str:
    """Return styled letters such as 𝐱 as plain ones, which every font and reader has."""
    plain_text = _STYLED.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    return plain_text.translate(_INVISIBLE)


def _operator(element: ET.Element) -> str:
    sign = (element.text or "").translate(_INVISIBLE)
    tight = element.get("lspace") == element.get("rspace") == "0"
    if not sign:
        return " " if element.get("lspace") else ""
    if sign == ",":
        return ", " if element.get("rspace") != "0" else ","
    return f" {sign} " if sign in _SPACED and not tight else sign


def _blank(element: ET.Element) -> str:
    return " " if element.get("width", "0") not in ("0", "0em") else ""


def _script(mark: str, text: str) -> str:
    """Return a superscript (``^``) or subscript (``_``), as Unicode letters where it can be."""
    tight = "".join(text.split())
    table = _SUPERSCRIPTS if mark == "^" else _SUBSCRIPTS
    if not tight or set(tight) <= set("′″‴⁗"):
        return tight
    if all(ord(sign) in table for sign in tight) and sum(map(str.isalpha, tight)) <= 1:
        return tight.translate(table)
    return f"{mark}{_grouped(tight)} "


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _scripted(element: ET.Element) -> str:
    """Return a base with the scripts that its tag announces, in MathML's order."""
    base, *scripts = element
    marks = {"msup": "^", "mover": "^", "msub": "_", "munder": "_"}.get(element.tag, "_^")
    text = _text(base) + "".join(map(_script, marks, map(_text, scripts)))
    return f" {text} " if text[:1] in _LARGE else text


def _stacked(element: ET.Element) -> str:
    """Return an accented letter, what stands on a brace, or a base with limits."""
    base, over = _text(element[0]), _text(element[1]).strip()
    if over in _BRACES:
        return base
    if over in _ACCENTS and element.tag == "mover":
        return base + _ACCENTS[over] if len(base) == 1 else base
    braced = element[0].tag in ("munder", "mover") and _text(element[0][1]).strip() in _BRACES
    return f"{base} ({over})" if braced else _scripted(element)


def _fraction(element: ET.Element) -> str:
    return "/".join(_grouped(_text(part)) for part in element)


def _root(element: ET.Element) -> str:
    degree = _script("^", _text(element[1])) if element.tag == "mroot" else ""
    radicand = _text(element[0]) if element.tag == "mroot" else _inner(element)
    return f"{degree}√{_grouped(radicand)}"


def _table(element: ET.Element) -> str:
    rows = ([_text(cell).strip() for cell in row] for row in element)
    return "; ".join(" ".join(filter(None, row)) for row in rows)


_RULES: Final = {
    "mo": _operator,
    "mspace": _blank,
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    "mtable": _table,
    **dict.fromkeys(("msub", "msup", "msubsup", "munderover"), _scripted),
    **dict.fromkeys(("mover", "munder"), _stacked),
}
