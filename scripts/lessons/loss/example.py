"""The numbers of the lesson on loss, computed once for all editions."""

# --8<-- [start:squared]
import numpy as np

from nnlib.activation import sigmoid, softmax
from nnlib.gradient_check import central_difference
from nnlib.loss import (
    binary_cross_entropy,
    binary_cross_entropy_from_logits,
    categorical_cross_entropy,
    categorical_cross_entropy_from_logits,
    categorical_cross_entropy_from_logits_gradient,
    mean_squared_error,
    mean_squared_error_gradient,
)

h = np.array([21.0, 30.0, 42.0])
g = np.array([20.0, 33.0, 41.0])
mse = mean_squared_error(g, h)
pull = mean_squared_error_gradient(g, h)
# --8<-- [end:squared]

NOTATION = {
    "σ": "sigmoid",
    "δ": "gradient",
    "ℓ": "losses",
    "MSE": "mean_squared_error(g, h)",
    "u": "∈ (0, 1)",
    "v": "∈ (0, 1)",
}

dog = np.arange(1, h.size + 1)
n = h.size
errors = g - h

# --8<-- [start:cats]
y = np.array([1.0, 0.0, 1.0, 0.0])
p = np.array([0.9, 0.2, 0.6, 0.75])
J = binary_cross_entropy(p, y)
# --8<-- [end:cats]

picture = np.arange(1, y.size + 1)
m = y.size
losses = np.array(
    [float(binary_cross_entropy(share, truth)) for share, truth in zip(p, y, strict=True)]
)
total = losses.sum()

one = 1.0
loss_sure = binary_cross_entropy(0.99, one)
loss_half = binary_cross_entropy(0.5, one)
loss_wrong = binary_cross_entropy(0.01, one)
loss_worse = binary_cross_entropy(0.001, one)

# --8<-- [start:categorical]
z = np.array([1.2, 3.6, 0.65])
q = softmax(z)
t = np.array([0.0, 1.0, 0.0])
C = categorical_cross_entropy(q, t)
# --8<-- [end:categorical]

c = z.max()
label = np.arange(1, z.size + 1)
k = z.size
powers = np.exp(z)
power_sum = powers.sum()
one_hot = np.eye(z.size)
by_class = np.array([float(categorical_cross_entropy(q, row)) for row in one_hot])

# --8<-- [start:gradient]
gradient = categorical_cross_entropy_from_logits_gradient(z, t)


def loss_of(scores):
    """The loss as a function of the scores alone."""
    return categorical_cross_entropy(softmax(scores), t)


measured = central_difference(loss_of, z)
# --8<-- [end:gradient]

# A sigmoid that is sure and wrong: how hard do the two losses pull on its score?
s = np.array([-6.0, -3.0, 0.0, 3.0])
a = sigmoid(s)
entropy_pull = a - 1
square_pull = 2 * (a - 1) * a * (1 - a)
pull_ratio = entropy_pull[0] / square_pull[0]

# --8<-- [start:naive]


def naive_softmax(z):
    """Return the formula as it stands in books."""
    powers = np.exp(z)
    return powers / powers.sum()


large = np.array([1000.0, 1001.0, 1002.0])
with np.errstate(over="ignore", invalid="ignore"):
    broken = naive_softmax(large)
mended = softmax(large)
# --8<-- [end:naive]

shift = large.max()

# --8<-- [start:scores]
s_sure = np.array([40.0])
no_cat = np.array([0.0])
p_sure = sigmoid(s_sure)
lost = binary_cross_entropy(p_sure, no_cat)
kept = binary_cross_entropy_from_logits(s_sure, no_cat)
# --8<-- [end:scores]

large_loss = categorical_cross_entropy_from_logits(large, t)
rest = large - shift

# Common mistakes: logarithms to the base two, and softmax twice.
in_bits = losses[3] / np.log(2.0)
twice = softmax(q)
twice_loss = categorical_cross_entropy(twice, t)

# Exercises
better = np.array([20.0, 31.0, 41.0])
better_mse = mean_squared_error(better, h)

mended_share = 0.3
mended_loss = binary_cross_entropy(mended_share, 0.0)
mended_total = total - losses[3] + mended_loss
mended_J = mended_total / m

n_digits = 10
chance = 1 / n_digits
chance_loss = -np.log(chance)

other_t = np.array([0.0, 0.0, 1.0])
other_gradient = categorical_cross_entropy_from_logits_gradient(z, other_t)
gradient_sum = round(float(other_gradient.sum()), 12)

far = np.array([-1000.0, 0.0, 1000.0])
far_loss = categorical_cross_entropy_from_logits(far, np.array([1.0, 0.0, 0.0]))
far_gap = far[2] - far[0]
