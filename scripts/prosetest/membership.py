"""A set that a value is in, or not: the arrays of a shape, an interval, a few numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from prosetest.comparison import Verdict, equal
from prosetest.expression import Choice, Interval, Node, Progression, Space
from prosetest.value import Array, Number, Value

Domain = Space | Interval | Choice | Progression


def evaluable(side: Node) -> tuple[Node, ...]:
    """Return the parts of a side that have values: itself, or those of a set."""
    if isinstance(side, Space):
        return side.sizes
    if isinstance(side, Interval):
        return side.low, side.high
    if isinstance(side, Progression):
        return *side.items, side.high
    return side.items if isinstance(side, Choice) else (side,)


def belongs(value: Value, domain: Node, known: Sequence[Value], far: bool = False) -> Verdict:
    """Whether ``value`` is in the set, of whose parts the values are known.

    ``far`` forgives a value that rounding has brought onto an open bound.
    """
    if not isinstance(value, Number | Array) or not all(isinstance(x, Number) for x in known):
        return Verdict.CANNOT_TELL
    numbers = [x for x in known if isinstance(x, Number)]
    items = value.items if isinstance(value, Array) else (value,)
    if isinstance(domain, Space):
        return _in_space(value, domain, numbers)
    if isinstance(domain, Interval):
        return _all(_between(item, domain, numbers, far) for item in items)
    if isinstance(domain, Progression):
        return _in_progression(items, numbers)
    return _all(any(equal(item, n) is Verdict.HOLDS for n in numbers) for item in items)


def _in_progression(items: Sequence[Number], written: Sequence[Number]) -> Verdict:
    """Whether numbers are at equal distances from the first, which those written have to be."""
    exact = [number.exact for number in written]
    low, high = exact[0], exact[-1]
    if low is None or high is None or None in exact:
        return Verdict.CANNOT_TELL
    step = (exact[1] or 0) - low if len(exact) > 2 else Fraction(1)
    places = [(one - low) / step for one in exact if one is not None] if step > 0 else []
    if places[:-1] != list(range(len(exact) - 1)) or places[-1].denominator != 1:
        return Verdict.FAILS
    return _all(
        one.exact is not None and low <= one.exact <= high and _is_whole((one.exact - low) / step)
        for one in items
    )


def _is_whole(number: Fraction) -> bool:
    return number.denominator == 1


def _all(truths: Iterable[bool | Verdict]) -> Verdict:
    """Whether all hold; what cannot be told leaves the whole undecided."""
    found = set(truths)
    if found & {False, Verdict.FAILS}:
        return Verdict.FAILS
    return Verdict.CANNOT_TELL if Verdict.CANNOT_TELL in found else Verdict.HOLDS


def _in_space(value: Number | Array, domain: Space, sizes: list[Number]) -> Verdict:
    items = value.items if isinstance(value, Array) else (value,)
    if any(item.exact is None for item in items) or any(size.exact is None for size in sizes):
        return Verdict.FAILS
    whole = all(item.exact is not None and item.exact.denominator == 1 for item in items)
    if domain.kind != "R" and not whole:
        return Verdict.FAILS
    if domain.kind == "N" and any(item.exact is not None and item.exact < 0 for item in items):
        return Verdict.FAILS
    shape = value.shape if isinstance(value, Array) else ()
    written = tuple(size.exact for size in sizes)
    return _all([_fits(shape, written)])


def _fits(shape: tuple[int, ...], written: tuple[Any, ...]) -> bool:
    """A vector of the code is a row or a column; a matrix of one column a vector."""
    if len(shape) == 2 and len(written) == 1:
        return shape[1] == 1 and written == shape[:1]
    if len(shape) == 1 and len(written) == 2:
        return written in {(1, *shape), (*shape, 1)}
    return written == shape


def _between(item: Number, domain: Interval, bounds: list[Number], far: bool) -> bool | Verdict:
    if item.text == "nan":
        return False
    for bound, is_open in zip(bounds, (domain.open_low, domain.open_high), strict=True):
        if _place(item) == _place(bound):
            return far or not is_open
        if equal(item, bound) is Verdict.HOLDS:
            return Verdict.CANNOT_TELL if is_open and not far else True
    return _place(bounds[0]) < _place(item) < _place(bounds[1])


def _place(number: Number) -> Fraction | float:
    return float(number.text) if number.exact is None else number.exact
