"""Backpropagation in a network of three layers, and one step of gradient descent, in columns."""

import numpy as np

from nnlib.activation import relu, sigmoid
from nnlib.backpropagation import backpropagate
from nnlib.layer import Dense
from nnlib.network import Network
from nnlib.optimizer import GradientDescent

random = np.random.default_rng(2)
form = ((3, 4, relu), (4, 4, relu), (4, 1, sigmoid))
network = Network(
    Dense(random.normal(size=(n_in, n_out)), random.normal(size=n_out), activation)
    for n_in, n_out, activation in form
)
x = np.array([[0.5, -1.0, 2.0]])
y = np.array([[1.0]])
gradients = backpropagate(network, x, y, "binary_cross_entropy")
eta = 0.1
step = GradientDescent(rate=eta)
moved, _ = step.step(gradients.vector, step.start(network.parameters))
after = network.with_parameters(network.parameters + moved)

rows = [x]
sums = []
for layer in network.layers:
    sums.append(layer.linear(rows[-1]).T)
    rows.append(layer.forward(rows[-1]))
biases = [layer.bias[:, None] for layer in network.layers]
biases_after = [layer.bias[:, None] for layer in after.layers]
bias_gradients = [gradient.bias[:, None] for gradient in gradients.layers]
outputs = [row.T for row in rows]
L = 3
NOTATION = {
    "η": "eta",
    "φ": "relu",
    "ŷ": "outputs[3]",
    "a^{[l]}": "outputs[l]",
    "z^{[l]}": "sums[l - 1]",
    "W^{[l]}": "network.layers[l - 1].weights.T",
    "δ^{[l]}": "gradients.layers[l - 1].delta.T",
    r"\frac{\partial L}{\partial W^{[l]}}": "gradients.layers[l - 1].weights.T",
    r"\frac{\partial L}{\partial b^{[l]}}": "bias_gradients[l - 1]",
    "W^{[l]} :=": "after.layers[l - 1].weights.T",
    "b^{[l]}": "biases[l - 1]",
    "b^{[l]} :=": "biases_after[l - 1]",
}
