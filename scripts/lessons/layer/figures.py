"""The figures of the lesson on one dense layer."""

import numpy as np

from drawings.figure import (
    GRID,
    SERIES,
    STYLES,
    TEXT,
    Axes,
    Figure,
    Labels,
    Names,
    charts,
    note,
)

REACH = 5
MESH = (-4, -2, 0, 2, 4)


def points(names: Names, labels: Labels) -> Figure:
    """The two points in the plane of the first two neurons, before and after ReLU."""
    figure, planes = charts(2, x=labels("first_neuron"), y=labels("second_neuron"))
    before, after = planes
    before.set_title(labels("before"))
    after.set_title(labels("after"))
    for axes, one, other in ((before, names.z, names.bent_z), (after, names.a, names.bent_a)):
        axes.axvline(color=TEXT, linewidth=1)
        axes.plot(*one[:2], "o", color=SERIES[0])
        axes.plot(*other[:2], "s", color=SERIES[1])
        axes.margins(0.2)
    start, end = names.bent_z[:2], names.bent_a[:2]
    after.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": SERIES[1]})
    note(before, labels("one"), at=names.z, by=(0, 10))
    note(before, labels("other"), at=names.bent_z, by=(9, 8))
    return figure


def plane(names: Names, labels: Labels) -> Figure:
    """The plane of the inputs, with the line on which each neuron's sum is zero."""
    figure, axes = _square(labels("first_input"), labels("second_input"))
    across = np.array([-REACH, REACH])
    for weights, bias, style, color in zip(names.W.T, names.b, STYLES, SERIES, strict=False):
        axes.plot(across, -(bias + weights[0] * across) / weights[1], linestyle=style, color=color)
    axes.plot(*names.x, "o", color=SERIES[1])
    axes.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH))
    return figure


def image(names: Names, labels: Labels) -> Figure:
    """A mesh of that plane, as the first two neurons answer it, before and after ReLU."""
    figure, axes = _square(labels("first_neuron"), labels("second_neuron"))
    along = np.linspace(-REACH, REACH, 41)
    rows = [np.column_stack([along, 0 * along + at]) for at in MESH]
    for line in [*rows, *(row[:, ::-1] for row in rows)]:
        axes.plot(*names.layer.linear(line).T[:2], linestyle="-", color=GRID, linewidth=1)
        axes.plot(*names.layer.forward(line).T[:2], linestyle="-", color=SERIES[0], linewidth=1)
    axes.plot(*names.a[:2], "o", color=SERIES[1])
    axes.set(xlim=(-4, 8), ylim=(-4, 8))
    return figure


def _square(x: str, y: str) -> tuple[Figure, Axes]:
    """Return a square picture, two of which fit beside each other."""
    figure = Figure(figsize=(4.5, 4.5))
    axes = figure.add_axes((0.18, 0.145, 0.775, 0.81))
    axes.axhline(color=TEXT, linewidth=1)
    axes.axvline(color=TEXT, linewidth=1)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.tick_params(axis="x", pad=8)  # apart from the first number of the other axis
    return figure, axes
