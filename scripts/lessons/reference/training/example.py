"""The numbers in the docstrings of training, asked of a run."""

from nnlib.layer import Dense
from nnlib.network import Network
from nnlib.optimizer import GradientDescent
from nnlib.training import train

line = Network([Dense([[2.0]], [1.0])])
run = train(line, [[3]], [[5]], "mean_squared_error", GradientDescent(0.01), 2)
first = next(run).number
