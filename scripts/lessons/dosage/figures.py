"""The figures of the lesson on a dosage: one per step, the peak, and softplus beside ReLU."""

import numpy as np

from drawings.figure import SERIES, TEXT, Figure, Labels, Names, chart, note

DOSES = np.linspace(0, 1, 1001)


def bend(names: Names, labels: Labels) -> Figure:
    """The first path, a line until ReLU bends it."""
    figure, axes = chart(x=labels("x"), y=labels("first-weighed"))
    axes.plot(DOSES, names.w1 * DOSES + names.b1, "--", color=TEXT, label=labels("before"))
    axes.plot(DOSES, names.follow(DOSES)[0], "-", color=SERIES[0], label=labels("after"))
    axes.plot(names.x, names.a1, "o", color=SERIES[0])
    axes.legend(loc="upper left")
    return figure


def flip(names: Names, labels: Labels) -> Figure:
    """The first path, flipped and stretched by its weight."""
    figure, axes = chart(x=labels("x"), y=labels("weighed"))
    axes.plot(DOSES, names.follow(DOSES)[0], "--", color=TEXT, label=labels("after"))
    axes.plot(DOSES, names.follow(DOSES)[1], "-", color=SERIES[0], label=labels("first-weighed"))
    axes.plot(names.x, names.down, "o", color=SERIES[0])
    axes.legend(loc="lower left")
    return figure


def straight(names: Names, labels: Labels) -> Figure:
    """The second path, which ReLU leaves straight."""
    figure, axes = chart(x=labels("x"), y=labels("second-weighed"))
    axes.plot(DOSES, names.follow(DOSES)[2], "--", color=SERIES[1])
    axes.plot(names.x, names.a2, "s", color=SERIES[1])
    return figure


def steepen(names: Names, labels: Labels) -> Figure:
    """The second path, made steeper by its weight."""
    figure, axes = chart(x=labels("x"), y=labels("weighed"))
    axes.plot(DOSES, names.follow(DOSES)[2], ":", color=TEXT, label=labels("after"))
    axes.plot(DOSES, names.follow(DOSES)[3], "--", color=SERIES[1], label=labels("second-weighed"))
    axes.plot(names.x, names.up, "s", color=SERIES[1])
    axes.legend(loc="upper left")
    return figure


def wedge(names: Names, labels: Labels) -> Figure:
    """Both paths and their sum, the wedge."""
    figure, axes = chart(x=labels("x"), y=labels("weighed"))
    axes.plot(DOSES, names.follow(DOSES)[1], "-", color=SERIES[0], label=labels("first-weighed"))
    axes.plot(DOSES, names.follow(DOSES)[3], "--", color=SERIES[1], label=labels("second-weighed"))
    axes.plot(DOSES, names.follow(DOSES)[4], ":", color=SERIES[2], label=labels("sum"))
    axes.plot(names.x, names.wedge, "^", color=SERIES[2])
    axes.legend(loc="lower left")
    return figure


def lower(names: Names, labels: Labels) -> Figure:
    """The wedge, before and after the last bias lowers it."""
    figure, axes = chart(x=labels("x"), y=labels("last-sum"))
    axes.axhline(color=TEXT, linewidth=1)
    axes.plot(DOSES, names.follow(DOSES)[4], ":", color=TEXT, label=labels("sum"))
    axes.plot(DOSES, names.follow(DOSES)[5], "-", color=SERIES[2], label=labels("lowered"))
    axes.plot(names.x, names.z3, "^", color=SERIES[2])
    axes.legend(loc="lower center")
    return figure


def cut(names: Names, labels: Labels) -> Figure:
    """The answer of the network: nothing but the peak."""
    figure, axes = chart(x=labels("x"), y=labels("answer"))
    axes.plot(DOSES, names.follow(DOSES)[6], "-", color=SERIES[2])
    axes.plot(names.x, names.y, "^", color=SERIES[2])
    note(axes, labels("top", peak="peak"), at=(names.kink, names.peak), by=(12, 0))
    return figure


def peak(names: Names, labels: Labels) -> Figure:
    """The curve around its peak, and the points that the published plot is made of."""
    figure, axes = chart(x=labels("x"), y=labels("answer"))
    near = DOSES[(DOSES > 0.45) & (DOSES < 0.55)]
    shown = (names.grid > 0.45) & (names.grid < 0.55)
    axes.plot(near, names.follow(near)[6], "-", color=SERIES[2], label=labels("curve"))
    axes.plot(
        names.grid[shown], names.plotted[shown], "o--", color=SERIES[3], label=labels("published")
    )
    axes.set_ylim(top=1.5)
    note(axes, labels("top", peak="peak"), at=(names.kink, names.peak), by=(10, 0))
    note(axes, labels("highest", highest="highest"), (names.before, names.highest), by=(-10, 4))
    axes.legend(loc="upper left")
    return figure


def softplus(names: Names, labels: Labels) -> Figure:
    """The last sum of the network with ReLU and, with the same parameters, with softplus."""
    figure, axes = chart(x=labels("x"), y=labels("last-sum"))
    axes.axhline(color=TEXT, linewidth=1)
    smooth = names.follow(DOSES, phi=names.softplus)
    axes.plot(DOSES, names.follow(DOSES)[5], "-", color=SERIES[0], label=labels("relu"))
    axes.plot(DOSES, smooth[5], "--", color=SERIES[1], label=labels("with-softplus"))
    axes.plot(names.x, names.z3, "o", color=SERIES[0])
    axes.plot(names.x, names.smooth_z3, "s", color=SERIES[1])
    axes.legend(loc="center")
    return figure


def sharper(names: Names, labels: Labels) -> Figure:
    """The answer with softplus, for three of the factors, and with ReLU."""
    figure, axes = chart(x=labels("x"), y=labels("answer"))
    near = DOSES[(DOSES > 0.3) & (DOSES < 0.7)]
    axes.plot(near, names.follow(near)[6], "-", label=labels("relu"))
    axes.plot(
        near,
        names.sharper(near, names.sharpness[2], names.softplus),
        label=labels("factor", k="sharpness[2]"),
    )
    axes.plot(
        near,
        names.sharper(near, names.sharpness[3], names.softplus),
        label=labels("factor", k="sharpness[3]"),
    )
    axes.plot(
        near,
        names.sharper(near, names.sharpness[5], names.softplus),
        label=labels("factor", k="sharpness[5]"),
    )
    axes.set_ylim(top=2)  # room for the words
    axes.legend(loc="upper left")
    return figure
