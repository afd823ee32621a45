"""Which page is being rendered: an extension that draws by language, or shows cells, asks here.

A renderer takes text and knows no path, and pages are rendered side by side, so the path goes with
the thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from prosetest.cell import Cell

_PAGE: ContextVar[str] = ContextVar("page", default="")
_CELLS: ContextVar[tuple[Cell, ...]] = ContextVar("cells", default=())


@contextmanager
def rendering(path: str, cells: tuple[Cell, ...] = ()) -> Iterator[None]:
    """Say that what is rendered until the block ends is the page at ``path``, with its cells."""
    page, shown = _PAGE.set(path), _CELLS.set(cells)
    try:
        yield
    finally:
        _CELLS.reset(shown)
        _PAGE.reset(page)


def rendered_page() -> str:
    """Return the path of the page being rendered, relative to the root, or nothing."""
    return _PAGE.get()


def rendered_cells() -> tuple[Cell, ...]:
    """Return the cells of the page being rendered, none where it is no notebook."""
    return _CELLS.get()
