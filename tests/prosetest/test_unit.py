"""Units are set aside where they are told of all sides alike; two units are not compared."""

from __future__ import annotations

from fractions import Fraction

import pytest

from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.formula import parse
from prosetest.unit import may_be_scaled
from tests.prosetest.conftest import Code

HOLDS, FAILS, CANNOT_TELL = Verdict.HOLDS, Verdict.FAILS, Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"5 \times 3 = 15 \text{ kg}", HOLDS),
        (r"5 \times 3 = 16 \text{ kg}", FAILS),
        (r"5 \text{ kg} + 3 \text{ kg} = 8 \text{ kg}", HOLDS),
        (r"5 \text{ kg} + 3 \text{ kg} = 9 \text{ kg}", FAILS),
        (r"4 \times 8 \text{ bits} = 36 \text{ bits}", FAILS),
        (r"28 \times 28 = 786 \text{ pixels}", FAILS),
        (r"3 \times 7 = 22 \text{ 天}", FAILS),
        (r"2^{20} = 1 \text{ MB}", CANNOT_TELL),
        (r"2 \times 60 = 2 \text{ hours}", CANNOT_TELL),
        (r"4 \times 8 \text{ bits} = 4 \text{ bytes}", CANNOT_TELL),
        (r"q = 3 \text{ kg}", CANNOT_TELL),
        (r"2 m = 3 m", CANNOT_TELL),
        (r"2 \mathrm{mass} = 4 \mathrm{mass}", FAILS),
    ],
)
def test_numbers_with_units(code: Code, text: str, wanted: Verdict) -> None:
    """A letter may be a variable, and a word that the code knows is one."""
    (statement,) = parse(text)
    assert judge_formula(statement, text, code("mass = 2")).verdict is wanted


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [(1024, 1, True), (120, 2, True), (15, 16, False), (3, 300, True), (1, 1, True), (0, 1, False),
     (2**20, 1, True), (90, 1, False)],
)  # fmt: skip
def test_scales(one: int, other: int, may: bool) -> None:
    """Powers of ten and of 1024, minutes of an hour."""
    assert may_be_scaled(Fraction(one), Fraction(other)) is may
