"""A lesson as a notebook, in the language of its page, that runs from top to bottom in Jupyter.

Its first cell installs the course's code; then the words of the page stand between its code, which
holds all that it needs of the lesson's example. Nothing has run: the reader runs it.
"""

from __future__ import annotations

import ast
import base64
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import nbformat

from editions.example import Example
from editions.jupyter_text import Link, plain
from editions.kernel import METADATA
from editions.still import Still
from prosetest.block import is_code
from prosetest.doctests import is_session, read_examples
from prosetest.lesson import quotes
from prosetest.page import Fence, Page

_PACKAGES: Final = {"sklearn": "scikit-learn"}
_OF_THE_COURSE: Final = {"nnlib", "numpy"}
_HEADING: Final = re.compile(r"^#{1,6} .*\{#[\w-]+\}\s*$", re.MULTILINE)
_NEEDS: Final = {"digits": "sklearn"}


@dataclass
class Download:
    """What a notebook is made of: a page, the text of its example, its drawings and links."""

    page: Page
    example: str
    pictures: Mapping[str, Still]
    link: Link
    cells: list[Any] = field(default_factory=list)

    def notebook(self, install: str) -> bytes:
        """Return the notebook; ``install`` has a place for the packages that its code needs."""
        self.fill()
        packages = " ".join(sorted(needed(cell.source for cell in self.cells if _runs(cell))))
        first = nbformat.v4.new_code_cell(install.replace("{packages}", packages).rstrip())
        cells = [first, *self.cells]
        for number, cell in enumerate(cells):
            cell["id"] = f"cell-{number}"
        made = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
        nbformat.validate(made)
        text: str = nbformat.writes(made, indent=1)
        return f"{text}\n".encode()

    def fill(self) -> None:
        """Make the cells of the page, in order."""
        example, position = Example(self.example), 0
        for fence in self.page.fences:
            made = list(self.of(fence, example))
            if not made:
                continue
            if self._answers(fence):
                self.say(_until_section(self.page.text[position : fence.start]))
                position = self._next_section(fence.end)
                continue
            self.say(self.page.text[position : fence.start])
            self.cells += made
            position = max(position, fence.end)
        self.say(self.page.text[position:])

    def _answers(self, fence: Fence) -> bool:
        """Whether a block is a widget: no notebook has one, so its section is left out."""
        picture = self.pictures.get(fence.code.strip())
        return picture is not None and picture.answers

    def _next_section(self, position: int) -> int:
        heading = _HEADING.search(self.page.text, position)
        return heading.start() if heading else len(self.page.text)

    def say(self, text: str) -> None:
        """Add a cell of words, if there are any."""
        if words := plain(text, self.link):
            self.cells.append(nbformat.v4.new_markdown_cell(words))

    def of(self, fence: Fence, example: Example) -> Iterator[Any]:
        """Yield the cells that a block becomes: none where it stays among the words."""
        if self.page.text[fence.start] not in "`~":
            return
        if picture := self.pictures.get(fence.code.strip()):
            yield _picture_cell(picture)
        elif self.example and quotes(fence.code, self.example):
            yield from _quoted(fence.code, example)
        elif is_session(fence.code) and fence.run and not fence.reason:
            for code in _sessions(fence.code):
                yield from _prepared(code, example)
        elif is_code(fence) and not fence.reason:
            yield from _prepared(fence.code.strip("\n"), example)


def _until_section(text: str) -> str:
    """Return words without their last section, if they begin one."""
    headings = [found.start() for found in _HEADING.finditer(text)]
    return text[: headings[-1]] if headings else text


def _quoted(code: str, example: Example) -> Iterator[Any]:
    """Yield the cells of a quotation; what a function of the example holds is run as it stands."""
    for one in example.quoted(code):
        yield nbformat.v4.new_code_cell(one)
    if example.holds(code):
        yield from _prepared(code.strip("\n"), example)


def _prepared(code: str, example: Example) -> Iterator[Any]:
    if before := example.needed(code):
        yield nbformat.v4.new_code_cell(before)
    yield nbformat.v4.new_code_cell(code)


def _sessions(code: str) -> Iterator[str]:
    """Yield the code of an interactive session, cut after each answer, which Jupyter shows."""
    rows = ""
    for example in read_examples(code):
        rows += example.code
        if example.want:
            yield rows.strip("\n")
            rows = ""
    if rows:
        yield rows.strip("\n")


def _picture_cell(picture: Still) -> Any:
    if picture.text:
        return nbformat.v4.new_markdown_cell(f"```text\n{picture.text}\n```")
    cell = nbformat.v4.new_markdown_cell(f"![{picture.words}](attachment:figure.svg)")
    data = base64.b64encode(picture.svg.encode()).decode()
    cell["attachments"] = {"figure.svg": {"image/svg+xml": data}}
    return cell


def _runs(cell: Any) -> bool:
    return bool(cell.cell_type == "code")


def needed(codes: Iterator[str]) -> set[str]:
    """Return the packages that code imports, the course's own and their needs apart."""
    found: set[str] = set()
    for code in codes:
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
                found |= {_NEEDS[one.name] for one in node.names if one.name in _NEEDS}
    theirs = found - set(sys.stdlib_module_names) - _OF_THE_COURSE
    return {_PACKAGES.get(name, name) for name in theirs}
