r"""A formula that cannot be set is found where it stands."""

from __future__ import annotations

from editions.fault import findings
from editions.formula import Fault

TEXT = """\
# Title

First $\\nope$, then
$\\frac{1}$ and $\\nope$.

$$
a \\\\
  b
$$
"""


def fault(tex: str) -> Fault:
    """Return a fault of a formula."""
    return Fault(tex, "it is wrong", "mend it")


def places(*formulas: str) -> list[tuple[int, int, int]]:
    """Return where the faults of formulas are found."""
    found = findings(map(fault, formulas), "docs/vi/x.md", TEXT)
    return [(one.place.line, one.place.column, one.place.width) for one in found]


def test_place_of_a_formula() -> None:
    """Line and column count from one, the width is that of the TeX."""
    assert places(r"\frac{1}") == [(4, 2, 8)]


def test_places_of_a_formula_that_stands_twice() -> None:
    """Each occurrence has its own place, and a third has the last."""
    assert places(r"\nope", r"\nope", r"\nope") == [(3, 8, 5), (4, 17, 5), (4, 17, 5)]


def test_place_of_a_block() -> None:
    """Indentation that rendering took away does not matter."""
    assert places("a \\\\\nb") == [(7, 1, 4)]


def test_formula_from_another_file() -> None:
    """What does not stand in the page's own source is found on its first line."""
    assert places("elsewhere", "") == [(1, 1, 1), (1, 1, 1)]


def test_the_finding_says_what_and_how() -> None:
    """Message, remedy and rule are those of the fault."""
    (one,) = findings([fault(r"\nope")], "docs/vi/x.md", TEXT)
    assert one.place.path == "docs/vi/x.md"
    assert one.message == r"the formula `\nope` cannot be set: it is wrong"
    assert one.mend == "mend it"
    assert one.rule == "formula"
