"""What the author of a figure needs: axes of one form, the palette, and two types.

    from drawings.figure import Figure, Labels, Names, chart, note

    def peak(names: Names, labels: Labels) -> Figure:
        figure, axes = chart(x=labels("dose"), y=labels("output"))
        axes.plot(names.x, names.curve)
        note(axes, labels("top", y="peak_value"), at=(names.peak_x, names.peak_value))
        return figure

Only here is Matplotlib imported, in the process that draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import matplotlib
from cycler import cycler
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from drawings import metrics
from drawings.fault import refuse
from drawings.glyph import NARROW
from drawings.label import Labels as Texts
from drawings.palette import GRID, PAPER, SERIES, TEXT
from drawings.phrase import Phrase, plain
from drawings.value import Values, grouped

__all__ = [
    "GRID",
    "PAPER",
    "SERIES",
    "STYLES",
    "TEXT",
    "Axes",
    "Figure",
    "Labels",
    "Names",
    "chart",
    "charts",
    "note",
]

STYLES: Final = ("-", "--", ":", "-.", (0, (6, 1.5, 1, 1.5, 1, 1.5)), (0, (1, 1)))
"""The line of each series, so that curves differ for those too who see no colours."""

WIDTH, HEIGHT = 480, 300
"""The units of a figure: a page's column shows about 1.3 pixels for each, a phone about 0.75."""

LETTER: Final = 14
FIVE_DIGITS: Final = 10_000
_LEFT, _RIGHT, _TOP, _BOTTOM, _BETWEEN = 68, 14, 14, 52, 66
_INCH: Final = 72
_BEHIND: Final = {"boxstyle": "square,pad=0.1", "fc": PAPER, "ec": "none", "alpha": 0.8}
"""Paper behind a note, so that no line strikes its letters through."""


class Said(str):
    """Words of a label as Matplotlib takes them, which remember the numbers in them."""

    phrase: Phrase

    def __new__(cls, phrase: Phrase) -> Said:
        said = super().__new__(cls, plain(phrase))
        said.phrase = phrase
        return said

    def __str__(self) -> str:
        """Matplotlib asks for the text of whatever it is given; so it keeps the numbers too."""
        return self


class Ticks(ScalarFormatter):
    """Writes the numbers of an axis as all others, in groups where one has five digits or more."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the text of one tick."""
        text = super().__call__(x, pos)
        assert self.axis is not None
        reach = max(map(abs, self.axis.get_view_interval()))
        return grouped(text) if reach >= FIVE_DIGITS else text


class Names:
    """The names of the lesson's example: ``names.z`` is its ``z``; what is read is noted."""

    def __init__(self, values: Mapping[str, Any], example: str) -> None:
        self._values, self._example = values, example

    def __getattr__(self, name: str) -> Any:
        if name not in self._values:
            raise refuse(f"`{name}` is no name of {self._example}", "define it there")
        return self._values[name]


class Labels:
    """The lesson's words: ``labels("top", y="peak")`` is its label with the value of ``peak``."""

    def __init__(self, texts: Texts, values: Values) -> None:
        self._texts, self._values = texts, values
        self.said: dict[str, str] = {}

    def __call__(self, key: str, /, **expressions: str) -> str:
        """Return a label in the language of the page, each placeholder filled with a value."""
        return Said(self.phrase(key, expressions))

    def placeholders(self, key: str) -> list[str]:
        """Return the names of a label's placeholders."""
        return self._texts.placeholders(key)

    def phrase(self, key: str, expressions: Mapping[str, str]) -> Phrase:
        """Return a label, its numbers bound to their expressions; what is said is noted."""
        self.said[key] = self._texts.text(key)
        given = {
            name: (self._values.spelled(expression, self._texts.decimals(key, name)),)
            for name, expression in expressions.items()
        }
        return self._texts.phrase(key, given)


def chart(x: str = "", y: str = "", height: float = HEIGHT) -> tuple[Figure, Axes]:
    """Return a figure with one pair of axes; ``x`` and ``y`` say what they show."""
    figure, (axes,) = charts(1, x, y, height)
    return figure, axes


