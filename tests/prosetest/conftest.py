"""What the tests of the engine share: code to ask, and pages to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from markdown import Markdown

from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.check import check_page
from prosetest.lesson import Lesson
from prosetest.namespace import Failure, Namespace, run_example
from prosetest.process import Worker
from prosetest.settings import Settings
from prosetest.source import Source
from prosetest.tier import PageReport

ROOT = Path(__file__).parents[2]

Code = Callable[..., Namespace]
Check = Callable[..., PageReport]


@pytest.fixture(scope="module")
def code() -> Iterator[Code]:
    """Make the namespace of some code; each text of code runs once in a module of tests."""
    workers: dict[str, Worker] = {}

    def make(text: str = "", limit: float = 10.0) -> Namespace:
        if text not in workers:
            workers[text] = Worker(ROOT, limit)
            failure = run_example(workers[text], text, ROOT / "example.py")
            assert not isinstance(failure, Failure), failure
        return Namespace(workers[text])

    yield make
    for worker in workers.values():
        worker.close()


@pytest.fixture(scope="session")
def source() -> Callable[[str], Source]:
    """Make the source of a page out of its text."""

    def make(text: str) -> Source:
        return Source("page.md", text, tuple(range(1, text.count("\n") + 2)))

    return make


@pytest.fixture
def check(code: Callable[..., Namespace], source: Callable[[str], Source]) -> Check:
    """Check a page against some code."""
    ours = ProsetestExtension()
    Markdown(extensions=[*DEFAULT_EXTENSIONS, ours], extension_configs=DEFAULT_EXTENSIONS)

    def run(page: str, example: str = "z = 3.6\nx = [1, 2]", **options: object) -> PageReport:
        settings = Settings(root=Path.cwd(), **options)  # type: ignore[arg-type]
        lesson = Lesson("example.py", example)
        return check_page(source(page), ours.plain, lesson, code(example), settings)

    return run
