"""The numbers of the lesson on ReLU step by step, computed once for all editions.

The lesson is named after its example, a dosage; it uses nnlib's activation, layer and network.
"""

# --8<-- [start:steps]
import numpy as np

from nnlib.activation import relu, softplus
from nnlib.layer import Dense
from nnlib.network import Network

w1, b1 = 1.7, -0.85
w2, b2 = 12.6, 0.0
w3, w4, b3 = -40.8, 2.7, -16.0


def follow(x, phi=relu):
    """Return what each of the seven steps makes of the doses x."""
    bent = phi(w1 * x + b1)  # step 1
    down = w3 * bent  # step 2
    straight = phi(w2 * x + b2)  # step 3
    up = w4 * straight  # step 4
    wedge = down + up  # step 5
    lowered = wedge + b3  # step 6
    effect = phi(lowered)  # step 7
    return bent, down, straight, up, wedge, lowered, effect


x = np.array([0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0])
a1, down, a2, up, wedge, z3, y = follow(x)
# --8<-- [end:steps]

NOTATION = {"φ": "relu"}

z1 = w1 * x + b1
z2 = w2 * x + b2

# The dose that is followed by hand, and its way as a batch of one, for the diagram.
d = x[3]
x_mid, z1_mid, a1_mid, down_mid = x[3:4], z1[3:4], a1[3:4], down[3:4]
z2_mid, a2_mid, up_mid = z2[3:4], a2[3:4], up[3:4]
wedge_mid, z3_mid, y_mid = wedge[3:4], z3[3:4], y[3:4]

# --8<-- [start:network]
network = Network(
    [
        Dense([[w1, w2]], [b1, b2], relu),
        Dense([[w3], [w4]], [b3], relu),
    ]
)
answers = network.forward(x[:, np.newaxis])
# --8<-- [end:network]

n_parameters = network.parameter_count

# Where the curve begins to rise, where it turns, where it ends.
rise = w2 * w4
fall = rise + w1 * w3
kink = -b1 / w1
peak = follow(kink)[-1]
ceiling = w3 * b1 + b3
start = -b3 / rise
drop = -fall
end = ceiling / drop
width = end - start

# --8<-- [start:grid]
grid = np.linspace(0, 1, 100)
plotted = follow(grid)[-1]
highest = plotted.max()
# --8<-- [end:grid]

n_grid = grid.size
gap = grid[1]
n_above = np.count_nonzero(plotted)
before, after = grid[49], grid[50]
missed = peak - highest

# --8<-- [start:softplus]
_, smooth_down, _, _, _, smooth_z3, _ = follow(x, phi=softplus)
# --8<-- [end:softplus]

smooth_pull = -smooth_down[3]
smooth_highest = follow(np.linspace(0, 1, 1001), phi=softplus)[-1].max()

# --8<-- [start:sharper]


def sharper(x, k, phi):
    """Return the answer of the network with sums k times as large."""
    bent = phi(k * (w1 * x + b1))
    straight = phi(k * (w2 * x + b2))
    return phi(w3 / k * bent + w4 / k * straight + b3)


# --8<-- [end:sharper]
sharpness = np.array([1, 5, 10, 20, 50, 100])
relu_peaks = np.array([sharper(kink, k, relu) for k in sharpness])
softplus_peaks = np.array([sharper(kink, k, softplus) for k in sharpness])
limit = softplus(peak)

# Common mistakes: the last bias once per path, and no ReLU in the hidden layer.
twice = wedge[3] + 2 * b3
unbent_down = w3 * z1
unbent = unbent_down + up + b3

# Exercises
d_small = 0.48
z1_small = w1 * d_small + b1
up_small = follow(d_small)[3]
z3_small = follow(d_small)[-2]

half = peak / 2
half_climb = half - b3
half_descent = ceiling - half
half_start = half_climb / rise
half_end = half_descent / drop

b3_high = -15.0
peak_high = rise * kink + b3_high
climb_high = -b3_high
start_high = climb_high / rise
ceiling_high = w3 * b1 + b3_high
end_high = ceiling_high / drop
width_high = end_high - start_high

kink_moved = 0.4
taken = w1 * kink_moved
b1_moved = -taken
up_moved = rise * kink_moved
b3_moved = peak - up_moved
