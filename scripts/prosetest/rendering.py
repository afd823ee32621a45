"""Which page is being rendered: an extension that draws by language, or shows cells, asks here.

A renderer takes text and knows no path, and pages are rendered side by side, so the path goes with
the thread; and so does what is known of the page's lesson while it is being checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from prosetest.cell import Cell
from prosetest.namespace import Namespace


@dataclass(frozen=True)
class Known:
    """A lesson whose example has run: its file, and what answers for its names."""

    example: Path
    namespace: Namespace


@dataclass(frozen=True)
class Rendered:
    """A page being rendered; ``known`` is its lesson, where that has been run to check it."""

    path: str = ""
    cells: tuple[Cell, ...] = ()
    known: Known | None = None


_NOTHING = Rendered()
_RENDERED: ContextVar[Rendered] = ContextVar("rendered", default=_NOTHING)


@contextmanager
def rendering(
    path: str, cells: tuple[Cell, ...] = (), known: Known | None = None
) -> Iterator[None]:
    """Say that what is rendered until the block ends is the page at ``path``, with its cells."""
    before = _RENDERED.set(Rendered(path, cells, known))
    try:
        yield
    finally:
        _RENDERED.reset(before)


def rendered_page() -> str:
    """Return the path of the page being rendered, empty where nobody said it."""
    return _RENDERED.get().path


def rendered_cells() -> tuple[Cell, ...]:
    """Return the cells of the page being rendered, none where it is no notebook."""
    return _RENDERED.get().cells


def known_lesson() -> Known | None:
    """Return the lesson of the page being rendered, where it has been run to check the page."""
    return _RENDERED.get().known
