"""Pure functions are known to everybody; only what changes nothing may be called."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from prosetest.cause import EvaluationError, UnknownName
from prosetest.pure import PURE_NAMES, check_callable, pure


@pytest.mark.parametrize(
    ("name", "argument", "wanted"),
    [("exp", 1, math.e), ("ln", math.e, 1.0), ("sqrt", Fraction(1, 4), 0.5), ("abs", -2, 2),
     ("tanh", [0, 0], [0.0, 0.0]), ("max", [1, 3, 2], 3)],
)  # fmt: skip
def test_a_pure_function_is_the_mathematical_one(name: str, argument: Any, wanted: Any) -> None:
    """On numbers, and element by element on lists."""
    assert pure(name)(argument) == wanted
    assert name in PURE_NAMES


def test_what_nobody_knows_is_named() -> None:
    """The name stands in the clause."""
    with pytest.raises(UnknownName, match="nobody is not defined"):
        pure("nobody")


@pytest.mark.parametrize("function", [open, int, np.ones(2).tofile, [].append])
def test_what_could_change_something_is_not_called(function: Any) -> None:
    """A class, a built-in, a method that writes."""
    with pytest.raises(EvaluationError):
        check_callable(function)


def test_functions_of_a_lesson_are_called() -> None:
    """And so are the methods of arrays that only answer."""
    check_callable(lambda t: t)
    check_callable(np.ones(2).sum)
