"""A notebook is a page whose blocks of Python are cells, run once for all its editions.

Its front matter has the key ``jupyter``, as Jupytext writes it, so that Jupyter opens the same
file. A cell is a block that begins its line; an indented one, such as a solution's, runs on the
page alone, after the cells. Claims see the names as the last cell has left them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prosetest.block import is_code
from prosetest.cell import Cell
from prosetest.finding import Finding, PageError, Place
from prosetest.lesson import Lesson
from prosetest.namespace import Failure, run_cell
from prosetest.page import Fence, Page, read_page
from prosetest.process import Worker
from prosetest.source import Source

_OPENING = re.compile(r"^(?P<mark>`{3,}|~{3,})[^`\n]*$", re.MULTILINE)


def cell_fences(page: Page) -> tuple[Fence, ...]:
    """Return the blocks of a page that are cells, in order; none where it is no notebook."""
    if not page.source.notebook:
        return ()
    return tuple(fence for fence in page.fences if _is_cell(fence, page.text))


def _is_cell(fence: Fence, text: str) -> bool:
    return is_code(fence) and text[fence.start] in "`~" and not fence.reason


def read_cells(page: Page) -> tuple[Cell, ...]:
    """Return the cells of a page, each with its place in the file."""
    return tuple(_cell(fence, page) for fence in cell_fences(page))


def _cell(fence: Fence, page: Page) -> Cell:
    start, end = page.origins(fence.body, fence.body + 1)
    line = page.source.place(start, end).line
    return Cell(fence.code, page.source.path, line, page.fences.index(fence), fence.alt)


def after_cells(text: str, cells: Sequence[Cell], pieces: Sequence[str]) -> str:
    """Return ``text``, which is being rendered, with a piece after the block of each cell."""
    fences = read_page(Source("", text, ())).fences
    for cell, piece in reversed(list(zip(cells, pieces, strict=True))):
        if piece and cell.index < len(fences):
            end = fences[cell.index].end
            text = f"{text[:end]}\n\n{piece}\n{text[end:]}"
    return text


def run_notebook(page: Page, lesson: Lesson, worker: Worker, limit: float) -> Lesson:
    """Run the cells of a page, and return the lesson that they make of ``lesson``.

    Raises ``PageError`` for a cell that fails or does not end, and for a malformed notebook.
    """
    if faults := tuple(_malformed(page)):
        raise PageError(*faults)
    cells = read_cells(page)
    with worker.patience(limit):
        printed = tuple(_run(cell, worker) for cell in cells)
    return replace(lesson, cells=cells, printed=printed)


def _malformed(page: Page) -> Iterator[Finding]:
    """Yield what keeps a page from being read as a notebook."""
    place = Place(page.source.path)
    if page.text.startswith("---\n"):
        message = "the front matter of this notebook is no YAML"
        yield Finding(place, message, "correct what stands between the --- lines", "notebook")
    elif not cell_fences(page):
        message = "this notebook has no cell"
        mend = "write a block of python that begins its line, or drop jupyter from the front matter"
        yield Finding(place, message, mend, "notebook")
    for opening in _OPENING.finditer(page.prose):
        start, end = page.origins(*opening.span())
        message = "this block of code is never closed"
        place = page.source.place(start, end)
        yield Finding(place, message, f"end it with {opening['mark']}", "notebook")


def _run(cell: Cell, worker: Worker) -> str:
    outcome = run_cell(worker, cell.code, cell.path, cell.line)
    if isinstance(outcome, str):
        return outcome
    said = " ".join(outcome.reason.split())
    said = f"raises {said}" if outcome.raised else said
    mend = "correct it, in all editions; until then its pages are not checked"
    raise PageError(Finding(_place(cell, outcome), f"this cell {said}", mend, "cell"))


def _place(cell: Cell, failure: Failure) -> Place:
    """Where a cell fails: on its own lines, whatever the traceback of other code says."""
    last = cell.line + cell.code.count("\n")
    return Place(cell.path, failure.line if cell.line <= failure.line <= last else cell.line)


def differences(page: Page, lesson: Lesson) -> Iterator[Finding]:
    """Yield a finding for the first cell that differs from the one that has run."""
    cells, ran = read_cells(page), lesson.cells
    for number, (mine, theirs) in enumerate(zip(cells, ran, strict=False), 1):
        if mine.code != theirs.code:
            row = _first_difference(mine.code, theirs.code)
            place = Place(mine.path, mine.line + row)
            message = f"code cell {number} differs from {theirs.path}:{theirs.line + row}"
            yield Finding(place, message, "write the same code in all editions", "cells")
            return
    if len(cells) != len(ran):
        other = ran[0].path if ran else "the other editions"
        message = f"this notebook has {_count(len(cells))}, {other} has {len(ran)}"
        place = Place(page.source.path, cells[-1].line if cells else 0)
        yield Finding(place, message, "write the same cells in all editions", "cells")


def _count(number: int) -> str:
    return "1 code cell" if number == 1 else f"{number} code cells"


def _first_difference(mine: str, theirs: str) -> int:
    both = zip(mine.split("\n"), theirs.split("\n"), strict=False)
    rows = [row for row, (one, other) in enumerate(both) if one != other]
    return rows[0] if rows else min(mine.count("\n"), theirs.count("\n"))
