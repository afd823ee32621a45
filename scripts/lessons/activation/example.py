"""The numbers of the lesson on activation functions, computed once for all editions."""

# --8<-- [start:functions]
import numpy as np

from nnlib.activation import (
    binary_step,
    gelu,
    leaky_relu,
    relu,
    sigmoid,
    sigmoid_derivative,
    softmax,
    softplus,
    tanh,
    tanh_derivative,
)

z = 2.0
answer = sigmoid(z)
slope = sigmoid_derivative(z)

scores = np.array([1.2, 3.6, 0.65])
p = softmax(scores)
# --8<-- [end:functions]

from nnlib.activation import (  # noqa: F401 - NOTATION names them
    leaky_relu_derivative,
    normal_cdf,
    relu_derivative,
)
from nnlib.curve import curve_of
from nnlib.elu import elu
from nnlib.silu import silu

NOTATION = {
    "σ": "sigmoid",
    "Φ": "normal_cdf",
    "step": "binary_step",
    "LeakyReLU": "leaky_relu",
    "α": "alpha",
    "s": "scores",
    "p": "softmax(scores)",
    "δ": "unit",
    "ReLU'": "relu_derivative",  # at the corner the code decides, where no slope can be measured
    "LeakyReLU'": "leaky_relu_derivative",
}

alpha = 0.01
drawn_alpha = 0.1

# A worked example
share = normal_cdf(z)
index = np.arange(1, scores.size + 1)
powers = np.exp(scores)
total = powers.sum()
unit = np.eye(scores.size)
p_winner = p.max()
winner_slope = p_winner * (1 - p_winner)
sure_p = softmax(10 * scores)
sure_slope = sure_p[1] * (sure_p[0] + sure_p[2])
twice = softmax(p)

# Two tables: a row per function, a column per point
at = np.array([-3.0, -1.0, 0.0, 1.0, 3.0])
FUNCTIONS = (binary_step, sigmoid, tanh, relu, leaky_relu, gelu, softplus, silu, elu)
values = np.array([function(at) for function in FUNCTIONS]).T
slopes = np.array([curve_of(function).derivative(at) for function in FUNCTIONS]).T

# What each function has to be told apart by
far = 5.0
far_slope = sigmoid_derivative(far)
loss_of_slope = sigmoid_derivative(0.0) / far_slope
steepest = sigmoid_derivative(0.0)
tanh_steepest = tanh_derivative(0.0)
gelu_low = curve_of("gelu").range[0]
silu_low = curve_of("silu").range[0]
grid = np.linspace(-2.0, 0.0, 20_001)
gelu_valley = grid[gelu(grid).argmin()]
silu_valley = grid[silu(grid).argmin()]

# --8<-- [start:vanishing]
from nnlib.backpropagation import backpropagate
from nnlib.initialization import draw_network, glorot, he

rows, width, depth = 64, 16, 10
inputs = np.random.default_rng(1).standard_normal((rows, 2))
targets = (inputs[:, :1] * inputs[:, 1:] > 0).astype(float)


def gradient_sizes(hidden, weights):
    """The mean size of ∂L/∂W, layer by layer; the output layer comes last."""
    sizes = [2, *[width] * depth, 1]
    random = np.random.default_rng(0)
    network = draw_network(sizes, random, hidden, sigmoid, weights)
    gradients = backpropagate(network, inputs, targets, "binary_cross_entropy")
    return np.array([np.abs(layer.weights).mean() for layer in gradients.layers])


with_sigmoid = gradient_sizes(sigmoid, glorot)
with_tanh = gradient_sizes(tanh, glorot)
with_relu = gradient_sizes(relu, he)
# --8<-- [end:vanishing]

shrunk = steepest**depth
chosen = np.array([0, 4, 9])
layer = chosen + 1
some_sigmoid, some_tanh, some_relu = (
    sizes[chosen] for sizes in (with_sigmoid, with_tanh, with_relu)
)
left_sigmoid, left_tanh, left_relu = (
    sizes[0] / sizes[-1] for sizes in (with_sigmoid, with_tanh, with_relu)
)

# --8<-- [start:dying]
from nnlib.dataset import xor
from nnlib.optimizer import GradientDescent
from nnlib.training import train

corners, answers = xor()
neurons, networks, epochs = 32, 20, 500
calm_rate, wild_rate = 1.0, 5.0


def after_training(hidden, rate):
    """Twenty networks after training; they differ in their first weights."""
    sizes, sources = [2, neurons, 1], map(np.random.default_rng, range(networks))
    drawn = [draw_network(sizes, random, hidden, sigmoid) for random in sources]
    loss, descent = "binary_cross_entropy", GradientDescent(rate)
    *_, last = train(drawn, corners, answers, loss, descent, epochs)
    return last


def silent(network):
    """How many hidden neurons have no positive weighted sum for any input."""
    highest = network.layers[0].linear(corners).max(axis=0)
    return int((highest <= 0).sum())


calm = after_training(relu, calm_rate)
wild = after_training(relu, wild_rate)
leaky = after_training(leaky_relu, wild_rate)
# --8<-- [end:dying]

runs = (calm, wild, leaky)
run_rates = np.array([calm_rate, wild_rate, wild_rate])
silent_first = np.array([silent(run.network) for run in runs])
silent_wholly = np.array([sum(silent(n) == neurons for n in run.networks) for run in runs])
learned_below = 0.01
learned = np.array([int((run.loss < learned_below).sum()) for run in runs])
dead = wild.network
dead_answers = dead.forward(corners).ravel()
dead_loss = wild.loss[0]
dead_gradients = backpropagate(dead, corners, answers, "binary_cross_entropy").layers
dead_hidden = np.abs(dead_gradients[0].weights).max()
leaky_loss = leaky.loss[0]

# Exercises
mixed = np.array([-1.5, 4.2, 1.85])
mixed_step = binary_step(mixed)
mixed_relu = relu(mixed)
mixed_leaky = leaky_relu(mixed)

outer = 4.0
outer_slope = sigmoid_derivative(outer)
outer_loss = steepest / outer_slope

enough, too_few = 10, 9
after_nine = steepest**too_few

simple = np.array([2.0, 1.0, 0.0])
simple_powers = np.exp(simple)
simple_total = simple_powers.sum()
simple_p = softmax(simple)
shift = 1000.0
shifted_p = softmax(simple + shift)

silent_w = np.array([0.5, -1.0])
silent_b = -4.0
highest_x = np.array([1.0, 0.0])
highest_z = silent_w @ highest_x + silent_b
leaky_z = leaky_relu(highest_z)
waking_b = -silent_w[0]
