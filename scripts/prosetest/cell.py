"""A cell is a block of code of a notebook: it runs in its turn, and what it prints is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """The code of a cell, the page and line where it begins, and the words for its picture."""

    code: str
    path: str
    line: int
    alt: str = ""
