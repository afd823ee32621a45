"""Which page is being rendered: an extension that draws by language asks here.

A renderer takes text and knows no path, and pages are rendered side by side, so the path goes with
the thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_PAGE: ContextVar[str] = ContextVar("page", default="")


@contextmanager
def rendering(path: str) -> Iterator[None]:
    """Say that what is rendered until the block ends is the page at ``path``."""
    token = _PAGE.set(path)
    try:
        yield
    finally:
        _PAGE.reset(token)


def rendered_page() -> str:
    """Return the path of the page being rendered, relative to the root, or nothing."""
    return _PAGE.get()
