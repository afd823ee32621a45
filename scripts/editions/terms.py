"""The terms of the course, from one table: in each language a term, its meaning, further forms.

    [bias]
    taught = "neuron#formula"
    en = ["bias", "a number added to the weighted inputs", "biases"]

The name of an entry is its address. A further form ``-`` says that the term itself is too common a
word to be looked for. Every edition has every term, and no meaning holds a digit, since a tooltip
is no place where a number could be proven.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOT_ALONE = "-"
_ADDRESS = re.compile(r"[a-z]+(-[a-z]+)*")
_PLACE = re.compile(r"(?P<page>[a-z_]+)#(?P<place>[a-z][a-z0-9-]*)")


class TermError(ValueError):
    """A table of terms that cannot be used; the message is a sentence."""


@dataclass(frozen=True)
class Wording:
    """A term in one language: its word, its meaning, and the forms that stand for it."""

    word: str
    meaning: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A term: its address, where it is taught, and its wording in each edition."""

    address: str
    page: str
    place: str
    wordings: Mapping[str, Wording]


def read_terms(file: Path, editions: Sequence[str]) -> tuple[Term, ...]:
    """Read the table.

    Raises:
        TermError: it cannot be read, or an entry lacks something.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TermError(f"{file.name} cannot be read: {error}") from error
    return tuple(_term(address, row, editions, file.name) for address, row in table.items())


def _term(address: str, row: Any, editions: Sequence[str], file: str) -> Term:
    if not isinstance(row, dict) or not _ADDRESS.fullmatch(address):
        raise TermError(f"{file}: {address} is no entry: write [small-letters], then its lines")
    taught = _PLACE.fullmatch(str(row.get("taught", "")))
    if not taught:
        raise TermError(f'{file}: [{address}] has no place: write taught = "page#place"')
    wordings = {code: _wording(row.get(code), address, code, file) for code in editions}
    return Term(address, taught["page"], taught["place"], wordings)


def _wording(value: Any, address: str, code: str, file: str) -> Wording:
    whole = isinstance(value, list) and len(value) > 1 and all(isinstance(x, str) for x in value)
    if not whole or not all(part.strip() for part in value):
        raise TermError(f'{file}: [{address}] lacks {code} = ["the term", "its meaning"]')
    word, meaning, *further = value
    if re.search(r"\d", word + meaning):
        raise TermError(f"{file}: [{address}] has a digit in {code}: say it without a number")
    forms = [form for form in further if form != NOT_ALONE]
    own = [] if NOT_ALONE in further else [word]
    return Wording(word, meaning, (*own, *forms))
