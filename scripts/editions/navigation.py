"""The editions have the same navigation, and previous and next lead to pages of one edition.

The titles of sections and pages are translated; which pages there are, in which order and how deep
in sections, is the same. A difference is a finding at its place in mkdocs.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editions.edition import Edition, edition_of
from prosetest.finding import Finding, Place

RULE = "navigation"


@dataclass(frozen=True)
class Entry:
    """A page in the navigation: its path below its edition, and how many sections it is in."""

    path: str
    depth: int


def differences(
    nav: Sequence[Any] | None, editions: Sequence[Edition], config: str, file: str = "mkdocs.yml"
) -> list[Finding]:
    """Return where the navigations of the editions differ; ``config`` is the text of ``file``."""
    if not nav or not editions:
        return []
    place = _Places(config, file)
    own = {edition: _entries(nav, edition) for edition in editions}
    found = [*_mixed(nav, editions, place), *_lacking(own, place)]
    return found or list(_moved(own, place))


@dataclass(frozen=True)
class _Places:
    """Where mkdocs.yml names a page."""

    config: str
    file: str

    def __call__(self, path: str) -> Place:
        for number, row in enumerate(self.config.split("\n"), 1):
            if path and (at := row.find(path)) >= 0:
                return Place(self.file, number, at + 1, len(path))
        return Place(self.file, self._nav())

    def _nav(self) -> int:
        rows = self.config.split("\n")
        return next((n for n, row in enumerate(rows, 1) if row.startswith("nav:")), 1)


def _leaves(item: Any, depth: int = 0) -> Iterator[Entry]:
    """Yield the pages of an entry: ``path``, ``{title: path}`` or ``{title: [entries]}``."""
    if isinstance(item, str):
        yield Entry(item, depth)
    elif isinstance(item, dict):
        for inner in item.values():
            yield from _leaves(inner, depth)
    elif isinstance(item, list):
        for inner in item:
            yield from _leaves(inner, depth + 1)


def _entries(nav: Sequence[Any], edition: Edition) -> list[Entry]:
    return [
        Entry(leaf.path.removeprefix(edition.folder), leaf.depth)
        for item in nav
        for leaf in _leaves(item)
        if leaf.path.startswith(edition.folder)
    ]


def _mixed(nav: Sequence[Any], editions: Sequence[Edition], place: _Places) -> Iterator[Finding]:
    """Yield a finding for each top section that holds pages of two editions."""
    for item in nav:
        leaves = list(_leaves(item))
        own = edition_of(leaves[0].path, editions) if leaves else None
        for leaf in leaves:
            if edition_of(leaf.path, editions) != own:
                message = f"{leaf.path} stands in a section that begins with {leaves[0].path}"
                mend = "give each edition a top section of its own"
                yield Finding(place(leaf.path), message, mend, RULE)


def _lacking(own: Mapping[Edition, list[Entry]], place: _Places) -> Iterator[Finding]:
    """Yield a finding for each page that one edition lists and another does not."""
    paths = {edition: {entry.path for entry in entries} for edition, entries in own.items()}
    for path in dict.fromkeys(entry.path for entries in own.values() for entry in entries):
        first = next(edition for edition in own if path in paths[edition])
        for edition in (one for one in own if path not in paths[one]):
            has, wanted = f"{first.folder}{path}", f"{edition.folder}{path}"
            message = f"the navigation has {has} and no {wanted}"
            mend = f"add {wanted} at the same place in the section of {edition.name}"
            yield Finding(place(has), message, mend, RULE)


def _moved(own: Mapping[Edition, list[Entry]], place: _Places) -> Iterator[Finding]:
    """Yield a finding for each edition's first page that stands elsewhere than in the first."""
    (first, model), *others = own.items()
    for edition, entries in others:
        pairs = zip(entries, model, strict=False)
        ours, theirs = next((pair for pair in pairs if pair[0] != pair[1]), (None, None))
        if ours and theirs:
            here, there = f"{edition.folder}{ours.path}", f"{first.folder}{theirs.path}"
            message = f"{here} stands where {first.name} has {there}"
            if ours.path == theirs.path:
                message = f"{here} is in other sections than {there}"
            mend = "give both editions the same order and the same sections"
            yield Finding(place(here), message, mend, RULE)


def end_with_edition(pages: Iterable[Any], editions: Sequence[Edition]) -> None:
    """Cut the links from an edition's last page to the next edition's first, and back."""
    for page in pages:
        own = edition_of(page.url, editions)
        for name in ("previous_page", "next_page"):
            other = getattr(page, name)
            if other is not None and edition_of(other.url, editions) != own:
                setattr(page, name, None)
