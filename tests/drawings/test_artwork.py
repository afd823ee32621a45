"""Every text of a figure is a label, a tick, or words without a number."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from matplotlib.backends.backend_svg import RendererSVG

from drawings.artwork import Artwork, examined, sketched
from drawings.fault import DrawingError
from drawings.figure import Axes, Said, chart, drawing
from drawings.phrase import Piece

SAID = Said((Piece("z = "), Piece("3.6", "z")))


@pytest.fixture(autouse=True)
def form() -> Iterator[None]:
    """Our form."""
    with drawing():
        yield


def examine(change: Callable[[Axes], Any]) -> Artwork:
    """Draw a line, change the axes, and examine them."""
    figure, axes = chart()
    axes.plot([0, 1, 2], [1, 2, 3])
    change(axes)
    sketch = sketched(figure)
    renderer = RendererSVG(480, 300, io.StringIO())  # type: ignore[no-untyped-call]
    figure.draw(renderer)
    return examined(sketch, renderer)


def test_labels_keep_their_expressions() -> None:
    """Ticks and words need none."""
    work = examine(lambda axes: axes.set_xlabel(SAID))
    assert list(work.labels.values()) == [SAID.phrase]
    assert set(work.ticks.values()) == {"0-x", "1-y"}
    assert not set(work.labels) & set(work.ticks)


@pytest.mark.parametrize(
    "turn_off", [lambda axes: axes.axis("off"), lambda axes: axes.xaxis.set_visible(False)]
)
def test_an_axis_that_is_off_shows_no_ticks(turn_off: Callable[[Axes], Any]) -> None:
    """So they are neither numbers nor texts that leave the figure."""

    def change(axes: Axes) -> None:
        axes.set_position((0, 0, 1, 1))
        axes.yaxis.set_visible(False)
        turn_off(axes)

    assert examine(change) == Artwork({}, {})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda axes: axes.set_xlabel("z = 3"), "the text “z = 3” holds a digit"),
        (lambda axes: axes.set_title(SAID + "!"), "the text “z = 3.6!” holds a digit"),
        (lambda axes: axes.set_xticks([0, 1], ["7", "8"]), "the text “7” holds a digit"),
        (
            lambda axes: axes.xaxis.set_major_formatter(lambda value, _: f"{value + 1:.0f}"),
            "holds a digit that no expression stands for",
        ),
        (lambda axes: axes.set_title("word " * 30), "leaves the figure by"),
        (
            lambda axes: (axes.plot([0], [1], label="word " * 12), axes.legend()),
            "the legend leaves its axes by",
        ),
        (
            lambda axes: [axes.text(1, 2, word) for word in ("one", "two")],
            "the texts “one” and “two” overlap",
        ),
    ],
)
def test_what_a_reader_could_not_trust_or_read_is_refused(
    change: Callable[[Axes], Any], message: str
) -> None:
    """A digit of nobody, a text cut off, texts one over another."""
    with pytest.raises(DrawingError, match=message):
        examine(change)


@pytest.mark.parametrize(
    ("lowest", "written"), [(0.01, ["0.01", "0.1", "1", "10"]), (1e-8, ["10⁻⁸", "10⁻⁴", "1"])]
)
def test_a_logarithmic_axis_writes_as_pages_do(lowest: float, written: list[str]) -> None:
    """Plain numbers, or powers of ten; Matplotlib's own would be TeX, which no page shows."""
    figure, axes = chart()
    axes.set_yscale("log")
    axes.set_ylim(lowest, 10)
    sketched(figure)
    texts = [text.get_text() for text in axes.get_yticklabels()]
    assert set(written) <= set(texts)
