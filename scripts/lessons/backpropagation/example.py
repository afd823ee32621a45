"""The numbers of the lesson on backpropagation: one small network, forwards and backwards."""

# --8<-- [start:network]
import numpy as np

from nnlib.activation import sigmoid
from nnlib.layer import Dense
from nnlib.network import Network

x = np.array([[1.0, 2.0]])
y = np.array([[1.0]])

W1 = np.array([[0.2, 0.1], [-0.6, 0.2]])
b1 = np.array([[0.4, -0.4]])
W2 = np.array([[1.3], [-1.1]])
b2 = np.array([[0.4]])
# --8<-- [end:network]

# --8<-- [start:forward]
z1 = x @ W1 + b1
a1 = sigmoid(z1)
z2 = a1 @ W2 + b2
a2 = sigmoid(z2)
L = float(np.sum(-y * np.log(a2) - (1 - y) * np.log(1 - a2)))
# --8<-- [end:forward]

# --8<-- [start:backward]
delta2 = a2 - y
grad_W2 = a1.T @ delta2
grad_b2 = delta2

delta1 = (delta2 @ W2.T) * a1 * (1 - a1)
grad_W1 = x.T @ delta1
grad_b1 = delta1
# --8<-- [end:backward]

# --8<-- [start:step]
rate = 0.5
new_W1, new_b1 = W1 - rate * grad_W1, b1 - rate * grad_b1
new_W2, new_b2 = W2 - rate * grad_W2, b2 - rate * grad_b2

new_a2 = sigmoid(sigmoid(x @ new_W1 + new_b1) @ new_W2 + new_b2)
new_L = float(-np.log(new_a2[0, 0]))
# --8<-- [end:step]

# --8<-- [start:library]
network = Network([Dense(W1, b1[0], sigmoid), Dense(W2, b2[0], sigmoid)])
# --8<-- [end:library]

from inspect import signature

from nnlib.activation import relu_derivative, sigmoid_derivative
from nnlib.gradient_check import central_difference

# Row by row, as the tables and drawings show them.
neuron = np.arange(1, x.size + 1)
inputs, target = x[0], y[0, 0]
sums, answers = z1[0], a1[0]
slopes = answers * (1 - answers)
out_sum, out = z2[0, 0], a2[0, 0]
out_weights, out_bias = W2[:, 0], b2[0, 0]
out_delta = delta2[0, 0]
out_gradient = grad_W2[:, 0]
carried = out_delta * out_weights
hidden_delta = delta1[0]
from_input = np.array([1, 1, 2, 2])
to_neuron = np.array([1, 2, 1, 2])
its_input = inputs[from_input - 1]
its_delta = hidden_delta[to_neuron - 1]
its_gradient = grad_W1.ravel()
old_weight, new_weight = W1.ravel(), new_W1.ravel()
new_out_weights = new_W2[:, 0]
new_out_bias, new_biases, biases = new_b2[0, 0], new_b1[0], b1[0]
new_out = new_a2[0, 0]
n_parameters = W1.size + b1.size + W2.size + b2.size

# The chain rule on two gears: 3 turns for each turn, then 2.
first_gear, second_gear = 3, 2
both_gears = first_gear * second_gear


# --8<-- [start:loss_at]
theta = np.concatenate([W1.ravel(), b1.ravel(), W2.ravel(), b2.ravel()])


def loss_at(theta):
    """The loss as a function of all nine parameters, complex ones too."""
    V1, c1, V2, c2 = theta[:4].reshape(2, 2), theta[4:6], theta[6:8], theta[8]
    h = 1 / (1 + np.exp(-(x[0] @ V1 + c1)))
    p = 1 / (1 + np.exp(-(h @ V2 + c2)))
    return -np.log(p)


# --8<-- [end:loss_at]


def measured(place, h):
    """The slope along one parameter, by a nudge to both sides."""
    nudge = np.zeros_like(theta)
    nudge[place] = h
    return (loss_at(theta + nudge) - loss_at(theta - nudge)) / (2 * h)


w = W2[0, 0]


def loss_with(weight):
    """The loss as a function of the first weight of the output alone."""
    return loss_at(np.concatenate([theta[:6], [weight], theta[7:]]))


def first_measured(h):
    """Its slope by a nudge of h to both sides."""
    return measured(6, h)


def along_the_imaginary_axis():
    """∂L/∂θ without any difference: a nudge off the real line."""
    nudges = 1e-30j * np.eye(theta.size)
    return np.array([loss_at(theta + nudge).imag / 1e-30 for nudge in nudges])


exact = along_the_imaginary_axis()
exact_W1, exact_b1 = exact[:4].reshape(2, 2), exact[4:6].reshape(1, 2)
exact_W2, exact_b2 = exact[6:8].reshape(2, 1), exact[8:].reshape(1, 1)

