"""Whoever changes a digit of a page hears of it: the definition of a verified numeral, tried out.

The digits are found here by an expression of a few lines that knows nothing of the engine. Every
digit of the first English lesson and of the home pages is changed, and some of the other pages,
whose numerals are of the same kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from prosetest import tier
from prosetest.adapters.mkdocs_site import MkDocsSite, read_site
from prosetest.tier import PageReport
from tests.conftest import ROOT, check_texts, covers, line_and_column

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
STEPS = {
    "docs/vi/neuron.md": 5,
    "docs/zh/neuron.md": 5,
    "docs/en/layer.md": 2,
    "docs/vi/layer.md": 9,
    "docs/zh/layer.md": 9,
    "docs/en/activation.md": 9,
    "docs/vi/activation.md": 29,
    "docs/zh/activation.md": 29,
    "docs/en/dosage.md": 11,
    "docs/vi/dosage.md": 67,
    "docs/zh/dosage.md": 67,
    "docs/en/network.md": 7,
    "docs/vi/network.md": 41,
    "docs/zh/network.md": 41,
    "docs/en/loss.md": 7,
    "docs/vi/loss.md": 41,
    "docs/zh/loss.md": 41,
    "docs/en/backpropagation.md": 31,
    "docs/vi/backpropagation.md": 89,
    "docs/zh/backpropagation.md": 89,
    "docs/en/training.md": 31,
    "docs/vi/training.md": 89,
    "docs/zh/training.md": 89,
    "docs/en/xor.md": 97,  # every mutant trains again
    "docs/vi/xor.md": 199,
    "docs/zh/xor.md": 199,
}
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
def site() -> MkDocsSite:
    """Return the course, loaded once."""
    return read_site(ROOT / "mkdocs.yml")


def free(report: PageReport, line: int, column: int) -> bool:
    """Whether a digit belongs to a numeral that is no claim: a name, a count, code that ran."""
    return any(one.tier in FREE and covers(one.place, line, column) for one in report.numerals)


def survivors(path: str) -> Iterator[str]:
    """Yield each digit that can change without a finding under it."""
    text = (ROOT / path).read_text(encoding="utf-8")
    places = digits(text)[:: STEPS.get(path, 1)]
    untouched, *mutants = check_texts(site(), path, [text, *(changed(text, at) for at in places)])
    assert not untouched.findings
    for at, mutant in zip(places, mutants, strict=True):
        line, column = line_and_column(text, at)
        found = [finding.place for finding in mutant.findings]
        if not free(untouched, line, column) and not any(covers(p, line, column) for p in found):
            elsewhere = [f"{place.line}:{place.column}" for place in found]
            row = text.split("\n")[line - 1].strip()
            yield f"{path}:{line}:{column}: {text[at]}, findings at {elsewhere}: {row}"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets are looked up from the working directory, as MkDocs does."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("path", PAGES)
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
