"""An interactive example prints what the page says it prints, numeral by numeral.

What is shown is compared at the digits shown; all other text must be equal, blanks apart.
"""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prosetest.comparison import Verdict, shows
from prosetest.notation import POINT
from prosetest.numeral import Numeral, find_numerals
from prosetest.value import Number

_WRAPPED = re.compile(r"\bnp\.(?:float|int|uint)\d+\(([^()]*)\)")
_DOUBLE = Fraction(1, 10**12)


@dataclass(frozen=True)
class Example:
    """One prompt: its code, its line in the block from zero, and what the page says it prints."""

    code: str
    line: int
    want: str
    want_line: int


@dataclass(frozen=True)
class Printed:
    """A numeral of the expected output that the code printed: ``start`` is within ``want``."""

    numeral: Numeral
    value: str


@dataclass(frozen=True)
class Mismatch:
    """What the page says the code prints, in ``want[start:end]``, and the code does not."""

    start: int
    end: int
    message: str


def read_examples(code: str) -> list[Example]:
    """Return the examples of an interactive session.

    Raises ``ValueError`` with a clause where the prompts are malformed.
    """
    try:
        found = doctest.DocTestParser().get_examples(code)
    except ValueError as error:
        raise ValueError(f"is no interactive session: {error}") from error
    return [
        Example(one.source, one.lineno, one.want, one.lineno + one.source.count("\n"))
        for one in found
    ]


def is_session(code: str) -> bool:
    """Whether ``code`` starts with a prompt."""
    return code.lstrip().startswith(">>>")


def compare(want: str, got: str) -> list[Printed] | Mismatch:
    """Return the numerals that hold, or the first part that does not."""
    got = _WRAPPED.sub(r"\1", got) if "np." not in want else got
    wanted, printed = find_numerals(want, POINT), find_numerals(got, POINT)
    if _skeleton(want, wanted) != _skeleton(got, printed):
        message = f"the code prints {_one_line(got)}, the page says {_one_line(want)}"
        return Mismatch(0, len(want.split("\n")[0]), message)
    for one, other in zip(wanted, printed, strict=True):
        if shows(one, _number(other)) is not Verdict.HOLDS:
            message = f"{one.text} is written, the code prints {other.text}"
            return Mismatch(one.start, one.end, message)
    both = zip(wanted, printed, strict=True)
    return [Printed(one, other.text) for one, other in both]


def _number(numeral: Numeral) -> Number:
    whole = numeral.unit is not None and numeral.unit >= 1 and "." not in numeral.text
    tolerance = Fraction(0) if whole else _DOUBLE
    return Number(numeral.value, numeral.text.replace("−", "-"), whole, tolerance)


def _skeleton(text: str, numerals: list[Numeral]) -> list[str]:
    return "".join(_between(text, numerals)).split()


def _between(text: str, numerals: list[Numeral]) -> Iterator[str]:
    position = 0
    for numeral in numerals:
        yield text[position : numeral.start] + " # "
        position = numeral.end
    yield text[position:]


def _one_line(text: str) -> str:
    shown = " ".join(text.split())
    return shown[:120] if shown else "nothing"
