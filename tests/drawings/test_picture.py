"""A picture is kept as text, and comes back whole."""

from __future__ import annotations

from drawings.phrase import Piece
from drawings.picture import Picture, dump, load

TITLE = (Piece("z = "), Piece("3.6", "z"))
PICTURE = Picture("a/b", "vi", TITLE, TITLE, "Mã", "<svg></svg>", "a/figures.py", 3, "code")


def test_a_picture_comes_back_as_it_was() -> None:
    """Its numbers bound as before."""
    assert load(dump(PICTURE)) == PICTURE
