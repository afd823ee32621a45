"""An expression is what a claim says, as a tree; its leaves know where they are written.

Two readers make these trees: ``code.parse``, by Python's own grammar, and ``formula.parse``, for
LaTeX and Unicode maths. ``evaluation`` says what a tree is worth.
"""

from __future__ import annotations

from dataclasses import dataclass

from prosetest.numeral import Numeral

MAX_LENGTH = 2_000
MAX_DEPTH = 60


class ExpressionError(ValueError):
    """The text is no expression of ours; the message is the end of a sentence that says why."""


@dataclass(frozen=True)
class Node:
    """A part of an expression, written at ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True)
class Literal(Node):
    """A number as written, its sign included."""

    numeral: Numeral


@dataclass(frozen=True)
class Symbol(Node):
    """A name, with its index if it has one: ``z``, ``x_1``, ``W^{[l]}``."""

    name: str


@dataclass(frozen=True)
class Operation(Node):
    """Two operands joined by ``+ - * / // % ** @``, or set side by side (``juxtaposed``)."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Negative(Node):
    """The negative of a value; the minus of a literal belongs to the literal."""

    operand: Node


@dataclass(frozen=True)
class Transposed(Node):
    """A vector or matrix, transposed; ``letter`` where a T says so, which may be a name too."""

    operand: Node
    letter: bool = False


@dataclass(frozen=True)
class Index(Node):
    """An element or a slice of a value, counted from zero as code counts."""

    base: Node
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Attribute(Node):
    """A public attribute of a value."""

    base: Node
    name: str


@dataclass(frozen=True)
class Apply(Node):
    """``f(a, b)``; a product instead where ``f`` is a number (``2(x + 1)`` in maths)."""

    function: Node
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Sequence(Node):
    """A vector, or a matrix as a sequence of its rows; ``row`` for a matrix of one row."""

    items: tuple[Node, ...]
    row: bool = False


@dataclass(frozen=True)
class Element(Node):
    """An element counted from one, as formulas count: ``softmax(z)_i``."""

    base: Node
    index: Node


@dataclass(frozen=True)
class Series(Node):
    """A sum or a product over an index; without bounds, over all elements that it indexes."""

    operator: str
    index: str
    low: Node | None
    high: Node | None
    body: Node


@dataclass(frozen=True)
class Derivative(Node):
    """How ``of`` changes with ``by``, a number or each element of an array."""

    of: Node
    by: Node


@dataclass(frozen=True)
class Integral(Node):
    """The integral of ``body`` over the variable ``name``, between two bounds."""

    low: Node
    high: Node
    name: str
    body: Node


@dataclass(frozen=True)
class Limit(Node):
    """What ``body`` comes near to where the variable ``name`` comes near to a number."""

    name: str
    to: Node
    body: Node


@dataclass(frozen=True)
class Ordered(Node):
    """A derivative of a higher order, which is told ``above`` and ``below`` the line."""

    above: Node
    below: Node
    derivative: Node


@dataclass(frozen=True)
class At(Node):
    """What ``of`` is where a symbol has another value: ``f(x)|_{x=1}``."""

    of: Node
    name: str
    to: Node


@dataclass(frozen=True)
class Branch(Node):
    """One case of a function; without a condition, whatever the others leave."""

    value: Node
    condition: Node | None


@dataclass(frozen=True)
class Cases(Node):
    """A function by cases, of which just one holds for each number."""

    branches: tuple[Node, ...]


@dataclass(frozen=True)
class Space(Node):
    """The numbers of one ``kind``, ``R`` ``Z`` or ``N``, in arrays of a shape: ``R^{2 × 3}``."""

    kind: str
    sizes: tuple[Node, ...]


@dataclass(frozen=True)
class Interval(Node):
    """All numbers between two bounds; ``open_low`` where the lower one is left out."""

    low: Node
    high: Node
    open_low: bool
    open_high: bool


@dataclass(frozen=True)
class Choice(Node):
    """A set of a few numbers: ``{0, 1}``."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Progression(Node):
    """A set of numbers at equal distances, up to ``high``: ``{0, 1, …, 9}``."""

    items: tuple[Node, ...]
    high: Node


@dataclass(frozen=True)
class Opaque(Node):
    """A side that cannot be read for certain, and why; what stands beside it can be compared.

    Not so where it is ``parted``: a statement could end within it.
    """

    reason: str
    parted: bool = False


@dataclass(frozen=True)
class Chain(Node):
    """Sides compared with their neighbours: ``z = 0.8 + 1.8 + 1 = 3.6``."""

    sides: tuple[Node, ...]
    relations: tuple[str, ...]
