"""The figures of the lesson on one dense layer."""

from drawings.figure import SERIES, TEXT, Figure, Labels, Names, charts, note


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
