"""The figures of the lesson on loss."""

import numpy as np

from drawings.figure import SERIES, Figure, Labels, Names, chart


def surprise(names: Names, labels: Labels) -> Figure:
    """What a probability costs where there is a cat and where there is none."""
    figure, axes = chart(x=labels("probability"), y=labels("loss"))
    p = np.linspace(0.01, 0.99, 197)
    axes.plot(p, -np.log(p), label=labels("cat"))
    axes.plot(p, -np.log(1 - p), label=labels("no-cat"))
    for share, loss, truth in zip(names.p, names.losses, names.y, strict=True):
        form, color = ("o", SERIES[0]) if truth else ("s", SERIES[1])
        axes.plot(share, loss, form, color=color)
    axes.legend(loc="upper center")
    return figure


def slopes(names: Names, labels: Labels) -> Figure:
    """How hard each loss pulls on the score, when the answer should be yes."""
    figure, axes = chart(x=labels("score"), y=labels("slope"))
    s = np.linspace(-8, 8, 321)
    p = names.sigmoid(s)
    axes.plot(s, p - 1, label=labels("entropy"))
    axes.plot(s, 2 * (p - 1) * p * (1 - p), label=labels("square"))
    axes.plot(names.s, names.entropy_pull, "o", color=SERIES[0])
    axes.plot(names.s, names.square_pull, "s", color=SERIES[1])
    axes.legend(loc="lower right")
    return figure
