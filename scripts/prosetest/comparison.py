"""Whether a literal shows a value, and whether two values are equal.

A literal shows a value that rounds to it at the digits it shows: within half a unit of its last
place. A value of an integer type must be equal. A value exactly on a tie rounds either way, so it
asks for one more digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from prosetest.expression import Literal, Node, Sequence
from prosetest.numeral import Numeral
from prosetest.value import Array, Number, Thing, Truth, Value

TIE = "tie"


class Verdict(Enum):
    """What a claim is found to be; *cannot tell* is never a pass."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Difference:
    """A literal and the value it should show, with the reason in words."""

    literal: Literal
    value: Value
    reason: str


def shows(numeral: Numeral, number: Number, written: Fraction | None = None) -> Verdict:
    """Whether ``numeral``, or ``written`` in its place, is ``number`` at the digits shown.

    ``CANNOT_TELL`` says that the number lies on a tie, exactly or within the noise of floats;
    where even that noise is written out, the float itself is shown, as Python prints it.
    """
    value = numeral.value if written is None else written
    if number.exact is None:
        return Verdict.FAILS
    if number.integer or numeral.unit is None:
        return equal(Number(value, "", True, Fraction(0)), number)
    if written is None and numeral.signed and not value and not number.negative:
        return Verdict.FAILS
    error, half = abs(value - number.exact), numeral.unit / 2
    noise = number.tolerance * abs(number.exact)
    if noise >= half:
        printed = value == Fraction(repr(float(number.exact)))
        return Verdict.HOLDS if error < half or printed else Verdict.FAILS
    if abs(error - half) <= noise:
        return Verdict.CANNOT_TELL
    return Verdict.HOLDS if error < half else Verdict.FAILS


def equal(one: Number, other: Number) -> Verdict:
    """Whether two numbers are equal: exactly, or to the error that float arithmetic carries."""
    if one.exact is None or other.exact is None:
        return Verdict.HOLDS if one.text == other.text != "nan" else Verdict.FAILS
    tolerance = max(one.tolerance, other.tolerance)
    error = abs(one.exact - other.exact)
    close = error <= tolerance * max(abs(one.exact), abs(other.exact))
    return Verdict.HOLDS if close else Verdict.FAILS


