"""The numbers in the docstrings of the optimizers, asked of a memory."""

import numpy as np

from nnlib.optimizer import Adam, Momentum

mean_at_rest = Adam(0.1).start(np.ones(2))[0][0]
at_rest = Momentum(0.1).start(np.ones(2))[0][0]

# Adam at its second step; what it divides its means by is told by the step that it takes.
adam = Adam()
_, (m, v, t) = adam.step(np.array([2.0]), adam.start(np.zeros(1)))
g = np.array([-1.5])
_, (new_m, new_v, _) = adam.step(g, (m, v, t))
made_up_m = np.array([2.0])
made_up_v = made_up_m**2

NOTATION = {
    "β_1": "adam.keep",
    "β_2": "adam.keep_square",
    "m :=": "new_m",
    "v :=": "new_v",
    r"\hat m": "made_up_m",
    r"\hat v": "made_up_v",
}
