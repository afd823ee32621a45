"""Whoever changes a digit of a page hears of it: the definition of a verified numeral, tried out.

The digits are found here by an expression of a few lines that knows nothing of the engine. Every
digit of the English lesson and of the home pages is changed, and every fifth of the translations,
whose numerals are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from prosetest import tier
from prosetest.adapters.mkdocs_site import read_site
from prosetest.check import check_page
from prosetest.finding import Place
from prosetest.namespace import Namespace, Worker
from prosetest.site import start_lesson
from prosetest.source import make_source
from prosetest.tier import PageReport

ROOT = Path(__file__).parent.parent
SITE = read_site(ROOT / "mkdocs.yml")
STEPS = {"docs/vi/neuron.md": 5, "docs/zh/neuron.md": 5}
FREE = {tier.NAME, tier.STRUCTURAL, tier.EXEMPT, tier.SOURCE}

_UNSEEN = re.compile(
    r"""<!--.*?-->                # comments
      | ^[ ]*`{3}[^\n]*           # what opens or closes a block of code
      | ^[^\n]*--8<--[^\n]*       # snippets
      | \{[:.\#][^{}\n]*\}        # lists of attributes, ids of headings
      | (?<=\])\([^()\n]*\)       # addresses
      | https?://\S+""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


def digits(text: str) -> list[int]:
    """Return the places of the digits that a reader of ``text`` sees."""
    shown = _UNSEEN.sub(lambda unseen: re.sub(r"\d", "_", unseen[0]), text)
    return [found.start() for found in re.finditer(r"\d", shown)]


def changed(text: str, at: int) -> str:
    """Return ``text`` with another digit at ``at``."""
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


@cache
def page(path: str) -> str:
    """Return the text of a page."""
    return (ROOT / path).read_text(encoding="utf-8")


def check(path: str, texts: list[str]) -> Iterator[PageReport]:
    """Yield what comes of checking a page with each of ``texts``, all against one run of its code."""
    settings, renderer = SITE.settings, SITE.renderer
    with Worker(settings.root, settings.limit) as worker:
        lesson = start_lesson(settings.lesson_of(path), worker, settings)
        for text in texts:
            source = make_source(path, text, renderer.body(text), renderer.expand)
            yield check_page(source, renderer.render, lesson, Namespace(worker), settings)


def covers(place: Place, line: int, column: int) -> bool:
    """Whether a finding's carets stand under a character."""
    return place.line == line and place.column <= column < place.column + place.width


def free(report: PageReport, line: int, column: int) -> bool:
    """Whether a digit belongs to a numeral that is no claim: a name, a count, code that ran."""
    return any(
        one.tier in FREE and covers(one.place, line, column)
        for one in report.numerals
    )


def survivors(path: str) -> Iterator[str]:
    """Yield each digit that can change without a finding under it."""
    text = page(path)
    places = digits(text)[:: STEPS.get(path, 1)]
    untouched, *mutants = check(path, [text, *(changed(text, at) for at in places)])
    assert not untouched.findings
    for at, mutant in zip(places, mutants, strict=True):
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        found = [finding.place for finding in mutant.findings]
        if not free(untouched, line, column) and not any(covers(p, line, column) for p in found):
            elsewhere = [f"{place.line}:{place.column}" for place in found]
            row = text.split("\n")[line - 1].strip()
            yield f"{path}:{line}:{column}: {text[at]}, findings at {elsewhere}: {row}"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets are looked up from the working directory, as MkDocs does."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("path", SITE.pages)
def test_every_changed_digit_is_found_in_its_place(path: str) -> None:
    """No digit of a page can change without a finding under it, claims or not."""
    assert list(survivors(path)) == []


def test_the_digits_are_those_a_reader_sees() -> None:
    """The expression passes over what no reader sees, and over nothing else."""
    text = "\n".join(
        [
            "# Unit 1 {#u-2}",
            "See [figure 3](f-4.md) or https://a.b/5, or 6<!--= a[7] --> and `x[8]`.",
            '```python hl_lines="9"',
            "a = 1",
            "```",
            '--8<-- "file.py:2:3"',
            "![4 layers](5.svg){: #6 }",
        ]
    )
    assert [text[at] for at in digits(text)] == ["1", "3", "6", "8", "1", "4"]
