"""A widget is described without numbers: what it shows first are values of expressions."""

from __future__ import annotations

from drawings.widget import Choice, Line, Number, Switch, Widget, box, line, preset, slider, words

WIDGET = Widget(
    "tiny",
    words("title"),
    figures=(),
    controls=(
        slider("x", words("input", n="index"), "x[0]", -1, 1, 0.5),
        Choice("activation", words("title"), ("relu", "tanh"), "tanh"),
        Switch("both", words("title")),
    ),
    lines=(line("sum", z="twice[1]"),),
    presets=(preset(words("other", v="n"), x="x[1]", activation="relu", both="1"),),
)


def test_it_knows_every_expression_that_it_shows() -> None:
    """Of its controls, lines and buttons; what a button chooses or switches is none."""
    assert WIDGET.expressions() == {"index", "x[0]", "twice[1]", "n", "x[1]"}


def test_a_number_slides_unless_it_is_one_of_many() -> None:
    """A slider has a box too; a box has no slider."""
    assert slider("b", words("b"), "b", -1, 1, 0.1) == Number("b", words("b"), "b", -1, 1, 0.1)
    assert not box("b", words("b"), "b", -1, 1, 0.1).slides


def test_a_line_says_when_and_whether_it_is_read_out() -> None:
    """The rest are places and their expressions."""
    said = line("sum", live=True, step="z", z="z[0]")
    assert said == Line(words("sum", z="z[0]"), live=True, step="z")
