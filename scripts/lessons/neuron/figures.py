"""The figures of the lesson on one neuron."""

import numpy as np

from drawings.figure import SERIES, TEXT, Figure, Labels, Names, chart


def relu(names: Names, labels: Labels) -> Figure:
    """ReLU, and where two weighted sums fall on it."""
    figure, axes = chart(x=labels("weighted-sum"), y=labels("activation"))
    z = np.linspace(-names.z, names.z + 1)
    axes.plot(z, names.relu(z))
    axes.plot(names.z, names.a, "o", color=SERIES[1])
    axes.plot(names.strict_z, names.strict_a, "s", color=SERIES[2])
    beside = {"textcoords": "offset points", "color": TEXT}
    axes.annotate(labels("answer", z="z"), (names.z, names.a), (-12, 4), ha="right", **beside)
    silent = labels("silent", z="strict_z")
    axes.annotate(silent, (names.strict_z, names.strict_a), (0, 12), ha="center", **beside)
    return figure
