"""The figure of the lesson on backpropagation: the network as a graph, both ways in one picture."""

from matplotlib.patches import FancyBboxPatch

from drawings.figure import GRID, PAPER, SERIES, TEXT, Axes, Figure, Labels, Names

WIDTH, HEIGHT, INCH = 480, 300, 72
INPUTS, HIDDEN, OUTPUT = 35, 240, 427
UPPER, MIDDLE, LOWER = 222, 150, 84
LINE = 15


def network(names: Names, labels: Labels) -> Figure:
    """Values go from left to right; the error terms and gradients beside them come back."""
    figure = Figure(figsize=(WIDTH / INCH, HEIGHT / INCH))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), xticks=[], yticks=[])
    axes.axis("off")
    for i, y in enumerate((UPPER, LOWER)):
        _box(axes, INPUTS, y, 66, labels("input", x=f"inputs[{i}]"))
        _hidden(axes, labels, i, y)
        for j, to in enumerate((UPPER, LOWER)):
            _wire(axes, (INPUTS + 33, y), (HIDDEN - 48, to))
            place = (118, y) if i == j else (108, (2 * MIDDLE + y) / 3)
            _weight(axes, labels, place, f"W1[{i}, {j}]", f"grad_W1[{i}, {j}]")
        _wire(axes, (HIDDEN + 48, y), (OUTPUT - 48, MIDDLE))
        place = (333, (MIDDLE + y) / 2)
        _weight(axes, labels, place, f"out_weights[{i}]", f"grad_W2[{i}, 0]")
    _output(axes, labels)
    return figure


def _hidden(axes: Axes, labels: Labels, i: int, y: float) -> None:
    """A hidden neuron: its sum, its answer, its error term; its bias stands below."""
    sums = labels("graph-sum", z=f"sums[{i}]"), labels("graph-answer", a=f"answers[{i}]")
    _box(axes, HIDDEN, y, 96, *sums, labels("graph-error", delta=f"hidden_delta[{i}]"))
    _bias(axes, labels, (HIDDEN, y - 40), f"biases[{i}]", f"grad_b1[0, {i}]")


def _output(axes: Axes, labels: Labels) -> None:
    """The output neuron, with the loss."""
    sums = labels("graph-sum", z="out_sum"), labels("graph-answer", a="out")
    after = labels("graph-loss", loss="L"), labels("graph-error", delta="out_delta")
    _box(axes, OUTPUT, MIDDLE, 96, *sums, *after)
    _bias(axes, labels, (OUTPUT, MIDDLE - 48), "out_bias", "grad_b2[0, 0]")


def _box(axes: Axes, x: float, y: float, wide: float, *rows: str) -> None:
    """A node with rows of numbers, the last of several in the colour of what comes back."""
    high = LINE * len(rows) + 10
    corner = (x - wide / 2, y - high / 2)
    style = "round,pad=0,rounding_size=5"
    patch = FancyBboxPatch(corner, wide, high, style, facecolor=PAPER, edgecolor=TEXT, zorder=2)
    axes.add_patch(patch)
    for n, row in enumerate(rows):
        is_back = n and n == len(rows) - 1
        place = x, y + LINE * ((len(rows) - 1) / 2 - n)
        color = SERIES[1] if is_back else TEXT
        axes.text(*place, row, color=color, ha="center", va="center", zorder=3)


def _bias(axes: Axes, labels: Labels, at: tuple[float, float], value: str, slope: str) -> None:
    """What is added to a neuron's sum, and the gradient of that."""
    _write(axes, at[0], at[1], labels("graph-bias", b=value), SERIES[0])
    _write(axes, at[0], at[1] - LINE, labels("graph-gradient", g=slope), SERIES[1])


def _weight(axes: Axes, labels: Labels, at: tuple[float, float], value: str, slope: str) -> None:
    """A weight on its wire, and its gradient below."""
    _write(axes, at[0], at[1] + LINE / 2, labels("graph-weight", w=value), SERIES[0])
    _write(axes, at[0], at[1] - LINE / 2, labels("graph-gradient", g=slope), SERIES[1])


def _write(axes: Axes, x: float, y: float, words: str, color: str) -> None:
    """Words that no wire crosses out."""
    paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.5}
    axes.text(x, y, words, color=color, ha="center", va="center", bbox=paper, zorder=3)


def _wire(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A line from node to node."""
    axes.plot(*zip(start, end, strict=True), color=GRID, linestyle="-", linewidth=1.5, zorder=1)
