"""The README shows what the engine really prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from prosetest.adapters.cli import main

ROOT = Path(__file__).parent.parent
PARTS = ("mkdocs.yml", "docs", "nnlib", "scripts")


def test_finding_in_readme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finding quoted in the README is the one that the wrong number gets, to the letter."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    page = tmp_path / "docs/en/neuron.md"
    text = page.read_text(encoding="utf-8")
    right = "the neuron answers $a = 3.6$."
    assert text.count(right) == 1
    page.write_text(text.replace(right, right.replace("3.6", "3.4")), encoding="utf-8")
    assert main(["check", str(page)]) == 1
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = re.search(r"```text ok=[^\n]*\n(.*?)```", readme, re.DOTALL)
    assert quoted is not None
    assert capsys.readouterr().out.startswith(quoted[1])


def test_map_of_the_house() -> None:
    """Every folder that the README's map names is there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = re.findall(r"^\| `([^`]+)/` \|", readme, re.MULTILINE)
    assert len(folders) >= 6
    assert all((ROOT / folder).is_dir() for folder in folders)
