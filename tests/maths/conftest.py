"""What the tests of maths share: a page against the code of a lesson, checked as any page is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from markdown import Markdown

from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.check import check_page
from prosetest.finding import Finding
from prosetest.lesson import Lesson
from prosetest.namespace import Failure, Namespace, run_example
from prosetest.process import Worker
from prosetest.settings import Settings
from prosetest.source import Source
from prosetest.tier import PageReport

ROOT = Path(__file__).parents[2]
LIMIT = 20.0
Check = Callable[..., PageReport]


@contextmanager
def checker() -> Iterator[Check]:
    """Give what checks a page against some code; each text of code runs once."""
    workers: dict[str, Worker] = {}
    extension = ProsetestExtension()
    Markdown(extensions=[*DEFAULT_EXTENSIONS, extension], extension_configs=DEFAULT_EXTENSIONS)

    def run(page: str, code: str = "", **options: object) -> PageReport:
        if code not in workers:
            workers[code] = Worker(ROOT, LIMIT)
            failure = run_example(workers[code], code, ROOT / "example.py")
            assert not isinstance(failure, Failure), failure
        source = Source("page.md", page, tuple(range(1, page.count("\n") + 2)))
        settings = Settings(root=ROOT, **{"unproven": False, **options})  # type: ignore[arg-type]
        lesson = Lesson("example.py", code)
        return check_page(source, extension.plain, lesson, Namespace(workers[code]), settings)

    try:
        yield run
    finally:
        for worker in workers.values():
            worker.close()


@pytest.fixture(scope="session")
def check() -> Iterator[Check]:
    """Check a page against some code."""
    with checker() as run:
        yield run


def wrong(report: PageReport) -> list[Finding]:
    """Return the findings that say: this is wrong."""
    return [finding for finding in report.findings if finding.wrong]


def open_questions(report: PageReport) -> list[str]:
    """Return what the page leaves undecided, numerals that could change unnoticed left out."""
    found = [f for f in report.findings if not f.wrong and f.rule != "loose"]
    return [f"{finding.rule}: {finding.message} {dict(finding.details)}" for finding in found]
