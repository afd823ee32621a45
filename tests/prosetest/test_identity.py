"""A value is told from another by what it holds, a function by what it does."""

from __future__ import annotations

import numpy as np

from prosetest.identity import identity


def function(code: str, **names: object) -> object:
    """Return the function f of some code."""
    made = dict(names, __name__="made")
    exec(code, made)
    return made["f"]


def test_values_are_told_by_what_they_hold() -> None:
    """Exactly, type and shape included."""
    array = np.array([0.1, 0.2])
    values = [0.1, 0.1 + 1e-18, np.float32(0.1), [0.1], (0.1,), "0.1", None, {"a": array}, array]
    values += [array.reshape(2, 1), array + 1e-16, {"a": array + 1e-16}]
    found = [identity(value) for value in values]
    assert "" not in found
    assert found[0] == found[1]
    assert len(set(found)) == len(found) - 1


def test_a_function_is_told_by_its_code_and_what_it_calls() -> None:
    """Not by its comments; a constant deep below counts."""
    inner = function("def f(x): return x + 1")
    changed = function("def f(x): return x + 2")
    code = "def f(x):\n    return g(x) * 2\n"
    same = identity(function(code, g=inner))
    assert same == identity(function("# a word\n" + code, g=inner)) != ""
    assert same != identity(function(code, g=changed))
    assert same != identity(function(code.replace("* 2", "* 3"), g=inner))


def test_of_an_object_nothing_is_said() -> None:
    """Nor of what holds one, or calls one."""
    assert identity(object()) == identity([object()]) == ""
    assert identity(function("def f(x): return g(x)", g=object())) == ""
