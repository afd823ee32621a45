"""A site adds commands by a name and a module; the engine knows neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from prosetest.adapters.site_command import run_site_command
from prosetest.settings import SettingsError
from tests.conftest import Project

CONFIG = "site_name: s\nmarkdown_extensions:\n  - prosetest:\n      commands: {{hello: {}}}\n"
MODULE = """\
def main(arguments, settings):
    print("hello", *arguments, settings.docs)
    return len(arguments)
"""


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """A site with a command of its own."""
    project = Project(tmp_path)
    project.write("mkdocs.yml", CONFIG.format("hello_of_a_site"))
    project.write("hello_of_a_site.py", MODULE)
    project.write("docs/index.md", "# Hello\n")
    return project


def test_the_module_gets_arguments_and_settings(site: Project) -> None:
    """And its status is that of the command."""
    done = site.prosetest("hello", "a", "b")
    assert (done.status, done.said) == (2, "hello a b docs\n")


def test_other_words_are_refused_as_ever(site: Project) -> None:
    """With the engine's own commands."""
    done = site.prosetest("hallo")
    assert done.status == 2
    assert "invalid choice: 'hallo'" in done.said


def test_a_module_that_is_not_there_is_named(site: Project) -> None:
    """In a sentence."""
    site.write("mkdocs.yml", CONFIG.format("nowhere"))
    done = site.prosetest("hello")
    assert done.status == 2
    assert "prosetest: option commands: hello cannot be had from nowhere" in done.said
    site.write("mkdocs.yml", CONFIG.format("prosetest"))
    with pytest.raises(SettingsError, match="cannot be had from prosetest"):
        run_site_command(["hello"], site.root / "mkdocs.yml")


def test_nothing_is_asked_of_a_site_for_an_option() -> None:
    """Nor where there is no site."""
    assert run_site_command(["--help"], Path("mkdocs.yml")) is None
    assert run_site_command(["hello"], None) is None
    assert run_site_command([], Path("mkdocs.yml")) is None
