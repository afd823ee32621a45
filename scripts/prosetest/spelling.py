"""A value is spelled as its author would: the digits, marks, groups and sign of the old numeral."""

from __future__ import annotations

import re
from fractions import Fraction

from prosetest.notation import Notation
from prosetest.numeral import Numeral, find_numerals
from prosetest.value import Number

_PLAIN = re.compile(
    r"(?P<sign>[-−]?)(?P<digits>[0-9](?:[0-9]|[^0-9A-Za-z%％])*[0-9]|[0-9])(?P<rest>.*)"
)
_FLOAT = re.compile(r"-?\d+\.\d{15,}(?:e[+-]?\d+)?")
_PERCENT = {"%", "％", "\\%"}


def decimals(value: Fraction, places: int) -> str:
    """Return ``value`` with a point and ``places`` digits after it, rounded half to even."""
    steps = round(value * 10**places)
    digits = str(abs(steps)).rjust(places + 1, "0")
    sign = "-" if steps < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def settled(text: str) -> str:
    """Spell the long floats of a text to 15 digits: a further one may differ between two runs."""
    return _FLOAT.sub(lambda found: f"{float(found[0]):.15g}", text)


def spell(number: Number, like: Numeral, notation: Notation) -> str:
    """Return ``number`` written like the numeral ``like``, or nothing where that cannot be done.

    Powers, fractions, myriads and full-width digits are left to the author.
    """
    match = _PLAIN.fullmatch(like.text)
    percent = match is not None and match["rest"].strip() in _PERCENT
    if number.exact is None or match is None or like.unit is None:
        return ""
    if match["rest"].strip() and not percent:
        return ""
    scale = 100 if percent else 1
    places = len(match["digits"].rpartition(notation.decimal)[2])
    if notation.decimal not in match["digits"]:
        places = 0
    if (number.exact * scale * 10**places) % 1 == Fraction(1, 2):
        return ""  # a tie, for which the author has to show one digit more
    plain = decimals(number.exact * scale, places)
    digits = _grouped(plain.lstrip("-"), match["digits"], notation)
    sign = (match["sign"] or _minus(like)) if plain.startswith("-") else ""
    spelled = sign + digits + match["rest"]
    return spelled if _reads_as(spelled, plain, scale, notation) else ""


def _minus(like: Numeral) -> str:
    return like.text[0] if like.signed else "-"


def _grouped(plain: str, like: str, notation: Notation) -> str:
    whole, point, rest = plain.partition(".")
    old, _, _ = like.partition(notation.decimal)
    separator = "".join(character for character in old if not character.isdigit())[:1]
    if separator and len(whole) > 3:
        head = len(whole) % 3 or 3
        parts = [whole[:head], *(whole[at : at + 3] for at in range(head, len(whole), 3))]
        whole = separator.join(parts)
    return whole + (notation.decimal + rest if point else "")


def _reads_as(spelled: str, plain: str, scale: int, notation: Notation) -> bool:
    """A spelling is good only if it reads back as the same number."""
    found = find_numerals(spelled.replace("\\%", "%"), notation)
    return len(found) == 1 and found[0].value == Fraction(plain) / scale
