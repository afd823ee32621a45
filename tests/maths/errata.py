"""Errata of published courses, each as the page printed it and as it was corrected.

A file of ``tests/prosetest/errata`` is one page in two versions: what stands above the first
second-level heading belongs to both. Its bindings are those that an author would have written
before knowing of the error; without them only what states itself is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prosetest.notation import Notation
from tests.maths.conftest import Check, wrong

FOLDER = Path(__file__).parents[1] / "prosetest" / "errata"
PRINTED, CORRECTED = "As printed", "As corrected"
NOTATIONS = {
    "en": Notation(".", "\u2009\u202f,", declared=True),
    "zh": Notation(".", "\u2009\u202f,", declared=True),
    "vi": Notation(",", "\u2009\u202f.", declared=True),
}
"""How the pages of each language write numbers, which a site declares once."""
_BINDING = re.compile(r"<!--=.*?-->")
_ABOUT = re.compile(r"<!-- (\w+), (.+?) -->")


@dataclass(frozen=True)
class Erratum:
    """One page in two versions, its language and kind."""

    name: str
    language: str
    kind: str
    printed: str
    corrected: str

    @property
    def control(self) -> bool:
        """Whether nothing was wrong: a reader's report was mistaken."""
        return "negative control" in self.kind


@dataclass(frozen=True)
class Outcome:
    """What the engine says of an erratum.

    ``bare`` are the false claims found with no binding, ``bound`` all findings with them, and
    ``after`` those that are left on the corrected page.
    """

    bare: tuple[str, ...]
    bound: tuple[str, ...]
    after: tuple[str, ...]


def read(file: Path) -> Erratum:
    """Read a page and cut it into its two versions."""
    text = file.read_text(encoding="utf-8")
    head, printed, corrected = re.split(rf"^## (?:{PRINTED}|{CORRECTED})$", text, flags=re.M)
    about = _ABOUT.search(head)
    assert about, f"{file.name} does not say its language and kind"
    head = _ABOUT.sub("", head)
    return Erratum(file.stem, about[1], about[2], head + printed, head + corrected)


def errata() -> Iterator[Erratum]:
    """Yield the pages in the order of their names."""
    return (read(file) for file in sorted(FOLDER.glob("*.md")))


def outcome(erratum: Erratum, check: Check) -> Outcome:
    """Check the page without its bindings, with them, and corrected."""

    def said(page: str, only_wrong: bool = False) -> tuple[str, ...]:
        report = check(page, notation=NOTATIONS[erratum.language], unproven=True)
        found = wrong(report) if only_wrong else report.findings
        return tuple(f"{finding.rule}: {finding.message}" for finding in found)

    bare = said(_BINDING.sub("", erratum.printed), only_wrong=True)
    return Outcome(bare, said(erratum.printed), said(erratum.corrected))
