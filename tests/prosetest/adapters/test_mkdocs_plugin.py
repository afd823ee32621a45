"""The MkDocs plugin checks first, fails the build, and shows findings to whoever is serving."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from tests.conftest import Project

SETTINGS = """\
site_name: Site
theme: {name: mkdocs}
plugins: [prosetest]
markdown_extensions:
  - prosetest: {lessons: lessons}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A sound site, the working directory."""
    site = Project(tmp_path)
    site.write("mkdocs.yml", SETTINGS)
    site.write("docs/index.md", "# Home\n")
    site.write("docs/page.md", "# Page\n\nIt is 3.6<!--= z -->.\n")
    site.write("lessons/page/example.py", "z = 3.6\n")
    monkeypatch.chdir(tmp_path)
    return site


def configuration(site: Project, command: Literal["build", "serve"] = "build") -> MkDocsConfig:
    """Return the configuration as a command of MkDocs loads it."""
    config = load_config(str(site.root / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    return config


def spoil(site: Project) -> None:
    """Write a wrong number into the page."""
    site.replace("docs/page.md", "3.6<", "3.4<")


def test_a_sound_site_is_built_with_its_record(site: Project) -> None:
    """prosetest.json names each numeral; the page carries its tier."""
    build(configuration(site))
    record = json.loads(site.read("site/prosetest.json"))
    numerals = record["pages"]["docs/page.md"]["numerals"]
    assert [(one["line"], one["column"], one["tier"], one["value"]) for one in numerals] == [
        (3, 7, "computed", "3.6")
    ]
    assert 'data-tier="computed"' in site.read("site/page/index.html")
    assert 'role="alert"' not in site.read("site/page/index.html")


def test_a_wrong_number_ends_the_build(site: Project) -> None:
    """Nothing has been emptied by then, and nothing written."""
    site.write("site/page/index.html", "earlier")
    spoil(site)
    with pytest.raises(Abort):
        build(configuration(site))
    assert list(site.site()) == ["page/index.html"]
    assert site.read("site/page/index.html") == "earlier"


def test_whoever_serves_sees_the_finding_on_its_page(site: Project) -> None:
    """The page shows the finding, escaped; the other pages show nothing."""
    spoil(site)
    build(configuration(site, "serve"), serve_url="http://localhost/")
    page = site.read("site/page/index.html")
    assert 'role="alert"' in page
    assert "docs/page.md:3:7: 3.4 is written, z is 3.6" in page
    assert "It is 3.4&lt;!--= z --&gt;." in page
    assert 'role="alert"' not in site.read("site/index.html")


def test_what_concerns_no_page_is_shown_on_all(site: Project) -> None:
    """An example that does not run is shown wherever the reader is."""
    site.write("lessons/page/example.py", "z = 1 / 0\n")
    build(configuration(site, "serve"), serve_url="http://localhost/")
    for path in ("site/index.html", "site/page/index.html"):
        assert "lessons/page/example.py:1:1: this example raises" in site.read(path)


def test_a_mended_page_is_clean_again(site: Project) -> None:
    """The next build of the same server forgets what the last one found."""
    config = configuration(site, "serve")
    spoil(site)
    build(config, serve_url="http://localhost/")
    site.replace("docs/page.md", "3.4<", "3.6<")
    build(config, serve_url="http://localhost/")
    assert 'role="alert"' not in site.read("site/page/index.html")
    assert 'data-tier="computed"' in site.read("site/page/index.html")


def test_other_extensions_may_rewrite_links(site: Project) -> None:
    """Links, titles and the table of contents are MkDocs' own, as without the engine."""
    site.write("docs/index.md", "# Home\n\n[page](page.md)\n\n## Part\n")
    build(configuration(site))
    checked = site.read("site/index.html")
    site.write("mkdocs.yml", "site_name: Site\ntheme: {name: mkdocs}\nplugins: []\n")
    build(load_config(str(site.root / "mkdocs.yml")))
    plain = site.read("site/index.html")
    without_stamp = re.sub(r'<template class="prosetest-stamp".*?</template>', "", checked)
    assert _words(without_stamp) == _words(plain)


def _words(page: str) -> str:
    """The page without what MkDocs writes about the build itself."""
    return re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL).strip()


def test_a_bad_option_ends_the_build_in_a_sentence(
    site: Project, caplog: pytest.LogCaptureFixture
) -> None:
    """The log names the option; nothing is built."""
    site.write("mkdocs.yml", SETTINGS.replace("lessons: lessons", "names: {abc: a}"))
    with pytest.raises(Abort):
        build(configuration(site))
    assert "prosetest: option names holds 'abc', which has no digit" in caplog.text
