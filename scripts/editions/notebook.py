"""The Markdown extension that shows, after each cell of a notebook, what the cell prints.

Notebooks are pages of Markdown, rendered like all others; prosetest says which blocks of a page
are cells, and checks what is shown here against a run of its own. List it after
``pymdownx.superfences`` and ``prosetest``; without that no cell runs, since nothing would check it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from prosetest.adapters.markdown_extension import ProsetestExtension
from prosetest.cell import Cell
from prosetest.notebook import after_cells
from prosetest.rendering import rendered_cells

if TYPE_CHECKING:
    from prosetest.settings import Settings

_BEFORE_FENCES = 27
"""After blanks are normalized, which would destroy a place in the stash; before fences are read."""


class NotebookExtension(Extension):
    """Shows the outputs of a page's cells."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step that places the outputs."""
        md.preprocessors.register(_Outputs(md), "editions_notebook", _BEFORE_FENCES)


class _Outputs(Preprocessor):
    def ahead(self) -> None:
        """Run the cells, whose outputs are remembered until they are placed."""
        self.shown()

    def shown(self) -> list[str]:
        """What each cell of the page shows; nothing where it has none."""
        cells, checker = rendered_cells(), _checker(self.md)
        return _shown(cells, checker.settings) if cells and checker is not None else []

    def run(self, lines: list[str]) -> list[str]:
        cells, shown = rendered_cells(), self.shown()
        if not shown:
            return lines
        places = [self.md.htmlStash.store(piece) if piece else "" for piece in shown]
        return after_cells("\n".join(lines), cells, places).split("\n")


def _shown(cells: tuple[Cell, ...], settings: Settings) -> list[str]:
    from editions.kernel import run  # a second, for pages with cells only
    from editions.output import pieces

    codes = tuple(cell.code for cell in cells)
    return pieces(run(codes, settings.root, settings.cell_limit), [cell.alt for cell in cells])


def _checker(md: Markdown) -> Any:
    found = md.registeredExtensions
    return next((one for one in found if isinstance(one, ProsetestExtension)), None)


def makeExtension(**options: Any) -> NotebookExtension:
    """Return the extension, for configurations that name this module."""
    return NotebookExtension(**options)