# A nudge of h is wrong by about h²: each tenth of h gives a hundredth of the error.
nudges = np.array([0.1, 0.01, 0.001])
measured_slopes = np.array([measured(6, h) for h in nudges])
check_errors = np.abs(measured_slopes - exact[6])

# The same in columns.
x_column, y_column = x.T, y.T
W1_column, W2_column = W1.T, W2.T
b1_column, b2_column = b1.T, b2.T
z1_column = W1_column @ x_column + b1_column
a1_column = sigmoid(z1_column)
z2_column = W2_column @ a1_column + b2_column
a2_column = sigmoid(z2_column)
delta2_column = a2_column - y_column
delta1_column = (W2_column.T @ delta2_column) * a1_column * (1 - a1_column)
column_a, column_z = [x_column, a1_column, a2_column], [z1_column, z2_column]
column_delta = [delta1_column, delta2_column]

η = rate
# Layer by layer, for the formulas; the derivatives are those of the complex step.
layer_W, layer_b = [W1, W2], [b1, b2]
layer_a, layer_z = [x, a1, a2], [z1, z2]
layer_delta = [delta1, delta2]
slopes_W, slopes_b = [exact_W1, exact_W2], [exact_b1, exact_b2]
slopes_z = slopes_b
stepped_W, stepped_b = [new_W1, new_W2], [new_b1, new_b2]


def cross_entropy(p, t):
    """The binary cross-entropy of one probability."""
    return -t * np.log(p) - (1 - t) * np.log(1 - p)


def surprise(p):
    """The loss where a one is wanted."""
    return -np.log(p)


NOTATION = {
    "f": "surprise",  # the chain rule is checked on the end of this very chain
    "g": "sigmoid",
    "σ": "sigmoid",
    "φ": "sigmoid",
    "ŷ": "a2",
    "ℓ": "cross_entropy",
    "p": "∈ (0, 1)",
    "t": "∈ [0, 1]",
    "s": "∈ (-6, 6)",
    "J": "loss_with",
    "M": "first_measured",
    "h": "∈ (0.01, 1)",
    "W^{[l]}": "layer_W[l - 1]",
    "b^{[l]}": "layer_b[l - 1]",
    "a^{[l]}": "layer_a[l]",
    "z^{[l]}": "layer_z[l - 1]",
    "δ^{[l]}": "layer_delta[l - 1]",
    "∂L/∂W^{[l]}": "slopes_W[l - 1]",
    "∂L/∂b^{[l]}": "slopes_b[l - 1]",
    "∂L/∂z^{[l]}": "slopes_z[l - 1]",
    "W^{[l]} :=": "stepped_W[l - 1]",
    "b^{[l]} :=": "stepped_b[l - 1]",
    "W̃^{[l]}": "layer_W[l - 1].T",
    "b̃^{[l]}": "layer_b[l - 1].T",
    "ã^{[l]}": "column_a[l]",
    "z̃^{[l]}": "column_z[l - 1]",
    "δ̃^{[l]}": "column_delta[l - 1]",
    "∂L/∂W̃^{[l]}": "slopes_W[l - 1].T",
    "∂L/∂b̃^{[l]}": "slopes_b[l - 1].T",
}

# A batch of two points, for the section on batches: losses are means, so each δ is divided by two.
batch_x = np.array([[1.0, 2.0], [2.0, -1.0]])
batch_y = np.array([[1.0], [0.0]])
m = len(batch_x)
batch_a1 = sigmoid(batch_x @ W1 + b1)
batch_a2 = sigmoid(batch_a1 @ W2 + b2)
batch_delta2 = (batch_a2 - batch_y) / m
second_out = batch_a2[1, 0]
second_delta = second_out - batch_y[1, 0]
mean_grad_b2 = batch_delta2.sum()

# Exercises
other_target = 0
other_delta = out - other_target
other_L = float(-np.log(1 - out))
other_hidden_delta = other_delta * out_weights * slopes

relu_slopes = relu_derivative(sums)
relu_delta = carried * relu_slopes

wrong_delta = out_delta * new_out_weights * slopes

up, down = 0.41, 0.39
nudge = (up - down) / 2


def loss_with_bias(c):
    """The loss with another bias of the output."""
    return float(loss_at(np.concatenate([theta[:8], [c]])))


L_up, L_down = loss_with_bias(up), loss_with_bias(down)
by_hand = (L_up - L_down) / (2 * nudge)

depth = 10
steepest = sigmoid_derivative(0.0)
shrunk = steepest**depth
second_point = batch_x[1]
default_nudge = signature(central_difference).parameters["h"].default

# The graph of the output neuron: each product, their sum, the answer, the loss.
product_one, product_two = answers * out_weights
back_one, back_two = carried
out_slope = float(-1 / out)
one_gradient, two_gradient = out_gradient
loss_itself = 1
