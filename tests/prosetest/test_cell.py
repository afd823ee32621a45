"""A cell is its code and its place; equal cells of two pages are equal code."""

from __future__ import annotations

from prosetest.cell import Cell


def test_a_cell_knows_where_it_stands() -> None:
    """Its path and line are those of its first line of code, and it has no picture by default."""
    cell = Cell("x = 1\n", "docs/en/digits.md", 12)
    assert (cell.path, cell.line, cell.index, cell.alt) == ("docs/en/digits.md", 12, 0, "")


def test_a_cell_can_be_a_key() -> None:
    """Cells are values: a run is remembered by them."""
    assert {Cell("x", "a.md", 1): 1}[Cell("x", "a.md", 1)] == 1
    assert Cell("x", "a.md", 1) != Cell("x", "b.md", 1)
