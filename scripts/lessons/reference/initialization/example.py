"""The numbers in the docstrings of initialization, asked of the functions."""

import numpy as np

from nnlib.initialization import draw_network, glorot, he, normal, zeros

random = np.random.default_rng(0)
nothing = zeros(3, 2, random)[0, 0]
first_bias = draw_network((3, 2), random).layers[0].bias[0]

# What is stated of the weights drawn, measured on many of them.
n_in, n_out = 300, 500
normals = normal(n_in, n_out, random)
normal_mean, normal_variance = normals.mean(), normals.var()
for_relu = he(n_in, n_out, random)
he_mean, he_variance = for_relu.mean(), for_relu.var() * n_in
glorot_reach = np.abs(glorot(n_in, n_out, random)).max() ** 2 * (n_in + n_out)


def is_a_size(number):
    try:
        return zeros(number, 1).shape[0] == number
    except ValueError:
        return False


smallest = next(number for number in range(-2, 3) if is_a_size(number))
