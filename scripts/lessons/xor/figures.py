"""The figures of the lesson on XOR: the four points, two losses, and two ways to cut the plane."""

from typing import Any

from drawings.figure import SERIES, TEXT, Axes, Figure, Labels, Names, chart, note


def points(names: Names, labels: Labels) -> Figure:
    """The four points: equal answers at opposite corners."""
    figure, axes = chart(x=labels("first-bit"), y=labels("second-bit"))
    _corners(axes, names, labels)
    axes.set(xlim=(-1.3, 2.3), ylim=(-0.5, 1.9), xticks=[0, 1], yticks=[0, 1])
    axes.legend(loc="upper center", ncols=2)
    return figure


def losses(names: Names, labels: Labels) -> Figure:
    """The loss of the run that stalls, beside that of the run that learns."""
    figure, axes = chart(x=labels("epoch"), y=labels("loss"))
    axes.plot(names.curve_epochs, names.curve_stalled, label=labels("two-hidden"))
    axes.plot(names.curve_epochs, names.curve_mended, label=labels("four-hidden"))
    axes.axhline(names.coin_square_loss, color=TEXT, linewidth=1, linestyle=":")
    end = (names.epochs, names.coin_square_loss)
    note(axes, labels("floor", loss="coin_square_loss"), end, by=(-1, -5))
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper right")
    return figure


def surface_stalled(names: Names, labels: Labels) -> Figure:
    """What the stalled network answers everywhere."""
    return _surface(names, labels, names.plane_stalled)


def surface_mended(names: Names, labels: Labels) -> Figure:
    """What the mended network answers everywhere."""
    return _surface(names, labels, names.plane_mended)


def _surface(names: Names, labels: Labels, answers: Any) -> Figure:
    """The darker, the nearer to one; the line is where the answer is one half."""
    figure, axes = chart(x=labels("first-bit"), y=labels("second-bit"))
    for low in (0.1, 0.3, 0.5, 0.7, 0.9):
        axes.contourf(
            names.side, names.side, answers, levels=[low, 1], colors=[SERIES[0]], alpha=0.14
        )
    axes.contour(names.side, names.side, answers, levels=[0.5], colors=[TEXT], linewidths=1.2)
    _corners(axes, names, labels)
    axes.set(ylim=(-0.5, 1.85), xticks=[0, 1], yticks=[0, 1])
    axes.legend(loc="upper center", ncols=2)
    return figure


def _corners(axes: Axes, names: Names, labels: Labels) -> None:
    size: dict[str, Any] = {"linestyle": "none", "markersize": 11}
    axes.plot(*names.ones.T, "o", color=SERIES[1], label=labels("one"), **size)
    axes.plot(*names.zeros.T, "s", color=SERIES[2], label=labels("zero"), **size)
