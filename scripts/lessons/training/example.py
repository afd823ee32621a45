"""The numbers of the lesson on training: a curve one can see, a valley, batches and their noise."""

# --8<-- [start:curve]
import numpy as np

from nnlib.backpropagation import backpropagate
from nnlib.layer import Dense
from nnlib.loss import mean_squared_error
from nnlib.network import Network
from nnlib.optimizer import Adam, GradientDescent, Momentum
from nnlib.training import train


def L(w):
    """The curve: a parabola with its lowest point at w = 2."""
    return (w - 2) ** 2 + 1


def slope(w):
    """Its derivative."""
    return 2 * (w - 2)


# --8<-- [end:curve]


# --8<-- [start:walk]
def walk(start, gradient, optimizer, steps):
    """The places that an optimizer visits, one per row, the start first."""
    place = np.array(start)
    memory = optimizer.start(place)
    places = [place]
    for _ in range(steps):
        change, memory = optimizer.step(gradient(place), memory)
        place = place + change
        places.append(place)
    return np.array(places)


# --8<-- [end:walk]

best = 2.0
start = 5.0
η = rate = 0.25
factor = 1 - 2 * rate
w = start
g = slope(w)
new_w = w - rate * g

step = np.arange(5)
walked = walk(start, slope, GradientDescent(rate), 4)

# Five learning rates on the same curve.
rates = np.array([0.02, 0.25, 0.5, 0.75, 1.05])
factors = 1 - 2 * rates
twenty = 20
walks = np.array([walk(start, slope, GradientDescent(one), twenty) for one in rates.tolist()])
after_one, after_five, after_twenty = walks[:, 1], walks[:, 5], walks[:, twenty]
too_small, right, too_large = walks[0], walks[1], walks[4]
step_numbers = np.arange(twenty + 1)
gap_small, gap_right, gap_large = (L(one) - 1 for one in (too_small, right, too_large))
small_rate, large_rate = rates[0], rates[4]
largest_rate = 1.0

# Momentum and Adam on the same curve, step by step.
μ = keep = 0.5
rolled = walk(start, slope, Momentum(rate, keep), 4)
velocities = np.diff(rolled)
momentum_step = np.arange(1, 5)
momentum_place, momentum_next = rolled[:-1], rolled[1:]
momentum_before = np.concatenate([[0.0], velocities[:-1]])
v = -1.5
new_v = keep * v - rate * g

# A valley, twenty times as steep across as along.
steepness = np.array([1.0, 20.0])


# --8<-- [start:valley]
def valley(place):
    """A long valley: flat along the first axis, steep along the second."""
    return (place[..., 0] ** 2 + 20 * place[..., 1] ** 2) / 2


def valley_gradient(place):
    """Its gradient."""
    return np.array([1, 20]) * place


# --8<-- [end:valley]

valley_start = np.array([-4.0, 1.5])
valley_rate, valley_keep, adam_rate = 0.05, 0.7, 0.3
limit_rate = 2 / steepness[1]
good_enough = 0.01
many = 200
valley_paths = np.array(
    [
        walk(valley_start, valley_gradient, optimizer, many)
        for optimizer in (
            GradientDescent(valley_rate),
            Momentum(valley_rate, valley_keep),
            Adam(adam_rate),
        )
    ]
)
steps_needed = np.array(
    [int(np.nonzero(valley(path) >= good_enough)[0][-1]) + 1 for path in valley_paths]
)
plain_steps, momentum_steps, adam_steps = steps_needed
valley_slope = valley_gradient(valley_start)

# Adam: the first step is as long as the rate, however steep the valley is.
adam = Adam(rate=0.1)
adam_first_rate = adam.rate
adam_change = adam.step(valley_slope, adam.start(valley_slope))[0]
adam_change_steep = adam.step(1000 * valley_slope, adam.start(valley_slope))[0]
β1, β2, ε = adam.keep, adam.keep_square, adam.epsilon
adam_g = valley_slope[0]
share, square_share = 1 - β1, 1 - β2
adam_square = adam_g**2
adam_m, adam_s = share * adam_g, square_share * adam_square
adam_m_hat, adam_s_hat = adam_m / share, adam_s / square_share
adam_root = adam_s_hat**0.5
downhill = -adam_first_rate
adam_length = downhill * (adam_m_hat / adam_root)

