"""Below each lesson stand links to its files: the notebook in the page's language, and its code.

The words are those of the edition, in ``extra.editions`` of mkdocs.yml:

    files:
      label: Files of this lesson
      notebook: Download this lesson as a notebook
      source: Code of this lesson
      library: Code of the course
      install: This line installs the code of the course; run it once.
      beside: It expects {wheel} beside this notebook; the lesson's page offers both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from html import escape
from typing import Any

FOLDER = "lessons"
"""Where the site serves code, equal for all editions."""


@dataclass(frozen=True)
class Words:
    """What the links and the first cell of a notebook say in one edition."""

    label: str
    notebook: str
    source: str
    library: str
    install: str
    beside: str


def read_words(row: Mapping[str, Any]) -> Words:
    """Return the words of an edition.

    Raises:
        ValueError: a word is missing; the message names the edition and the word.
    """
    given = row.get("files") or {}
    names = [field.name for field in fields(Words)]
    lacking = [name for name in names if not given.get(name)]
    if lacking:
        raise ValueError(f"edition {row.get('code')} has no files: {', '.join(lacking)}")
    return Words(**{name: str(given[name]) for name in names})


def links(label: str, rows: Sequence[tuple[str, str]]) -> str:
    """Return a list of files, each with its words and its address, as a landmark of its own."""
    items = "".join(
        f'<li><a href="{escape(address)}" download>{escape(words)}</a></li>'
        for words, address in rows
    )
    return (
        f'<nav class="lesson-files" aria-label="{escape(label)}" data-search-exclude="">'
        f"<ul>{items}</ul></nav>"
    )


def install_cell(words: Words, wheel: str, site: str) -> str:
    """Return the first cell of a notebook; without an address, the wheel lies beside it."""
    rows = [f"# {words.install}"]
    if not site:
        rows.append(f"# {words.beside.replace('{wheel}', wheel)}")
    where = f"{site.rstrip('/')}/{FOLDER}/{wheel}" if site else f"./{wheel}"
    return "\n".join([*rows, f"%pip install --quiet {where} {{packages}}"])
