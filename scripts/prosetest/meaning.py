"""What a symbol is worth: a variable, what NOTATION says, a name of the code, or what all know."""

from __future__ import annotations

import types
from typing import Any

from prosetest.arithmetic import for_code, shape_of
from prosetest.calculus import Walker
from prosetest.cause import EvaluationError, NoElement, UnknownName
from prosetest.code import parse
from prosetest.derivative import of_function
from prosetest.expression import ExpressionError
from prosetest.names import entry, parts, positions, spellings
from prosetest.pure import check_callable, pure


def named(walker: Walker, name: str) -> Any:
    """The value of a symbol: a variable, an entry of NOTATION, a name, or what all know."""
    if name in walker.names.free:
        return walker.names.free[name]
    if told := entry(walker.names.notation, name):
        return walker.told(*told).value(parse(told[0]))
    for spelling in spellings(name):
        if spelling in walker.names.values:
            return usable(spelling, walker.names.values[spelling])
    own = parts(name)
    if own.low and own.whole != name:
        return _elements(walker, own.whole, own.low, name)
    if name.endswith("'"):
        return _derived(walker, name)
    return pure(name)


def _elements(walker: Walker, base: str, low: str, name: str) -> Any:
    """The first element of x is written x_1, the first of a matrix's second row W_{21}."""
    try:
        value = walker.named(base)
    except UnknownName:
        raise UnknownName(name) from None
    texts = positions(low, walker.names.free)
    if len(shape_of(value)) > 1 and texts == [low] and low.isdigit() and len(low) == 2:
        texts = list(low)
    for text in texts:
        value = _one_of(walker, value, text, base, name)
    return value


def _one_of(walker: Walker, value: Any, index: str, base: str, name: str) -> Any:
    """One element, counted from one."""
    if not hasattr(value, "__getitem__") or not hasattr(value, "__len__"):
        raise UnknownName(name)
    try:
        at = walker.position(index)
    except ExpressionError:
        raise UnknownName(name) from None
    except UnknownName as error:
        raise UnknownName(name if len(index) > 1 else error.name) from None
    return nth(value, at, base, name)


def _derived(walker: Walker, name: str) -> Any:
    """φ′ is the derivative of φ, where φ is a function."""
    try:
        function = walker.named(name.removesuffix("'"))
    except UnknownName:
        raise UnknownName(name) from None
    if not callable(function):
        raise UnknownName(name)
    check_callable(function)
    return of_function(lambda value: function(for_code(value)))


def usable(name: str, value: Any) -> Any:
    """Return a value that arithmetic may meet: no module."""
    if isinstance(value, types.ModuleType):
        raise EvaluationError(f"{name} is a module, not a value")
    return value


def nth(value: Any, at: int, base: str, name: str) -> Any:
    """Return an element, counted from one."""
    if not 1 <= at <= len(value):
        raise NoElement(f"{base} has {len(value)} elements, so {name} does not exist")
    return value[at - 1]
