"""A cell is a block of code of a notebook: it runs in its turn, and what it prints is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """The code of a cell, and the page and line where it begins.

    ``index`` counts the blocks of the page from zero; ``alt`` are the words for its picture.
    """

    code: str
    path: str
    line: int
    index: int = 0
    alt: str = ""
