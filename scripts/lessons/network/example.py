"""The numbers of the lesson on networks, computed once for all editions."""

# --8<-- [start:forward]
import numpy as np

from nnlib.activation import relu, softmax
from nnlib.layer import Dense
from nnlib.network import Network

x = np.array([0.5, 1.0])
W1 = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
b1 = np.array([2.0, 3.0, 0.5])
W2 = np.array([[0.5, -1.0], [-0.5, 0.5], [2.0, 1.0]])
b2 = np.array([0.5, -0.5])

network = Network([Dense(W1, b1, relu), Dense(W2, b2)])
z2 = network.forward(x)
# --8<-- [end:forward]

# The formulas of layer l, for points in columns and for points in rows.
NOTATION = {
    "φ": "relu",
    "W^{[l]}": "columns[l - 1]",
    "b^{[l]}": "biases[l - 1]",
    "z^{[l]}": "sums[l - 1]",
    "a^{[l]}": "answers[l]",
    "W_l": "weights[l - 1]",
    "b_l": "biases[l - 1]",
    "z_l": "sums[l - 1]",
    "a_l": "answers[l]",
}

z1 = x @ W1 + b1
a1 = relu(z1)
weights, biases = [W1, W2], [b1, b2]
columns = [W1.T, W2.T]
sums, answers = [z1, z2], [x, a1, z2]  # no sum is negative, so ReLU would change none

# --8<-- [start:digits]
from itertools import pairwise

sizes = (784, 128, 64, 10)
functions = (relu, relu, softmax)
rng = np.random.default_rng(0)
digits = Network(
    Dense(0.05 * rng.standard_normal(shape), np.zeros(shape[1]), activation)
    for shape, activation in zip(pairwise(sizes), functions, strict=True)
)
# --8<-- [end:digits]

n_pixels, n_first, n_second, n_classes = digits.sizes
side = 28
layer = np.arange(1, len(digits.layers) + 1)
n_in = np.array(digits.sizes[:-1])
n_out = np.array(digits.sizes[1:])
n_weights = n_in * n_out
n_biases = n_out
n_parameters = n_weights + n_biases
total = digits.parameter_count
all_weights = n_weights.sum()
all_biases = n_biases.sum()
first_share = n_parameters[0] / total
W_first_column = digits.layers[0].weights.T
column_shape = W_first_column.shape
row_shape = digits.layers[0].weights.shape

# --8<-- [start:stacked]
linear = Network([Dense(W1, b1), Dense(W2, b2)])
W = W1 @ W2
b = b1 @ W2 + b2
single = Network([Dense(W, b)])
# --8<-- [end:stacked]

stacked = linear.forward(x)
bent_x = np.array([0.5, 4.0])
bent_z1 = bent_x @ W1 + b1
bent_a1 = relu(bent_z1)
bent_linear = linear.forward(bent_x)
bent = network.forward(bent_x)

# --8<-- [start:fold]
inner = [[2.0, 2.0], [-4.0, -4.0]]
start = Dense([[1.0, 1.0]], [0.0, -0.5], relu)
again = Dense(inner, [0.0, -0.5], relu)
end = Dense([[2.0], [-4.0]], [0.0])

folds = [
    Network([start, end]),
    Network([start, again, end]),
    Network([start, again, again, end]),
]
# --8<-- [end:fold]


# --8<-- [start:pieces]
fine = np.linspace(0, 1, 1025)


def pieces(network):
    """Count the straight pieces of a curve: one more than its kinks."""
    heights = network.forward(fine[:, np.newaxis])[:, 0]
    slopes = np.diff(heights).round(9)
    return int(np.count_nonzero(np.diff(slopes))) + 1


# --8<-- [end:pieces]
depth = np.arange(1, 4)
hidden_neurons = 2 * depth
fold_pieces = np.array([pieces(one) for one in folds])
fold_parameters = np.array([one.parameter_count for one in folds])
# One hidden layer has at most one kink per neuron.
shallow_neurons = fold_pieces - 1

# Exercises
direct = n_pixels * n_classes + n_classes
swapped_1 = n_pixels * n_second + n_second
swapped_2 = n_second * n_first + n_first
swapped_3 = n_first * n_classes + n_classes
swapped = swapped_1 + swapped_2 + swapped_3

bytes_per_number = np.dtype(np.float32).itemsize
n_bytes = total * bytes_per_number

own_bias = 1
per_neuron = n_pixels + own_bias + n_classes
widest = (total - n_classes) // per_neuron
wide_total = per_neuron * widest + n_classes
one_more = per_neuron * (widest + 1) + n_classes

two, ten = 2, 10
many_pieces = two**ten
half_as_many = two ** (ten - 1)
many_neurons = two * ten
many_shallow = many_pieces - 1
