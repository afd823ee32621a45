"""One neuron: two inputs, two weights, a bias."""

import numpy as np

from nnlib.activation import relu
from nnlib.neuron import Neuron

NOTATION = {"φ": "relu"}

x = np.array([2.0, 3.0])
w = np.array([0.4, 0.6])
b = 1.0
neuron = Neuron(w, b, activation=relu)
z = neuron.weighted_sum(x)
a = neuron.forward(x)
swapped = neuron.weighted_sum(x[::-1])
n = x.size
