"""A docstring has parts: prose, lines with a label such as ``Shapes:``, and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LABEL = re.compile(r"(?P<label>Shapes|Range|Errors|Source|Shapes and errors): ")
_PROMPT = ">>> "


@dataclass(frozen=True)
class Part:
    """A part by its kind: ``prose``, ``example``, or the label of a labelled line.

    ``note`` is why an example does not run on the page.
    """

    kind: str
    text: str
    note: str = ""


PROSE, EXAMPLE = "prose", "example"


def read_parts(docstring: str) -> Iterator[Part]:
    """Yield the parts of a docstring in their order, the lines of prose joined."""
    for paragraph in re.split(r"\n[ \t]*\n", docstring.strip()):
        if paragraph.lstrip().startswith(_PROMPT):
            yield Part(EXAMPLE, paragraph)
        else:
            yield from _labelled(paragraph.split("\n"))


def _labelled(rows: list[str]) -> Iterator[Part]:
    kind, words = PROSE, [""]
    for row in rows:
        found = _LABEL.match(row.strip())
        if found:
            yield from _joined(kind, words)
            kind, words = found["label"], [row.strip()[found.end() :]]
        else:
            words.append(row.strip())
    yield from _joined(kind, words)


def _joined(kind: str, words: list[str]) -> Iterator[Part]:
    text = " ".join(filter(None, words))
    if text:
        yield Part(kind, text)
