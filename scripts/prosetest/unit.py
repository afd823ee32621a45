r"""Units: ``3 \times 5 \text{ kg} = 15 \text{ kg}`` is told of numbers; two units may be scales.

A unit is a word that the code does not know, at the end of a side. Where all sides have the same,
or the last ones alone have one, the numbers are compared; where they differ by a factor that one
unit may be of another, nothing can be told.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prosetest.expression import Chain, Node, Operation, Symbol
from prosetest.pure import PURE_NAMES
from prosetest.question import Known

_SCALES = (7, 8, 12, 24, 30, 31, 52, 60, 100, 365, 1000, 1024, 3600, 1440, 86400)
"""What one unit may be of another: days of a week, bytes of a kilobyte, a percentage."""

_NEAR = Fraction(1, 20)
_JOINING = {
    "if", "and", "or", "for", "when", "where", "otherwise", "nếu", "khi", "若", "当", "如果",
}  # fmt: skip


def without_units(chain: Chain, known: Known) -> Chain | None:
    """Return the chain without its units, where they are the same on all sides that have one.

    None, where there are none, or several.
    """
    units: set[str] = set()
    sides = tuple(_without(side, known, units) for side in chain.sides)
    if len(units) != 1 or not set(chain.relations) <= {"=", "≈"}:
        return None
    return replace(chain, sides=sides)


def _without(node: Node, known: Known, units: set[str]) -> Node:
    """A side without its unit, which is added to ``units``."""
    if not isinstance(node, Operation):
        return node
    unit = node.right if node.operator == "juxtaposed" else None
    if isinstance(unit, Symbol) and _is_unit(unit.name, known):
        units.add(unit.name)
        return node.left
    if node.operator in {"+", "-"}:
        parts = _without(node.left, known, units), _without(node.right, known, units)
        return replace(node, left=parts[0], right=parts[1])
    if node.operator in {"×", "·"}:
        return replace(node, right=_without(node.right, known, units))
    return node


def _is_unit(name: str, known: Known) -> bool:
    """Whether a symbol is a word that nothing else is known by."""
    word = name.replace(" ", "").isalpha() and (len(name) > 1 or name >= "\u3400")
    return word and name not in _JOINING | PURE_NAMES and not known.defines(name)


def may_be_scaled(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers may be the same in two units: one is a scale, or a power of ten, of
    the other."""
    if not one or not other:
        return False
    ratio = abs(one / other) if abs(one) > abs(other) else abs(other / one)
    if any(abs(ratio / scale - 1) < _NEAR for scale in _SCALES):
        return True
    while ratio > 1 and ratio % 10 == 0:
        ratio /= 10
    while ratio > 1 and ratio % 1024 == 0:
        ratio /= 1024
    return ratio == 1
