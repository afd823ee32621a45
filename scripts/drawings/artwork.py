"""The texts of a Matplotlib figure, each known for what it is: a label, a tick, or mere words.

A label keeps the expressions of its numbers. A tick stands where its number says, for Matplotlib
itself wrote it there; whoever names the ticks by hand gives labels. Any other digit is a fault.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.ticker import (
    FixedFormatter,
    Formatter,
    FuncFormatter,
    LogFormatter,
    NullFormatter,
)

from drawings.fault import DrawingError, Fault
from drawings.figure import Said
from drawings.phrase import Phrase
from prosetest.numeral import DIGITS

_DIGIT: Final = re.compile(f"[{DIGITS}]")
_NEAR: Final = 1.0
_PLAIN: Final = (0.001, 1000.0)
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

Boxes = Sequence[tuple[Text, Any]]
"""Texts, each with the place that it takes."""


@dataclass(frozen=True)
class Artwork:
    """The texts of a figure, by identifier: phrases of its labels, and the axes of its ticks."""

    labels: dict[str, Phrase]
    ticks: dict[str, str]


@dataclass(frozen=True)
class Sketch:
    """A figure whose texts have identifiers; its ticks are there before it is drawn."""

    figure: Figure
    axes: tuple[Any, ...]
    texts: Mapping[str, Text]


def sketched(figure: Figure) -> Sketch:
    """Give each text of a figure an identifier, which its picture will carry."""
    axes = tuple(figure.findobj(Axis))
    for axis in axes:
        _number_logarithms(axis)
        axis.get_ticklabels(which="both")
    texts = {f"text-{number}": text for number, text in enumerate(figure.findobj(Text))}
    for name, text in texts.items():
        text.set_gid(name)
    return Sketch(figure, axes, texts)


def examined(sketch: Sketch, renderer: Any) -> Artwork:
    """Say what the texts of a figure are that was drawn.

    Raises ``DrawingError`` for digits that nobody can check, for texts cut off or overlapping.
    """
    ticks = {text: axis for axis in sketch.axes for text in _ticks(axis)}
    counts = {axis: f"{n}-{axis.axis_name}" for n, axis in enumerate(sketch.axes) if _counts(axis)}
    outside = set(_outside(sketch.axes))
    seen = {name: one for name, one in sketch.texts.items() if _is_seen(one) and one not in outside}
    work = Artwork({}, {})
    faults: list[Fault] = []
    for name, text in seen.items():
        said = text.get_text()
        if isinstance(said, Said):
            work.labels[name] = said.phrase
        elif ticks.get(text) in counts:
            work.ticks[name] = counts[ticks[text]]
        elif _DIGIT.search(said):
            faults.append(_unbound(said))
    boxes = [(text, text.get_window_extent(renderer)) for text in seen.values()]
    faults += _cut(boxes, sketch.figure.bbox)
    faults += _overlapping(boxes)
    faults += _spilt(sketch.figure, renderer)
    if faults:
        raise DrawingError(*faults)
    return work


def _is_seen(text: Text) -> bool:
    return bool(text.get_visible() and text.get_text().strip() and text.figure is not None)


def _ticks(axis: Any) -> Iterator[Text]:
    for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
        yield from (tick.label1, tick.label2)


class Powers(Formatter):
    """Writes the ticks of a logarithmic axis: 0.1, 1, 10 or, over a wider range, 10⁻⁸, 10⁻⁴, 1."""

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """Write all ticks of an axis in one way."""
        write = str if all(_PLAIN[0] <= one <= _PLAIN[1] for one in values) else _power
        return [write(one).removesuffix(".0") for one in map(float, values)]

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Write one number."""
        return self.format_ticks([x])[0]


def _power(number: float) -> str:
    power = round(math.log10(number))
    return "10" + str(power).translate(_RAISED) if power else "1"


def _number_logarithms(axis: Any) -> None:
    """Have a logarithmic axis write its numbers as pages do, where it would write TeX."""
    if isinstance(axis.get_major_formatter(), LogFormatter):
        axis.set_major_formatter(Powers())
        axis.set_minor_formatter(NullFormatter())


def _outside(axes: Iterable[Any]) -> Iterator[Text]:
    """Yield texts that are kept but not drawn: of an axis turned off, or beyond its ends."""
    for axis in axes:
        if not (axis.get_visible() and axis.axes.axison):
            yield from axis.findobj(Text)
            continue
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


def _cut(boxes: Boxes, paper: Any) -> Iterator[Fault]:
    """Yield a fault for each text that leaves the figure."""
    for text, box in boxes:
        over = max(paper.x0 - box.x0, box.x1 - paper.x1, paper.y0 - box.y0, box.y1 - paper.y1)
        if over > _NEAR / 2:
            message = f"the text “{text.get_text()}” leaves the figure by {over:.0f} units"
            yield Fault(message, "shorten it, break its line, or move it")


def _overlapping(boxes: Boxes) -> Iterator[Fault]:
    """Yield a fault for each two texts that cover each other."""
    for (one, here), (other, there) in combinations(boxes, 2):
        wide = min(here.x1, there.x1) - max(here.x0, there.x0)
        high = min(here.y1, there.y1) - max(here.y0, there.y0)
        if wide > _NEAR and high > _NEAR:
            message = f"the texts “{one.get_text()}” and “{other.get_text()}” overlap"
            yield Fault(message, "move one of them")


def _spilt(figure: Figure, renderer: Any) -> Iterator[Fault]:
    """Yield a fault for each legend that is larger than its axes, and so covers their numbers."""
    for legend in figure.findobj(Legend):
        box, axes = legend.get_window_extent(renderer), legend.axes.bbox
        over = max(axes.x0 - box.x0, box.x1 - axes.x1, axes.y0 - box.y0, box.y1 - axes.y1)
        if over > 2 * _NEAR:
            message = f"the legend leaves its axes by {over:.0f} units"
            yield Fault(message, "shorten its words, or give it fewer columns")
