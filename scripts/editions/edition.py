"""An edition is a folder of pages in one language, and its pages' addresses begin with its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Edition:
    """One edition: ``code`` is its folder and its address, ``language`` a BCP 47 tag."""

    code: str
    language: str
    name: str
    title: str

    @property
    def folder(self) -> str:
        """What the paths and addresses of its pages begin with."""
        return f"{self.code}/"


def read_editions(extra: Mapping[str, Any]) -> tuple[Edition, ...]:
    """Return the editions that ``extra`` of mkdocs.yml lists, in the order of the list.

    Raises:
        ValueError: an edition lacks a key, or two have the same code.
    """
    rows = extra.get("editions") or []
    editions = tuple(_read(row) for row in rows)
    codes = [edition.code for edition in editions]
    if len(set(codes)) < len(codes):
        raise ValueError(f"extra.editions has codes {', '.join(codes)}, expected each code once")
    return editions


def read_areas(extra: Mapping[str, Any]) -> tuple[Edition, ...]:
    """Return what has a search of its own: the editions, and the API reference where there is one.

    Raises:
        ValueError: as for the editions.
    """
    reference = extra.get("reference")
    return (*read_editions(extra), *([_read(reference)] if reference else []))


def _read(row: Mapping[str, Any]) -> Edition:
    names = ("code", "language", "name", "title")
    lacking = [name for name in names if not row.get(name)]
    if lacking:
        which = row.get("code") or row.get("name") or "one of extra.editions"
        raise ValueError(f"edition {which} has no {', '.join(lacking)}: write it in mkdocs.yml")
    return Edition(*(str(row[name]) for name in names))


def edition_of(path: str, editions: Iterable[Edition]) -> Edition | None:
    """Return the edition that a page's path or address belongs to, if it belongs to any."""
    return next((one for one in editions if path.startswith(one.folder)), None)
