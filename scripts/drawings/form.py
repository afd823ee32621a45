"""A form is a widget filled in: words of one language, numbers of the lesson's example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from drawings.diagram import Words
from drawings.fault import refuse
from drawings.label import Labels
from drawings.phrase import Phrase, Piece
from drawings.picture import Picture
from drawings.value import DECIMALS, Values, rounded
from drawings.widget import Choice, Control, Number, Preset, Widget
from prosetest.code import parse
from prosetest.expression import ExpressionError, Node
from prosetest.namespace import Namespace
from prosetest.question import Problem
from prosetest.value import Number as Known
from prosetest.value import Value

_SIGNS = tuple("+−·×")
_NEAR = Fraction(1, 10**9)


@dataclass(frozen=True)
class Place:
    """A number on a line: where the script writes, and what it shows first.

    ``enclosed`` puts a negative number into brackets, as after a sign.
    """

    name: str
    piece: Piece
    enclosed: bool


Said = tuple[Piece | Place, ...]


@dataclass(frozen=True)
class Field:
    """A control with its words and its first value, as an attribute holds it."""

    control: Control
    label: Phrase
    first: str
    options: tuple[tuple[str, Phrase], ...] = ()


@dataclass(frozen=True)
class Button:
    """A button: what the script does, or the values that it sets."""

    label: Phrase
    action: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """A line of results."""

    said: Said
    live: bool
    step: str


@dataclass(frozen=True)
class Form:
    """What one widget shows first, in one language."""

    name: str
    language: str
    widget: Widget
    title: Phrase
    fields: tuple[Field, ...]
    buttons: tuple[Button, ...]
    rows: tuple[Row, ...]
    words: tuple[tuple[str, Phrase], ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Kept:
    """The answers of an example that has ended."""

    values: Mapping[Node, Value | Problem]

    def value(self, node: Node, /) -> Value | Problem:
        """Return what an expression was worth."""
        return self.values.get(node) or Problem("nobody asked for it while the example ran", "")

    def identities(self, names: Sequence[str], /) -> dict[str, str]:
        """Return nothing: no part of a widget is told from another by its value."""
        return {}


def keep(values: Values, expressions: Iterable[str]) -> Values:
    """Return the values of some expressions, which outlive the process of their example."""
    nodes = set(_readable(expressions))
    assert isinstance(values.namespace, Namespace)
    return Values(Kept({node: values.namespace.value(node) for node in nodes}), values.path)


def _readable(expressions: Iterable[str]) -> Iterator[Node]:
    for expression in expressions:
        try:
            yield parse(expression)
        except ExpressionError:
            continue  # said where it is shown


@dataclass(frozen=True)
class Clerk:
    """Fills widgets in."""

    labels: Labels
    values: Values

    def form(self, name: str, widget: Widget, pictures: tuple[Picture, ...]) -> Form:
        """Fill a widget in."""
        numbers = {one.name: one for one in widget.controls if isinstance(one, Number)}
        buttons = [Button(self.label(one.label), one.name) for one in widget.actions]
        buttons += [self._preset(one, numbers) for one in widget.presets]
        return Form(
            name,
            self.labels.language,
            widget,
            self.label(widget.title),
            tuple(map(self._field, widget.controls)),
            tuple(buttons),
            tuple(Row(self.said(one.label), one.live, one.step) for one in widget.lines),
            tuple((key, self.labels.phrase(key, {})) for key in ("refused", *widget.says)),
            pictures,
        )

    def label(self, label: Words) -> Phrase:
        """Return a label, each number with as few decimals as it needs."""
        given = {name: (self._shown(value),) for name, value in label.values}
        return self.labels.phrase(label.key, given)

    def said(self, label: Words) -> Said:
        """Return a label whose numbers are places."""
        names = iter(self.labels.placeholders(label.key))
        found: list[Piece | Place] = []
        before = ""
        for piece in self.label(label):
            found.append(_place(next(names), piece, before) if piece.expression else piece)
            before = piece.text.rstrip()[-1:]
        return tuple(found)

    def _shown(self, expression: str) -> Piece:
        value = self.values.of(expression)
        if not isinstance(value, Known):
            mend = "write an index behind it"
            raise refuse(f"`{expression}` is {value.text}, which is no single number", mend)
        return Piece(fewest(value), expression)

    def _exact(self, expression: str) -> str:
        """Return a number as JavaScript reads it, all its digits."""
        value = self.values.of(expression)
        if not isinstance(value, Known) or value.exact is None:
            mend = "begin at a finite number"
            raise refuse(f"`{expression}` is {value.text}, at which no control can stand", mend)
        return str(int(value.exact)) if value.exact.denominator == 1 else repr(float(value.exact))

    def _field(self, control: Control) -> Field:
        label = self.label(control.label)
        if isinstance(control, Number):
            return Field(control, label, self._within(control, control.value))
        if isinstance(control, Choice):
            if control.value not in control.options:
                message = f"{control.name} begins at {control.value}, which is none of its options"
                raise refuse(message, f"name one of {', '.join(control.options)}")
            keys = ((one, f"{control.name}-{one}") for one in control.options)
            options = tuple((one, self.labels.phrase(key, {})) for one, key in keys)
            return Field(control, label, control.value, options)
        return Field(control, label, "1" if control.on else "0")

    def _within(self, control: Number, value: str) -> str:
        at = self._exact(value)
        if not control.low <= float(at) <= control.high:
            message = f"{control.name} would be {at}, and goes from {control.low} to {control.high}"
            raise refuse(message, "let it go further")
        return at

    def _preset(self, preset: Preset, numbers: dict[str, Number]) -> Button:
        values = (
            (name, self._within(numbers[name], one) if name in numbers else one)
            for name, one in preset.values
        )
        return Button(self.label(preset.label), "", tuple(values))


def _place(name: str, piece: Piece, before: str) -> Place:
    enclosed = before in _SIGNS
    if enclosed and piece.text.startswith("−"):
        piece = Piece(f"({piece.text})", piece.expression)
    return Place(name, piece, enclosed)


def fewest(number: Known) -> str:
    """Return a number with as few decimals as it needs, four at most.

    >>> fewest(Known(Fraction(2), "2.0", False, Fraction(0)))
    '2'
    """
    if number.exact is None:
        return number.text
    exact = number.exact
    fits = (n for n in range(DECIMALS) if abs(round(exact, n) - exact) <= _NEAR)
    return rounded(number, next(fits, DECIMALS))
