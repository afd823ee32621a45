"""The numbers in the docstrings of the optimizers, asked of a memory."""

import numpy as np

from nnlib.optimizer import Adam, Momentum

mean_at_rest = Adam(0.1).start(np.ones(2))[0][0]
at_rest = Momentum(0.1).start(np.ones(2))[0][0]
