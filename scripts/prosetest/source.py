"""A source is the text of a page as its author wrote it, every character with its place."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from prosetest.finding import Finding, PageError, Place
from prosetest.rendering import rendering

Expand = Callable[[str], str]
"""Replaces the lines that include other files by those files' lines."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_KERNEL = re.compile(r"^jupyter:", re.MULTILINE)
_SCISSORS = "-8<-"
_DIRECTIVE = "::: "
_TAG = "\ue0a5{}\ue0a6"
_TAGGED = re.compile("\ue0a5(?:(?P<file>[^\ue0a5\ue0a6]+):)?(?P<line>\\d+)\ue0a6$")


@dataclass(frozen=True)
class Source:
    """The body of a page, inclusions expanded.

    ``lines`` holds, for each line of ``text``, its line number in the file at ``path``; negative
    where the line was included there from another file. ``origins`` holds the place in that file,
    where whatever includes it tells. A ``notebook`` says so in its front matter, by the key
    ``jupyter``.
    """

    path: str
    text: str
    lines: tuple[int, ...]
    notebook: bool = False
    origins: tuple[Place | None, ...] = ()

    def place(self, start: int, end: int | None = None, here: bool = False) -> Place:
        """Return where ``text[start:end]`` stands in its file; a stretch ends with its line.

        What another file holds stands there, as far as that is known; ``here`` asks for the line
        of this page that includes it.
        """
        row = bisect_right(self._starts, start) - 1
        line = self.lines[row]
        if line < 0:
            origin = self.origins[row] if self.origins and not here else None
            return origin or Place(self.path, -line)
        stop = self.text.find("\n", start)
        last = min(end or start + 1, stop if stop >= 0 else len(self.text))
        return Place(self.path, line, start - self._starts[row] + 1, max(1, last - start))

    def line(self, place: Place) -> str:
        """Return the text of the line that ``place`` names, or nothing if it is not here."""
        if place.path != self.path or place.line not in self.lines:
            return ""
        return self.text.split("\n")[self.lines.index(place.line)]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


def digest(text: str) -> str:
    """Return the fingerprint of a page's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_text(path: Path, shown: str) -> str:
    """Return the text of a file, line ends as ``\\n``.

    Raises ``PageError`` where it is missing or not UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise PageError(
            Finding(
                Place(shown, line, column),
                f"byte {error.object[error.start]:#04x} is not UTF-8",
                "save the file as UTF-8",
                "encoding",
            )
        ) from error
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise PageError(
            Finding(Place(shown), message, "check that the file exists", "unreadable")
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def strip_front_matter(text: str) -> str:
    """Return the body of a page, as hosts render it."""
    return _FRONT_MATTER.sub("", text, count=1).lstrip("\n")


def make_source(path: str, file_text: str, body: str, expand: Expand | None = None) -> Source:
    """Return the source of a page whose host renders ``body`` out of ``file_text``."""
    first = 1
    if file_text.endswith(body):
        first += file_text[: len(file_text) - len(body)].count("\n")
    rows = body.split("\n")
    notebook = is_notebook(file_text)
    if expand is None:
        return Source(path, body, tuple(range(first, first + len(rows))), notebook)
    with rendering(path):
        return replace(_expanded(path, rows, first, expand), notebook=notebook)


def is_notebook(file_text: str) -> bool:
    """Whether the front matter of a page says that Jupyter can open it."""
    matter = _FRONT_MATTER.match(file_text)
    return bool(matter and _KERNEL.search(matter[0]))


def _expanded(path: str, rows: list[str], first: int, expand: Expand) -> Source:
    """Tag the lines, expand, and read the tags: a line without one was included."""
    tagged = list(_tagged(rows, first))
    texts: list[str] = []
    lines: list[int] = []
    origins: list[Place | None] = []
    last = first
    for row in expand("\n".join(tagged)).split("\n"):
        match = _TAGGED.search(row)
        texts.append(row[: match.start()] if match else row)
        origins.append(
            Place(match["file"], int(match["line"])) if match and match["file"] else None
        )
        if match and not match["file"]:
            last = int(match["line"])
            lines.append(last)
        else:
            lines.append(-_including(rows, last, first))
    return Source(path, "\n".join(texts), tuple(lines), origins=tuple(origins))


def with_origin(row: str, path: str, line: int) -> str:
    """Return a line that is put into a page, and that tells where it is from."""
    return row + _TAG.format(f"{path}:{line}")


def _tagged(rows: list[str], first: int) -> Iterator[str]:
    """The lines with their numbers, but for those that include: alone, a block of paths, or a
    directive with what is indented under it."""
    block = directive = False
    for number, row in enumerate(rows, first):
        bare = row.strip(" \t;").strip("-") == "8<"
        directive = row.startswith(_DIRECTIVE) or (directive and row.startswith("    "))
        including = block or directive or _SCISSORS in row
        yield row if including else row + _TAG.format(number)
        block ^= bare and ";" not in row


def _including(rows: list[str], after: int, first: int) -> int:
    """The line that includes a file, at or after the line last seen."""
    for number in range(after, first + len(rows)):
        if _SCISSORS in rows[number - first] or rows[number - first].startswith(_DIRECTIVE):
            return number
    return after
