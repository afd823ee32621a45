"""nnlib is a small neural-network library that is written to be read.

One module is one concept, in teaching order:

1. `neuron`: a neuron weighs its inputs, adds a bias and bends the sum.
2. `activation`: the functions that bend, each followed by its derivative.
3. `layer`: a dense layer is a row of neurons that see the same inputs.

All three stand on `boundary`, which refuses
what is not an array of real numbers of the right shape.
"""

from nnlib.activation import (
    Activation,
    binary_step,
    binary_step_derivative,
    gelu,
    gelu_derivative,
    identity,
    identity_derivative,
    leaky_relu,
    leaky_relu_derivative,
    normal_cdf,
    normal_cdf_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
    softmax_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)
from nnlib.boundary import Array
from nnlib.layer import Dense
from nnlib.neuron import Neuron

__all__ = [
    "Activation",
    "Array",
    "Dense",
    "Neuron",
    "binary_step",
    "binary_step_derivative",
    "gelu",
    "gelu_derivative",
    "identity",
    "identity_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "normal_cdf",
    "normal_cdf_derivative",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_derivative",
    "softplus",
    "softplus_derivative",
    "tanh",
    "tanh_derivative",
]
