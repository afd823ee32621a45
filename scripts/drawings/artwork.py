"""The texts of a Matplotlib figure, each known for what it is: a label, a tick, or mere words.

A label keeps the expressions of its numbers. A tick stands where its number says, for Matplotlib
itself wrote it there; whoever names the ticks by hand gives labels. Any other digit is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import (
    FixedFormatter,
    FuncFormatter,
    LogFormatter,
    NullFormatter,
    StrMethodFormatter,
)

from drawings.fault import DrawingError, Fault
from drawings.figure import Said
from drawings.phrase import Phrase
from prosetest.numeral import DIGITS

LABEL, TICK = "label", "tick"
"""How the identifier of a text begins that is a label, or a tick."""

_DIGIT: Final = re.compile(f"[{DIGITS}]")
_NEAR: Final = 1.0


@dataclass(frozen=True)
class Artwork:
    """A figure whose texts are known; ``labels`` are the phrases of its labels, by number."""

    figure: Figure
    labels: tuple[Phrase, ...]


def examined(figure: Figure, renderer: Any) -> Artwork:
    """Name the texts of a figure that was drawn once, so that its ticks are there.

    Raises ``DrawingError`` for digits that nobody can check, for texts cut off or overlapping.
    """
    axes: list[Any] = figure.findobj(Axis)
    ticks = {text: axis for axis in axes for text in _ticks(axis)}
    labels: list[Phrase] = []
    faults: list[Fault] = []
    outside = set(_outside(figure))
    texts = [text for text in figure.findobj(Text) if _is_seen(text) and text not in outside]
    for text in texts:
        said = text.get_text()
        if isinstance(said, Said):
            text.set_gid(f"{LABEL}-{len(labels)}")
            labels.append(said.phrase)
        elif text in ticks and _counts(ticks[text]):
            text.set_gid(f"{TICK}-{axes.index(ticks[text])}-{ticks[text].axis_name}")
        elif _DIGIT.search(said):
            faults.append(_unbound(said))
    faults += _cut(texts, figure, renderer)
    faults += _overlapping(texts, renderer)
    if faults:
        raise DrawingError(*faults)
    return Artwork(figure, tuple(labels))


def _is_seen(text: Text) -> bool:
    return bool(text.get_visible() and text.get_text().strip() and text.figure is not None)


def _ticks(axis: Any) -> Iterator[Text]:
    for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
        yield from (tick.label1, tick.label2)


def number_logarithms(figure: Figure) -> None:
    """Have logarithmic axes write plain numbers, where they would write TeX."""
    for axis in figure.findobj(Axis):
        if isinstance(axis.get_major_formatter(), LogFormatter):
            axis.set_major_formatter(StrMethodFormatter("{x:g}"))
            axis.set_minor_formatter(NullFormatter())


def _outside(figure: Figure) -> Iterator[Text]:
    """Yield the ticks that Matplotlib keeps but does not draw, beyond the ends of their axis."""
    for axis in figure.findobj(Axis):
        low, high = sorted(axis.get_transform().transform(axis.get_view_interval()))
        slack = (high - low) * 1e-6
        for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
            at = axis.get_transform().transform([tick.get_loc()])[0]
            if not low - slack <= at <= high + slack:
                yield from (tick.label1, tick.label2)


def _counts(axis: Any) -> bool:
    """Whether Matplotlib writes the ticks of an axis, from where they stand."""
    formatters = axis.get_major_formatter(), axis.get_minor_formatter()
    return not any(
        isinstance(one, FixedFormatter | FuncFormatter) and not isinstance(one, NullFormatter)
        for one in formatters
    )


def _unbound(said: str) -> Fault:
    mend = "take it from labels(…), with a placeholder for the number"
    return Fault(f"the text “{said}” holds a digit that no expression stands for", mend)


def _cut(texts: list[Text], figure: Figure, renderer: Any) -> Iterator[Fault]:
    """Yield a fault for each text that leaves the figure."""
    paper = figure.bbox
    for text in texts:
        box = text.get_window_extent(renderer)
        over = max(paper.x0 - box.x0, box.x1 - paper.x1, paper.y0 - box.y0, box.y1 - paper.y1)
        if over > _NEAR:
            message = f"the text “{text.get_text()}” leaves the figure by {over:.0f} units"
            yield Fault(message, "shorten it, break its line, or move it")


def _overlapping(texts: list[Text], renderer: Any) -> Iterator[Fault]:
    """Yield a fault for each two texts that cover each other."""
    boxes = [(text, text.get_window_extent(renderer)) for text in texts]
    for (one, here), (other, there) in combinations(boxes, 2):
        wide = min(here.x1, there.x1) - max(here.x0, there.x0)
        high = min(here.y1, there.y1) - max(here.y0, there.y0)
        if wide > _NEAR and high > _NEAR:
            message = f"the texts “{one.get_text()}” and “{other.get_text()}” overlap"
            yield Fault(message, "move one of them")
