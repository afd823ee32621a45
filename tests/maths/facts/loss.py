"""The loss of one answer, as a function of the answer and the truth."""

from nnlib.activation import sigmoid
from nnlib.cross_entropy import binary_cross_entropy
from nnlib.loss import mean_squared_error

NOTATION = {
    "L": "binary_cross_entropy",
    "σ": "sigmoid",
    "ŷ": "p",
    "ℓ": "squared",
    "q": "∈ (0, 1)",
    "t": "∈ [0, 1]",
}

p = 0.8
y = 1.0
z = 1.5
squared = mean_squared_error
missed = binary_cross_entropy(p, y)
