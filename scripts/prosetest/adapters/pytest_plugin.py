"""The pytest plugin: one item per claim of a page, named by line and column.

It collects the Markdown files named on the command line, and those that the setting
``prosetest_pages`` matches. Nothing is imported before a page is collected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from prosetest.finding import Finding
    from prosetest.tier import Checked


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare ``prosetest_pages``."""
    parser.addini("prosetest_pages", "globs of the Markdown pages to check", "args", [])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | None:
    """Collect a page that was named, or that the setting matches."""
    if file_path.suffix != ".md":
        return None
    named = any(parent.session.isinitpath(path) for path in (file_path,))
    patterns = parent.config.getini("prosetest_pages")
    relative = _below(file_path, parent.config.rootpath)
    if named or any(relative and _matches(relative, pattern) for pattern in patterns):
        collected: PageFile = PageFile.from_parent(parent, path=file_path)
        return collected
    return None


def _below(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return ""


def _matches(path: str, glob: str) -> bool:
    """Whether the whole of ``path`` matches; ``**`` stands for any number of folders."""
    parts = re.split(r"(\*\*/|\*|\?)", glob)
    kinds = {"**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    return bool(re.fullmatch("".join(kinds.get(part) or re.escape(part) for part in parts), path))


class PageFile(pytest.File):
    """A page; its claims are checked once, when it is collected."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each claim, and one for each finding."""
        from prosetest.adapters.job import job
        from prosetest.settings import SettingsError

        try:
            report = job([str(self.path)], "").check()
        except SettingsError as error:
            raise self.CollectError(str(error)) from error
        wrong = {(f.place.path, f.place.line, f.place.column) for f in report.findings}
        for finding in report.findings:
            yield FindingItem.from_parent(
                self, name=_name(finding.place, finding.rule), found=finding
            )
        for page in report.pages:
            for one in page.numerals:
                claimed = one.tier in {"computed", "arithmetic"}
                place = one.place
                if claimed and (place.path, place.line, place.column) not in wrong:
                    name = _name(one.place, f"{one.text} is {one.expression}")
                    yield ClaimItem.from_parent(self, name=name, claim=one)


def _name(place: Any, words: str) -> str:
    return f"{place.line}:{place.column} {words}"


class ClaimItem(pytest.Item):
    """A numeral whose claim holds."""

    def __init__(self, *, claim: Checked, **rest: Any) -> None:
        super().__init__(**rest)
        self.claim = claim

    def runtest(self) -> None:
        """The claim was judged when the page was collected."""
        assert self.claim.tier in {"computed", "arithmetic"}

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the claim by its path, line and column."""
        return self.path, self.claim.place.line - 1, f"{self.path.name}:{self.name}"


class FindingItem(pytest.Item):
    """A claim that does not hold, or a numeral that nobody checked."""

    def __init__(self, *, found: Finding, **rest: Any) -> None:
        super().__init__(**rest)
        self.found = found

    def runtest(self) -> None:
        """Fail with the finding."""
        raise PageFinding(self.found)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """Return the finding as every host words it."""
        from prosetest.lines import read_line
        from prosetest.report import finding_text

        if isinstance(excinfo.value, PageFinding):
            shown = self.found.place.path
            root = next((one for one in self.path.parents if (one / shown).is_file()), Path())
            return finding_text(self.found, read_line(root))
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the finding by its path, line and column."""
        return self.path, self.found.place.line - 1, f"{self.path.name}:{self.name}"


class PageFinding(Exception):
    """Carries a finding to where pytest words it."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.message)
        self.found = found
