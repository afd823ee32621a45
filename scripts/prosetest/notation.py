"""A notation says which characters separate decimals and groups of digits in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

THIN_SPACES = "\u2009\u202f"
_DECIMALS = {"point": ".", "comma": ",", ".": ".", ",": ","}
_GROUPS = {"comma": ",", "point": ".", "space": " \u00a0", "thin space": "", ",": ",", ".": "."}


@dataclass(frozen=True)
class Notation:
    """How a language writes numbers; thin spaces may always group digits.

    ``decimal`` is the decimal mark, ``groups`` the characters between groups of three digits.
    Where ``declared`` is false, ``1,234`` could be either and is refused.
    """

    decimal: str = "."
    groups: str = THIN_SPACES
    declared: bool = False


UNDECLARED = Notation()
POINT = Notation(declared=True)
"""Vectors, maths and code: the decimal point, whatever the language."""


def read_notation(settings: Mapping[str, object]) -> Notation:
    """Return the notation that ``{decimal: comma, group: point}`` declares.

    Raises ``ValueError`` with a sentence on an unknown key or value.
    """
    unknown = sorted(set(settings) - {"decimal", "group"})
    if unknown:
        raise ValueError(f"notation has the key {unknown[0]!r}, expected decimal or group")
    decimal = _choice("decimal", settings.get("decimal", "point"), _DECIMALS)
    group = _choice("group", settings.get("group", "thin space"), _GROUPS)
    if decimal in group:
        raise ValueError(f"notation uses {decimal!r} both for decimals and for groups")
    return Notation(decimal, THIN_SPACES + group, declared=True)


def _choice(name: str, value: object, choices: Mapping[str, str]) -> str:
    if not isinstance(value, str) or value not in choices:
        raise ValueError(f"notation {name} is {value!r}, expected one of {', '.join(choices)}")
    return choices[value]
