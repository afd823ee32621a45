"""What three whole editions cost, as a ratio to plain Material with the same pages.

``make bench`` prints the times and the ratios; a plain test run only sees that both builds run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load
from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[2]
EDITIONS = ("vi", "zh", "en")
COPIES = 20
OURS = ("editions.mathml", "editions.line_break")


def is_ours(extension: Any) -> bool:
    """Whether an extension of mkdocs.yml is one of the course's own."""
    name = extension if isinstance(extension, str) else next(iter(extension))
    return str(name).partition(".")[0] in {"prosetest", "editions", "drawings"}


def make_site(folder: Path, plain: bool, copies: int) -> None:
    """Write a site with copies of one lesson, unchecked, with the editions' parts or without."""
    config: dict[str, Any] = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["markdown_extensions"] = [
        one for one in config["markdown_extensions"] if not is_ours(one)
    ]
    config |= {"plugins": ["search"], "watch": [], "use_directory_urls": True, "site_url": ""}
    config["nav"] = [{code: [f"{code}/{n}.md" for n in range(copies)]} for code in EDITIONS]
    if plain:
        for key in ("hooks", "extra", "extra_javascript"):
            config.pop(key)
        config["theme"].pop("custom_dir")
    else:
        config["markdown_extensions"] += OURS
        for row in config["extra"]["editions"]:
            row.pop("files", None)  # which are made by way of the engine
        config["hooks"] = [str(ROOT / "scripts/editions/hook.py")]
        config["theme"]["custom_dir"] = str(ROOT / "scripts/editions/overrides")
    for code in EDITIONS:
        for number in range(copies):
            target = folder / f"docs/{code}/{number}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / f"docs/{code}/neuron.md", target)
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    for name in ("scripts", "nnlib"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "docs/index.md", folder / "docs/index.md")
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")


def builder(folder: Path, plain: bool, copies: int = COPIES) -> Callable[[], None]:
    """Return what builds such a site in a process of its own, as a command does."""
    make_site(folder, plain, copies)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]

    def build() -> None:
        subprocess.run(command, cwd=folder, env=environment, check=True)

    return build


@pytest.mark.parametrize("plain", [True, False], ids=["plain Material", "three editions"])
def test_build(benchmark: BenchmarkFixture, tmp_path: Path, plain: bool) -> None:
    """Sixty pages with formulas: plain Material, and with all that makes editions whole."""
    copies = COPIES if benchmark.enabled else 1
    benchmark.pedantic(builder(tmp_path, plain, copies), rounds=5)
    assert (tmp_path / "site/vi/0/index.html").is_file()
    assert (tmp_path / "site/vi/search/search_index.json").is_file() is not plain


def processor() -> float:
    """Return the seconds that processes started from here have used."""
    used = os.times()
    return used.children_user + used.children_system


def test_ratio(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Built in turn and timed by processor, not by clock, editions cost less than twice as much."""
    if not benchmark.enabled:
        pytest.skip("what is busy with other things measures nothing: make bench")
    builds = [builder(tmp_path / str(plain), plain) for plain in (True, False)]
    times: list[list[float]] = [[], []]

    def both() -> None:
        for build, spent in zip(builds, times, strict=True):
            start = processor()
            build()
            spent.append(processor() - start)

    benchmark.pedantic(both, rounds=5)
    ratio = min(times[1]) / min(times[0])
    benchmark.extra_info["ratio"] = round(ratio, 2)
    with capsys.disabled():
        print(f"\nthree editions / plain Material: {ratio:.2f} ({min(times[0]):.2f} s plain)")
    assert ratio < 2
