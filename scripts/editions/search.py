"""Each edition has a search index of its own, in which a formula stands as plain text.

The theme makes one index of the whole site, with the letters of MathML run together. Here formulas
are made readable before it reads a page, and its index is taken apart: ``vi/search/`` and so on,
as JSON for a server and as a script for pages read from a disk. The terms that a section
introduces, in strong type, are listed, since they are what a reader looks for.

The worker that reads an index is ``docs/assets/javascripts/search.js``; it expects plain text and
folds letters itself.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from editions.edition import Edition
from editions.formula_text import plain

FOLDER: Final = "search"
INDEX: Final = "search_index.json"
SCRIPT: Final = "search_index.js"

_MATH: Final = re.compile(r"<math\b.*?</math>", re.DOTALL)
_TEX: Final = re.compile(r"<annotation\b[^>]*>(?P<tex>.*?)</annotation>", re.DOTALL)
_TAG: Final = re.compile(r"</?(?P<name>[a-z]\w*)[^>]*>")
_INLINE: Final = frozenset({"code", "span", "sub", "sup"})
_STRONG: Final = re.compile(r"<strong>(?P<words>.*?)</strong>", re.DOTALL)
_MARKED: Final = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_BLANKS: Final = re.compile(r"\s+")
_SEGMENTED: Final = "\u200b"


def readable(page: str) -> str:
    """Return a page's HTML with each formula as plain text, for whatever indexes it.

    Strong words, by which the course introduces a term, are kept between two private characters.
    """
    return _STRONG.sub("\ue000\\g<words>\ue001", _MATH.sub(_formula, page))


def _formula(math: re.Match[str]) -> str:
    written = _TEX.search(math[0])
    return html.escape(plain(html.unescape(written["tex"])), quote=False) if written else ""


def split(index: Mapping[str, Any], edition: Edition) -> dict[str, Any]:
    """Return the part of an index that belongs to an edition, addresses relative to its home."""
    docs = [_entry(doc, edition) for doc in _own(index["docs"], edition)]
    return {"config": {}, "docs": docs}


def _own(docs: Iterable[Mapping[str, Any]], edition: Edition) -> Iterable[Mapping[str, Any]]:
    return (doc for doc in docs if doc["location"].startswith(edition.folder))


def _entry(doc: Mapping[str, Any], edition: Edition) -> dict[str, Any]:
    location = doc["location"].removeprefix(edition.folder)
    title, text = _words(doc["title"]), _words(doc["text"])
    return {
        "location": location,
        "title": _MARKED.sub(r"\1", title),
        "text": _MARKED.sub(r"\1", text),
        "terms": _MARKED.findall(text),
    }


def _words(markup: str) -> str:
    """Return the words of an index entry, its markup gone and its blanks single."""
    text = _TAG.sub(lambda tag: "" if tag["name"] in _INLINE else " ", markup)
    return _BLANKS.sub(" ", html.unescape(text.replace(_SEGMENTED, ""))).strip()


def write_indexes(site: Path, editions: Sequence[Edition]) -> None:
    """Put an index into each edition's folder in the place of the theme's single one, if any."""
    whole = site / FOLDER / INDEX
    if not editions or not whole.is_file():
        return
    index = json.loads(whole.read_text(encoding="utf-8"))
    for edition in editions:
        folder = site / edition.code / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(split(index, edition), ensure_ascii=False, separators=(",", ":"))
        (folder / INDEX).write_text(text, encoding="utf-8")
        (folder / SCRIPT).write_text(f"var __index = {text}\n", encoding="utf-8")
    whole.unlink()
    if not any(whole.parent.iterdir()):
        whole.parent.rmdir()
