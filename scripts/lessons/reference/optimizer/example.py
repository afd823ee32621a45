"""The numbers in the docstrings of the optimizers, asked of a memory."""

import numpy as np

from nnlib.optimizer import Momentum

at_rest = Momentum(0.1).start(np.ones(2))[0][0]
