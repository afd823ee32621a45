"""Layers in sequence: columns on the page, rows and transposed weights in the library."""

import numpy as np

from nnlib.activation import relu, sigmoid
from nnlib.initialization import draw_network
from nnlib.layer import Dense
from nnlib.network import Network

sizes = (784, 128, 64, 10)
mnist = draw_network(sizes, np.random.default_rng(0), relu, sigmoid)
total = mnist.parameter_count

random = np.random.default_rng(1)
network = Network(
    Dense(random.normal(size=pair), random.normal(size=pair[1]), activation=relu)
    for pair in ((3, 4), (4, 4), (4, 2))
)
x = np.array([0.5, -1.0, 2.0])
outputs = [x]
sums = []
for layer in network.layers:
    sums.append(layer.linear(outputs[-1]))
    outputs.append(layer.forward(outputs[-1]))

L = len(network.layers)
NOTATION = {
    "φ": "relu",
    "W^{[l]}": "network.layers[l - 1].weights.T",
    "b^{[l]}": "network.layers[l - 1].bias",
    "a^{[l]}": "outputs[l]",
    "z^{[l]}": "sums[l - 1]",
}
