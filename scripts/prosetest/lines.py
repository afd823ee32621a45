"""Single lines of files, so that a report can show what a finding points at."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

ReadLine = Callable[[str, int], str]
"""Returns a line of a file by path and number, nothing where there is none."""


def read_line(root: Path) -> ReadLine:
    """Return a reader of the lines of files below ``root``."""

    @lru_cache(maxsize=256)
    def rows(path: str) -> list[str]:
        try:
            content = (root / path).read_bytes()
        except OSError:
            return []
        return (
            content.decode("utf-8-sig", "replace")
            .replace("\r\n", "\n")
            .replace("\r", "\n")
            .split("\n")
        )

    def line_of(path: str, line: int) -> str:
        found = rows(path)
        return found[line - 1] if 0 < line <= len(found) else ""

    return line_of
