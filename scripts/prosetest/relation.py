"""A relation joins two sides of a claim: ``=`` wants equal values, ``≈`` one that is rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from prosetest.comparison import (
    Verdict,
    agree,
    differ_slightly,
    differences,
    ordered,
    same,
    shows,
)
from prosetest.expression import (
    Apply,
    Choice,
    Interval,
    Literal,
    Node,
    Operation,
    Progression,
    Space,
    Symbol,
)
from prosetest.membership import belongs, evaluable
from prosetest.names import parts
from prosetest.namespace import Namespace
from prosetest.pure import PURE_NAMES
from prosetest.question import Known, Point, Problem, Question
from prosetest.tree import is_literal, is_measured, literals, symbols, walk
from prosetest.value import Number, Value

Changed = dict[int, Fraction]
_HUNDRED = 100
BROKEN = {"ShapeMismatch", "OutOfRange", "BrokenCases"}
"""The kinds of problems that make any law false whose other side has a value."""

SILENT = {"Undefined", "Refused", "NoElement", "BrokenCases", "NoSlope"}
"""The kinds of problems with which a point says nothing, where no side has a value."""

MISSHAPEN = BROKEN | {"NoElement"}
"""The kinds of problems that make a claim about values of the code false."""


def compare(
    left: Node, right: Node, relation: str, namespace: Namespace, changed: Changed
) -> Verdict:
    """Whether two neighbouring sides stand in the relation that joins them."""
    found = _compared(left, right, relation, namespace, changed)
    if found is Verdict.FAILS and relation in {"=", "≈"} and _is_twice(left, right, namespace):
        return Verdict.CANNOT_TELL
    return found


def _is_twice(left: Node, right: Node, namespace: Namespace) -> bool:
    """Whether a percentage is told twice, ``12 / 40 × 100 = 30%``, which every reader forgives."""
    for side, other in ((right, left), (left, right)):
        if not isinstance(side, Literal) or side.numeral.text[-1] not in "%％":
            continue
        value = namespace.value(other)
        factor = any(one.numeral.value == _HUNDRED for one in literals(other))
        if factor and isinstance(value, Number) and value.exact is not None:
            shown = replace(value, exact=value.exact / _HUNDRED, integer=False)
            return shows(side.numeral, shown) is Verdict.HOLDS
    return False


def _compared(
    left: Node, right: Node, relation: str, namespace: Namespace, changed: Changed
) -> Verdict:
    if relation == "≈":
        return approximate(left, right, namespace, changed)
    if relation == "=" and _is_notation(left, right):
        return Verdict.CANNOT_TELL
    parts = [left, *evaluable(right)]
    values = namespace.values([asked(part, changed) for part in parts])
    if any(isinstance(value, Problem) for value in values):
        lost = misshapen(values) or (relation == "=" and voided((left, right), values))
        return Verdict.FAILS if lost else Verdict.CANNOT_TELL
    measured = is_measured(left) or is_measured(right)
    return related(values, right, relation, measured)  # type: ignore[arg-type]


def _is_notation(left: Node, right: Node) -> bool:
    """Whether bare lists of other lengths are set equal: ``[1] = [0, 1]``, continued fractions."""
    lists = all(is_literal(side) and not isinstance(side, Literal) for side in (left, right))
    return lists and len(literals(left)) != len(literals(right))


def related(values: Sequence[Value], right: Node, relation: str, measured: bool = False) -> Verdict:
    """Whether the values of a side and of the parts of the next stand in their relation."""
    if isinstance(right, Space | Interval | Choice | Progression):
        return belongs(values[0], right, values[1:])
    if measured and relation == "=":
        return Verdict.HOLDS if agree(values[0], values[1], measured) else Verdict.FAILS
    if relation == "=":
        return same(values[0], values[1])
    if relation == "→":
        return Verdict.CANNOT_TELL
    return ordered(values[0], values[1], relation)


def misshapen(values: Iterable[Value | Problem]) -> bool:
    """Whether a side has no value since its shapes do not fit, which makes its claim false."""
    return any(isinstance(v, Problem) and v.kind in MISSHAPEN for v in values)


def voided(sides: Sequence[Node], values: Sequence[Value | Problem]) -> bool:
    """Whether a side of literals alone has no value, as 1/0, and the other a finite one."""
    if len(values) != len(sides):
        return False
    for side, value, other in zip(sides, values, reversed(values), strict=True):
        if is_void(side, value) and isinstance(other, Number) and other.exact is not None:
            return True
    return False


def is_void(side: Node, value: Value | Problem) -> bool:
    """Whether a side of literals divides by zero, or takes the root of a negative number.

    Not so where a convention may give it a value: ``0/0``, ``0 \\log 0``.
    """
    if not isinstance(value, Problem) or value.kind != "Undefined":
        return False
    rooted = isinstance(side, Apply) and {symbol.name for symbol in symbols(side)} == {"sqrt"}
    return (rooted or not symbols(side)) and not any(map(_is_zero_times, walk(side)))


def _is_zero_times(node: Node) -> bool:
    """Whether zero is multiplied by, or divided by, something."""
    if not isinstance(node, Operation) or node.operator == "^":
        return False
    return isinstance(node.left, Literal) and not node.left.numeral.value


def asked(node: Node, changed: Changed, free: Point = ()) -> Question:
    """The question for a side; changes elsewhere leave it, and its answer, as they are."""
    return Question(node, tuple(sorted(_own(node, changed).items())), free)


def _own(node: Node, changed: Changed) -> Changed:
    """The changes that stand inside ``node``, so that other sides keep their answers."""
    return {at: value for at, value in changed.items() if node.start <= at < node.end}


def approximate(left: Node, right: Node, namespace: Namespace, changed: Changed) -> Verdict:
    """``≈`` wants one side to be the other, rounded at the digits it shows."""
    written, full = _rounded_side(left, right)
    if written is None:
        return _far_apart(left, right, namespace, changed)
    value = namespace.value(full, _own(full, changed))
    if isinstance(value, Problem):
        return Verdict.FAILS if is_void(full, value) else Verdict.CANNOT_TELL
    if isinstance(value, Number) and value.integer:
        value = replace(value, integer=False)
    found = differences(written, value, changed)
    if isinstance(found, str):
        return Verdict.FAILS
    if found and not changed and _is_coarser(written, value):
        return Verdict.CANNOT_TELL
    return Verdict.FAILS if found else Verdict.HOLDS


def _is_coarser(written: Node, value: Value) -> bool:
    """Whether a number may be rounded at a digit before its last, or lies on a tie: 1024 ≈ 1000."""
    if not isinstance(written, Literal) or not isinstance(value, Number):
        return False
    coarse = replace(written.numeral, unit=_coarse(written))
    return shows(coarse, value) is not Verdict.FAILS


def _far_apart(left: Node, right: Node, namespace: Namespace, changed: Changed) -> Verdict:
    """No rounding saves ≈ between two values that differ by more than a tenth."""
    one, other = namespace.values([asked(left, changed), asked(right, changed)])
    if not (isinstance(one, Number) and isinstance(other, Number)):
        lost = voided((left, right), (one, other))
        return Verdict.FAILS if lost else Verdict.CANNOT_TELL
    if one.exact is None or other.exact is None:
        return Verdict.CANNOT_TELL
    near = differ_slightly(one.exact, other.exact)
    return Verdict.CANNOT_TELL if near else Verdict.FAILS


def _rounded_side(left: Node, right: Node) -> tuple[Node | None, Node]:
    sides: list[Callable[[], tuple[Node | None, Node]]] = []
    if is_literal(right):
        sides.append(lambda: (right, left))
    if is_literal(left):
        sides.append(lambda: (left, right))
    if len(sides) == 2 and _coarse(left) > _coarse(right):
        sides.reverse()
    return sides[0]() if sides else (None, left)


def _coarse(node: Node) -> Fraction:
    return max((one.numeral.least for one in literals(node)), default=Fraction(0))


def anchors(node: Node, known: Known) -> Iterator[Symbol]:
    """The symbols of ``node`` that the page's code gives a meaning."""
    for symbol in symbols(node):
        if symbol.name not in PURE_NAMES or known.defines(symbol.name):
            yield symbol


def is_of_code(name: str, known: Known) -> bool:
    """Whether the code gives a meaning to a symbol, to what it is an element or derivative of."""
    whole = parts(name).whole
    return any(known.defines(one) for one in (name, whole, whole.rstrip("'")))


def has_index(node: Node) -> bool:
    """Whether a symbol has a number among its indices."""
    if not isinstance(node, Symbol):
        return False
    return any(character.isdigit() for text in parts(node.name).indices for character in text)
