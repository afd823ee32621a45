"""What maths costs: `make bench` prints the times; a plain run only sees that they run."""

from __future__ import annotations

import itertools

from pytest_benchmark.fixture import BenchmarkFixture

from prosetest.formula import parse
from tests.maths.test_facts import formulas

SIZE = 10_000
LIMIT = 0.050


def ten_kilobytes() -> list[str]:
    """Return formulas of the lessons, 10 kB of them."""
    texts: list[str] = []
    for formula in itertools.cycle(formulas("right")):
        if sum(map(len, texts)) >= SIZE:
            return texts
        texts.append(formula.text)
    raise AssertionError


def test_ten_kilobytes_of_maths_are_read(benchmark: BenchmarkFixture) -> None:
    """10 kB of the formulas of the lessons are read in less than 50 ms, each anew.

    The best round counts, since others share the machine.
    """
    texts = ten_kilobytes()
    trees = benchmark(lambda: [parse.__wrapped__(text) for text in texts])
    assert all(trees)
    if benchmark.enabled:
        assert benchmark.stats is not None
        assert benchmark.stats.stats.min < LIMIT
