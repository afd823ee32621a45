"""An expression is walked, never handed to Python; what it may do is arithmetic and pure calls."""

from __future__ import annotations

import os
import random
import time
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.cause import EvaluationError
from prosetest.code import parse
from prosetest.evaluation import evaluate
from prosetest.expression import ExpressionError
from prosetest.names import Names


class Box:
    """A value of the lesson, with a public attribute, a private one, and a method."""

    public, _private = 2.0, 3.0

    def twice(self, value: float) -> float:
        return 2 * value


VALUES: dict[str, Any] = {
    "x": np.array([2.0, 3.0]), "w": np.array([0.4, 0.6]), "m": np.array([[1, 2], [3, 4]]),
    "n": 7, "r": 0.5, "flag": True, "text": "%d", "pair": (1, 2), "row": [1.0, 2.0],
    "np": np, "os": os, "Box": Box, "box": Box(), "_hidden": 1, "open": open, "random": random,
    "square": lambda t: t * t, "big": 10**6, "letters": {"a": 1}, "ten": np.int64(10),
}  # fmt: skip
VALUES["x"].setflags(write=False)


def value(text: str) -> Any:
    return evaluate(parse(text), Names(VALUES, {}, {}))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0.1 + 0.2", Fraction(3, 10)),
        ("1 / 3", Fraction(1, 3)),
        ("7 // 2", 3),
        ("-7 // 2", -4),
        ("-7 % 3", 2),
        ("2 ** 10", 1024),
        ("2 ** -1", Fraction(1, 2)),
        ("n * 2", 14),
        ("w @ x", 2.6),
        ("x[0]", 2.0),
        ("m[1, 0]", 3),
        ("m[1][0]", 3),
        ("x.sum()", 5.0),
        ("x.size", 2),
        ("m.T[0, 1]", 3),
        ("box.public", 2.0),
        ("box.twice(4)", 8),
        ("square(n)", 49),
        ("max(1, 2.5)", 2.5),
        ("abs(-2)", 2),
        ("len(x)", 2),
        ("[1, 2] @ [3, 4]", 11),
        ("3 × 4 − 2", 10),
        ("round(2.567, 1)", 2.6),
    ],
)
def test_an_expression_has_its_value(text: str, wanted: Any) -> None:
    """Exact where the arithmetic is rational, as code gives it otherwise."""
    found = value(text)
    assert found == pytest.approx(wanted) if isinstance(wanted, float) else found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "'a'", '"a" * 9', "True", "None", "...", "lambda: 1", "[t for t in x]", "{1: 2}", "{1}",
        "f'{x}'", "x if n else w", "not x", "x and w", "~n", "n << 9", "n | 1", "x[0:1]", "x[:]",
        "_hidden", "x.__class__", "box._private", "square(t=1)", "(y := 3)", "await x", "*x",
        "1j", "1e999", "x = ", "", "a b", "(" * 300 + "1" + ")" * 300, "1 +" * 999 + " 1",
        "x" * 3000, "-" * 500 + "1", "x.real._base", "square(*x)", "import os", "x; w", "@",
    ],
)  # fmt: skip
def test_what_is_no_arithmetic_is_refused_before_it_is_walked(text: str) -> None:
    """Strings, keywords, private names, depth and length end in a clause."""
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert str(caught.value)[0].islower()


@pytest.mark.parametrize(
    "text",
    [
        "np", "os", "np.pi", "np.save(1, x)", "os.getpid()", "box.public.real.hex()", "open(1)",
        "Box(1)", "text % 1000000000", "text * 1000000000", "pair * 1000000000 @ 1", "letters",
        "10 ** 10 ** 10", "big ** 100000", "2 ** 100000", "ten.tofile(1)", "x.tofile(1)",
        "x.setflags(1)", "x.fill(0)", "x.sort()", "x.dump(1)", "x.resize(9)", "x.data.release()",
        "x.repeat(1000000000000)", "x.tobytes()", "square.denominator", "Box.public", "nobody",
        "1 / 0", "0 ** -1", "1 % 0", "x[9]", "x[0.5]", "n(1, 2)", "text", "row @ 2", "1 @ 2",
        "random.random()", "text.format(1)", "letters.clear()", "row.append(1)", "row.clear()",
        "sum(text)", "max(text)", "box.twice()", "text + text", "letters + 1",
    ],
)  # fmt: skip
def test_what_may_not_be_done_has_no_value(text: str) -> None:
    """No module, class, built-in or method that changes, writes or grows; quickly, and in words."""
    begun = time.process_time()
    before = (VALUES["x"].tolist(), VALUES["row"][:], VALUES["x"].flags.writeable)
    try:
        found = value(text)
    except EvaluationError:
        pass
    else:
        assert isinstance(found, str | dict), "it has a value, but no number"
    assert time.process_time() - begun < 1
    assert before == (VALUES["x"].tolist(), VALUES["row"][:], VALUES["x"].flags.writeable)


def test_a_changed_literal_changes_the_value() -> None:
    """Literals are known by the place where they start."""
    node = parse("2 + 3")
    assert evaluate(node, Names({}, {}, {}), {4: Fraction(10)}) == 12


@given(st.text(st.sampled_from("xwmn0123456789.+-*/%@()[], _square"), max_size=30))
def test_any_text_ends_in_a_value_or_a_clause(text: str) -> None:
    """Nothing but our own two errors comes out."""
    try:
        node = parse(text)
    except ExpressionError:
        return
    try:
        evaluate(node, Names(VALUES, {}, {}))
    except EvaluationError:
        return
