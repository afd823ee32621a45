"""The functions that need no lesson, and the rule which calls change nothing."""

from __future__ import annotations

import math
import statistics
import types
from collections.abc import Callable
from typing import Any

from prosetest.cause import EvaluationError, UnknownName
from prosetest.matrix import determinant, trace


def _elementwise(function: Callable[..., Any]) -> Callable[..., Any]:
    def apply(value: Any) -> Any:
        value = _plain(value)
        if isinstance(value, list):
            return [apply(item) for item in value]
        return function(float(value))

    return apply


def _extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    def apply(*values: Any) -> Any:
        plain = [_plain(value) for value in values]
        if len(plain) == 1:
            return choose(plain[0])
        length = next((len(value) for value in plain if isinstance(value, list)), None)
        if length is None:
            return choose(plain)
        rows = [value if isinstance(value, list) else [value] * length for value in plain]
        return [apply(*items) for items in zip(*rows, strict=True)]

    return apply


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value


def _logarithm(value: Any, base: Any = math.e) -> Any:
    value = _plain(value)
    if isinstance(value, list):
        return [_logarithm(item, base) for item in value]
    return math.log(float(value)) if base == math.e else math.log(float(value), float(base))


def _norm(value: Any, order: Any = 2) -> Any:
    """The length of a vector; which norm of a matrix is meant has to be said."""
    value = _plain(value)
    if not isinstance(value, list) or any(isinstance(item, list) for item in value):
        raise EvaluationError("the norm of what is no vector can be read in several ways")
    sizes = [abs(float(item)) for item in value]
    if order == math.inf:
        return max(sizes)
    if order <= 0:
        raise EvaluationError(f"there is no norm of order {order}")
    return float(sum(size ** float(order) for size in sizes) ** (1 / float(order)))


def _factorial(value: Any) -> int:
    if not 0 <= value <= _LARGEST or value != int(value):
        raise EvaluationError(f"{value} has no factorial that can be told")
    return math.factorial(int(value))


def _mean(*values: Any) -> float:
    numbers = _numbers(values)
    return sum(numbers) / len(numbers)


def _median(*values: Any) -> float:
    return statistics.median(_numbers(values))


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """The numbers of one list, or of several arguments."""
    plain = [_plain(value) for value in values]
    found = plain[0] if len(plain) == 1 else plain
    if not isinstance(found, list) or any(isinstance(item, list) for item in found):
        raise EvaluationError("it wants numbers, or one list of them")
    return [float(number) for number in found]


def _rounded(function: Callable[[Any], int]) -> Callable[..., Any]:
    """Rounding to a whole number, which the noise of floats must not decide."""

    def apply(value: Any) -> Any:
        value = _plain(value)
        if isinstance(value, list):
            return [apply(item) for item in value]
        nearest = round(value)
        if isinstance(value, float) and value != nearest and math.isclose(value, nearest):
            raise EvaluationError(f"whether {value} is {nearest} cannot be told")
        return function(value)

    return apply


def _binomial(count: Any, chosen: Any) -> int:
    if count != int(count) or chosen != int(chosen) or not 0 <= count <= _MANY or chosen < 0:
        raise EvaluationError(f"choosing {chosen} of {count} is not read yet")
    return math.comb(int(count), int(chosen))


def _frobenius(value: Any) -> Any:
    return _norm([number for row in _plain(value) for number in row])


_LARGEST, _MANY = 170, 1_000
_PURE: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "len": len,
    "round": round,
    "sum": sum,
    "max": _extreme(max),
    "min": _extreme(min),
    "sqrt": _elementwise(math.sqrt),
    "exp": _elementwise(math.exp),
    "log": _logarithm,
    "ln": _elementwise(math.log),
    "log2": _elementwise(math.log2),
    "log10": _elementwise(math.log10),
    "sin": _elementwise(math.sin),
    "cos": _elementwise(math.cos),
    "tan": _elementwise(math.tan),
    "tanh": _elementwise(math.tanh),
    "sinh": _elementwise(math.sinh),
    "cosh": _elementwise(math.cosh),
    "arcsin": _elementwise(math.asin),
    "arccos": _elementwise(math.acos),
    "arctan": _elementwise(math.atan),
    "°": _elementwise(math.radians),
    "floor": _rounded(math.floor),
    "ceil": _rounded(math.ceil),
    "binom": _binomial,
    "det": determinant,
    "tr": trace,
    "mean": _mean,
    "median": _median,
    "factorial": _factorial,
    "‖·‖": _norm,
    "‖·‖F": _frobenius,
}
_CONSTANTS = {"π": math.pi, "e": math.e, "∞": math.inf}
PURE_NAMES = frozenset(_PURE) | _CONSTANTS.keys()
_BUILT_IN = (types.BuiltinFunctionType, types.MethodWrapperType, types.WrapperDescriptorType)
_METHODS = frozenset(
    "all any argmax argmin argsort clip conj copy cumprod cumsum diagonal dim dot flatten item max "
    "mean min nonzero numel prod ptp ravel reshape round size squeeze std sum tolist trace "
    "transpose var".split()
)
"""The built-in methods of arrays that answer and change nothing; an array can also write files."""


def pure(symbol: str) -> Any:
    """Return the function or constant that everybody knows by this name."""
    if symbol in _CONSTANTS:
        return _CONSTANTS[symbol]
    if symbol in _PURE:
        return _PURE[symbol]
    raise UnknownName(symbol)


def is_pure(function: Any) -> bool:
    """Whether a function is one that needs no lesson."""
    return any(function is known for known in _PURE.values())


def check_callable(function: Any) -> None:
    """Refuse classes and built-ins; the lesson's own functions and pure ones may be called."""
    if is_pure(function):
        return
    if isinstance(function, type):
        raise EvaluationError("it calls a class, not a function of the lesson")
    if isinstance(function, _BUILT_IN) and not _is_pure_method(function):
        raise EvaluationError("it calls a built-in, not a function of the lesson")


def _is_pure_method(function: Any) -> bool:
    owner = getattr(function, "__self__", None)
    return hasattr(owner, "dtype") and function.__name__ in _METHODS
