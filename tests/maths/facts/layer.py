"""A dense layer, one point followed through; points stand in rows."""

import numpy as np

from nnlib.activation import relu
from nnlib.layer import Dense

x = np.array([0.5, 1.0])
W = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
b = np.array([2.0, 3.0, 0.5])
layer = Dense(W, b, activation=relu)
z = layer.linear(x)
a = layer.forward(x)
xW = x @ W
bent = np.array([0.5, 4.0])
bent_z = layer.linear(bent)
bent_a = layer.forward(bent)
NOTATION = {"φ": "relu"}
