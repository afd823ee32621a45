"""The numbers of the lesson on one dense layer, computed once for all editions."""

# --8<-- [start:forward]
import numpy as np

from nnlib.activation import relu
from nnlib.layer import Dense

x = np.array([0.5, 1.0])
W = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
b = np.array([2.0, 3.0, 0.5])

layer = Dense(W, b, activation=relu)
z = layer.linear(x)
a = layer.forward(x)
# --8<-- [end:forward]

NOTATION = {"φ": "relu"}

w = W[:, 0]
n_in, n_out = W.shape
index = np.arange(1, n_out + 1)
xW = x @ W
relu_xW = relu(xW)

# --8<-- [start:bent]
bent_x = np.array([0.5, 4.0])
bent_z = layer.linear(bent_x)
bent_a = layer.forward(bent_x)
# --8<-- [end:bent]

bent_xW = bent_x @ W

# --8<-- [start:middle]
middle_x = (x + bent_x) / 2
middle_z = layer.linear(middle_x)
middle_a = layer.forward(middle_x)
mean_z = (z + bent_z) / 2
mean_a = (a + bent_a) / 2
# --8<-- [end:middle]

# A common mistake: ReLU before the bias.
early_a = relu_xW + b

# Exercises
other_x = np.array([1.0, 0.5])
other_z = layer.linear(other_x)
other_a = layer.forward(other_x)

n_parameters = W.size + b.size

silent_rest = x[0] * W[0, 0] + b[0]
silent_x = silent_rest / -W[1, 0]

# A second layer without activation, for the exercise on stacking.
V = np.array([[1.0], [-1.0], [2.0]])
c = np.array([0.5])
WV = W @ V
bV_c = b @ V + c
stacked = z @ V + c
