"""Seven equations on which libraries that read LaTeX differ are decided, digit by digit.

Each is judged as it stands, and with each of its digits replaced by each other digit. An
independent oracle, written out beside it, says which of those mutants are false.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from prosetest.comparison import Verdict
from tests.maths.conftest import Check, wrong

CODE = """
import math

NOTATION = {"σ": "sigmoid"}


def relu(x):
    return max(0.0, x)


def sigmoid(x):
    return 1 / (1 + math.exp(-x))
"""


@dataclass(frozen=True)
class Survey:
    """An equation with holes for its digits, and whether the digits that fill them make it true."""

    template: str
    digits: str
    true: Callable[..., bool]

    def filled(self, digits: str) -> str:
        """Return the equation with these digits."""
        given = iter(digits)
        return "".join(next(given) if sign == "#" else sign for sign in self.template)

    def mutants(self) -> Iterator[str]:
        """Yield the digits, each of them replaced once by each other digit."""
        for at, digit in enumerate(self.digits):
            for other in "0123456789".replace(digit, ""):
                yield self.digits[:at] + other + self.digits[at + 1 :]


def number(digits: str, decimals: int = 0) -> Decimal:
    """Return the number that the digits spell, the last ``decimals`` behind the point."""
    return Decimal(digits).scaleb(-decimals)


def chain(d: str) -> bool:
    """0.4·2 + 0.6·3 + 1 = 0.8 + 1.8 + 1 = 3.6."""
    a, b, c, e = number(d[:2], 1), number(d[2]), number(d[3:5], 1), number(d[5])
    first = a * b + c * e + number(d[6])
    second = number(d[7:9], 1) + number(d[9:11], 1) + number(d[11])
    return first == second == number(d[12:14], 1)


def bent(d: str) -> bool:
    """ReLU(3.6) = 3.6."""
    return number(d[:2], 1) == number(d[2:], 1)


def clipped(d: str) -> bool:
    """max(0, −0.51) = 0."""
    return max(number(d[0]), -number(d[1:4], 2)) == number(d[4])


def middle(d: str) -> bool:
    """σ(0) = 0.5."""
    return 1 / (1 + math.exp(-int(d[0]))) == float(number(d[1:], 1))


def product(d: str) -> bool:
    """[1 2; 3 4]·[5; 6] = [17; 39]."""
    a, b, c, e, x, y = (int(digit) for digit in d[:6])
    return a * x + b * y == int(d[6:8]) and c * x + e * y == int(d[8:])


def faded(d: str) -> bool:
    """0.25^10 ≈ 9.5·10^−7, rounded at the digits shown; 10 is the ten of the power of ten."""
    power = number(d[:3], 2) ** int(d[3:5])
    shown, unit = number(d[5:7], 1), Decimal(10) ** -int(d[9])
    return d[7:9] == "10" and abs(power - shown * unit) < Decimal("0.05") * unit


def counted(d: str) -> bool:
    """784·128 + 128 = 100 480."""
    return int(d[:3]) * int(d[3:6]) + int(d[6:9]) == int(d[9:])


SURVEY = (
    Survey(r"#.# \times # + #.# \times # + # = #.# + #.# + # = #.#", "04206310818136", chain),
    Survey(r"\mathrm{ReLU}(#.#) = #.#", "3636", bent),
    Survey(r"\max(#, -#.##) = #", "00510", clipped),
    Survey(r"\sigma(#) = #.#", "005", middle),
    Survey(
        r"\begin{bmatrix} # & # \\ # & # \end{bmatrix} \begin{bmatrix} # \\ # \end{bmatrix}"
        r" = \begin{bmatrix} ## \\ ## \end{bmatrix}",
        "1234561739",
        product,
    ),
    Survey(r"#.##^{##} \approx #.# \times ##^{-#}", "0251095107", faded),
    Survey(r"### \cdot ### + ### = ###\,###", "784128128100480", counted),
)


@pytest.mark.parametrize("survey", SURVEY, ids=lambda one: one.true.__name__)
def test_the_equation_holds(check: Check, survey: Survey) -> None:
    """As it stands it is true, and it is decided."""
    assert survey.true(survey.digits)
    report = check(f"Here ${survey.filled(survey.digits)}$ stands.\n", CODE)
    assert not wrong(report)
    assert report.claims == 1


@pytest.mark.parametrize("survey", SURVEY, ids=lambda one: one.true.__name__)
def test_every_other_digit_is_decided_rightly(check: Check, survey: Survey) -> None:
    """A mutant fails where the oracle says that it is false, and only there.

    What divides by zero, as 9.5 × 00^{-7}, is no number, and so none that is near another.
    """
    mistaken = [
        text
        for digits in survey.mutants()
        for text in [survey.filled(digits)]
        if verdict(check, text) is not (Verdict.HOLDS if survey.true(digits) else Verdict.FAILS)
    ]
    assert not mistaken


def verdict(check: Check, text: str) -> Verdict:
    """Return what the page says of its only formula."""
    report = check(f"Here ${text}$ stands.\n", CODE)
    if wrong(report):
        return Verdict.FAILS
    return Verdict.HOLDS if report.claims else Verdict.CANNOT_TELL
