"""A report says what was found, in one wording for every host."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from prosetest import __version__
from prosetest.finding import Finding, Place
from prosetest.lines import ReadLine
from prosetest.site import SiteReport
from prosetest.tier import TIERS, Checked, PageReport, Told


def text(report: SiteReport, line_of: ReadLine) -> str:
    """Return every finding with its caret, then the coverage."""
    found = [finding_text(finding, line_of) for finding in report.findings]
    return "\n\n".join([*found, summary(report)]) + "\n"


def finding_text(finding: Finding, line_of: ReadLine) -> str:
    """Return one finding: place and message, the line with a caret, and the rows below it."""
    place = finding.place
    rows = [f"{place.path}:{place.line}:{place.column}: {finding.message}"]
    line = line_of(place.path, place.line).rstrip("\n")
    if line.strip():
        rows += [f"    {_untabbed(line)}", f"    {_caret(line, place.column, place.width)}"]
    rows += [f"    {name:<11} {value}" for name, value in finding.details]
    rows.append(f"    {'to mend':<11} {finding.mend}")
    return "\n".join(rows)


def _untabbed(line: str) -> str:
    return line.replace("\t", " ")


def _caret(line: str, column: int, width: int) -> str:
    """Blanks and carets as wide as the terminal shows what stands above them."""
    before, under = line[: column - 1], line[column - 1 : column - 1 + width]
    return " " * _cells(before) + "^" * max(1, _cells(under))


def _cells(words: str) -> int:
    total = 0
    for character in words:
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            continue
        total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total


def summary(report: SiteReport) -> str:
    """Return how many numerals are in each tier, and how many findings there are."""
    counted = counts(report)
    total = sum(counted.values())
    parts = [f"{counted[tier]} {tier}" for tier in TIERS if counted[tier]]
    pages = _count(len(report.pages), "page")
    numerals = f"{_count(total, 'numeral')}: {', '.join(parts)}" if total else "no numeral"
    unproven = sum(len(page.unproven) for page in report.pages)
    formulas = f"; {_count(unproven, 'formula')} unproven" if unproven else ""
    verdict = _count(len(report.findings), "finding") if report.findings else "no finding"
    return f"{pages}, {numerals}{formulas}; {verdict}"


def _count(number: int, word: str) -> str:
    plural = {"formula": "formulas"}.get(word, f"{word}s")
    return f"{number} {word if number == 1 else plural}"


def counts(report: SiteReport) -> Counter[str]:
    """Return the number of numerals in each tier."""
    return Counter(one.tier for page in report.pages for one in page.numerals)


def data(report: SiteReport) -> dict[str, Any]:
    """Return the whole report as JSON data, as ``prosetest.json`` holds it."""
    return {
        "prosetest": __version__,
        "pages": {page.path: _page_data(page) for page in report.pages},
        "findings": [_finding_data(finding) for finding in report.findings],
        "counts": {tier: counts(report)[tier] for tier in TIERS},
    }


def _page_data(page: PageReport) -> dict[str, Any]:
    return {
        "source": page.key,
        "counts": {tier: page.count(tier) for tier in TIERS},
        "numerals": [
            {
                **({"path": one.place.path} if one.place.path != page.path else {}),
                "line": one.place.line,
                "column": one.place.column,
                "text": one.text,
                "tier": one.tier,
                "expression": one.expression,
                "value": one.value,
                "verdict": "cannot tell" if one.tier == "unchecked" else "holds",
                "source": one.source,
                "reason": one.reason,
            }
            for one in page.numerals
        ],
        "unproven": [
            {"line": one.place.line, "text": one.text, "reason": one.reason}
            for one in page.unproven
        ],
    }


def _finding_data(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "width": place.width,
        "message": finding.message,
        "rule": finding.rule,
        "details": dict(finding.details),
        "mend": finding.mend,
    }


def explain(report: SiteReport, line_of: ReadLine, line: int = 0, column: int = 0) -> str:
    """Return why each numeral is what it is, and how the statements of a line were read.

    Of a ``line`` alone where it is not zero, and of the statement at its ``column``.
    """
    rows: list[str] = []
    for page in report.pages:
        told = [one for one in page.told if line and one.covers(line, column)]
        numerals = [one for one in page.numerals if not line or one.place.path == page.path]
        rows += [_explained(one) for one in numerals if _asked(one.place, line, column, told)]
        for one in told:
            place = one.place
            rows += [f"{place.path}:{place.line}:{place.column}: {one.lines[0]}"]
            rows += [f"    {row}" for row in one.lines[1:]]
        rows += [
            f"{one.place.path}:{one.place.line}: {one.text} is not proven: {one.reason}"
            for one in page.unproven
            if _asked(one.place, line, column, told)
        ]
    found = [f for f in report.findings if _asked(f.place, line, column, ())]
    return "\n".join([*rows, *(finding_text(finding, line_of) for finding in found), ""])


def _asked(place: Place, line: int, column: int, told: Sequence[Told]) -> bool:
    """Whether what stands at a place was asked about; a statement brings all its numerals."""
    if any(one.covers(place.line, place.column) for one in told):
        return True
    covers = place.column <= column < place.column + place.width
    return line in {0, place.line} and (not column or covers)


def _explained(one: Checked) -> str:
    place = one.place
    words = f"{place.path}:{place.line}:{place.column}: {one.text} is {one.tier}"
    if one.expression:
        words += f": {one.expression}"
        words += f" is {one.value}" if one.value != one.expression else ""
    if one.source:
        words += f", made at {one.source}"
    return words + (f": {one.reason}" if one.reason else "")
