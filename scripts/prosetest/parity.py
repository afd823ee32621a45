"""The editions of a page say the same: equal pages, claims with their values, and heading ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prosetest import tier
from prosetest.finding import Finding, Place
from prosetest.settings import Settings
from prosetest.tier import Checked, Drawn, PageReport

_SAID = {tier.COMPUTED, tier.ARITHMETIC}
_WORDS = re.compile(r"(\\(?:text\w*|mbox)\s*)\{[^{}]*\}")


def missing_editions(paths: Sequence[str], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each page that one edition has and another lacks, and for none at all."""
    present = set(paths)
    written = {edition_of(path, settings) for path in paths}
    for edition in settings.editions:
        if edition not in written:
            mend = f"write {settings.docs}/{edition}/, or take it out of editions"
            message = f"the edition {edition} has no page"
            yield Finding(Place("mkdocs.yml"), message, mend, "missing-edition")
    for path in sorted(present):
        edition = edition_of(path, settings)
        for other in settings.editions if edition else ():
            sibling = f"{settings.docs}/{other}/{settings.concept(path)}.md"
            if sibling not in present and edition == _first(sibling, present, settings):
                message = f"this page has no edition {other}: {sibling} is missing"
                yield Finding(Place(path), message, f"write {sibling}", "missing-edition")


def edition_of(path: str, settings: Settings) -> str:
    """Return the edition that a page belongs to, or nothing."""
    for edition in settings.editions:
        if path.startswith(f"{settings.docs}/{edition}/"):
            return edition
    return ""


def _first(sibling: str, present: set[str], settings: Settings) -> str:
    """The first edition that has the page, which speaks for all that have it."""
    concept = settings.concept(sibling)
    for edition in settings.editions:
        if f"{settings.docs}/{edition}/{concept}.md" in present:
            return edition
    return ""


def differences(pages: Sequence[PageReport], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each claim or heading that one edition has and another lacks."""
    groups: dict[str, list[PageReport]] = {}
    for page in pages:
        if edition_of(page.path, settings):
            groups.setdefault(settings.concept(page.path), []).append(page)
    for group in groups.values():
        group.sort(key=lambda page: settings.editions.index(edition_of(page.path, settings)))
        for page in group:
            for other in group:
                if other is not page:
                    yield from _claims(page, other)
                    yield from _drawings(page, other)
        for other in group[1:]:
            yield from _headings(group[0], other)


def _claims(page: PageReport, other: PageReport) -> Iterator[Finding]:
    """Claims of ``page`` that ``other`` lacks; one with findings has to be mended first."""
    if other.findings:
        return
    said = {_claim(one) for one in other.numerals if one.tier in _SAID}
    alone = {drawn.place.line for drawn in _missing(page, other)}
    told: set[tuple[str, str]] = set()
    for one in page.numerals:
        claim = _claim(one)
        if one.tier not in _SAID or one.alone or claim in said or claim in told:
            continue
        if one.place.line in alone:
            continue
        told.add(claim)
        message = f"{one.text} ({one.expression} is {one.value}) is not said in {other.path}"
        mend = "say it there too, or mark it <!--only: reason --> here"
        yield Finding(one.place, message, mend, "parity")


def _claim(one: Checked) -> tuple[str, str]:
    """What is said, without the words of a formula, which are in the language of the page."""
    return _WORDS.sub(r"\1{}", one.expression), one.value


def _drawings(page: PageReport, other: PageReport) -> Iterator[Finding]:
    for drawn in _missing(page, other):
        message = f"the drawing {drawn.name} is not shown in {other.path}"
        yield Finding(drawn.place, message, "place it there too, by the same fence", "parity")


def _missing(page: PageReport, other: PageReport) -> list[Drawn]:
    shown = {drawn.name for drawn in other.drawings}
    return [drawn for drawn in page.drawings if drawn.name not in shown]


def _headings(page: PageReport, other: PageReport) -> Iterator[Finding]:
    if page.headings == other.headings:
        return
    mine, theirs = [*page.headings, "(none)"], [*other.headings, "(none)"]
    both = next(pair for pair in zip(theirs, mine, strict=False) if pair[0] != pair[1])
    message = f"the heading ids differ from {page.path}: {both[0]} here, {both[1]} there"
    yield Finding(Place(other.path), message, "give both headings the same {#id}", "parity")