# Adam for two gradients of the parabola: its means, the step that it takes, the means after it.
curve_adam = Adam(rate)
_, first_memory = curve_adam.step(np.array(slope(start + 1)), curve_adam.start(np.array(start)))
d, (m, s, t) = curve_adam.step(np.array(slope(start + 2)), first_memory)
_, (new_m, new_s, _) = curve_adam.step(np.array(g), (m, s, t))
m_hat, s_hat = m / (1 - β1**t), s / (1 - β2**t)

# Batches: a line through sixty-four noisy points.
# --8<-- [start:points]
random = np.random.default_rng(0)
x = random.uniform(0, 1, (64, 1))
y = 2 * x + 1 + 0.2 * random.standard_normal((64, 1))
# --8<-- [end:points]
rows = len(x)
line = Network([Dense([[0]], [0])])
epochs = 40
line_rate = 0.1


def line_losses(size):
    """The loss on all points after each epoch, with batches of one size."""
    source = np.random.default_rng(1)
    optimizer = GradientDescent(line_rate)
    run = train(line, x, y, "mean_squared_error", optimizer, epochs, size, source)
    return [float(mean_squared_error(epoch.network.forward(x), y)) for epoch in run]


sizes = np.array([64, 8, 1])
updates = rows / sizes
batch_losses = np.array([line_losses(size) for size in sizes.tolist()])
loss_after_one, loss_after_all = batch_losses[:, 0], batch_losses[:, -1]
epoch_numbers = np.arange(1, epochs + 1)
columns = np.hstack([x, np.ones_like(x)])
best_line = np.linalg.lstsq(columns, y, rcond=None)[0]
best_loss = float(mean_squared_error(columns @ best_line, y))
best_slope, best_height = best_line[:, 0]
true_slope, true_height = 2, 1


def line_gradient(some):
    """The gradient by slope and height, from some of the points."""
    return backpropagate(line, x[some], y[some], "mean_squared_error").vector


gradient_all = line_gradient(slice(None))
gradient_batches = np.array([line_gradient(slice(k, k + 8)) for k in range(0, rows, 8)])
gradient_mean = gradient_batches.mean(axis=0)
along_height = gradient_batches[:, 1]
lowest, highest = along_height.min(), along_height.max()
along_all = gradient_all[1]
batch_size = 8
per_epoch = rows / batch_size

NOTATION = {
    "β_1": "β1",
    "β_2": "β2",
    "m̂": "m_hat",
    "ŝ": "s_hat",
    "w :=": "new_w",
    "v :=": "new_v",
    "m :=": "new_m",
    "s :=": "new_s",
}

# Exercises
exercise_rate = 0.1
exercise_walk = walk(0.0, slope, GradientDescent(exercise_rate), 2)

edge_walk = walk(start, slope, GradientDescent(largest_rate), 2)

steeper = 6
steeper_limit = 2 / steeper
steeper_best = 1 / steeper

thousand = 1000
mini = 32
whole_batches = thousand // mini
last_batch = thousand - whole_batches * mini
all_updates = whole_batches + 1

long_keep, long_rate = 0.9, 0.1
long_reach = long_rate / (1 - long_keep)
exercise_slopes = slope(exercise_walk)
edge_factor = 1 - 2 * largest_rate
uphill = start + rate * g
valley_rates = np.array([valley_rate, valley_rate, adam_rate])

small_gradient, large_gradient = 0.001, 1000.0
both = np.array([small_gradient, large_gradient])
adam_both = adam.step(both, adam.start(both))[0]
plain_both = GradientDescent(adam_first_rate).step(both, ())[0]
