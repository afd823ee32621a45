"""A title that stands outside the page: in the browser's tab, in the navigation, in a search.

It comes from the page's front matter or from the site's navigation, where no remark can stand. Its
numerals are checked where the page says the same words, since whatever it says is checked. Names
of the lexicon are names here too, and a YAML comment exempts: ``title: 2015  # ok: the year``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prosetest.finding import Finding, Place
from prosetest.numeral import find_numerals

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<rows>.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_ROW = re.compile(r"title[ \t]*:[ \t]*(?P<words>.*?)[ \t]*(?:#.*)?")
_REASON = re.compile(r"[ \t]#[ \t]*ok:[ \t]*\S")
_MEND = (
    "take it out, say the same words on the page, where numbers are checked, "
    "or exempt it with a comment # ok: reason"
)


@dataclass(frozen=True)
class Title:
    """Words that a reader sees, the page they lead to, if any, and where they are written."""

    words: str
    page: str
    place: Place
    reason: bool = False


def front_title(path: str, text: str) -> Title | None:
    """Return the title in the front matter of the page at ``path``, if it has one."""
    front = _FRONT_MATTER.match(text)
    for number, row in enumerate(front["rows"].split("\n") if front else (), 2):
        found = _ROW.fullmatch(row)
        if found and found["words"]:
            words = found["words"].strip("\"'")
            return Title(words, path, _place(path, number, row, words), bool(_REASON.search(row)))
    return None


def nav_titles(
    entries: Sequence[tuple[str, str]], config: str, file: str = "mkdocs.yml"
) -> tuple[Title, ...]:
    """Return the titles of a navigation, ``config`` being the text of its file.

    Each entry is its words and the path of its page; nothing where it is a section.
    """
    rows = config.split("\n")
    return tuple(_nav_title(words, page, rows, file) for words, page in entries)


def _nav_title(words: str, page: str, rows: Sequence[str], file: str) -> Title:
    for number, row in enumerate(rows, 1):
        if words in row and re.match(r"[ \t]*- ", row):
            return Title(words, page, _place(file, number, row, words), bool(_REASON.search(row)))
    return Title(words, page, Place(file))


def _place(path: str, number: int, row: str, words: str) -> Place:
    return Place(path, number, row.find(words) + 1, max(1, len(words)))


def unchecked(
    titles: Sequence[Title], texts: Mapping[str, str], names: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding for each title with a numeral that nothing checks.

    ``texts`` maps the path of each page to what its article says; ``names`` is the lexicon.
    """
    for title in titles:
        numerals = [numeral.text for numeral in find_numerals(_without(title.words, names))]
        if numerals and not title.reason and not _said(title, texts):
            message = f"{numerals[0]} in the title “{title.words}” is not checked"
            yield Finding(title.place, message, _MEND, "title")


def _without(words: str, names: Collection[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        words = re.sub(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", " ", words)
    return words


def used(titles: Sequence[Title], names: Collection[str]) -> set[str]:
    """Return the names of the lexicon that stand in a title."""
    return {name for name in names for title in titles if name in title.words}


def _said(title: Title, texts: Mapping[str, str]) -> bool:
    """Whether the page says the title, cutting no numeral of its own."""
    text = " ".join(texts.get(title.page, "").split())
    words = " ".join(title.words.split())
    pattern = rf"(?<![\d.,]){re.escape(words)}(?![\d]|[.,]\d|[%‰])"
    return re.search(pattern, text) is not None
