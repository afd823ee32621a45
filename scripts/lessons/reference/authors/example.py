"""The code behind the page for authors, whose examples show how a page and its code are tied."""

# --8<-- [start:example]
import numpy as np

from nnlib.activation import relu, sigmoid
from nnlib.neuron import Neuron

x = np.array([2.0, 3.0])
w = np.array([0.4, 0.6])
b = 1.0
neuron = Neuron(w, b, activation=relu)
z = neuron.weighted_sum(x)
a = neuron.forward(x)
index = np.arange(1, 3)
products = w * x
accuracy = 0.9489
W = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
# --8<-- [end:example]


# --8<-- [start:notation]
def loss(w, b):
    return (w @ x + b - 1) ** 2


def logit(p):
    return np.log(p / (1 - p))


rate = 0.01
gradient = 2 * (z - 1) * x
new_w = w - rate * gradient

NOTATION = {
    "σ": "sigmoid",  # a function
    r"\hat y": "a",  # a value under another name
    "L": "loss(w, b)",  # a value that is computed again when w or b changes
    "∇L": "gradient",
    "w :=": "new_w",  # the value after one step
    "η": "rate",
    "p": "∈ (0, 1)",  # where a free letter lives
    # of a network: "W^{[l]}": "network.layers[l - 1].weights.T"
}
# --8<-- [end:notation]

start = sigmoid(0.0)
