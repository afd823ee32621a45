"""What the tests of the engine share: code to ask, and pages to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from prosetest.namespace import Failure, Namespace, Worker, run_example
from prosetest.source import Source

ROOT = Path(__file__).parents[2]

Code = Callable[..., Namespace]


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
