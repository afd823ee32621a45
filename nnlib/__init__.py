"""nnlib is a small neural-network library that is written to be read.

One module is one concept, in teaching order:

1. `neuron`: a neuron weighs its inputs, adds a bias and bends the sum.
2. `activation`: the functions that bend, each followed by its derivative; `softmax` and `gelu` have
   modules of their own, as have `elu` and `silu`; a `curve` holds together what belongs to one.
3. `layer`: a dense layer is a row of neurons that see the same inputs.
4. `initialization`: how the first weights are drawn.
5. `network`: layers in sequence; `storage` keeps them in a file.
6. `loss`: how wrong the answers are, as an `average`; `cross_entropy` for probabilities.
7. `backpropagation`: the gradient of every parameter, in one pass back.
8. `gradient_check`: whether that gradient is right.
9. `optimizer`: how a gradient becomes a step.
10. `training`: the step, again and again.
11. `dataset`: examples to learn from; `idx` reads those of MNIST.

Conventions, kept everywhere: a batch stands in rows, (m, n); weights are (n_in, n_out), bias
(n_out,); numbers are float64, and float32 where float32 is given; a loss is a mean, not a sum;
randomness is always passed in. Public functions check their arguments by `boundary`, and training
does so once, when it starts.
"""

from nnlib.activation import (
    Activation,
    binary_step,
    binary_step_derivative,
    identity,
    identity_derivative,
    leaky_relu,
    leaky_relu_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)
from nnlib.backpropagation import (
    Gradients,
    backpropagate,
    deltas,
    output_delta,
    trace,
    write_gradient,
)
from nnlib.boundary import Array
from nnlib.cross_entropy import (
    binary_cross_entropy,
    binary_cross_entropy_from_logits,
    binary_cross_entropy_from_logits_gradient,
    binary_cross_entropy_gradient,
    categorical_cross_entropy,
    categorical_cross_entropy_from_logits,
    categorical_cross_entropy_from_logits_gradient,
    categorical_cross_entropy_gradient,
)
from nnlib.curve import CURVES, Curve, curve_of
from nnlib.dataset import DOSAGE, digits, dosage, one_hot, split, two_spirals, xor
from nnlib.elu import elu, elu_derivative
from nnlib.gelu import gelu, gelu_derivative, normal_cdf, normal_cdf_derivative
from nnlib.gradient_check import central_difference, check_gradients, complex_step, relative_error
from nnlib.idx import read_idx, read_mnist
from nnlib.initialization import Random, draw_network, glorot, he, normal, zeros
from nnlib.layer import Dense, LayerGradient
from nnlib.loss import LOSSES, Loss, loss_of, mean_squared_error, mean_squared_error_gradient
from nnlib.network import Network
from nnlib.neuron import Neuron
from nnlib.optimizer import Adam, GradientDescent, Momentum, Optimizer
from nnlib.silu import silu, silu_derivative
from nnlib.softmax import softmax, softmax_derivative
from nnlib.storage import load_network, save_network
from nnlib.training import Epoch, train

__all__ = [
    "CURVES",
    "DOSAGE",
    "LOSSES",
    "Activation",
    "Adam",
    "Array",
    "Curve",
    "Dense",
    "Epoch",
    "GradientDescent",
    "Gradients",
    "LayerGradient",
    "Loss",
    "Momentum",
    "Network",
    "Neuron",
    "Optimizer",
    "Random",
    "backpropagate",
    "binary_cross_entropy",
    "binary_cross_entropy_from_logits",
    "binary_cross_entropy_from_logits_gradient",
    "binary_cross_entropy_gradient",
    "binary_step",
    "binary_step_derivative",
    "categorical_cross_entropy",
    "categorical_cross_entropy_from_logits",
    "categorical_cross_entropy_from_logits_gradient",
    "categorical_cross_entropy_gradient",
    "central_difference",
    "check_gradients",
    "complex_step",
    "curve_of",
    "deltas",
    "digits",
    "dosage",
    "draw_network",
    "elu",
    "elu_derivative",
    "gelu",
    "gelu_derivative",
    "glorot",
    "he",
    "identity",
    "identity_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "load_network",
    "loss_of",
    "mean_squared_error",
    "mean_squared_error_gradient",
    "normal",
    "normal_cdf",
    "normal_cdf_derivative",
    "one_hot",
    "output_delta",
    "read_idx",
    "read_mnist",
    "relative_error",
    "relu",
    "relu_derivative",
    "save_network",
    "sigmoid",
    "sigmoid_derivative",
    "silu",
    "silu_derivative",
    "softmax",
    "softmax_derivative",
    "softplus",
    "softplus_derivative",
    "split",
    "tanh",
    "tanh_derivative",
    "trace",
    "train",
    "two_spirals",
    "write_gradient",
    "xor",
    "zeros",
]
