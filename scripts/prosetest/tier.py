"""Every numeral that a reader can see ends in exactly one tier, or it is unchecked, an error."""

from __future__ import annotations

from dataclasses import dataclass

from prosetest.finding import Finding, Place

COMPUTED = "computed"
ARITHMETIC = "arithmetic"
SOURCE = "source"
NAME = "name"
STRUCTURAL = "structural"
EXEMPT = "exempt"
UNCHECKED = "unchecked"
TIERS = (COMPUTED, ARITHMETIC, SOURCE, NAME, STRUCTURAL, EXEMPT, UNCHECKED)


@dataclass(frozen=True)
class Checked:
    """A numeral of the rendered page, at ``start`` of its text, with its tier and its reason.

    ``expression`` and ``value`` say what it shows, ``source`` where that is made as
    ``path:line``, ``reason`` why a name, a structural or an exempt numeral is one. ``element`` is
    the number of the element that carries the tier, zero where the numeral carries its own.
    A numeral that is no text when rendered, such as a list's, has no extent. ``alone`` marks a
    difference between editions that is meant.
    """

    start: int
    end: int
    text: str
    tier: str
    place: Place
    element: int = 0
    expression: str = ""
    value: str = ""
    source: str = ""
    reason: str = ""
    number: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Unproven:
    """A formula that could not be decided, and why."""

    place: Place
    text: str
    reason: str


@dataclass(frozen=True)
class Told:
    """What ``explain`` says of a statement: how it was read, and why it was found as it was.

    It begins at ``place`` and ends on the line ``last``.
    """

    place: Place
    last: int
    lines: tuple[str, ...]

    def covers(self, line: int, column: int = 0) -> bool:
        """Whether it stands at a line, and at a column of it where that is not zero."""
        if self.place.line == self.last and column:
            within = self.place.column <= column < self.place.column + self.place.width
            return line == self.last and within
        return self.place.line <= line <= self.last


@dataclass(frozen=True)
class Drawn:
    """A drawing that a page shows, by its name."""

    name: str
    place: Place


@dataclass(frozen=True)
class PageReport:
    """What came of checking one page; ``key`` is the fingerprint of the text it was made from.

    ``html`` is the plain render that the starts of the numerals refer to.
    """

    path: str
    key: str
    numerals: tuple[Checked, ...] = ()
    findings: tuple[Finding, ...] = ()
    unproven: tuple[Unproven, ...] = ()
    headings: tuple[str, ...] = ()
    claims: int = 0
    names: frozenset[str] = frozenset()
    text: str = ""
    drawings: tuple[Drawn, ...] = ()
    told: tuple[Told, ...] = ()

    def count(self, tier: str) -> int:
        """Return how many numerals are in ``tier``."""
        return sum(1 for one in self.numerals if one.tier == tier)
