"""The numbers in the docstrings of the data sets, asked of the data."""

import numpy as np

from nnlib.activation import relu
from nnlib.dataset import DOSAGE, digits, dosage, one_hot, two_spirals, xor

xor_x, xor_y = xor()

points = 10
turns = 1.0
spiral_x, spiral_y = two_spirals(points, np.random.default_rng(0), turns)
arms = len(spiral_x) // points
plane = spiral_x.shape[1]
column = spiral_y.shape[1]
share_low, share_high = spiral_y.min(), spiral_y.max()

# The first spiral, seen from its centre: how far along it each point lies, and at which angle.
first = spiral_x[:points]
radius = np.hypot(*first.T)
share = radius**2
angle = np.arctan2(first[:, 1], first[:, 0]) % (2 * np.pi)
many = np.sum(two_spirals(10_000, np.random.default_rng(0))[0] ** 2, axis=1)
earliest, latest = round(many.min(), 3), round(many.max(), 3)

w1, w2, w3, w4 = (DOSAGE[f"w{n}"] for n in (1, 2, 3, 4))
b1, b2, b3 = (DOSAGE[f"b{n}"] for n in (1, 2, 3))
dose, answer = dosage(101)  # an odd count, so that one dose stands on the peak
u = w3 * relu(w1 * dose + b1)
v = w4 * (w2 * dose + b2)
dose_low, dose_high = dose.min(), dose.max()
dose_column, answer_column = dose.shape[1], answer.shape[1]

NOTATION = {
    "ReLU": "relu",
    "r": "radius",
    "t": "share",
    "α": "angle",
    "x": "dose",
    "y": "answer",
}

single = one_hot([0], 3).sum()
first_label = one_hot([0], 3)[0].argmax()

digits_x, labels = digits()
pictures = len(digits_x)
side = int(np.sqrt(digits_x.shape[1]))
picture_shape = (side, side)
white, black = digits_x.min(), digits_x.max()
lowest_digit, highest_digit = labels.min(), labels.max()
