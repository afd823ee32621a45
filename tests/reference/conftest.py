"""A package of two modules, and pages that show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from prosetest.adapters.mkdocs_site import find_extension
from prosetest.rendering import rendering

PACKAGE = '''"""A package."""
from pack.bend import bend, Bender
from pack.bend import LIMITS
'''
BEND = '''"""Bends, from 0 on."""
import math as m
from collections.abc import Sequence

LIMITS = (0, 1)
"""Where a bend ends."""


def bend(x: float, by: float = 0.5) -> float:
    """A bend is by·x, as `Bender` has it.

    Shapes: x () and
    the answer ().
    Source: Somebody (1943), arXiv:1412.6980.

    >>> bend(2.0), m.floor(2.5)
    (1.0, 2)
    """
    return by * x


class Bender:
    """A bender bends by 3."""

    def __init__(self, by: float) -> None:
        self.by = by

    @property
    def twice(self) -> float:
        """Twice as much as `bend`."""
        return 2 * self.by

    def bend_all(self, x: Sequence[float], *, at: int = 0) -> None:
        """All are bent."""

    def _hidden(self) -> None:
        """Nobody sees this."""


def internal() -> None:
    """Not imported by the package."""
'''


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The root of a site with the package and one page."""
    write(tmp_path / "pack/__init__.py", PACKAGE)
    write(tmp_path / "pack/bend.py", BEND)
    write(tmp_path / "docs/reference/bend.md", "# Bend\n\n::: pack.bend\n")
    return tmp_path


def write(file: Path, text: str) -> None:
    """Write a file, its folder made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def expanded(root: Path, text: str, page: str = "docs/reference/bend.md") -> str:
    """Return a page's text after the directive was replaced."""
    md = Markdown(
        extensions=["prosetest", "reference.extension"],
        extension_configs={"prosetest": {"root": str(root)}},
    )
    ours = find_extension(md.registeredExtensions)
    with rendering(page):
        return ours.expand(text)
