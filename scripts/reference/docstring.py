"""A docstring has parts: prose, lines with a label such as ``Shapes:``, and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LABEL = re.compile(r"(?P<label>Shapes|Range|Errors|Source|Shapes and errors): ")
_PROMPT = ">>> "
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
"""Blank lines, which are kept, since they count."""


@dataclass(frozen=True)
class Part:
    """A part by its kind: ``prose``, ``example``, or the label of a labelled line.

    ``note`` is why an example does not run on the page; ``row`` counts from the docstring's first.
    """

    kind: str
    text: str
    note: str = ""
    row: int = field(default=0, compare=False)


PROSE, EXAMPLE = "prose", "example"


def read_parts(docstring: str) -> Iterator[Part]:
    """Yield the parts of a docstring in their order, the lines of prose joined."""
    row = 0
    for paragraph in _PARAGRAPHS.split(docstring.strip()):
        if paragraph.lstrip().startswith(_PROMPT):
            yield Part(EXAMPLE, paragraph, row=row)
        else:
            yield from _labelled(paragraph.split("\n"), row)
        row += paragraph.count("\n")


def _labelled(rows: list[str], first: int) -> Iterator[Part]:
    kind, words, start = PROSE, [""], first
    for number, row in enumerate(rows, first):
        found = _LABEL.match(row.strip())
        if found:
            yield from _joined(kind, words, start)
            kind, words, start = found["label"], [row.strip()[found.end() :]], number
        else:
            words.append(row.strip())
    yield from _joined(kind, words, start)


def _joined(kind: str, words: list[str], row: int) -> Iterator[Part]:
    text = " ".join(filter(None, words))
    if text:
        yield Part(kind, text, row=row)
