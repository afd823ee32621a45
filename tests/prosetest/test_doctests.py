"""What an interactive example prints is compared numeral by numeral, at the digits shown."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.doctests import Mismatch, compare, is_session, read_examples


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("3.6\n", "3.5999999999999996\n"),
        ("3.5999999999999996\n", "3.5999999999999996\n"),
        ("0.30000000000000004\n", "0.30000000000000004\n"),
        ("3.6\n", "np.float64(3.5999999999999996)\n"),
        ("[1.2, 3.6]\n", "[np.float64(1.2), np.float64(3.6)]\n"),
        ("array([1.2, 3.6])\n", "array([1.2, 3.6])\n"),
        ("[1.2  3.6]\n", "[1.2 3.6]\n"),
        ("100480\n", "100480\n"),
        ("-0.0\n", "-0.0\n"),
        ("1e-07\n", "1.04e-07\n"),
        ("loss 0.13\n", "loss 0.1301\n"),
        ("text\n", "text\n"),
        ("", ""),
        ("(2, 3)\n", "(2, 3)\n"),
        ("3.6\n", "3.6"),
    ],
)
def test_what_is_shown_holds(want: str, got: str) -> None:
    """Blanks apart, text is equal; numerals are rounded to what is shown."""
    found = compare(want, got)
    assert not isinstance(found, Mismatch), found
    assert all(want[p.numeral.start : p.numeral.end] == p.numeral.text for p in found)


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("3.4\n", "3.6\n"),
        ("3.5\n", "3.44\n"),
        ("3.60\n", "3.64\n"),
        ("3\n", "4\n"),
        ("100\n", "101\n"),
        ("-0.0\n", "0.0\n"),
        ("[1.2, 3.6]\n", "[1.2, 3.6, 0.65]\n"),
        ("3.6\n", ""),
        ("", "3.6\n"),
        ("a 3\n", "b 3\n"),
        ("3.6 3.4\n", "3.4 3.6\n"),
        ("-3.6\n", "3.6\n"),
        ("0.13\n", "0.125\n"),
        ("nan\n", "3.6\n"),
    ],
)
def test_what_is_not_printed_does_not_hold(want: str, got: str) -> None:
    """A sentence says what was printed and what is written."""
    assert isinstance(compare(want, got), Mismatch)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 6))
def test_what_python_prints_is_accepted(value: float, places: int) -> None:
    """As it is, and rounded by Python itself unless that is a tie."""
    assert not isinstance(compare(f"{value!r}\n", f"{value!r}\n"), Mismatch)


def test_examples_are_those_of_doctest() -> None:
    """Sources, outputs and lines are what the standard library reads."""
    code = ">>> x = 1\n>>> x + 1\n2\n>>> for i in range(2):\n...     print(i)\n0\n1\n"
    ours = read_examples(code)
    theirs = doctest.DocTestParser().get_examples(code)
    assert [(e.code, e.want, e.line) for e in ours] == [
        (e.source, e.want, e.lineno) for e in theirs
    ]
    rows = code.split("\n")
    assert all(rows[e.want_line] == e.want.split("\n")[0] for e in ours if e.want)


def test_a_malformed_prompt_is_a_sentence() -> None:
    """Not a traceback."""
    with pytest.raises(ValueError, match="is no interactive session"):
        read_examples(">>>x = 1\n")
    assert is_session("\n>>> x\n")
    assert not is_session("x = 1\n")
