"""Wrong literals are rewritten in place, from the end of the file backwards, and nothing else.

Only literals whose finding says how they are spelled are touched; the file keeps its line ends and
its notation, and a file that changed since it was checked is refused.
"""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prosetest.finding import Finding

_LINE_END = re.compile(r"(\r\n|\r|\n)")


class FixError(Exception):
    """The file is not as it was checked; the message is a sentence."""


@dataclass(frozen=True)
class Change:
    """A file before and after; ``old`` and ``new`` are whole texts with their own line ends."""

    path: str
    old: str
    new: str

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.old, self.new))
        names = f"a/{self.path}", f"b/{self.path}"
        return "".join(difflib.unified_diff(before, after, *names))


def plan(root: Path, findings: Sequence[Finding]) -> list[Change]:
    """Return the changes that mend ``findings``, file by file; nothing is written.

    Raises ``FixError`` where a file no longer holds what was checked.
    """
    paths = sorted({finding.place.path for finding in findings if finding.spelling})
    return [_plan_file(root, path, findings) for path in paths]


def _plan_file(root: Path, path: str, findings: Sequence[Finding]) -> Change:
    old = (root / path).read_bytes().decode("utf-8")
    rows = _LINE_END.split(old)
    mine = {f.place: f for f in findings if f.place.path == path and f.spelling}
    for place in sorted(mine, reverse=True):
        finding = mine[place]
        written = finding.message.split(" is written")[0]
        mark = 1 if place.line == 1 and rows[0].startswith("\ufeff") else 0
        start = place.column - 1 + mark
        at = 2 * (place.line - 1)
        row = rows[at] if at < len(rows) else ""
        if row[start : start + place.width] != written:
            raise FixError(f"{path}:{place.line}: the line changed since it was checked")
        rows[at] = row[:start] + finding.spelling + row[start + place.width :]
    return Change(path, old, "".join(rows))


def write(root: Path, change: Change) -> None:
    """Write a change, all of it or nothing.

    Raises ``FixError`` where the file changed in between.
    """
    path = root / change.path
    if path.read_bytes().decode("utf-8") != change.old:
        raise FixError(f"{change.path} changed while it was being fixed; nothing was written")
    write_whole(path, change.new.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if path.exists():
            os.chmod(name, path.stat().st_mode & 0o777)
        else:
            os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
