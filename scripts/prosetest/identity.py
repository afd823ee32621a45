"""What tells a value from another, so that what was made of it need not be made again.

Numbers, arrays and plain data are told by what they hold, a function by its code and by that of the
functions that it calls. Of anything else nothing is said, and nobody may take it for unchanged.
"""

from __future__ import annotations

import hashlib
import json
import sys
import types
from collections.abc import Iterator
from typing import Any


class _Unknown(Exception):
    """A value that cannot be told from another."""


def identity(value: Any) -> str:
    """Return what tells a value from another, or nothing where only its maker could tell.

    >>> identity(0.5) == identity(0.5), identity(0.5) == identity(0.25), identity(object())
    (True, False, '')
    """
    try:
        told = _told(value, set())
    except (_Unknown, TypeError, ValueError, RecursionError):
        return ""
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def _told(value: Any, seen: set[int]) -> str:
    if isinstance(value, types.FunctionType):
        return "\n".join(_function(value, seen))
    if hasattr(value, "tobytes") and hasattr(value, "dtype") and value.dtype != object:
        return f"{value.dtype} {value.shape} {hashlib.sha256(value.tobytes()).hexdigest()}"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__} {[_told(one, seen) for one in value]}"
    if isinstance(value, dict):
        return f"dict {[(_told(key, seen), _told(one, seen)) for key, one in value.items()]}"
    if isinstance(value, str | bool | int | float | None):
        return f"{type(value).__name__} {json.dumps(value)}"
    if hasattr(value, "itemsize") and hasattr(value, "newbyteorder"):
        return f"element {value}"
    raise _Unknown


def _function(function: types.FunctionType, seen: set[int]) -> Iterator[str]:
    """Yield what a function does, and what the functions that it names do."""
    if id(function) in seen:
        return
    seen.add(id(function))
    yield from _code(function.__code__)
    for given in (function.__defaults__ or (), *(function.__kwdefaults__ or {}).values()):
        yield repr(given)
    for cell in function.__closure__ or ():
        yield _told(cell.cell_contents, seen)
    for name in sorted(_names(function.__code__)):
        if name in function.__globals__:
            yield f"{name} {_named(function.__globals__[name], seen)}"


def _names(code: types.CodeType) -> set[str]:
    inner = (one for one in code.co_consts if isinstance(one, types.CodeType))
    return set(code.co_names).union(*map(_names, inner))


def _code(code: types.CodeType) -> Iterator[str]:
    yield f"{code.co_code.hex()} {code.co_names} {code.co_varnames}"
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _code(constant)
        else:
            yield repr(constant)


def _named(value: Any, seen: set[int]) -> str:
    """Return what a global name stands for; what is installed is told by its name."""
    module = value.__name__ if isinstance(value, types.ModuleType) else _module(value)
    if module and _is_installed(module):
        return f"{module} {getattr(value, '__qualname__', type(value).__name__)}"
    return _told(value, seen)


def _module(value: Any) -> str:
    return str(getattr(value, "__module__", "") or "")


def _is_installed(module: str) -> bool:
    root = module.partition(".")[0]
    file = str(getattr(sys.modules.get(root), "__file__", "") or "")
    return root in sys.stdlib_module_names or "site-packages" in file
