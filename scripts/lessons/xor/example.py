"""The numbers of the lesson on XOR: a run that stalls, why it stalls, and what mends it."""

import numpy as np

from nnlib.activation import binary_step, sigmoid, sigmoid_derivative
from nnlib.backpropagation import backpropagate
from nnlib.dataset import xor
from nnlib.initialization import draw_network, normal
from nnlib.layer import Dense
from nnlib.loss import binary_cross_entropy, mean_squared_error
from nnlib.network import Network
from nnlib.optimizer import GradientDescent
from nnlib.training import train

x, y = xor()
X, Y = x, y
x1, x2 = x.T
answer = y[:, 0]
m = len(x)

# A network made by hand: one neuron asks for at least one bit, the other for both.
# --8<-- [start:hand]
either_or_both = Dense([[1, 1], [1, 1]], [-0.5, -1.5], binary_step)
difference = Dense([[1], [-1]], [-0.5], binary_step)
by_hand = Network([either_or_both, difference])
# --8<-- [end:hand]

z1, z2 = either_or_both.linear(x).T
a1, a2 = either_or_both.forward(x).T
hand_z = difference.linear(either_or_both.forward(x))[:, 0]
hand_a = by_hand.forward(x)[:, 0]
or_bias, and_bias = either_or_both.bias
difference_bias = difference.bias[0]


# --8<-- [start:drawn]
def drawn(seed, hidden):
    """The network of the article: standard normal weights, biases of zero, sigmoid twice."""
    random = np.random.RandomState(seed)
    return draw_network([2, hidden, 1], random, sigmoid, sigmoid, normal)


# --8<-- [end:drawn]


def loss_printed(network):
    return mean_squared_error(network.forward(x), y)


def loss_followed(network):
    return binary_cross_entropy(network.forward(x), y)


def slope(network):
    """The gradient that the article follows: of the sum over the four rows, not of their mean."""
    return m * backpropagate(network, x, y, "binary_cross_entropy").vector


rate = η = 0.1
mean_rate = m * rate
epochs, many_epochs = 10_000, 50_000

# One run of 50 000 epochs holds the first 10 000 too; every hundredth network of these is kept.
published_seed = 0
start = drawn(published_seed, 2)
steps = GradientDescent(mean_rate)
long_run = train(start, x, y, "binary_cross_entropy", steps, many_epochs)
kept = {*range(0, epochs + 1, 100), epochs + 1, many_epochs}
stages = {0: start} | {e.number: e.network for e in long_run if e.number in kept}

epoch = np.arange(0, epochs, 1000)
printed = np.array([loss_printed(stages[n]) for n in epoch.tolist()])
followed = np.array([loss_followed(stages[n]) for n in epoch.tolist()])
stalled, much_later = stages[epochs], stages[many_epochs]
much_later_loss = loss_printed(much_later)
stalled_loss = loss_printed(stalled)

# The state in which the run is left, in the letters of the formulas.
W1, W2 = (layer.weights for layer in stalled.layers)
b1, b2 = (layer.bias for layer in stalled.layers)
A1 = stalled.layers[0].forward(X)
A2 = stalled.forward(X)
outputs = A2[:, 0]
new_W1, new_W2 = (layer.weights for layer in stages[epochs + 1].layers)
δ2 = A2 - Y
δ1 = (δ2 @ W2.T) * A1 * (1 - A1)
L = float((-Y * np.log(A2) - (1 - Y) * np.log(1 - A2)).sum())

NOTATION = {
    "σ": "sigmoid",
    "y": "∈ [0, 1]",
    "z": "∈ (-6, 6)",
    "W_1 :=": "new_W1",
    "W_2 :=": "new_W2",
}

# What two undecided answers cost.
half = 0.5
undecided = 2
coin_square = (half - 0) ** 2
coin_square_loss = undecided * coin_square / m
coin_entropy = float(np.log(2))
coin_entropy_loss = undecided * coin_entropy / m

# Why the gradient fades: the two undecided points, seen by the hidden neurons.
hidden_one, hidden_other = A1[1], A1[3]
slope_one, slope_other = sigmoid_derivative(stalled.layers[0].linear(x))[[1, 3]]
steepest = sigmoid_derivative(0.0)
delta_one, delta_other = δ2[1, 0], δ2[3, 0]
delta_sum = delta_one + delta_other
slope_size_start = float(np.linalg.norm(slope(start)))
slope_size_stalled = float(np.linalg.norm(slope(stalled)))
faded = slope_size_start / slope_size_stalled

# Sums against means.
slow_epochs = 1000
*_, slow_last = train(start, x, y, "binary_cross_entropy", GradientDescent(rate), slow_epochs)
slow_loss = loss_printed(slow_last.network)

# The loss printed against the gradient followed, at the start.
start_a = start.forward(x)[:, 0]
start_followed = start_a - answer
start_printed = 2 * start_followed * start_a * (1 - start_a)
shown_ratio = start_followed / start_printed

# Thirty seeds, two to four hidden neurons: each list is trained as one batch.
seeds = 30
learned_below = 0.01
within = 0.05


def trained(hidden):
    """Thirty networks after training, and how the loss of the first one fell, for the figures."""
    networks = [drawn(seed, hidden) for seed in range(seeds)]
    curve = [loss_printed(networks[0])]
    for e in train(networks, x, y, "binary_cross_entropy", steps, epochs):
        if e.number % 100 == 0:
            curve.append(loss_printed(e.network))
    return e.networks, np.array(curve)


hidden_units = np.array([2, 3, 4])
(two_hidden, _), (three_hidden, _), (four_hidden, curve_mended) = map(trained, hidden_units)
learned = np.array(
    [
        sum(bool(loss_printed(one) < learned_below) for one in networks)
        for networks in (two_hidden, three_hidden, four_hidden)
    ]
)
learned_two, learned_three, learned_four = learned
share = 100 * learned / seeds

# What mends it: more hidden neurons, or another start.
mended = four_hidden[0]
mended_outputs = mended.forward(x)[:, 0]
mended_error = float(np.abs(mended_outputs - answer).max())
mended_loss = loss_printed(mended)
lucky_seed = next(s for s in range(seeds) if loss_printed(two_hidden[s]) < learned_below)
lucky = two_hidden[lucky_seed]
lucky_outputs = lucky.forward(x)[:, 0]
lucky_error = float(np.abs(lucky_outputs - answer).max())
stalled_error = float(np.abs(outputs - answer).max())

index = np.arange(1, m + 1)

# Exercises
agree_weights = -difference.weights[:, 0]
agree_bias = -difference_bias

third_a = outputs[2]
third_followed = third_a - answer[2]
third_printed = 2 * third_followed * third_a * (1 - third_a)

rows = 100
rows_rate = rate * rows
rows_shorter = rows_rate / mean_rate

stalled_seeds = [s for s in range(seeds) if loss_printed(two_hidden[s]) >= learned_below]
other_stalled = stalled_seeds[5]

# For the figures: the losses of both runs, and the answers over the plane.
curve_epochs = np.arange(0, epochs + 1, 100)
curve_stalled = np.array([loss_printed(stages[n]) for n in curve_epochs.tolist()])
ones, zeros = x[answer == 1], x[answer == 0]
side = np.linspace(-0.5, 1.5, 61)
plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
plane_stalled = stalled.forward(plane).reshape(side.size, -1)
plane_mended = mended.forward(plane).reshape(side.size, -1)
