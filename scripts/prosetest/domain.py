r"""The sets that a formula names after ``∈``.

set = "ℝ" [ "^" sizes ] | "(" bound "," bound ")" | "{" items [ "," "…" "," high ] "}"
"""

from __future__ import annotations

from prosetest.environment import EnvironmentReader
from prosetest.expression import Choice, Interval, Node, Progression, Space
from prosetest.numeral import SUPERSCRIPTS
from prosetest.term import DOTS
from prosetest.token import FormulaError

_KINDS = {"R": "R", "Z": "Z", "N": "N", "ℝ": "R", "ℤ": "Z", "ℕ": "N"}


class DomainReader(EnvironmentReader):
    """Reads spaces, intervals and sets of a few numbers."""

    def domain(self) -> Node:
        """The set after ``∈``."""
        start = self.start()
        if kind := self.kind():
            sizes = self.sizes()
            return Space(start, self.end(), kind, sizes)
        if self.takes("\\{"):
            return self.choice(start)
        if self.peek() not in {"(", "[", "]"}:
            raise FormulaError("is in a set that is not read yet")
        opening = self.take().text
        low = self.sum()
        self.expect(",")
        high = self.sum()
        closing = self.take().text
        if closing not in {")", "]", "["}:
            raise FormulaError("has an interval that does not end")
        return Interval(start, self.end(), low, high, opening != "[", closing != "]")

    def choice(self, start: int) -> Node:
        r"""``{0, 1}``, or ``{0, 1, \ldots, 9}``."""
        items = [self.sum()]
        while self.takes(",", ";", "，"):
            if self.peek() in DOTS:
                self.take()
                self.expect(",")
                high = self.sum()
                self.expect("\\}")
                return Progression(start, self.end(), tuple(items), high)
            items.append(self.sum())
        self.expect("\\}")
        return Choice(start, self.end(), tuple(items))

    def kind(self) -> str:
        r"""Take ``\mathbb{R}``, ``ℝ`` or ``\R``, and say which numbers; or nothing."""
        if self.peek() == "\\mathbb":
            braced = self.peek(1) == "{"
            kind = _KINDS.get(self.peek(1 + braced), "")
            if kind:
                self.at += 2 + 2 * braced
            return kind
        if self.peek() in {"\\R", "\\N", "\\Z"}:
            return _KINDS[self.take().text[1:]]
        return _KINDS[self.take().text] if self.peek() in {"ℝ", "ℤ", "ℕ"} else ""

    def sizes(self) -> tuple[Node, ...]:
        r"""What stands high: ``{2 \times 3}``, ``(2×3)`` in code, or one token."""
        if self.peek() and self.peek() in SUPERSCRIPTS:
            return (self.superscript(),)
        if not self.takes("^"):
            return ()
        closing = {"{": "}", "(": ")"}.get(self.peek(), "")
        if not closing or (closing == ")" and not self.code):
            return (self.single(),)
        self.take()
        self.crossed += 1
        sizes = [self.sum()]
        while self.takes("\\times", "×"):
            sizes.append(self.sum())
        self.crossed -= 1
        self.expect(closing)
        return tuple(sizes)
