"""The numbers in the docstrings of the data sets, asked of the data."""

import numpy as np

from nnlib.dataset import dosage, one_hot, two_spirals, xor

xor_x, xor_y = xor()
points = 10
spiral_x, spiral_y = two_spirals(points, np.random.default_rng(0))
arms = len(spiral_x) // points
plane = spiral_x.shape[1]
column = spiral_y.shape[1]
share_low, share_high = spiral_y.min(), spiral_y.max()
dose, answer = dosage(points)
dose_low, dose_high = dose.min(), dose.max()
dose_column, answer_column = dose.shape[1], answer.shape[1]
single = one_hot([0], 3).sum()
first_label = one_hot([0], 3)[0].argmax()
