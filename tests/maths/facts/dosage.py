"""A narrow peak out of two bent lines."""

from typing import Any

from nnlib.activation import relu, softplus
from nnlib.dataset import DOSAGE

w1, b1, w2, b2 = DOSAGE["w1"], DOSAGE["b1"], DOSAGE["w2"], DOSAGE["b2"]
w3, b3, w4 = DOSAGE["w3"], DOSAGE["b3"], DOSAGE["w4"]


def first(x: float) -> Any:
    """The first path: bent."""
    return relu(w1 * x + b1)


def second(x: float) -> Any:
    """The second path: straight."""
    return relu(w2 * x + b2)


def answer(x: float) -> Any:
    """Both paths, added up, shifted and bent."""
    return relu(w3 * first(x) + w4 * second(x) + b3)


NOTATION = {"f": "answer", "g": "first", "h": "second"}
peak = answer(0.5)
rise = -b3 / (w4 * w2)
fall = (w3 * b1 + b3) / -(w3 * w1 + w4 * w2)
