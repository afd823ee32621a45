"""The figures of the lesson on networks."""

from drawings.figure import Figure, Labels, Names, charts


def folds(names: Names, labels: Labels) -> Figure:
    """The curves of one, two and three folds, side by side."""
    figure, places = charts(3, x=labels("point"), y=labels("height"), height=220)
    for number, (axes, network) in enumerate(zip(places, names.folds, strict=True)):
        axes.plot(names.fine, network.forward(names.fine.reshape(-1, 1)))
        axes.set_xticks([0, 1])
        axes.set_title(labels("pieces", n=f"fold_pieces[{number}]"))
    return figure
