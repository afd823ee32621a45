"""Initialization draws the first weights; how wide it draws decides whether signals live or fade.

Every function takes n_in, n_out and a source of random numbers, and gives weights (n_in, n_out).
The source is always passed in: `np.random.default_rng(0)`, or a legacy `np.random.RandomState(0)`,
whose numbers are those of `np.random.seed(0)` and which repeats runs that were published with it.
Errors: TypeError for another source, as for a size that is no whole number; ValueError below 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import DTypeLike

from nnlib.activation import Activation, identity, relu
from nnlib.boundary import Array, expect_count
from nnlib.layer import Dense
from nnlib.network import Network

Random: TypeAlias = np.random.Generator | np.random.RandomState
"""A source of random numbers, new or legacy."""

Initialization: TypeAlias = Callable[[int, int, Random], Array]
"""What draws the weights of a layer."""


def zeros(n_in: int, n_out: int, random: Random | None = None) -> Array:
    """Zeros draw nothing: W = 0. All neurons of a hidden layer then stay equal for ever.

    >>> zeros(1, 2).tolist()
    [[0.0, 0.0]]
    """
    return np.zeros((expect_count("n_in", n_in), expect_count("n_out", n_out)))


def normal(n_in: int, n_out: int, random: Random) -> Array:
    """Standard normal weights, w ~ N(0, 1), suit small networks and saturate wide ones.

    >>> normal(2, 1, np.random.RandomState(0)).round(6).tolist()
    [[1.764052], [0.400157]]
    """
    shape = zeros(n_in, n_out).shape
    return expect_random(random).standard_normal(shape)


def glorot(n_in: int, n_out: int, random: Random) -> Array:
    """Glorot's weights keep a signal's size both ways: w ~ U(−r, r), r = √(6 / (n_in + n_out)).

    For sigmoid, tanh and softmax.
    Source: Glorot and Bengio (2010).

    >>> float(np.abs(glorot(100, 50, np.random.RandomState(0))).max().round(3))
    0.2
    """
    shape = zeros(n_in, n_out).shape
    reach = np.sqrt(6.0 / (n_in + n_out))
    weights: Array = expect_random(random).uniform(-reach, reach, shape)
    return weights


def he(n_in: int, n_out: int, random: Random) -> Array:
    """He's weights make up for the half that ReLU silences: w ~ N(0, 2 / n_in).

    Source: He, Zhang, Ren and Sun (2015), arXiv:1502.01852.

    >>> float(he(200, 50, np.random.RandomState(0)).std().round(2))
    0.1
    """
    weights: Array = normal(n_in, n_out, random) * np.sqrt(2.0 / n_in)
    return weights


def draw_network(
    sizes: Sequence[int],
    random: Random,
    hidden: Activation = relu,
    output: Activation = identity,
    weights: Initialization = he,
    dtype: DTypeLike = np.float64,
) -> Network:
    """A network is drawn layer by layer, first layer first; every bias starts at 0.

    `sizes` counts the inputs, then the neurons of each layer; `hidden` is the activation of all
    layers but the last, which has `output`.
    Errors: ValueError for fewer than two sizes.

    >>> draw_network([784, 128, 64, 10], np.random.default_rng(0)).parameter_count
    109386
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes has {len(sizes)} entries, expected at least 2")
    shapes = list(pairwise(sizes))
    activations = [hidden] * (len(shapes) - 1) + [output]
    return Network(
        Dense(weights(*shape, random).astype(dtype), np.zeros(shape[1], dtype), activation)
        for shape, activation in zip(shapes, activations, strict=True)
    )


def expect_random(random: Random) -> Random:
    """A source of random numbers is a Generator or a RandomState, not a seed.

    >>> expect_random(0)
    Traceback (most recent call last):
    TypeError: random is 0, expected np.random.default_rng(seed) or np.random.RandomState(seed)
    """
    if not isinstance(random, np.random.Generator | np.random.RandomState):
        wanted = "np.random.default_rng(seed) or np.random.RandomState(seed)"
        raise TypeError(f"random is {random!r}, expected {wanted}")
    return random
