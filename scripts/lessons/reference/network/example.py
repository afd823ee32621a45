"""The numbers in the docstrings of the network, asked of one with a lone output."""

import tempfile

import numpy as np

from nnlib.activation import sigmoid
from nnlib.curve import curve_of
from nnlib.layer import Dense
from nnlib.network import Network
from nnlib.storage import save_network

lone = Network([Dense([[1.0]], [0.0], sigmoid)])
low, high = lone.predict([[-1], [0]])
middle = sum(curve_of(sigmoid).range) / 2

# A lone score says one from a place on, found by halving.
scores = Network([Dense([[1.0]], [0.0])])
below, above = -1.0, 2.0
while above - below > 1e-12:
    between = (below + above) / 2
    says_one = scores.predict([between]) == 1
    below, above = (below, between) if says_one else (between, above)
scores_say_one_from = round(above, 9)

with tempfile.TemporaryDirectory() as folder:
    save_network(lone, f"{folder}/lone.npz")
    with np.load(f"{folder}/lone.npz") as saved:
        kept = {name.rpartition("_")[0]: int(name.rpartition("_")[2]) for name in saved.files}
numbers = [kept[part] for part in ("weights", "bias", "activation")]
