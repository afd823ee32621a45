"""Points at which the sides of a formula are compared: edges, both signs, many sizes, one seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

from prosetest.expression import Literal, Node
from prosetest.question import Free, Point, Vector
from prosetest.value import Array, Number, Value
from prosetest.variable import Variable

NUMBERS = (
    -700.0, -20.0, -3.0, -1.0, -0.75, -1e-3, 0.0, 1e-3, 0.3, 0.5, 1.0, 1.7, 4.0, 25.0, 700.0,
)  # fmt: skip
WANTED = 5
"""At how many points a formula of numbers has to be compared at least."""

DENSE = (*(n / 8 for n in range(-64, 65)), *(s * 10.0**n for n in range(1, 7) for s in (-1, 1)))
"""Where the bounds of a function are looked for."""

_UNIT = (0.001, 0.02, 0.1, 0.25, 0.3, 0.5, 0.62, 0.75, 0.8, 0.9, 0.97, 0.999)
_LAST_INDEX = {1: 40, 2: 12, 3: 6}
_MODERATE, _NEAR = 25.0, 4.0
_MANY = 8


def points(variables: Sequence[Variable], unit: bool = False) -> list[Point]:
    """Return the points of some variables, indices in all combinations.

    ``unit`` keeps numbers between zero and one.
    """
    if unit:
        variables = [_in_unit(variable) for variable in variables]
    indices = [variable for variable in variables if variable.index]
    others = [variable for variable in variables if not variable.index]
    last = _LAST_INDEX.get(len(indices), 4)
    counted = list(product(range(1, last + 1), repeat=len(indices)))
    found = []
    for n, counts in enumerate(counted):
        index = [(v.name, Fraction(c)) for v, c in zip(indices, counts, strict=True)]
        for values in _values(others, n if indices else None):
            found.append(tuple(sorted([*index, *values])))
    return found


def beside(variables: Sequence[Variable], found: Sequence[Literal]) -> list[Point]:
    """Return points half a digit beside the literals, where a moved bound of a case shows."""
    numbers = [v for v in variables if not (v.index or v.shape or v.domain)]
    if len(variables) != 1 or len(numbers) != 1 or len(found) > _MANY:
        return []
    name = numbers[0].name
    sizes = {(one.numeral.value, one.numeral.unit or Fraction(1)) for one in found}
    values = {float(value + sign * unit / 2) for value, unit in sizes for sign in (1, -1)}
    return [((name, value),) for value in sorted(values) if abs(value) <= _MODERATE]


def _in_unit(variable: Variable) -> Variable:
    plain = not (variable.index or variable.shape or variable.domain)
    return replace(variable, unit=True) if plain else variable


def _values(variables: Sequence[Variable], one: int | None) -> Iterator[list[tuple[str, Free]]]:
    """Values of all variables together; where indices run, a few for each of their counts."""
    if not variables:
        yield []
        return
    count = max(len(_numbers(variable)) for variable in variables)
    chosen = range(count) if one is None else [(3 * one + k) % count for k in range(3)]
    for n in chosen:
        yield [(v.name, _value(v, n, k)) for k, v in enumerate(variables)]


def _value(variable: Variable, n: int, k: int) -> Free:
    numbers = _numbers(variable)
    if not variable.shape:
        return numbers[(n + 4 * k) % len(numbers)]
    size = 1
    for length in variable.shape:
        size *= length
    items = tuple(_drawn(31 * n + 7 * k + m, n) for m in range(size))
    return Vector(variable.shape, items, variable.like)


def _drawn(seed: int, n: int) -> float:
    """A number that looks drawn by chance, and is the same each time; now and then a large one."""
    fraction = (seed * 7919 + 104729) % 6007 / 6007
    return (fraction * 6 - 3) * (1.0 if n % 5 else 10.0)


def _numbers(variable: Variable) -> tuple[float, ...]:
    domain = variable.domain
    if domain is None:
        return _UNIT if variable.unit else NUMBERS
    low, high = (_bound(node) for node in (domain.low, domain.high))
    if low is None and high is None:
        return NUMBERS
    if low is None or high is None:
        inner = [n for n in NUMBERS if (low is None or n > low) and (high is None or n < high)]
        return tuple(inner) or tuple((low or high or 0.0) + s for s in (0.1, 1.0, 5.0))
    return tuple(low + part * (high - low) for part in _UNIT)


def _bound(node: Node) -> float | None:
    return float(node.numeral.value) if isinstance(node, Literal) else None


def is_moderate(point: Point) -> bool:
    """Whether no variable is so large that floats may fail a formula that is right."""
    return _size(point) <= _MODERATE


def is_near(point: Point) -> bool:
    """Whether no function has come so near to its limit that rounding reaches it."""
    return _size(point) <= _NEAR


def _size(point: Point) -> float:
    """The size of the largest number of a point."""
    values = [value for _, value in point]
    lists = [value.items if isinstance(value, Vector) else (value,) for value in values]
    return max((abs(float(number)) for numbers in lists for number in numbers), default=0.0)


def is_finite(value: Value) -> bool:
    """Whether a value holds no infinity and no NaN."""
    items = value.items if isinstance(value, Array) else (value,)
    return all(not isinstance(item, Number) or item.exact is not None for item in items)
