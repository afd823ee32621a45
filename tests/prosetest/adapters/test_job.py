"""A command is about the pages of a site, or about any Markdown files."""

from __future__ import annotations

from pathlib import Path

import pytest

from prosetest.adapters.job import find_config, job
from prosetest.settings import SettingsError
from tests.conftest import Project


def test_a_page_of_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any Markdown file is checked, with the defaults, and code of its own."""
    page = Project(tmp_path).write("a/b.md", "```python\nz = 3.6\n```\n\nIt is 3.4<!--= z -->.\n")
    for folder in (tmp_path, page.parent, Path("/")):
        monkeypatch.chdir(folder)
        assert [finding.place.line for finding in job([str(page)], "").check().findings] == [5]


def test_no_site_and_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a site, pages have to be named."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="name the pages to check"):
        job([], "")


def test_the_nearest_configuration_is_found(tmp_path: Path) -> None:
    """In a folder or above it; elsewhere there is none."""
    config = Project(tmp_path).write("mkdocs.yml", "site_name: Site\n")
    inner = Project(tmp_path).write("docs/a/b.md", "text").parent
    assert find_config(inner) == config
    assert find_config(tmp_path) == config
