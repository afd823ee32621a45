"""What the engine costs: `make bench` prints the times; a plain run only sees that they run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load
from pytest_benchmark.fixture import BenchmarkFixture

from prosetest.adapters.job import job

ROOT = Path(__file__).parent.parent.parent
PAGE = "docs/en/neuron.md"


def median(benchmark: BenchmarkFixture) -> float:
    """Return the median of the rounds, in seconds."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.median)


def say(capsys: pytest.CaptureFixture[str], words: str) -> None:
    """Print a figure beside the table of times."""
    with capsys.disabled():
        print(f"\n    {words}")


def test_check_all_pages(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """All pages are checked, workers and imports of NumPy included; one, where nobody measures."""
    work = job([str(ROOT / ("docs" if benchmark.enabled else PAGE))], "")
    report = benchmark.pedantic(work.check, rounds=5, warmup_rounds=1)
    numerals = sum(len(page.numerals) for page in report.pages)
    assert not report.findings
    if benchmark.enabled:
        each = median(benchmark) / numerals
        say(
            capsys, f"{len(report.pages)} pages, {numerals} numerals: {each * 1e3:.2f} ms a numeral"
        )


def test_check_one_page_cold(benchmark: BenchmarkFixture) -> None:
    """One page is checked by a fresh command, as an editor would."""
    command = [sys.executable, "-m", "prosetest.adapters.cli", "check", PAGE]

    def check() -> int:
        return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode

    assert benchmark.pedantic(check, rounds=3) == 0


@pytest.mark.parametrize("pages", [10, 40])
def test_growth_with_pages(
    benchmark: BenchmarkFixture,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    pages: int,
) -> None:
    """The time grows with the pages of a lesson's site in a straight line."""
    text = "# Page\n\n```python\nz = 3.6\n```\n\n" + "The neuron answers 3.6<!--= z -->.\n\n" * 40
    for number in range(pages):
        (tmp_path / f"page-{number}.md").write_text(text, encoding="utf-8")
    work = job([str(tmp_path)], "")
    report = benchmark.pedantic(work.check, rounds=3)
    assert not report.findings
    if benchmark.enabled:
        each = median(benchmark) / pages
        say(capsys, f"{pages} pages without a lesson: {each * 1e3:.1f} ms a page, a process each")


def test_verified_build_against_plain(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The verified build is compared with the same build, the engine's lines removed."""
    if not benchmark.enabled:
        pytest.skip("what is busy with other things measures nothing: make bench")
    plain = _without_engine(tmp_path)
    verified = ROOT / "mkdocs.yml"
    off = [_timed(lambda: _build(plain, tmp_path / "plain")) for _ in range(5)]
    benchmark.pedantic(lambda: _build(verified, tmp_path / "site"), rounds=5)
    on, base = median(benchmark), statistics.median(off)
    say(capsys, f"verified {on:.2f} s, engine off {base:.2f} s: {on / base:.2f}")


def _timed(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _build(config: Path, site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, cwd=config.parent, env=environment)


_OURS = ("prosetest", "drawings.fence", "editions.notebook")
"""The engine, and the extensions whose numbers it has to check."""


def _without_engine(folder: Path) -> Path:
    """The same site, its configuration without the engine and what needs it."""
    for part in ("docs", "nnlib", "scripts"):
        shutil.copytree(ROOT / part, folder / part)
    config = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("plugins", "markdown_extensions"):
        config[key] = [one for one in config[key] if not any(name in str(one) for name in _OURS)]
    del config["hooks"]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return path
