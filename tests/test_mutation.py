"""Whoever changes a digit of a page hears of it: the definition of a verified numeral, tried out.

The digits are found here by an expression of a few lines that knows nothing of the engine. In one
check of a page, one digit is changed in each of its parts, so that each must be found for itself;
a digit that is not found is changed once more, alone. So every digit of the first English lesson
and of the home pages is changed, and hundreds of every other page, whose numerals are of the same
kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

import pytest

from prosetest import tier
from prosetest.adapters.mkdocs_site import MkDocsSite, read_site
from prosetest.tier import PageReport
from tests.conftest import ROOT, checker, covers, line_and_column

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
WHOLE = ("docs/en/neuron.md", "docs/vi/index.md", "docs/zh/index.md", "docs/en/index.md")
ROUNDS = {"en": 6, "reference": 6}
"""How often a page is checked, each time with one digit changed in each of its parts."""

FEW = 3
FREE = {tier.NAME, tier.STRUCTURAL, tier.EXEMPT, tier.SOURCE}

_UNSEEN = re.compile(
    r"""\A---$.*?^---$            # front matter
      | <!--.*?-->                # comments
      | <div\b[^<>]*>             # what a home page asks its script for
      | ^[ ]*`{3}[^\n]*           # what opens or closes a block of code
      | ^[^\n]*--8<--[^\n]*       # snippets
      | \{[:.\#][^{}\n]*\}        # lists of attributes, ids of headings
      | (?<=\])\([^()\n]*\)       # addresses
      | https?://\S+""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)

_QUOTED = re.compile(r"^    [\w.]+: [^\n]*?(?:=>|$)", re.MULTILINE)
"""The words of a docstring that a proof is about; if they do not stand there, nothing is built."""

_MODULE = re.compile(r"^::: ([\w.]+)", re.MULTILINE)
_STATEMENT = re.compile(
    r"^:::[^\n]*\n(?:    [^\n]*\n)*|\$\$.+?\$\$|\$[^$\n]+\$|`[^`\n]+`", re.DOTALL | re.MULTILINE
)


def digits(text: str) -> list[int]:
    """Return the places of the digits that a reader of ``text`` sees."""
    shown = _UNSEEN.sub(_masked, text)
    if "\n::: " in text:
        shown = _QUOTED.sub(_masked, shown)
    return [found.start() for found in re.finditer(r"\d", shown)]


def _masked(unseen: re.Match[str]) -> str:
    return re.sub(r"\d", "_", unseen[0])


def changed(text: str, places: Sequence[int]) -> str:
    """Return ``text`` with other digits at ``places``."""
    signs = list(text)
    for at in places:
        signs[at] = str((int(text[at]) + 1) % 10)
    return "".join(signs)


def part(text: str, at: int) -> int:
    """Return where the part of a page begins: a row of a table, or what no blank line parts."""
    row = text.rfind("\n", 0, at) + 1
    return row if text[row:].lstrip().startswith("|") else text.rfind("\n\n", 0, at)


def rounds(text: str, places: Sequence[int], most: int) -> list[tuple[int, ...]]:
    """Return places to be changed together, at ``most`` as often, from one end to the other."""
    parts: dict[int, list[int]] = {}
    for at in places:
        parts.setdefault(part(text, at), []).append(at)
    chosen = [own if len(own) <= most else own[:: -(-len(own) // most)] for own in parts.values()]
    return [tuple(at for at in one if at is not None) for one in zip_longest(*chosen)]


@cache
def site() -> MkDocsSite:
    """Return the course, loaded once."""
    return read_site(ROOT / "mkdocs.yml")


def free(report: PageReport, line: int, column: int) -> bool:
    """Whether a digit belongs to a numeral that is no claim: a name, a count, code that ran."""
    own = (one for one in report.numerals if one.place.path == report.path)
    return any(one.tier in FREE and covers(one.place, line, column) for one in own)


def statement(text: str, at: int) -> tuple[int, int]:
    """Return from where to where the formula reaches that a place is in, or the place alone.

    Where an equation is false, nobody can know which of its sides was changed. A directive and the
    proofs under it are one: what is wrong with them may be found in the module.
    """
    around = (found.span() for found in _STATEMENT.finditer(text))
    return next(((start, end) for start, end in around if start <= at < end), (at, at + 1))


def unnoticed(report: PageReport, text: str, places: Sequence[int]) -> list[int]:
    """Return the places under which, or in whose formula, a report has no finding."""
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    own = [one.place for one in report.findings if one.place.path == report.path]
    others = {one.place.path for one in report.findings} - {report.path}
    starts = [lines[one.line - 1] + one.column - 1 for one in own]
    found = [(at, at + one.width) for at, one in zip(starts, own, strict=True)]

    def noticed(start: int, end: int) -> bool:
        module = _MODULE.match(text, start)
        elsewhere = module and f"{module[1].replace('.', '/')}.py" in others
        return bool(elsewhere) or any(first < end and start < last for first, last in found)

    return [at for at in places if not noticed(*statement(text, at))]


def survivors(path: str) -> Iterator[str]:
    """Yield each digit that can change without a finding in its place."""
    text = (ROOT / path).read_text(encoding="utf-8")
    with checker(site(), path) as check:
        untouched = check(text)
        assert not untouched.findings
        claimed = [at for at in digits(text) if not free(untouched, *line_and_column(text, at))]
        most = len(text) if path in WHOLE else ROUNDS.get(path.split("/")[1], FEW)
        for together in rounds(text, claimed, most):
            for at in unnoticed(check(changed(text, together)), text, together):
                if unnoticed(check(changed(text, [at])), text, [at]):
                    line, column = line_and_column(text, at)
                    yield f"{path}:{line}:{column}: {text[at]} in {text.splitlines()[line - 1]}"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets are looked up from the working directory, as MkDocs does."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("path", PAGES)
def test_every_changed_digit_is_found_in_its_place(path: str) -> None:
    """No digit of a page can change without a finding in its place, claims or not."""
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


def test_digits_that_are_changed_together_stand_apart() -> None:
    """One in each paragraph and in each row of a table; every digit has its turn."""
    text = "1 and 2,\n3\n\n| 4 |\n| 5 |\n\n6 7 8 9"
    assert rounds(text, digits(text), 9) == [(0, 14, 20, 25), (6, 27), (9, 29), (31,)]
    assert rounds(text, digits(text), 2) == [(0, 14, 20, 25), (9, 29)]
    assert changed(text, (0, 31)) == text.replace("1", "2", 1).replace("9", "0")