def charts(
    count: int, x: str = "", y: str = "", height: float = HEIGHT, together: bool = True
) -> tuple[Figure, list[Axes]]:
    """Return a figure with axes side by side, on one scale if ``together``; ``y`` is the first's.

    Give each a heading with ``axes.set_title(labels(…))``.
    """
    figure = Figure(figsize=(WIDTH / _INCH, height / _INCH))
    between = _BETWEEN if not together else _RIGHT + 6
    wide = (WIDTH - _LEFT - _RIGHT - between * (count - 1)) / count
    top = _TOP + (20 if count > 1 else 0)
    found: list[Axes] = []
    for n in range(count):
        left, high = _LEFT + n * (wide + between), height - top - _BOTTOM
        place = (left / WIDTH, _BOTTOM / height, wide / WIDTH, high / height)
        shared = found[0] if together and found else None
        axes = figure.add_axes(place, sharex=shared, sharey=shared)
        axes.set_xlabel(x)
        axes.set_ylabel(y if not found else "")
        axes.tick_params(labelleft=shared is None)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(Ticks())
        found.append(axes)
    return figure, found


def note(
    axes: Axes,
    words: str,
    at: Sequence[float],
    by: tuple[float, float] = (0, 8),
    color: str = TEXT,
) -> None:
    """Write words ``by`` so many units beside a point: to its left if the first is negative."""
    side = "center" if not by[0] else "left" if by[0] > 0 else "right"
    height = "baseline" if by[1] > 0 else "top" if by[1] < 0 else "center"
    point = (float(at[0]), float(at[1]))
    written = axes.annotate(words, point, by, textcoords="offset points", ha=side, va=height)
    written.set(color=color, bbox=_BEHIND)


@contextmanager
def drawing() -> Iterator[None]:
    """Draw in our form until the block ends, whatever else the machine has configured."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        for name, value in _FORM.items():
            matplotlib.rcParams[name] = value  # type: ignore[index]
        _use_our_font()
        yield


def _use_our_font() -> None:
    """Let no other font take part: what is not there cannot be found."""
    fonts = font_manager.fontManager
    if [font.name for font in fonts.ttflist] != [NARROW]:
        fonts.ttflist.clear()
        fonts.afmlist.clear()
        fonts.addfont(metrics.FILE)


_FORM: Final[dict[str, Any]] = {
    "axes.axisbelow": True,
    "axes.edgecolor": TEXT,
    "axes.facecolor": "none",
    "axes.formatter.limits": (-5, 7),
    "axes.formatter.useoffset": False,
    "axes.grid": True,
    "axes.labelcolor": TEXT,
    "axes.labelpad": 5,
    "axes.labelsize": LETTER,
    "axes.linewidth": 1,
    "axes.prop_cycle": cycler(color=SERIES) + cycler(linestyle=STYLES),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlecolor": TEXT,
    "axes.titlepad": 7,
    "axes.titlesize": LETTER,
    "axes.unicode_minus": True,
    "figure.dpi": _INCH,
    "figure.edgecolor": "none",
    "figure.facecolor": "none",
    "figure.figsize": (WIDTH / _INCH, HEIGHT / _INCH),
    "font.family": [NARROW],
    "font.size": LETTER,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "hatch.color": TEXT,
    "legend.borderaxespad": 0.3,
    "legend.edgecolor": "none",
    "legend.facecolor": PAPER,
    "legend.fancybox": False,
    "legend.fontsize": LETTER,
    "legend.framealpha": 0.85,
    "legend.handlelength": 2.0,
    "legend.labelcolor": TEXT,
    "lines.color": TEXT,
    "lines.linewidth": 2,
    "patch.edgecolor": TEXT,
    "patch.facecolor": SERIES[0],
    "savefig.dpi": _INCH,
    "savefig.edgecolor": "none",
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "drawings",
    "text.color": TEXT,
    "text.parse_math": False,
    "xtick.color": TEXT,
    "xtick.labelsize": LETTER - 1,
    "ytick.color": TEXT,
    "ytick.labelsize": LETTER - 1,
}