def differ_slightly(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers differ by a tenth of the larger at most."""
    return abs(one - other) * 10 <= max(abs(one), abs(other))


def same(one: Value, other: Value) -> Verdict:
    """Whether two values are equal, arrays element by element."""
    if isinstance(one, Truth) and isinstance(other, Truth):
        return Verdict.HOLDS if one == other else Verdict.FAILS
    if isinstance(one, Number) and isinstance(other, Number):
        return equal(one, other)
    if isinstance(one, Array) and isinstance(other, Array):
        if not _same_shape(one.shape, other.shape):
            return Verdict.FAILS
        verdicts = {equal(*both) for both in zip(one.items, other.items, strict=True)}
        return Verdict.FAILS if Verdict.FAILS in verdicts else Verdict.HOLDS
    if isinstance(one, Number | Array) and isinstance(other, Number | Array):
        return _same_size(one, other)
    return Verdict.CANNOT_TELL


def agree(one: Value, other: Value, measured: bool = False) -> bool:
    """Whether two values agree: to nine digits, or as near as cancelling lets them.

    ``measured`` grants what a derivative loses that is taken numerically.
    """
    if isinstance(one, Array) and isinstance(other, Array):
        if not _same_shape(one.shape, other.shape):
            return False
        sizes = (abs(n.exact or Fraction(0)) for n in (*one.items, *other.items))
        size = max(sizes, default=Fraction(0))
        both = zip(one.items, other.items, strict=True)
        return all(_near(*numbers, measured, size) for numbers in both)
    if isinstance(one, Number) and isinstance(other, Number):
        return _near(one, other, measured, Fraction(0))
    return same(one, other) is not Verdict.FAILS


def _near(one: Number, other: Number, measured: bool, around: Fraction) -> bool:
    if one.exact is None or other.exact is None:
        return one.text == other.text
    size = max(abs(one.exact), abs(other.exact))
    relative, least = (10**6, Fraction(1, 10**8)) if measured else (10**9, Fraction(1, 10**12))
    single = max(one.tolerance, other.tolerance) * 10
    granted = max(size / relative, least, around / 10**12, size * single)
    return abs(one.exact - other.exact) <= granted


def _same_shape(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """A vector of the code is a row or a column, as the page has it."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(long) == 2:
        return long in {(1, *short), (*short, 1)}
    return one == other


def _same_size(one: Number | Array, other: Number | Array) -> Verdict:
    """A number and an array of one element may be the same."""
    items = [value.items if isinstance(value, Array) else (value,) for value in (one, other)]
    if len(items[0]) == len(items[1]) == 1:
        return equal(items[0][0], items[1][0])
    return Verdict.FAILS


def ordered(one: Value, other: Value, relation: str) -> Verdict:
    """Whether ``one < other``, or ``≤ > ≥ ≠``.

    Floats that agree as ``=`` wants it are at most as large as each other, and no more is known.
    """
    if relation == "≠":
        return _unequal(one, other)
    if not isinstance(one, Number) or not isinstance(other, Number):
        return Verdict.CANNOT_TELL
    if one.exact is None or other.exact is None:
        return Verdict.CANNOT_TELL
    if one.exact != other.exact and equal(one, other) is Verdict.HOLDS:
        return Verdict.HOLDS if relation in "≤≥" else Verdict.CANNOT_TELL
    less, more = one.exact < other.exact, one.exact > other.exact
    holds = {"<": less, ">": more, "≤": not more, "≥": not less}[relation]
    return Verdict.HOLDS if holds else Verdict.FAILS


def _unequal(one: Value, other: Value) -> Verdict:
    """Whether two values differ; floats that are equal but for their noise may."""
    verdict = same(one, other)
    if verdict is Verdict.HOLDS:
        return Verdict.FAILS if one == other or _exactly(one, other) else Verdict.CANNOT_TELL
    return Verdict.HOLDS if verdict is Verdict.FAILS else verdict


def _exactly(one: Value, other: Value) -> bool:
    """Whether the numbers of two values are the same, to the last bit."""
    both = [value.items if isinstance(value, Array) else (value,) for value in (one, other)]
    numbers = [[item.exact for item in items if isinstance(item, Number)] for items in both]
    return numbers[0] == numbers[1]


def differences(
    written: Node, value: Value, changed: dict[int, Fraction], exactly: bool = False
) -> list[Difference] | str:
    """Compare a number, vector or matrix of literals with a value, literal by literal.

    Returns a clause instead where the two have different shapes. ``exactly`` wants equality,
    not rounding.
    """
    if isinstance(value, Truth | Thing):
        return f"is {value.text}, which is no number"
    flat, shape = _flatten(written)
    items = value.items if isinstance(value, Array) else (value,)
    own = value.shape if isinstance(value, Array) else ()
    if shape is None or _squeezed(shape) != _squeezed(own) or len(flat) != len(items):
        return f"has shape {own}, {shape if shape is not None else 'ragged rows'} is written"
    found = []
    for literal, item in zip(flat, items, strict=True):
        reason = _difference(literal, item, changed.get(literal.start), exactly)
        if reason:
            found.append(Difference(literal, item, reason))
    return found


def _difference(literal: Literal, item: Number, written: Fraction | None, exactly: bool) -> str:
    if exactly:
        value = literal.numeral.value if written is None else written
        verdict = equal(Number(value, "", True, Fraction(0)), item)
    else:
        verdict = shows(literal.numeral, item, written)
    if verdict is Verdict.FAILS:
        return "is"
    return TIE if verdict is Verdict.CANNOT_TELL else ""


def _squeezed(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(length for length in shape if length != 1)


def _flatten(node: Node) -> tuple[list[Literal], tuple[int, ...] | None]:
    if isinstance(node, Literal):
        return [node], ()
    assert isinstance(node, Sequence)
    parts = [_flatten(item) for item in node.items]
    flat = [literal for literals, _ in parts for literal in literals]
    shapes = {shape for _, shape in parts}
    if len(shapes) != 1 or None in shapes:
        return flat, None
    return flat, (len(parts), *(shapes.pop() or ()))
