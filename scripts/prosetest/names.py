"""A symbol of the page is a name of the code, or what NOTATION says that it is.

A key of NOTATION with an index letter, ``W^{[l]}``, stands for every such symbol: ``W^{[l+1]}`` is
its expression with l one higher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

INDICES = frozenset("ijkl")
"""Letters that count elements, rows and layers, whatever the code may use them for."""

DOMAIN = "∈"
"""What an entry of NOTATION begins with that says where a free variable lives."""

_PARTS = re.compile(
    r"(?P<base>.+?)(?:_(?P<low>[^_^]+))?(?:\^\{(?P<high>[^{}]+)\})?(?P<after> :=)?",
    re.DOTALL,
)


@dataclass(frozen=True)
class Names:
    """Where symbols get their values: the names of the code, after the notation of the lesson.

    ``notation`` maps a symbol of the page to an expression (σ to ``sigmoid``); ``free`` gives
    values to the free variables of a formula.
    """

    values: Mapping[str, Any]
    notation: Mapping[str, str]
    free: Mapping[str, Any]

    def with_free(self, more: Mapping[str, Any]) -> Names:
        """The same names, where some variables have other values."""
        return Names(self.values, self.notation, {**self.free, **more})

    def told(self, more: Mapping[str, Any]) -> Names:
        """The names that an entry of NOTATION may use: those of the code."""
        return Names(self.values, {}, {**self.free, **more})


@dataclass(frozen=True)
class Parts:
    """A symbol's letter, what stands low, and what stands high in brackets."""

    base: str
    low: str
    high: str
    after: str = ""

    @property
    def whole(self) -> str:
        """The symbol without what stands low."""
        return self.base + (f"^{{{self.high}}}" if self.high else "") + self.after

    @property
    def indices(self) -> tuple[str, ...]:
        """The texts of its indices, brackets left out."""
        return tuple(text.strip("[]()") for text in (self.low, self.high) if text)


@lru_cache(maxsize=1_000)
def parts(name: str) -> Parts:
    """Take a symbol's name apart."""
    match = _PARTS.fullmatch(name)
    if match is None:
        return Parts(name, "", "")
    return Parts(*(text or "" for text in match.group("base", "low", "high", "after")))


def entry(notation: Mapping[str, str], name: str) -> tuple[str, dict[str, str]] | None:
    """Return what NOTATION says of a symbol, with the index that each letter of it stands for."""
    if name in notation:
        found = notation[name]
        own = [text for text in parts(name).indices if text in INDICES]
        return None if is_domain(found) else (found, {letter: letter for letter in own})
    mine = parts(name)
    if not mine.indices:
        return None
    for key, text in notation.items():
        other = parts(key)
        alike = (other.base, other.after) == (mine.base, mine.after)
        if alike and not is_domain(text):
            bound = [_bound(other.low, mine.low), _bound(other.high, mine.high)]
            if None not in bound:
                return text, {**(bound[0] or {}), **(bound[1] or {})}
    return None


def _bound(key: str, mine: str) -> dict[str, str] | None:
    """The index that the letter of a key stands for, or ``None`` where the two do not fit."""
    if key == mine:
        return {key.strip("[]()"): key.strip("[]()")} if key.strip("[]()") in INDICES else {}
    letter = key.strip("[]()")
    same_brackets = key[:1] == mine[:1] if key[:1] in "[(" else mine[:1] not in "[("
    if letter in INDICES and mine and same_brackets:
        return {letter: mine.strip("[]()")}
    return None


def is_domain(text: str) -> bool:
    """Whether an entry of NOTATION says where a variable lives, not what a symbol is."""
    return text.lstrip().startswith(DOMAIN)


def spellings(symbol: str) -> Iterator[str]:
    """``W_1`` may be the name W_1 or W1, never w_1; ``ReLU`` may be relu."""
    if symbol.startswith("_"):
        return
    yield symbol
    yield symbol.replace("_", "")
    if sum(map(str.isalpha, symbol.partition("_")[0])) > 1:
        yield symbol.lower()


def positions(low: str, bound: Mapping[str, Any]) -> list[str]:
    """The indices that stand low: ``i``, ``i,j``, ``ij`` where both are letters of indices."""
    if "," in low:
        return low.split(",")
    letters = [letter for letter in low if letter in INDICES or letter in bound]
    if len(low) > 1 and letters and all(c in letters or c.isdigit() for c in low):
        return list(low)
    return [low]


def index_letters(name: str) -> set[str]:
    """The letters of indices in a symbol: the l of ``W^{[l+1]}``, the i and j of ``W_{ij}``."""
    found: set[str] = set()
    own = parts(name)
    for text in own.indices:
        letters = re.findall(r"[^\W\d_]+", text)
        if any(len(word) > 1 and not set(word) <= INDICES for word in letters):
            continue
        found |= {letter for word in letters for letter in word if letter in INDICES}
    return found
