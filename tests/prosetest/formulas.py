"""A formula evaluated beside some values: what the tests of series and of derivatives share."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from prosetest.evaluation import evaluate
from prosetest.formula import parse
from prosetest.names import Names

VALUES: dict[str, Any] = {
    "w": np.array([0.4, 0.6]), "x": np.array([2.0, 3.0]), "W": np.array([[1.0, 2.0], [3.0, 4.0]]),
    "n": 2, "v": [1.0, 2.0, 4.0], "a": 0.5, "b": 2.0, "box": SimpleNamespace(bias=3.0),
    "layers": [np.array([1.0, 2.0]), np.array([3.0, 5.0])], "f": lambda t: t * t,
    "loss": lambda w, b: float((w * w).sum() * b), "half": lambda one: one.bias / 2,
    "square": lambda rows: float(sum((row**2).sum() for row in rows)),
}  # fmt: skip
NOTATION = {"L": "loss(w, b)", "H": "half(box)", "β": "box.bias", "θ^{[l]}": "layers[l - 1]",
            "S": "square(layers)", "∂K/∂w": "x", "g": "f"}  # fmt: skip


def value(text: str, **free: Any) -> Any:
    """Return what a formula is worth, as plain numbers and lists."""
    (node,) = parse(text)
    found = evaluate(node, Names(VALUES, NOTATION, free))
    return found.tolist() if hasattr(found, "tolist") else found
