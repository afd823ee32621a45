"""A docstring falls into prose, labelled lines and examples."""

from __future__ import annotations

from reference.docstring import EXAMPLE, PROSE, Part, read_parts


def test_the_parts_keep_their_order() -> None:
    """Lines of one part are joined; an example keeps its lines."""
    text = "A fact: b.\n\nMore\nof it.\nShapes: x\n(m, n).\nErrors: none.\n\n>>> f()\n1\n"
    assert list(read_parts(text)) == [
        Part(PROSE, "A fact: b."),
        Part(PROSE, "More of it."),
        Part("Shapes", "x (m, n)."),
        Part("Errors", "none."),
        Part(EXAMPLE, ">>> f()\n1"),
    ]


def test_nothing_has_no_parts() -> None:
    """A name without a docstring has none."""
    assert list(read_parts("")) == []
