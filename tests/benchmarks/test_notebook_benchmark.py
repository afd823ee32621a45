"""What a notebook costs: `make bench` prints the times; a plain test run sees that they run."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from editions.kernel import _remembered, run
from editions.output import pieces
from prosetest.adapters.mkdocs_site import read_site
from prosetest.notebook import read_cells
from prosetest.page import read_page
from prosetest.site import check_site
from prosetest.source import make_source, read_text, strip_front_matter
from tests.conftest import ROOT

PAGES = [f"docs/{edition}/digits.md" for edition in ("vi", "zh", "en")]


def codes(path: str) -> tuple[str, ...]:
    """Return the cells of a page."""
    text = read_text(Path(ROOT, path), path)
    return tuple(
        cell.code
        for cell in read_cells(read_page(make_source(path, text, strip_front_matter(text))))
    )


def test_run_and_convert_cold(benchmark: BenchmarkFixture) -> None:
    """A kernel starts, trains the network and draws; mkdocs-jupyter converts."""

    def cold() -> list[str]:
        _remembered.cache_clear()
        cells = codes(PAGES[2])
        return pieces(run(cells, ROOT, 60), [""] * len(cells))

    assert len(benchmark.pedantic(cold, rounds=2)) == 10


def test_run_unchanged(benchmark: BenchmarkFixture) -> None:
    """What has not changed is remembered; that it has not is asked each time."""
    cells = codes(PAGES[2])
    assert benchmark(lambda: run(cells, ROOT, 60)).fault == ""


def test_check_three_editions(benchmark: BenchmarkFixture) -> None:
    """The whole check, the kernel's run remembered: the worker trains the network again."""
    if not benchmark.enabled:
        pytest.skip("what is busy with other things measures nothing: make bench")
    site = read_site(ROOT / "mkdocs.yml")

    def check() -> int:
        report = check_site(PAGES, site.settings, site.renderer, whole=False)
        return len(report.findings)

    check()
    assert benchmark.pedantic(check, rounds=2) == 0
