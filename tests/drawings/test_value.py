"""The numbers of a drawing are those of the example, written with the decimals that they need."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from drawings.fault import DrawingError
from drawings.value import Values, indexed, values_of, written
from prosetest.value import Number
from tests.drawings.conftest import Lesson


@pytest.fixture
def values(lesson: Lesson) -> Iterator[Values]:
    """The values of the small lesson."""
    with values_of(lesson.file("example.py"), lesson.root, 10) as found:
        yield found


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.5999999999999996, "3.6"), (-0.5, "−0.5"), (1.0, "1.0"), (1 / 3, "0.3333"), (-0.0, "0.0"),
     (-0.00001, "0.0000"), (0.15, "0.15")],
)  # fmt: skip
def test_a_number_shows_what_it_needs(value: float, text: str) -> None:
    """At least one decimal, at most four, and a minus that is one; zero has none."""
    assert written(Number(Fraction(value), repr(value), False, Fraction(0))) == text


def test_a_whole_number_has_no_decimals() -> None:
    """Such as the number of dimensions."""
    assert written(Number(Fraction(-2), "-2", True, Fraction(0))) == "−2"


def test_thousands_stand_apart() -> None:
    """As on the pages; decimals are not grouped."""
    assert written(Number(Fraction(109386), "109386", True, Fraction(0))) == "109\u202f386"
    assert written(Number(Fraction("-8192.1236"), "", False, Fraction(0))) == "−8\u202f192.1236"


def test_values_carry_their_expressions(values: Values) -> None:
    """A vector is one piece, bound to its name."""
    piece = values.shown("x")
    assert (piece.text, piece.expression) == ("[0.5, −1.0]", "x")


def test_an_equation_shows_each_name_by_its_value(values: Values) -> None:
    """A negative factor stands in parentheses; the expression stays in names."""
    piece = values.equation("x[1] * n + x[1] = twice[1]")
    assert piece.text == "−1.0·2 + (−1.0) = −2.0"
    assert piece.expression == "x[1] * n + x[1] = twice[1]"
    assert values.equation("max(0, x[1]) = n").text == "max(0, −1.0) = 2"


def test_an_index_is_put_in() -> None:
    """Only where it is a name of its own."""
    assert indexed("min(x[i], i) = a[i]", 2) == "min(x[2], 2) = a[2]"


@pytest.mark.parametrize(
    ("expression", "words"),
    [("nowhere", "`nowhere` has no value"), ("x +", "`x +` is not an expression"),
     ("np", "`np` has no value")],
)  # fmt: skip
def test_what_has_no_value_is_refused(values: Values, expression: str, words: str) -> None:
    """The remedy names the example."""
    with pytest.raises(DrawingError, match=words.replace("+", r"\+")) as raised:
        values.of(expression)
    assert "scripts/lessons/tiny/example.py" in raised.value.faults[0].mend


def test_an_example_that_fails(lesson: Lesson) -> None:
    """It is found at its line."""
    lesson.file("example.py").write_text("x = [\n1]\n1 / 0\n", encoding="utf-8")
    (fault,) = lesson.faults()
    assert fault.message == "edition en: the example fails: ZeroDivisionError: division by zero"
    assert fault.at == "scripts/lessons/tiny/example.py:3"
