"""A value is what code answers, in a form that crosses to another process without loss.

Numbers travel as exact text (hexadecimal floats, ``numerator/denominator``), arrays with their
shape and element type; anything else only as the name of its type.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

MAX_ELEMENTS = 10_000
MAX_TEXT = 400


@dataclass(frozen=True)
class Number:
    """One number. ``exact`` is its value, ``None`` for an infinity or NaN; ``text`` shows it.

    ``integer`` marks values of an integer type, and exact whole results; ``tolerance`` is the
    relative error that its arithmetic may carry, zero for exact ones.
    """

    exact: Fraction | None
    text: str
    integer: bool
    tolerance: Fraction

    @property
    def negative(self) -> bool:
        """Whether a minus belongs to it, −0.0 included."""
        return self.text.startswith("-")


@dataclass(frozen=True)
class Array:
    """Numbers in rows: ``shape`` as NumPy has it, ``items`` in reading order."""

    shape: tuple[int, ...]
    items: tuple[Number, ...]

    @property
    def text(self) -> str:
        """The array as nested brackets."""
        texts = [item.text for item in self.items]
        for length in reversed(self.shape):
            count = len(texts) // length if length else 0
            texts = [f"[{', '.join(texts[i * length : (i + 1) * length])}]" for i in range(count)]
        whole = texts[0] if len(texts) == 1 else "[]"
        return whole if len(whole) <= MAX_TEXT else whole[:MAX_TEXT] + " …"


@dataclass(frozen=True)
class Truth:
    """True or false, which no numeral can show."""

    value: bool

    @property
    def text(self) -> str:
        """As code writes it."""
        return str(self.value)


@dataclass(frozen=True)
class Thing:
    """Anything that is no number: only ``text``, its type, is known; ``function`` if callable."""

    text: str
    function: bool = False


Value = Number | Array | Truth | Thing

_DOUBLE, _SINGLE, _HALF = Fraction(1, 10**12), Fraction(1, 10**6), Fraction(1, 10**3)
_TOLERANCES = {"float32": _SINGLE, "float16": _HALF}


def number(value: Fraction | int) -> Number:
    """Return an exact number."""
    exact = Fraction(value)
    whole = exact.denominator == 1
    return Number(exact, str(exact) if whole else _decimal(exact), whole, Fraction(0))


def _decimal(exact: Fraction) -> str:
    try:
        shown = repr(float(exact))
    except OverflowError:
        return "too large to show"
    return shown if Fraction(shown) == exact else f"{exact.numerator}/{exact.denominator}"


def encode(value: Any) -> dict[str, Any]:
    """Return ``value`` as JSON data; asked in the worker."""
    dtype = str(getattr(value, "dtype", "")) if not isinstance(value, type) else ""
    if dtype and hasattr(value, "tolist"):
        if getattr(value, "size", 0) > MAX_ELEMENTS:
            return _too_many(value.size)
        return _encode_array(value.tolist(), tuple(value.shape), dtype)
    if isinstance(value, bool):
        return {"truth": value}
    if isinstance(value, int | float | Fraction):
        return {"number": _encode_number(value), "dtype": ""}
    if isinstance(value, list | tuple):
        if len(value) > MAX_ELEMENTS:
            return _too_many(len(value))
        shape = _shape(value)
        if shape is not None:
            return _encode_array(value, shape, "")
    return {"thing": type(value).__name__, "function": callable(value)}


def _too_many(count: int) -> dict[str, Any]:
    return {"thing": f"an array of {count} elements, too many to show", "function": False}


def _encode_array(value: Any, shape: tuple[int, ...], dtype: str) -> dict[str, Any]:
    flat = list(_flat(value))
    if len(flat) > MAX_ELEMENTS:
        return _too_many(len(flat))
    if any(isinstance(item, bool) for item in flat) and shape == ():
        return {"truth": bool(flat[0])}
    if not all(isinstance(item, int | float | Fraction) for item in flat):
        return {"thing": f"an array of {dtype or 'mixed elements'}", "function": False}
    items = [_encode_number(item) for item in flat]
    if shape == ():
        return {"number": items[0], "dtype": dtype}
    return {"shape": list(shape), "items": items, "dtype": dtype}


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _flat(item)
    elif hasattr(value, "tolist"):
        yield from _flat(value.tolist())
    else:
        yield value


def _shape(value: Any) -> tuple[int, ...] | None:
    if hasattr(value, "shape"):
        return tuple(value.shape)
    if not isinstance(value, list | tuple):
        return () if isinstance(value, int | float | Fraction) else None
    shapes = {_shape(item) for item in value}
    if len(shapes) > 1 or None in shapes:
        return None
    inner = shapes.pop() if shapes else ()
    return (len(value), *(inner or ()))


def _encode_number(value: float | Fraction) -> str:
    if isinstance(value, float):
        return value.hex()
    return str(value) if value.denominator != 1 else f"{value}/1"


def decode(data: dict[str, Any]) -> Value:
    """Return the value that ``encode`` sent."""
    if "truth" in data:
        return Truth(bool(data["truth"]))
    if "thing" in data:
        return Thing(str(data["thing"]), bool(data["function"]))
    dtype = str(data["dtype"])
    if "number" in data:
        return _decode_number(str(data["number"]), dtype)
    items = tuple(_decode_number(item, dtype) for item in data["items"])
    return Array(tuple(data["shape"]), items)


def _decode_number(text: str, dtype: str) -> Number:
    if "/" in text:
        return number(Fraction(text))
    value = float.fromhex(text)
    tolerance = _TOLERANCES.get(dtype, _DOUBLE)
    if not math.isfinite(value):
        return Number(None, repr(value), False, tolerance)
    return Number(Fraction(value), repr(value), False, tolerance)
