"""A figure that was drawn is kept, and shown again while all that it depended on stays.

It depends on the values that its function read, on its script, on the words in its language, on the
fonts, on our own code and on Matplotlib. Where a value cannot be told from another, such as an
object, it depends on every file of the project that was imported.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from drawings.glyph import STYLESHEET
from drawings.picture import Picture, dump, load

_PLAIN = ("static", "said", "files", "read")
FOLDER = ".cache/drawings"
"""Where figures are kept, in the folder of the site; `make clean` removes it."""


@dataclass(frozen=True)
class Record:
    """A picture; ``static`` tells its script and our code; the rest is the lesson's."""

    picture: Picture
    static: str
    said: Mapping[str, str]
    files: Mapping[str, str]
    read: Mapping[str, str]

    def holds(self, root: Path) -> bool:
        """Whether no file has changed by which a value could have changed."""
        return self.files == digests(self.files, root)

    def is_told_by_values(self) -> bool:
        """Whether the values that were read decide, whatever has changed in files."""
        return all(self.read.values())


def file_of(root: Path, name: str, language: str) -> Path:
    """Return where a figure is kept."""
    return root / FOLDER / f"{name}.{language}.json"


def read_record(file: Path) -> Record | None:
    """Return what is kept, if it can be read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        picture = load(data.pop("picture"))
        return Record(picture, **data)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_record(file: Path, record: Record) -> None:
    """Keep a figure; where nothing can be written, it is drawn again next time."""
    data: dict[str, Any] = {
        name: getattr(record, name) for name in ("static", "said", "files", "read")
    }
    data["picture"] = dump(record.picture)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
    except OSError:
        return


def digests(paths: Iterable[str], root: Path) -> dict[str, str]:
    """Return a digest of each file."""
    return {path: _digest(root / path) for path in paths}


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:24]
    except OSError:
        return ""


def text_digest(text: str) -> str:
    """Return a digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


@lru_cache(maxsize=4)
def ours(root: Path) -> str:
    """Return what tells our own code, and what it draws with, from another."""
    files = sorted(Path(__file__).parent.glob("*.*"))
    given: list[Any] = [_digest(file) for file in files if file.suffix in {".py", ".ttf"}]
    given += [_digest(root / STYLESHEET), version("matplotlib"), version("numpy"), sys.version]
    return hashlib.sha256(repr(given).encode()).hexdigest()[:24]
