"""A label is what a drawing says in words, in every language: `labels.toml` holds them by key.

    [sums]
    vi = "Tổng có trọng số của từng nơ-ron"
    zh = "每个神经元的加权和"
    en = "One weighted sum per neuron"

A placeholder, ``{n_in}``, stands for a number or another phrase; each language uses all of them.
``{loss:.3f}`` shows a number with three decimals. What all lessons say stands in one more file,
beside their folders.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from drawings.fault import DrawingError, refuse
from drawings.phrase import Phrase, words

_PLACEHOLDER = re.compile(r"\{(\w+)(?::\.(?:\d+)f)?\}")
_DECIMALS = r"\{{{name}:\.(\d+)f\}}"
_HEADER = re.compile(r"\s*\[\s*(?P<key>[\w-]+)\s*\]")
_ENTRY = re.compile(r"\s*(?P<language>[\w-]+)\s*=")


@dataclass(frozen=True)
class Labels:
    """The labels of a lesson in one language; ``path`` is the file's, as shown."""

    path: str
    language: str
    texts: Mapping[str, Any]
    lines: Mapping[tuple[str, str], int]

    def place(self, key: str, language: str = "") -> str:
        """Return where a label is written, as ``path:line``."""
        line = self.lines.get((key, language or self.language)) or self.lines.get((key, ""), 1)
        return f"{self.path}:{line}"

    def phrase(self, key: str, given: Mapping[str, Phrase]) -> Phrase:
        """Return a label with its placeholders filled."""
        text = self.text(key)
        try:
            return _filled(text, given)
        except DrawingError as error:
            raise error.within(f"the label {key!r}", self.place(key)) from error

    def decimals(self, key: str, name: str) -> int | None:
        """Return how many decimals a label gives to a placeholder, if it says so."""
        found = re.search(_DECIMALS.format(name=re.escape(name)), self.text(key))
        return int(found[1]) if found else None

    def placeholders(self, key: str) -> list[str]:
        """Return the names of a label's placeholders."""
        return _PLACEHOLDER.findall(self.text(key))

    def text(self, key: str) -> str:
        """Return a label as it is written, placeholders and all."""
        if key not in self.texts:
            raise refuse(f"the label {key!r} is missing", f"write [{key}] there", f"{self.path}:1")
        entries = self.texts[key]
        text = entries.get(self.language) if isinstance(entries, dict) else None
        if not isinstance(text, str) or not text.strip():
            mend = f"write {self.language} = “…” under [{key}]"
            message = f"the label {key!r} is missing in {self.language}"
            raise refuse(message, mend, self.place(key))
        return text


def read_labels(file: Path, language: str, root: Path) -> Labels:
    """Read the labels of a lesson, and those that all lessons share."""
    common = file.parent.parent / file.name
    shared = _read(common, root)[0] if common.is_file() else {}
    texts, lines = _read(file, root)
    return Labels(file.relative_to(root).as_posix(), language, {**shared, **texts}, lines)


def _read(file: Path, root: Path) -> tuple[Mapping[str, Any], Mapping[tuple[str, str], int]]:
    path = file.relative_to(root).as_posix()
    try:
        text = file.read_text(encoding="utf-8")
        return _parsed(text), _lines(text)
    except FileNotFoundError as error:
        raise refuse(f"{path} is missing", "write the words of the drawing there") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refuse(f"{path} is not TOML: {error}", "correct it", f"{path}:1") from error


@lru_cache(maxsize=64)
def _parsed(text: str) -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(text))


@lru_cache(maxsize=64)
def _lines(text: str) -> Mapping[tuple[str, str], int]:
    """Return the line of each key, and of each of its languages."""
    found: dict[tuple[str, str], int] = {}
    key = ""
    for number, row in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(row):
            key = header["key"]
            found[key, ""] = number
        elif entry := _ENTRY.match(row):
            found[key, entry["language"]] = number
    return MappingProxyType(found)


def _filled(text: str, given: Mapping[str, Phrase]) -> Phrase:
    found: Phrase = ()
    parts = _PLACEHOLDER.split(text)
    for at, part in enumerate(parts):
        if at % 2 and part not in given:
            raise refuse(f"{{{part}}} stands for nothing", "give it an expression in diagrams.py")
        found += given[part] if at % 2 else words(part)
    unused = sorted(set(given) - set(parts[1::2]))
    if unused:
        raise refuse(f"{{{unused[0]}}} is left out", f"write {{{unused[0]}}} where it belongs")
    return found
