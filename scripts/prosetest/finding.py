"""A finding says where, what is written, what was expected, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

_OPEN = {"unchecked", "unproven", "loose", "no-value", "undecided", "expression"}
"""The rules of findings that say: this could not be told. All others say: this is wrong."""


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of a file: ``line`` and ``column`` count from one, ``width`` in characters."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong.

    ``details`` are the rows below the caret (``expression``, ``value``, ``code``); ``mend`` is
    the remedy, always given; ``rule`` is a short stable name for machines; ``spelling`` is what
    ``prosetest fix`` writes at the place, empty where only an author can tell.
    """

    place: Place
    message: str
    mend: str
    rule: str
    details: tuple[tuple[str, str], ...] = ()
    spelling: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it says that something is wrong, and not that nothing can be said."""
        return self.rule not in _OPEN


class PageError(Exception):
    """A page cannot be checked at all; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings
