"""A widget filled in: words of one language, and numbers of the lesson's example."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from drawings.fault import DrawingError
from drawings.form import Clerk, Place, fewest, keep
from drawings.label import Labels
from drawings.phrase import plain
from drawings.value import Values, values_of
from drawings.widget import Choice, Control, Switch, Widget, line, preset, slider, words
from prosetest.value import Number

EXAMPLE = """\
import numpy as np
w = np.array([0.4, -0.3])
z = 3.6000000000000001
inf = float("inf")
n = 2
"""
TEXTS = {
    "title": {"en": "Title"},
    "sum": {"en": "{w} + {v} = {z}"},
    "weight": {"en": "Weight {n}"},
    "activation-relu": {"en": "ReLU"},
    "refused": {"en": "Refused"},
}


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Values]:
    """The values of a small example."""
    root = tmp_path_factory.mktemp("lesson")
    (root / "example.py").write_text(EXAMPLE, encoding="utf-8")
    with values_of(root / "example.py", root, 10) as found:
        yield found


@pytest.fixture
def clerk(values: Values) -> Clerk:
    """Somebody who fills widgets in, in English."""
    return Clerk(Labels("labels.toml", "en", TEXTS, {}), values)


def widget(*controls: Control) -> Widget:
    """Return a widget with a line of results."""
    lines = (line("sum", w="w[0]", v="w[1]", z="z"),)
    buttons = (preset(words("title"), x="w[1]", activation="relu"),)
    return Widget("tiny", words("title"), (), controls, lines, buttons)


def number(value: str) -> Control:
    """Return a slider from −1 to 1."""
    return slider("x", words("weight", n="n"), value, -1, 1, 0.1)


def test_lines_have_places(clerk: Clerk) -> None:
    """A negative number after a sign stands in brackets, and its place knows that it may."""
    (row,) = clerk.form("tiny/one", widget(), ()).rows
    places = [piece for piece in row.said if isinstance(piece, Place)]
    shown = [(one.name, one.piece.text, one.piece.expression, one.enclosed) for one in places]
    assert shown == [
        ("w", "0.4", "w[0]", False),
        ("v", "(−0.3)", "w[1]", True),
        ("z", "3.6", "z", False),
    ]


def test_controls_begin_at_exact_values(clerk: Clerk) -> None:
    """All digits of a float, as JavaScript reads them; buttons set such values too."""
    choice = Choice("activation", words("title"), ("relu",), "relu")
    form = clerk.form("tiny/one", widget(number("w[0]"), choice, Switch("on", words("title"))), ())
    assert [field.first for field in form.fields] == ["0.4", "relu", "0"]
    assert plain(form.fields[0].label) == "Weight 2"
    assert form.buttons[0].values == (("x", "-0.3"), ("activation", "relu"))


@pytest.mark.parametrize(
    ("control", "words_of_it"),
    [
        (number("w"), "at which no control can stand"),
        (number("inf"), "at which no control can stand"),
        (number("z"), "x would be 3.6, and goes from -1 to 1"),
        (Choice("activation", words("title"), ("relu",), "tanh"), "is none of its options"),
    ],
)
def test_what_cannot_be_filled_in_says_why(
    clerk: Clerk, control: Control, words_of_it: str
) -> None:
    """And how to mend it."""
    with pytest.raises(DrawingError) as raised:
        clerk.form("tiny/one", widget(control), ())
    (fault,) = raised.value.faults
    assert words_of_it in fault.message
    assert fault.mend


def test_a_place_shows_a_single_number(clerk: Clerk) -> None:
    """An array has to be indexed."""
    broken = Widget("tiny", words("title"), (), (), (line("sum", w="w", v="w[1]", z="z"),))
    with pytest.raises(DrawingError, match="which is no single number"):
        clerk.form("tiny/one", broken, ())


def test_values_are_kept_after_the_example_has_ended(values: Values) -> None:
    """Those that were asked for, and no others; what cannot be read is said where it is shown."""
    kept = keep(values, ["z", "w[0]", "1 +"])
    assert kept.of("w[0]").text == "0.4"
    with pytest.raises(DrawingError, match="nobody asked for it"):
        kept.of("w[1]")
    with pytest.raises(DrawingError):
        kept.of("1 +")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(2), "2"),
        (Fraction(36, 10) + Fraction(1, 10**12), "3.6"),
        (Fraction(-1, 3), "−0.3333"),
        (Fraction(-1, 10**6), "0.0000"),
    ],
)
def test_a_number_has_as_few_decimals_as_it_needs(value: Fraction, shown: str) -> None:
    """And four at most."""
    assert fewest(Number(value, str(value), False, Fraction(0))) == shown


def test_paths_are_no_part_of_it(values: Values, tmp_path: Path) -> None:
    """What is kept names the example as shown."""
    assert str(tmp_path) not in keep(values, []).path
