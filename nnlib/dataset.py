"""A dataset is examples in rows: inputs x (m, n_in), and for each row the answer wanted."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.activation import relu
from nnlib.boundary import Array, expect_count, expect_shares, finite
from nnlib.initialization import Random, expect_random

DOSAGE = {"w1": 1.70, "b1": -0.85, "w2": 12.6, "b2": 0.0, "w3": -40.8, "b3": -16.0, "w4": 2.70}
"""The parameters of the dosage network, by the names that its article gives them."""

_DIGITS = "datasets/data/digits.csv.gz"


def xor() -> tuple[Array, Array]:
    """XOR says whether two bits differ: four points that no single line separates.

    Shapes: x (4, 2) and y (4, 1).
    Source: Minsky and Papert, "Perceptrons" (1969).

    >>> x, y = xor()
    >>> x.tolist(), y.tolist()
    ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]])
    """
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return x, np.array([[0.0], [1.0], [1.0], [0.0]])


def two_spirals(
    points: int, random: Random, turns: float = 1.0, noise: float = 0.0
) -> tuple[Array, Array]:
    """Two spirals wind around each other: r = √t, angle 2π·turns·r, and the second is turned by π.

    t is drawn evenly from 0 to 1; `noise` is the standard deviation added to both coordinates.
    Shapes: x (2·points, 2), one spiral after the other; y (2·points, 1), 0 and 1.
    Errors: TypeError and ValueError for a count, a source of random numbers or a number that is
    none.
    Source: after Lang and Witbrock (1988).

    >>> x, y = two_spirals(100, np.random.default_rng(0))
    >>> x.shape, y.sum(axis=0).tolist(), float(np.hypot(*x.T).max()) <= 1
    ((200, 2), [100.0], True)
    """
    points, random = expect_count("points", points), expect_random(random)
    radius = np.sqrt(random.uniform(size=points))
    angle = 2.0 * np.pi * float(finite("turns", turns)) * radius
    one = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    x = np.vstack([one, -one])
    x += float(finite("noise", noise)) * random.standard_normal(x.shape)
    return x, np.repeat([[0.0], [1.0]], points, axis=0)


def dosage(points: int = 100) -> tuple[Array, Array]:
    """The dosage that works is a narrow peak: y = relu(w₃·relu(w₁x + b₁) + w₄·(w₂x + b₂) + b₃).

    Shapes: x (points, 1), evenly from 0 to 1; y (points, 1).
    Errors: TypeError and ValueError for a count that is none.

    >>> x, y = dosage(points=3)
    >>> x.ravel().tolist(), y.ravel().round(6).tolist()
    ([0.0, 0.5, 1.0], [0.0, 1.01, 0.0])
    """
    x = np.linspace(0.0, 1.0, expect_count("points", points))[:, np.newaxis]
    k = DOSAGE
    bent = k["w3"] * relu(k["w1"] * x + k["b1"])
    straight = k["w4"] * (k["w2"] * x + k["b2"])
    return x, relu(bent + straight + k["b3"])


def digits() -> tuple[Array, NDArray[np.intp]]:
    """The digits are 1 797 pictures of 8 × 8 pixels, from 0 (white) to 1 (black), and their labels.

    Shapes: x (1797, 64); labels (1797,), from 0 to 9.
    They come with scikit-learn, an optional extra, whose file is read without importing it.
    Errors: ImportError, with what to install.
    Source: Alpaydin and Kaynak (1998), the test part.

    >>> x, labels = digits()  # doctest: +SKIP
    """
    found = importlib.util.find_spec("sklearn")
    if found is None or not found.submodule_search_locations:
        raise ImportError("digits needs scikit-learn: pip install scikit-learn")
    rows = np.loadtxt(Path(found.submodule_search_locations[0], _DIGITS), delimiter=",")
    return rows[:, :-1] / 16.0, rows[:, -1].astype(np.intp)


def one_hot(labels: ArrayLike, classes: int) -> Array:
    """A label becomes a row of zeros with a single 1, at its place.

    Shapes: labels (m,), whole numbers from 0 to classes − 1, give (m, classes).
    Errors: ValueError that names the first label out of range; TypeError for what is no number.

    >>> one_hot([2, 0], classes=3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    """
    numbers = finite("labels", labels)
    if numbers.ndim != 1:
        raise ValueError(f"labels has shape {numbers.shape}, expected (m,)")
    allowed = np.arange(expect_count("classes", classes))
    for (place,) in np.argwhere(~np.isin(numbers, allowed)).tolist():
        wanted = f"a whole number from 0 to {classes - 1}"
        raise ValueError(f"labels[{place}] is {numbers[place]:g}, expected {wanted}")
    return np.eye(classes)[numbers.astype(np.intp)]


def split(
    arrays: Sequence[NDArray[Any]], share: float, random: Random
) -> list[tuple[NDArray[Any], NDArray[Any]]]:
    """A split shuffles the rows of all arrays alike; the first part holds `share` of them, rounded.

    Errors: ValueError for arrays of different length, a share outside [0, 1] or an empty part.

    >>> parts = split([np.arange(4), 10 * np.arange(4)], 0.75, np.random.default_rng(0))
    >>> [(first.tolist(), second.tolist()) for first, second in parts]
    [([2, 0, 1], [3]), ([20, 0, 10], [30])]
    """
    rows = len(arrays[0])
    for index, array in enumerate(arrays):
        if len(array) != rows:
            raise ValueError(f"arrays[{index}] has {len(array)} rows, expected {rows}")
    first = round(float(expect_shares("share", finite("share", share))) * rows)
    if not 0 < first < rows:
        raise ValueError(f"share is {share}, expected both parts of {rows} rows to have some")
    order = expect_random(random).permutation(rows)
    return [(array[order[:first]], array[order[first:]]) for array in arrays]
