"""A joint is where lines meet: the weights of its four arms say which character it is.

The table is not typed: Unicode's own names say which arms a character has, and how heavy they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from drawings.fault import refuse

NONE, LIGHT, HEAVY, DOUBLE = range(4)
_WEIGHTS: Final = {"LIGHT": LIGHT, "SINGLE": LIGHT, "HEAVY": HEAVY, "DOUBLE": DOUBLE}
_SIDES: Final = {
    "UP": ("up",),
    "RIGHT": ("right",),
    "DOWN": ("down",),
    "LEFT": ("left",),
    "VERTICAL": ("up", "down"),
    "HORIZONTAL": ("left", "right"),
}
_PREFIX: Final = "BOX DRAWINGS "
_BLOCK: Final = range(0x2500, 0x2580)


class Arms(NamedTuple):
    """The weights of the lines that leave a cell upwards, to the right, downwards, to the left."""

    up: int = NONE
    right: int = NONE
    down: int = NONE
    left: int = NONE

    def joined(self, other: Arms) -> Arms:
        """Return both at once; where they overlap, the heavier line stays."""
        return Arms(*map(max, self, other))


def unicode_joint(arms: Arms) -> str:
    """Return the box-drawing character of ``arms``.

    >>> unicode_joint(Arms(right=LIGHT, down=LIGHT)), unicode_joint(Arms(LIGHT, DOUBLE, 0, DOUBLE))
    ('┌', '╧')
    """
    if arms not in _CHARACTERS:
        raise refuse(f"no character joins lines of the weights {tuple(arms)}", "join other lines")
    return _CHARACTERS[arms]


def ascii_joint(arms: Arms) -> str:
    """Return ``-``, ``=`` or ``|`` for a line, and ``+`` where lines meet.

    >>> ascii_joint(Arms(right=LIGHT, left=LIGHT)), ascii_joint(Arms(up=LIGHT, right=DOUBLE))
    ('-', '+')
    """
    sides = bool(arms.left or arms.right), bool(arms.up or arms.down)
    if all(sides):
        return "+"
    if not any(sides):
        return " "
    return ("=" if DOUBLE in arms else "-") if sides[0] else "|"


def _characters() -> Iterator[tuple[Arms, str]]:
    for character in map(chr, _BLOCK):
        words = unicodedata.name(character).removeprefix(_PREFIX)
        if not {"DASH", "ARC", "DIAGONAL"} & set(words.split()):
            yield _arms(words), character


def _arms(words: str) -> Arms:
    """Read a name such as ``DOWN HEAVY AND UP HORIZONTAL LIGHT`` or ``DOUBLE UP AND LEFT``."""
    given: dict[str, int] = {}
    common = NONE
    for part in words.split(" AND "):
        weight = next((_WEIGHTS[word] for word in part.split() if word in _WEIGHTS), common)
        common = common or weight
        for word in part.split():
            given |= dict.fromkeys(_SIDES.get(word, ()), weight)
    return Arms(**given)


_CHARACTERS: Final = {Arms(): " "} | dict(_characters())
