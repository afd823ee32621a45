"""The numbers in the docstrings of initialization, asked of the functions."""

import numpy as np

from nnlib.initialization import draw_network, zeros

random = np.random.default_rng(0)
nothing = zeros(3, 2, random)[0, 0]
first_bias = draw_network((3, 2), random).layers[0].bias[0]
