"""The numbers in the docstrings of the network, asked of one with a lone output."""

from nnlib.activation import sigmoid
from nnlib.curve import curve_of
from nnlib.layer import Dense
from nnlib.network import Network

lone = Network([Dense([[1.0]], [0.0], sigmoid)])
low, high = lone.predict([[-1], [0]])
middle = sum(curve_of(sigmoid).range) / 2
