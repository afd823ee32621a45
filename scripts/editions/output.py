"""The outputs of a notebook's cells as HTML: mkdocs-jupyter's, without its styles and scripts.

mkdocs-jupyter makes of a whole notebook a page with 600 KB of inlined styles, a script from
another host and headings without an id. Its outputs are taken out of that page, text as text and
pictures with the words that the author gave; ``docs/assets/stylesheets/notebook.css`` has the few
rules that they need, in light and dark.
"""

from __future__ import annotations

import html
import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import nbformat
from bs4 import BeautifulSoup, Tag

from editions.kernel import Run, as_notebook

TEXT, PICTURE, FAULT = "text", "picture", "fault"
_CELL: Final = ".jp-Notebook > .jp-CodeCell"
_AREA: Final = ".jp-OutputArea-output"
_ERRORS: Final = "application/vnd.jupyter.stderr"
_SHOWN: Final = ("text/plain", "image/svg+xml", "image/png", "image/jpeg")


def pieces(run: Run, words: Sequence[str]) -> list[str]:
    """Return the output of each cell as HTML; ``words`` are those for its picture.

    The first cell that did not run has its fault; those after it have nothing.
    """
    shown = [
        _piece(number, [part.markup(words[number]) for part in parts])
        for number, parts in enumerate(_parts(run))
    ]
    if run.fault:
        shown.append(_piece(len(shown), [Part(FAULT, f"this cell {run.fault}").markup("")]))
    return [*shown, *[""] * (len(words) - len(shown))]


def _piece(number: int, parts: list[str]) -> str:
    if not parts:
        return ""
    inside = "".join(parts)
    return (
        f'<div class="notebook-output" data-output="{number}" data-search-exclude="">{inside}</div>'
    )


@dataclass(frozen=True)
class Part:
    """A part of an output: text, a picture's address, or a fault."""

    kind: str
    content: str

    def markup(self, words: str) -> str:
        """Return the part as HTML, a picture with ``words`` for those who do not see it."""
        content = html.escape(self.content, quote=self.kind != TEXT)
        if self.kind == TEXT:
            return f"<pre><code>{content}\n</code></pre>"
        if self.kind == PICTURE:
            return f'<img alt="{html.escape(words)}" src="{content}">'
        return f'<p data-fault="{content}" data-mend="correct the cell"></p>'


@lru_cache(maxsize=64)
def _parts(run: Run) -> tuple[tuple[Part, ...], ...]:
    """What mkdocs-jupyter makes of the outputs, cell by cell."""
    from mkdocs_jupyter.convert import nb2html  # half a second, for sites with notebooks only

    logging.getLogger("mkdocs.mkdocs-jupyter").setLevel(logging.WARNING)  # it names a passing file
    notebook = as_notebook(("",) * len(run.outputs))
    for cell, outputs in zip(notebook.cells, run.outputs, strict=True):
        cell.outputs = [_plain(output) for output in outputs]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "cells.ipynb")
        nbformat.write(notebook, file)
        page = BeautifulSoup(nb2html(str(file), custom_mathjax_url=""), "html.parser")
    return tuple(tuple(map(_part, cell.select(_AREA))) for cell in page.select(_CELL))


def _plain(output: Any) -> Any:
    """An output without what needs scripts or styles of its own to be shown."""
    if "data" not in output:
        return output
    data = {kind: value for kind, value in output.data.items() if kind in _SHOWN}
    return nbformat.from_dict({**output, "data": data})


def _part(area: Tag) -> Part:
    if area.get("data-mime-type") == _ERRORS:
        said = " ".join(area.get_text().split())[:300]
        return Part(FAULT, f"this cell writes an error: {said}")
    picture = area.find("img")
    if isinstance(picture, Tag):
        return Part(PICTURE, str(picture["src"]))
    return Part(TEXT, area.get_text().strip("\n"))
