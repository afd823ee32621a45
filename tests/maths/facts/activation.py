"""Activation functions, each with its derivative."""

import math

import numpy as np

from nnlib.activation import binary_step, leaky_relu, relu, sigmoid, softplus, tanh
from nnlib.gelu import gelu, normal_cdf
from nnlib.softmax import softmax

NOTATION = {"σ": "sigmoid", "Φ": "normal_cdf", "φ": "relu", "α": "slope"}

slope = 0.01
logits = np.array([1.2, 3.6, 0.65])
shares = softmax(logits)
steepest = sigmoid(0.0) * (1 - sigmoid(0.0))
faded = steepest**10
at = -0.7518
lowest = gelu(at)
