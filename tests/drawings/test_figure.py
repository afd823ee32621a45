"""Authors get axes of one form, labels that keep their numbers, and names that are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from matplotlib.text import Text

from drawings.fault import DrawingError
from drawings.figure import Names, Said, chart, charts, drawing, note
from drawings.phrase import Piece


@pytest.fixture(autouse=True)
def form() -> Iterator[None]:
    """Our form."""
    with drawing():
        yield


def test_matplotlib_keeps_the_phrase_of_a_label() -> None:
    """Whoever asks an artist for its text gets the label back."""
    said = Said((Piece("z = "), Piece("3.6", "z")))
    _, axes = chart(x=said)
    assert said == "z = 3.6"
    assert axes.xaxis.label.get_text() is said
    (line,) = axes.plot([1, 2], label=said)
    axes.plot([2, 1], label="b")
    legend = axes.legend()
    assert line.get_label() is said
    assert legend.get_texts()[0].get_text() is said


def test_charts_share_a_scale_unless_told_otherwise() -> None:
    """And stand side by side within the figure."""
    figure, (left, right) = charts(2, together=True)
    assert left.get_shared_y_axes().joined(left, right)
    assert figure.bbox.width == 480
    _, (left, right) = charts(2, together=False)
    assert not left.get_shared_y_axes().joined(left, right)


@pytest.mark.parametrize(("by", "side"), [((0, 5), "center"), ((-3, 5), "right"), ((3, 0), "left")])
def test_a_note_stands_away_from_its_point(by: tuple[float, float], side: str) -> None:
    """On the side to which it is moved."""
    _, axes = chart()
    note(axes, "a", at=(0, 0), by=by)
    (text,) = axes.findobj(lambda one: isinstance(one, Text) and one.get_text() == "a")
    assert isinstance(text, Text)
    assert text.get_horizontalalignment() == side


def test_an_unknown_name_is_refused() -> None:
    """In words that name the file."""
    with pytest.raises(DrawingError, match=r"`q` is no name of example\.py"):
        _ = Names({"z": 1}, "example.py").q
