"""The values that a drawing shows are what the lesson's example answers, in its own process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from drawings.fault import refuse
from drawings.phrase import Piece
from prosetest.code import parse
from prosetest.expression import Apply, ExpressionError, Index, Literal, Node, Symbol
from prosetest.namespace import Failure, Namespace, run_example
from prosetest.process import Worker
from prosetest.question import Problem
from prosetest.rendering import known_lesson
from prosetest.tree import walk
from prosetest.value import Array, Number, Value

DECIMALS = 4
"""The most decimals that a drawing shows."""

GROUP = "\u202f"
"""What stands between thousands: a thin space, in a drawing as wide as any of its letters."""

_SHOWN = Fraction(1, 10**9)
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")
_INDEX = re.compile(r"\bi\b")
_OPERATORS = (("*", "·"), ("-", "−"))


class Answers(Protocol):
    """Whatever knows the values of a lesson."""

    def value(self, node: Node, /) -> Value | Problem:
        """Return what an expression is worth, or why it has no value."""
        ...

    def identities(self, names: Sequence[str], /) -> dict[str, str]:
        """Return what tells the values of names from others."""
        ...


@dataclass(frozen=True)
class Values:
    """What the names of an example are worth; ``path`` is the example's, as shown."""

    namespace: Answers
    path: str

    def identities(self, names: Sequence[str]) -> dict[str, str]:
        """Return what tells the values of names from others."""
        return self.namespace.identities(names)

    def of(self, expression: str) -> Number | Array:
        """Return the value of an expression."""
        try:
            value = self.namespace.value(parse(expression))
        except ExpressionError as error:
            raise self._refusal(f"`{expression}` {error}") from error
        if isinstance(value, Problem):
            raise self._refusal(f"`{expression}` has no value: {value.reason}")
        if not isinstance(value, Number | Array):
            raise self._refusal(f"`{expression}` is {value.text}, which is no number")
        return value

    def _refusal(self, message: str) -> Exception:
        return refuse(message, f"give a name in {self.path} to a number, a vector or a matrix")

    def array(self, expression: str, dimensions: int) -> Array:
        """Return an array of that many dimensions."""
        value = self.of(expression)
        if not isinstance(value, Array) or len(value.shape) != dimensions:
            raise self._refusal(f"`{expression}` is {value.text}, expected {dimensions}-D")
        return value

    def shown(self, expression: str, most: int = DECIMALS) -> Piece:
        """Return a value as it is written, with ``most`` decimals, bound to its expression."""
        return Piece(_text(self.of(expression), expression, most), expression)

    def spelled(self, expression: str, decimals: int | None = None) -> Piece:
        """Return a value, with so many decimals if it is a number; or an equation, written out."""
        if "=" in expression:
            return self.equation(expression)
        if decimals is None:
            return self.shown(expression)
        value = self.of(expression)
        if not isinstance(value, Number):
            raise self._refusal(f"`{expression}` is {value.text}, which has no decimals")
        return Piece(rounded(value, decimals), expression)

    def equation(self, template: str) -> Piece:
        """Return an equation of names with each name's value written in its place."""
        pieces, position = [], 0
        for leaf in _leaves(parse(template)):
            name = template[leaf.start : leaf.end]
            written = _text(self.of(name), name)
            before = template[position : leaf.start]
            bare = before.rstrip().endswith(("=", "(", ",")) or not before.strip()
            pieces += [_operators(before), written if bare else _enclosed(written)]
            position = leaf.end
        return Piece("".join([*pieces, _operators(template[position:])]), template)


@contextmanager
def values_of(example: Path, root: Path, limit: float) -> Iterator[Values]:
    """Run an example, and answer for it until the block ends; one that has run is not run again."""
    shown = example.relative_to(root).as_posix()
    known = known_lesson()
    if known is not None and known.example == example:
        yield Values(known.namespace, shown)
        return
    with Worker(root, limit) as worker:
        failure = run_example(worker, example.read_text(encoding="utf-8"), example)
        if isinstance(failure, Failure):
            at = f"{shown}:{failure.line}"
            raise refuse(f"the example fails: {failure.reason}", "correct it", at)
        yield Values(Namespace(worker), shown)


def indexed(template: str, index: int) -> str:
    """Return an expression with its index ``i`` as a number.

    >>> indexed("max(0, z[i]) = a[i]", 1)
    'max(0, z[1]) = a[1]'
    """
    return _INDEX.sub(str(index), template)


def written(number: Number, most: int = DECIMALS) -> str:
    """Return a number with a minus that is one, and as many decimals as it needs, at most so many.

    >>> written(Number(Fraction(-1, 3), "-0.333", False, Fraction(0)), 2)
    '−0.33'
    """
    if number.exact is None:
        return number.text
    if number.integer:
        return grouped(str(int(number.exact)).replace("-", "−"))
    return rounded(number, next((n for n in range(1, most) if _fits(number.exact, n)), most))


def rounded(number: Number, decimals: int) -> str:
    """Return a number with so many decimals."""
    if number.exact is None:
        return number.text
    text = f"{float(round(number.exact, decimals)):.{decimals}f}"
    return grouped(text.replace("-", "−") if float(text) else text.lstrip("-"))


def grouped(text: str) -> str:
    """Return a number with thin spaces between the thousands, as the pages write large ones.

    >>> grouped("−109386.25").replace(GROUP, "_")
    '−109_386.25'
    """
    whole, point, decimals = text.partition(".")
    return f"{_THOUSANDS.sub(GROUP, whole)}{point}{decimals}"


def _fits(exact: Fraction, decimals: int) -> bool:
    return abs(round(exact, decimals) - exact) <= _SHOWN


def _text(value: Number | Array, expression: str, most: int = DECIMALS) -> str:
    if isinstance(value, Number):
        return written(value, most)
    items = [written(item, most) for item in value.items]
    for length in reversed(value.shape):
        if not length:
            raise refuse(f"`{expression}` is empty", "draw something else")
        starts = range(0, len(items), length)
        items = [f"[{', '.join(items[at : at + length])}]" for at in starts]
    return items[0]


def _leaves(tree: Node) -> list[Node]:
    """Return the outermost names, indices and numbers of an expression, from left to right."""
    functions = {part.function for part in walk(tree) if isinstance(part, Apply)}
    found: list[Node] = []
    for part in sorted(walk(tree), key=lambda part: (part.start, -part.end)):
        inside = found and part.start < found[-1].end
        if isinstance(part, Symbol | Index | Literal) and not inside and part not in functions:
            found.append(part)
    return found


def _operators(text: str) -> str:
    for code, sign in _OPERATORS:
        text = text.replace(f" {code} ", sign if code == "*" else f" {sign} ")
    return text


def _enclosed(written: str) -> str:
    return f"({written})" if written.startswith("−") else written
