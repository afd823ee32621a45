"""The numbers in the docstrings of the gradient check."""

from nnlib.gradient_check import relative_error

vanishing = relative_error([0.0], [0.0])
