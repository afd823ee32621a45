"""The numbers in the docstrings of the activations, asked of the functions themselves."""

import math

import numpy as np

from nnlib.activation import (
    binary_step,
    binary_step_derivative,
    gelu_derivative,
    identity_derivative,
    leaky_relu,
    leaky_relu_derivative,
    normal_cdf,
    normal_cdf_derivative,
    relu,  # noqa: F401 - NOTATION names it
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
    softmax_derivative,
    softplus,
    tanh,
    tanh_derivative,
)
from nnlib.curve import curve_of
from nnlib.elu import elu, elu_derivative
from nnlib.silu import silu, silu_derivative

NOTATION = {
    "σ": "sigmoid",
    "ReLU": "relu",
    "Φ": "normal_cdf",
    "step": "binary_step",
    "ELU": "elu",
}


def erfc(x):
    return np.vectorize(math.erfc)(x)


def first_at(holds):
    """The first place in (-1, 2) from which on something holds, found by halving."""
    low, high = -1.0, 2.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return round(high, 9)


far = 1000.0
identity_slope = identity_derivative(far)
step_on, step_off = binary_step(far), binary_step(-far)
jump_at = first_at(lambda x: binary_step(x) == 1)
relu_kink_at = first_at(lambda x: relu_derivative(x) == 1)
leaky_kink_at = first_at(lambda x: leaky_relu_derivative(x) == 1)
elu_kink_at = first_at(lambda x: elu_derivative(x) == 1)
step_slope, step_jump = binary_step_derivative(far), binary_step_derivative(0)
share = curve_of("sigmoid").range
sigmoid_low, sigmoid_high = sigmoid(-far), sigmoid(far)
sigmoid_flat, sigmoid_steep = sigmoid_derivative(far), sigmoid_derivative(0)
tanh_range = curve_of("tanh").range
tanh_low, tanh_high = tanh(-far), tanh(far)
tanh_flat, tanh_steep = tanh_derivative(far), tanh_derivative(0)
relu_low = curve_of("relu").range[0]
relu_on, relu_off, relu_kink = relu_derivative(far), relu_derivative(-far), relu_derivative(0)
leaky_on, leaky_kink = leaky_relu_derivative(far), leaky_relu_derivative(0)
like_relu, like_identity = -leaky_relu(-1, 0), -leaky_relu(-1, 1)
softplus_low = softplus(-far)

scores = np.array([0.0, 1.0, far, -np.inf])
softmax_sum = softmax(scores).sum()
softmax_low, softmax_high = softmax(scores)[0], softmax(scores)[2]
softmax_none = softmax(scores)[3]
slopes_sum = softmax_derivative(np.zeros(2)).sum(axis=-1)[0]
slope_low, slope_high = softmax_derivative(np.zeros(2))[0, ::-1]

normal_low, normal_high = normal_cdf(-far), normal_cdf(far)
bell_top, bell_low = normal_cdf_derivative(0), normal_cdf_derivative(far)
gelu_low = curve_of("gelu").range[0]
root = np.sqrt(2.0)
gelu_slope_low, gelu_slope_high = gelu_derivative(-root), gelu_derivative(root)
# GELU is lowest where its slope crosses zero, found by halving.
left, right = -1.0, -0.5
for _ in range(60):
    middle = (left + right) / 2
    left, right = (middle, right) if gelu_derivative(middle) < 0 else (left, middle)
gelu_lowest_at = middle

elu_low, elu_alpha = elu(-far), -elu(-far)
elu_on, elu_flat = elu_derivative(far), elu_derivative(-far)

# SiLU is lowest where its slope crosses zero; its slope is extreme where that levels off.
left, right = -2.0, -1.0
for _ in range(60):
    middle = (left + right) / 2
    left, right = (middle, right) if silu_derivative(middle) < 0 else (left, middle)
silu_lowest_at = middle
crossed = round(float(silu_derivative(silu_lowest_at)), 9)
silu_low = silu(silu_lowest_at)
grid = np.linspace(2.0, 3.0, 10_001)
silu_steepest_at = grid[silu_derivative(grid).argmax()]
silu_steepest_low_at = -grid[silu_derivative(-grid).argmin()]
silu_slope_high = silu_derivative(silu_steepest_at)
silu_slope_low = silu_derivative(silu_steepest_low_at)
