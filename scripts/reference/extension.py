"""The Markdown extension that puts the reference of a module into a page.

    ::: nnlib.neuron

The indented lines under the directive are proofs. The page's text is expanded before prosetest
reads it, like an included file, so that each number of a docstring is checked as an author's is,
and each example runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from prosetest.adapters.markdown_extension import ProsetestExtension
from prosetest.rendering import rendered_page
from prosetest.source import with_origin
from reference.member import Module, read_module
from reference.proof import read_proofs
from reference.text import Links, address, write_blocks

NAME = "reference"
_DIRECTIVE = re.compile(r"^::: (?P<module>[A-Za-z_][\w.]*)[ \t]*$", re.MULTILINE)
Row = tuple[str, tuple[str, int] | None]
"""A line, and the file and line that it shows, if it is from a module."""

_AFTER_LINES = 33
"""Right before snippets, which come at 32: both put lines in the place of a line."""


class ReferenceExtension(Extension):
    """Adds the directive."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the step that replaces directives."""
        md.preprocessors.register(ReferenceLines(md), NAME, _AFTER_LINES)


class ReferenceLines(Preprocessor):
    """Replaces each directive, and the proofs under it, by the reference of its module."""

    includes = True
    """It puts other files' words into a page: prosetest expands them before it reads the page."""

    def run(self, lines: list[str]) -> list[str]:
        """Replace the directives of a page."""
        return [row for row, _ in self._rows(lines)]

    def located(self, lines: list[str]) -> list[str]:
        """Replace them by lines that tell prosetest where in the module each is written."""
        return [with_origin(row, *origin) if origin else row for row, origin in self._rows(lines)]

    def _rows(self, lines: list[str]) -> list[Row]:
        if not any(_DIRECTIVE.match(line) for line in lines):
            return [(line, None) for line in lines]
        root = self._root()
        return [row for part in _parts(lines) for row in self._expanded(part, root)]

    def _root(self) -> Path:
        """The folder of the site; without prosetest, whose site is then refused, this one."""
        extensions = self.md.registeredExtensions
        for one in extensions:
            if isinstance(one, ProsetestExtension):
                return one.settings.root
        return Path.cwd()

    def _expanded(self, part: list[str], root: Path) -> Iterator[Row]:
        directive = _DIRECTIVE.match(part[0])
        if not directive:
            yield from ((row, None) for row in part)
            return
        module = read_module(directive["module"], root)
        links = Links(dict(_places(root, rendered_page())))
        for number, block in enumerate(write_blocks(module, read_proofs(part[1:]), links)):
            if number:
                yield "", None
            for row, line in zip(block.text.split("\n"), block.lines, strict=True):
                yield row, (module.path, line)


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """Yield each directive with the indented lines under it, and every other line alone."""
    part: list[str] = []
    for line in lines:
        if part and line.startswith("    ") and _DIRECTIVE.match(part[0]):
            part.append(line)
            continue
        if part:
            yield part
        part = [line]
    if part:
        yield part


def _places(root: Path, here: str) -> Iterator[tuple[str, str]]:
    """Yield where each name stands that a page beside the one being rendered documents."""
    page = root / here
    for file in sorted(page.parent.glob("*.md")) if here else ():
        start = "" if file == page else file.name
        for found in _DIRECTIVE.finditer(file.read_text(encoding="utf-8")):
            yield from _named(read_module(found["module"], root), start)


def _named(module: Module, start: str) -> Iterator[tuple[str, str]]:
    yield module.name.rpartition(".")[2], f"{start}#{address(module)}"
    for member in module.members:
        yield member.name, f"{start}#{address(module, member.name)}"


def makeExtension(**options: Any) -> ReferenceExtension:
    """Return the extension, for configurations that name this module."""
    return ReferenceExtension(**options)
