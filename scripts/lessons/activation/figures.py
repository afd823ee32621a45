"""The figures of the lesson on activation functions: each curve with its slope, then all."""

import numpy as np

from drawings.figure import Figure, Labels, Names, chart, charts
from nnlib.activation import leaky_relu_derivative
from nnlib.curve import Curve, curve_of

_NEAR = 1e-9
X = np.concatenate([np.linspace(-4, -_NEAR, 200), [np.nan], np.linspace(_NEAR, 4, 200)])
"""From −4 to 4, with a gap at 0: there some curves jump, and no line may join what is apart."""


def binary_step(names: Names, labels: Labels) -> Figure:
    """The binary step jumps, and is flat on both sides of the jump."""
    return _with_slope(curve_of("binary_step"), labels)


def sigmoid(names: Names, labels: Labels) -> Figure:
    """The sigmoid flattens on both sides."""
    return _with_slope(curve_of("sigmoid"), labels)


def tanh(names: Names, labels: Labels) -> Figure:
    """The hyperbolic tangent does so too, and is steeper in the middle."""
    return _with_slope(curve_of("tanh"), labels)


def relu(names: Names, labels: Labels) -> Figure:
    """ReLU has a corner, and its slope a step."""
    return _with_slope(curve_of("relu"), labels)


def leaky_relu(names: Names, labels: Labels) -> Figure:
    """Leaky ReLU is drawn with a slope that can be seen."""
    alpha = names.drawn_alpha
    figure, axes = chart(x=labels("sum"), y=labels("answer"))
    axes.plot(X, names.leaky_relu(X, alpha), label=labels("function"))
    axes.plot(X, leaky_relu_derivative(X, alpha), label=labels("derivative"))
    axes.legend()
    return figure


def gelu(names: Names, labels: Labels) -> Figure:
    """GELU dips below zero, and its slope overshoots."""
    return _with_slope(curve_of("gelu"), labels)


def softplus(names: Names, labels: Labels) -> Figure:
    """Softplus is a ReLU without the corner; its slope is the sigmoid."""
    return _with_slope(curve_of("softplus"), labels)


def softmax(names: Names, labels: Labels) -> Figure:
    """As one score grows, its probability does, and the others share what is left."""
    x, y = labels("second-score"), labels("answer")
    figure, (left, right) = charts(2, x=x, y=y, together=False)
    left.set_title(labels("function"))
    right.set_title(labels("derivative"))
    moving = np.linspace(-3, 7, 200)
    scores = np.tile(names.scores, (moving.size, 1))
    scores[:, 1] = moving
    p = names.softmax(scores)
    slopes = p * (names.unit[1] - p[:, 1:2])
    for n in range(names.scores.size):
        left.plot(moving, p[:, n])
        right.plot(moving, slopes[:, n], label=labels("class", number=f"index[{n}]"))
    right.set_ylim(top=0.62)  # room for the words
    right.legend(loc="upper left")
    return figure


def silu_elu(names: Names, labels: Labels) -> Figure:
    """SiLU on the left, ELU on the right."""
    figure, (left, right) = charts(2, x=labels("sum"), y=labels("answer"))
    for axes, name in ((left, "silu"), (right, "elu")):
        axes.set_title(labels(f"name-{name}"))
        axes.plot(X, curve_of(name).value(X), label=labels("function"))
        axes.plot(X, curve_of(name).derivative(X), label=labels("derivative"))
    right.legend()
    return figure


def comparison(names: Names, labels: Labels) -> Figure:
    """Those that squeeze on the left, ReLU and its relatives on the right."""
    words = {"x": labels("sum"), "y": labels("answer")}
    figure, (left, right) = charts(2, **words, height=360, together=False)
    left.set_title(labels("bounded"))
    right.set_title(labels("unbounded"))
    for name in ("binary_step", "sigmoid", "tanh"):
        left.plot(X, curve_of(name).value(X), label=labels(f"name-{name}"))
    right.plot(X, names.relu(X), label=labels("name-relu"))
    right.plot(X, names.leaky_relu(X, names.drawn_alpha), label=labels("name-leaky_relu"))
    for name in ("gelu", "softplus", "silu", "elu"):
        right.plot(X, curve_of(name).value(X), label=labels(f"name-{name}"))
    left.set_ylim(top=2.6)  # room for the words
    right.set_ylim(top=8.6)
    left.legend(loc="upper left")
    right.legend(loc="upper left")
    return figure


def vanishing(names: Names, labels: Labels) -> Figure:
    """The size of the gradient in each layer, on a scale of powers of ten."""
    figure, axes = chart(x=labels("layer"), y=labels("gradient"))
    layers = np.arange(1, names.depth + 1)
    for name in ("sigmoid", "tanh", "relu"):
        sizes = getattr(names, f"with_{name}")[: names.depth]
        axes.semilogy(layers, sizes, marker="o", label=labels(f"name-{name}"))
    axes.set_xticks(layers)
    axes.legend()
    return figure


def _with_slope(curve: Curve, labels: Labels) -> Figure:
    """A curve, and its derivative dashed."""
    figure, axes = chart(x=labels("sum"), y=labels("answer"))
    axes.plot(X, curve.value(X), label=labels("function"))
    axes.plot(X, curve.derivative(X), label=labels("derivative"))
    axes.legend()
    return figure
