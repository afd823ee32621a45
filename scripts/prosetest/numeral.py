"""A numeral is a number as written: its text, its place, its value and the unit of its last digit.

Grammar, with D any decimal digit (ASCII, full-width, any script)::

    numeral   = [sign] number [exponent] [" "] ["%" | "‰" | "万" | "亿"]
    number    = D+ | groups | (D+ | groups) decimal D+ | decimal D+
    groups    = D{1,3} (group D{3})+
    exponent  = ("e" | "E") [sign] D+ | ("×" | "·") "10" superscripts | superscripts
    other     = vulgar fraction | superscripts | circled or Roman numeral | D+ "/" D+

Boundaries are ASCII: a Han character is a word character to ``\\b``, so ``\\b`` is never used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from prosetest.notation import POINT, Notation

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_OTHER = "¼½¾⅐-ↂↅ-↉①-⒛⓪-⓿❶-➓㉈-㉏㉑-㉟㊱-㊿🄀-🄌"
DIGITS = rf"\d{SUPERSCRIPTS}{SUBSCRIPTS}{_OTHER}"
"""The characters of a regular-expression class that holds every digit a reader can see."""

_CLUSTER = re.compile(rf"[{DIGITS}]+(?:[.,]\d+)*")
_DIGIT = re.compile(f"[{DIGITS}]")
_SCALES = {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000)}
_MYRIADS = {"万": Fraction(10**4), "亿": Fraction(10**8)}
_TO_DIGIT = {ord(c): str(i) for s in (SUPERSCRIPTS, SUBSCRIPTS) for i, c in enumerate(s)}
_ONE = Fraction(1)
_EXPONENTS = range(-340, 309)
_MAX_DIGITS = 300
_LETTERS = "A-Za-zÀ-ɏͰ-Ͽ\u1e00-\u1fff"
"""Letters after which a dash is a hyphen or a subtraction; after a Han character it is a sign."""

_LEAD = 2
"""How far before its first digit a numeral may begin: a sign and a decimal mark."""


@dataclass(frozen=True)
class Numeral:
    """A number as written in ``text[start:end]``.

    ``value`` is exact, percent and 万 applied; ``unit`` is what one step of the last digit shown
    is worth, ``None`` for an exact form such as ½. ``trouble`` says why the numeral has no one
    reading (a version, an undeclared comma), and is empty for a sound one.
    """

    text: str
    start: int
    end: int
    value: Fraction
    unit: Fraction | None
    trouble: str = ""

    def moved(self, by: int) -> Numeral:
        """Return the same numeral ``by`` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def signed(self) -> bool:
        """Whether a minus is written."""
        return self.text[0] in "-−"

    @property
    def least(self) -> Fraction:
        """What the last digit is worth that means something: the zeros that end 3000 may not."""
        unit = self.unit or Fraction(0)
        while unit >= 1 and self.value and self.value % (unit * 10) == 0:
            unit *= 10
        return unit

    def neighbours(self) -> tuple[Fraction, ...]:
        """Return the values after the last digit goes up, goes down, or the sign changes."""
        step = self.unit if self.unit else Fraction(1, self.value.denominator or 1)
        changed = [self.value + step, self.value - step]
        if self.signed and self.value:
            changed.append(-self.value)
        return tuple(changed)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places where digits stand: every numeral starts at, or just before, one of them."""
    return (found.span() for found in _CLUSTER.finditer(text))


def find_numerals(text: str, notation: Notation = POINT, base: int = 0) -> list[Numeral]:
    """Return every numeral of ``text`` in order; together they cover each digit a reader sees.

    ``base`` is where ``text`` begins in the text that the places of the numerals are meant for.
    """
    found: list[Numeral] = []
    position = 0
    pattern = _pattern(notation)
    while (digit := _DIGIT.search(text, position)) and (
        match := pattern.search(text, max(position, digit.start() - _LEAD))
    ):
        found.append(_read(text, match, notation, base))
        position = found[-1].end - base
    return found


def read_numeral(text: str, notation: Notation = POINT) -> Numeral | None:
    """Return the numeral that ``text`` is from end to end, or ``None``."""
    found = find_numerals(text, notation)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0]
    return None


@lru_cache
def _pattern(notation: Notation) -> re.Pattern[str]:
    mark = re.escape(notation.decimal)
    groups = f"[{re.escape(notation.groups)}]"
    whole = rf"(?:\d{{1,3}}(?:{groups}\d{{3}})+(?!\d)|\d+)"
    power = rf"\^?(?P<power>[⁻⁺]?[{SUPERSCRIPTS}]+)"
    ended = r"(?!\d|\.\d)" if notation.decimal == "," else ""
    return re.compile(
        rf"""(?:(?<![\d{_LETTERS}_)\]}}%％‰\-−–.])(?:(?P<sign>[-−])|(?P<dash>[–﹣－]))(?=[\d.½]))?
        (?:
          (?P<comma>\d{{1,3}}(?:,\d{{3}})+)(?!\d|[.,]\d)
        | (?P<version>\d+(?:[.,]\d+){{2,}})
        | (?P<slash>\d+/\d+)(?!\d|[/.,]\d)
        | (?P<number>{whole}(?:{mark}\d+)?|(?<![\w)\]]){mark}\d+){ended}
          (?:[eE](?P<e>[-−+]?\d+)(?![0-9A-Za-z_])
            |\ ?[×·]\ ?10{power}
            |{power.replace("power", "raised")})?
          (?:[ \u00a0\u2009\u202f]?(?P<scale>[%％‰]|[万亿]))?
        | (?P<point>\d+\.\d+)
        | (?P<other>[{SUPERSCRIPTS}]+|[{SUBSCRIPTS}]+|[{_OTHER}])
        )""",
        re.VERBOSE,
    )


def _read(text: str, match: re.Match[str], notation: Notation, base: int) -> Numeral:
    start, end = match.start() + base, match.end() + base
    plain = match.lastgroup == "number" and not match["dash"] and end - start < _MAX_DIGITS
    if not plain and (trouble := _trouble(match, notation)):
        return Numeral(match[0], start, end, Fraction(0), None, trouble)
    if match["comma"] or match["version"]:
        again = _pattern_without_comma(notation).match(text, match.start())
        assert again is not None
        return _read(text, again, notation, base)
    value, unit = _read_other(match) if match["other"] else _read_number(match, notation)
    return Numeral(match[0], start, end, -value if match["sign"] else value, unit)


def _trouble(match: re.Match[str], notation: Notation) -> str:
    """Why what is written has no one reading, as a clause that continues "it …"."""
    if match["version"] and not _grouped(match["version"], notation):
        return "has several decimal marks: a version or a date is not a number"
    if match["comma"] and not (notation.declared or notation.decimal == ","):
        return "could have decimals or groups: the site declares no notation"
    if match["point"]:
        return "has a decimal point, where this notation writes a comma"
    if match["dash"]:
        return "begins with a dash that is no minus sign"
    power = match["e"] or match["power"] or match["raised"] or "0"
    digits = len(match[0]) - len(power)
    if digits > _MAX_DIGITS or len(power) > 5 or _superscript(power) not in _EXPONENTS:
        return "is too large to be read"
    return ""


@lru_cache
def _pattern_without_comma(notation: Notation) -> re.Pattern[str]:
    pattern = _pattern(notation).pattern
    for name in ("comma", "version"):
        pattern = re.sub(rf"\(\?P<{name}>", rf"(?P<{name}>(?!)", pattern)
    return re.compile(pattern, re.VERBOSE)


def _grouped(text: str, notation: Notation) -> bool:
    """Whether ``text`` is a number of the notation, its separators groups and one decimal mark."""
    groups = f"[{re.escape(notation.groups)}]"
    mark = re.escape(notation.decimal)
    return bool(re.fullmatch(rf"(?:\d{{1,3}}(?:{groups}\d{{3}})+|\d+)(?:{mark}\d+)?", text))


def _read_other(match: re.Match[str]) -> tuple[Fraction, None]:
    text = match["other"]
    if len(text) == 1 and text not in SUPERSCRIPTS + SUBSCRIPTS:
        return Fraction(unicodedata.numeric(text)).limit_denominator(1000), None
    return Fraction(int(text.translate(_TO_DIGIT))), None


def _read_number(match: re.Match[str], notation: Notation) -> tuple[Fraction, Fraction | None]:
    if match.lastgroup == "number":
        return _read_decimal(match["number"], notation)
    groups = match.groupdict()
    if groups["slash"]:
        above, below = (int(part) for part in groups["slash"].split("/"))
        return (Fraction(above, below) if below else Fraction(0)), None
    value, unit = _read_decimal(groups["number"], notation)
    if groups["raised"]:
        return _raise(value, unit, _superscript(groups["raised"]))
    exponent = groups["e"] or groups["power"]
    if not exponent and not groups["scale"]:
        return value, unit
    scale = Fraction(10) ** _superscript(exponent or "0")
    if groups["scale"]:
        scale *= _SCALES.get(groups["scale"]) or _MYRIADS[groups["scale"]]
    return value * scale, unit * scale


def _read_decimal(text: str, notation: Notation) -> tuple[Fraction, Fraction]:
    if text.isdecimal():
        return Fraction(int(text)), _ONE
    plain = text.translate(dict.fromkeys(map(ord, notation.groups)))
    whole, _, decimals = plain.partition(notation.decimal)
    below = 10 ** len(decimals)
    return Fraction(int(whole + decimals), below), Fraction(1, below)


def _raise(base: Fraction, unit: Fraction, exponent: int) -> tuple[Fraction, Fraction | None]:
    if base == 10:
        return base**exponent, base**exponent
    return (base**exponent if base or exponent >= 0 else Fraction(0)), None


def _superscript(text: str) -> int:
    return int(text.replace("⁻", "-").replace("−", "-").replace("⁺", "+").translate(_TO_DIGIT))
