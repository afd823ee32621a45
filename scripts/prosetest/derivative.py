"""A derivative is taken numerically: central differences, extrapolated until they settle.

Complex steps are not used: a lesson's code may take absolute values and maxima, which answer
complex numbers wrongly and in silence. Where the two sides of a point rise differently, as ReLU
at 0, there is no derivative.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from prosetest.cause import EvaluationError, NoSlope

MAX_PARTS = 400
"""How many numbers an array may have that something is derived by."""

_STEPS = 15
_SETTLED, _GRANTED, _NOISE = 1e-9, 1e-7, 1e-9


def slopes(function: Callable[[float], list[float]], at: float) -> list[float]:
    """Return the derivative of each number that ``function`` gives, at a point.

    Raises ``NoSlope`` where it does not settle.
    """
    step = 0.02 * max(1.0, abs(at))
    middle = function(at)
    steps = [step * 0.5**n for n in range(_STEPS)]
    around = [(function(at - h), function(at + h)) for h in steps]
    found = []
    for part, value in enumerate(middle):
        sides = [(low[part], high[part]) for low, high in around]
        found.append(_settled(sides, steps, value))
    return found


def _settled(sides: list[tuple[float, float]], steps: list[float], value: float) -> float:
    if not all(map(math.isfinite, (value, *(x for pair in sides for x in pair)))):
        raise NoSlope("it has no derivative there that floats can tell")
    central = [(high - low) / (2 * h) for (low, high), h in zip(sides, steps, strict=True)]
    best, error = central[-1], math.inf
    # Two extrapolations: the errors of h² and h⁴ cancel.
    once = [(4 * fine - rough) / 3 for rough, fine in pairwise(central)]
    twice = [(16 * fine - rough) / 15 for rough, fine in pairwise(once)]
    for rough, middle, fine in zip(twice, twice[1:], twice[2:], strict=False):
        if max(abs(fine - middle), abs(middle - rough)) < error:
            best, error = fine, max(abs(fine - middle), abs(middle - rough))
        if error <= _SETTLED * abs(best):
            break
    size = max(abs(best), abs(value), 1e-12)
    if error > max(_GRANTED * abs(best), _NOISE) or _bent(sides, steps, value, size):
        raise NoSlope("it has no derivative there: it bends, or is too steep")
    return best


def _bent(sides: list[tuple[float, float]], steps: list[float], value: float, size: float) -> bool:
    """Whether the slopes to the left and to the right stay apart however near they come."""
    apart = [
        abs((high - value) - (value - low)) / h for (low, high), h in zip(sides, steps, strict=True)
    ]
    return apart[8] > 1e-4 * size and apart[8] > 0.5 * apart[4]


def of_function(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return φ′ of φ, for a number, or for each element of an array of its own."""

    def derivative(value: Any) -> Any:
        return gradient(function, value)

    return derivative


def gradient(function: Callable[[Any], Any], value: Any) -> Any:
    """Return the derivative of ``function`` by ``value``: a number, or one for each element.

    An array that ``function`` gives for an array must answer element by element.
    """
    places = list(_places(value))
    if len(places) > MAX_PARTS:
        raise EvaluationError(f"it derives by {len(places)} numbers, more than {MAX_PARTS}")
    if not isinstance(value, list) and not _shape(value):
        found = slopes(lambda t: flat(function(t)), float(value))
        return _like(function(float(value)), found)
    answers = []
    for number, place in enumerate(places):
        changes = slopes(lambda t, p=place: flat(function(changed(value, p, t))),  # type: ignore[misc]
                         float(_at(value, place)))  # fmt: skip
        answers.append(_own(changes, number, len(places)))
    return _nested(iter(answers), _shape(value))


def _own(changes: list[float], number: int, count: int) -> float:
    """The change of the one answer, or of the answer in the same place, all others being still."""
    if len(changes) == 1:
        return changes[0]
    others = [change for place, change in enumerate(changes) if place != number]
    if len(changes) != count or any(abs(other) > 1e-9 for other in others):
        raise EvaluationError("it does not answer element by element, so it has no such derivative")
    return changes[number]


def flat(value: Any) -> list[float]:
    """Return the numbers of a value in reading order."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, list | tuple):
        return [number for item in value for number in flat(item)]
    return [float(value)]


def changed(value: Any, place: tuple[int, ...], number: Any) -> Any:
    """Return a copy of an array, or of nested lists, with another number in one place."""
    if hasattr(value, "tolist"):
        copy = value * 1.0
        copy[place] = number
        return copy
    rest = number if len(place) == 1 else changed(value[place[0]], place[1:], number)
    return [rest if at == place[0] else item for at, item in enumerate(value)]


def _shape(value: Any) -> tuple[int, ...]:
    if hasattr(value, "shape"):
        return tuple(value.shape)
    if isinstance(value, list | tuple):
        return (len(value), *(_shape(value[0]) if value else ()))
    return ()


def _places(value: Any) -> Iterator[tuple[int, ...]]:
    def walk(shape: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if not shape:
            yield ()
            return
        for at in range(shape[0]):
            for rest in walk(shape[1:]):
                yield (at, *rest)

    yield from walk(_shape(value))


def _at(value: Any, place: tuple[int, ...]) -> Any:
    for at in place:
        value = value[at]
    return value


def _nested(numbers: Iterator[float], shape: tuple[int, ...]) -> Any:
    if not shape:
        return next(numbers)
    return [_nested(numbers, shape[1:]) for _ in range(shape[0])]


def _like(value: Any, numbers: list[float]) -> Any:
    return _nested(iter(numbers), _shape(value))
