"""The formulas in the docstrings of the losses, at a few numbers."""

import numpy as np

from nnlib.activation import sigmoid
from nnlib.loss import binary_cross_entropy, mean_squared_error

targets = np.array([1.0, 0.0, 0.0])
scores = np.array([0.8, -0.4, 1.5])
predictions = np.array([0.7, -0.2, 0.4])
chances = sigmoid(scores)
count = targets.size


def squared(predictions):
    return mean_squared_error(predictions, targets)


def surprise(chances):
    return binary_cross_entropy(chances, targets)


true = targets.max()
ruled_out = next(p for p in (0.0, 0.5, 1.0) if np.isinf(binary_cross_entropy(p, true)))


def is_allowed(p):
    try:
        return np.ndim(binary_cross_entropy(p, true)) == 0
    except ValueError:
        return False


def last_allowed(outside):
    """The last number on the way from a half to one outside that is a probability, by halving."""
    inside = 0.5
    while abs(outside - inside) > 1e-12:
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_allowed(middle) else (inside, middle)
    return round(inside, 9)


allowed = [last_allowed(-1.0), last_allowed(2.0)]

NOTATION = {
    "y": "targets",
    r"\hat y": "predictions",
    "z": "scores",
    "p": "chances",
    "n": "count",
    "L": "squared(predictions)",
    "B": "surprise(chances)",
}
