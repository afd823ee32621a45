"""The figures of the lesson on one neuron."""

import numpy as np

from drawings.figure import SERIES, Figure, Labels, Names, chart, note


def relu(names: Names, labels: Labels) -> Figure:
    """ReLU, and where two weighted sums fall on it."""
    figure, axes = chart(x=labels("weighted-sum"), y=labels("activation"))
    z = np.array([-names.z, 0, names.z + 1])
    axes.plot(z, names.relu(z))
    axes.plot(names.z, names.a, "o", color=SERIES[1])
    axes.plot(names.strict_z, names.strict_a, "s", color=SERIES[2])
    note(axes, labels("answer", z="z"), at=(names.z, names.a), by=(-12, 4))
    note(axes, labels("silent", z="strict_z"), at=(names.strict_z, names.strict_a), by=(0, 12))
    return figure
