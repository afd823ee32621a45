"""The figures of the lesson on training: three rates, three walkers, three sizes of batches."""

import numpy as np

from drawings.figure import GRID, SERIES, TEXT, Figure, Labels, Names, chart, charts, note


def descent(names: Names, labels: Labels) -> Figure:
    """The first steps on the parabola, with a rate too small, right and too large."""
    figure, three = charts(3, x=labels("weight"), y=labels("loss"), height=260)
    w = np.linspace(-4, 8)
    walks = (names.too_small, names.right, names.too_large)
    for axes, key, walk in zip(three, ("too-small", "right", "too-large"), walks, strict=True):
        first = walk[:6]
        axes.set_title(labels(key))
        axes.plot(w, names.L(w), color=TEXT, linewidth=1, linestyle="-")
        axes.plot(first, names.L(first), "o-", color=SERIES[1], markersize=4, linewidth=1.2)
        axes.set(xlim=(-4, 8), ylim=(0, 38))
    return figure


def rates(names: Names, labels: Labels) -> Figure:
    """The loss curves of the same three rates."""
    figure, axes = chart(x=labels("step"), y=labels("loss"))
    steps = names.step_numbers[:13]
    walks = (names.too_small, names.right, names.too_large)
    keys = ("rate-small", "rate-right", "rate-large")
    for key, walk, place in zip(keys, walks, (0, 1, 4), strict=True):
        name = labels(key, rate=f"rates[{place}]")
        axes.plot(steps, names.L(walk[: steps.size]), label=name)
    axes.set_ylim(0, 60)
    axes.legend(loc="upper left")
    return figure


def valley(names: Names, labels: Labels) -> Figure:
    """Three walkers in a long valley, seen from above."""
    figure, axes = chart(x=labels("along"), y=labels("across"))
    along, across = np.linspace(-4.6, 2.6, 60), np.linspace(-1.9, 1.9, 60)
    places = np.stack(np.meshgrid(along, across), axis=-1)
    levels = [0.3, 1, 3, 6, 10, 16, 24, 34]
    axes.contour(along, across, names.valley(places), levels=levels, colors=[GRID], linewidths=1)
    keys = ("plain", "momentum", "adam")
    for key, path, marker in zip(keys, names.valley_paths, ("o", "s", "^"), strict=True):
        axes.plot(*path[:40].T, marker=marker, markersize=3.5, linewidth=1.2, label=labels(key))
    axes.set_ylim(-1.9, 2.6)
    axes.legend(loc="upper center", ncols=3, handlelength=1.2, columnspacing=1)
    return figure


def batches(names: Names, labels: Labels) -> Figure:
    """The loss curves of three sizes of batches."""
    figure, axes = chart(x=labels("epoch"), y=labels("loss"))
    for place, losses in enumerate(names.batch_losses):
        name = labels("batch-size", size=f"sizes[{place}]")
        axes.plot(names.epoch_numbers, losses, label=name)
    axes.axhline(names.best_loss, color=TEXT, linewidth=1, linestyle=":")
    note(axes, labels("best", loss="best_loss"), (names.epochs, names.best_loss), by=(-1, -5))
    axes.set_ylim(0, 0.4)
    axes.legend(loc="upper right")
    return figure
