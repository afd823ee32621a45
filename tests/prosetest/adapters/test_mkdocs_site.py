"""A MkDocs site is read as MkDocs reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from prosetest.adapters.mkdocs_site import body_of, find_extension, read_site
from prosetest.settings import SettingsError
from tests.conftest import Project


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """A site of two pages that lists the plugin alone."""
    site = Project(tmp_path)
    site.write("mkdocs.yml", "site_name: Site\ntheme: {name: mkdocs}\nplugins: [prosetest]\n")
    site.write("docs/index.md", "# Home\n")
    site.write("docs/sub/page.md", "# Page\n")
    return site


def test_pages_are_named_from_the_root(site: Project) -> None:
    """Paths are those of the repository, whatever the working directory."""
    found = read_site(site.root / "mkdocs.yml")
    assert found.pages == ("docs/index.md", "docs/sub/page.md")
    assert found.settings.root == site.root


def test_docs_may_have_another_name(site: Project) -> None:
    """The folder of the pages is the one that MkDocs reads, whatever the option says."""
    (site.root / "docs").rename(site.root / "text")
    site.write("mkdocs.yml", "site_name: Site\ntheme: {name: mkdocs}\ndocs_dir: text\n")
    found = read_site(site.root / "mkdocs.yml")
    assert found.settings.docs == "text"
    assert found.pages[0] == "text/index.md"


def test_pages_that_mkdocs_leaves_out(site: Project) -> None:
    """A page that is excluded from the site is not checked, and a hidden one neither."""
    site.write("docs/draft.md", "It is 7.\n")
    site.write("docs/.hidden.md", "It is 7.\n")
    site.write("mkdocs.yml", site.read("mkdocs.yml") + "exclude_docs: draft.md\n")
    assert read_site(site.root / "mkdocs.yml").pages == ("docs/index.md", "docs/sub/page.md")


def test_a_readme_is_an_index(site: Project) -> None:
    """Where both stand in a folder MkDocs publishes index.md, and that one is checked."""
    site.write("docs/README.md", "It is 7.\n")
    assert "docs/README.md" not in read_site(site.root / "mkdocs.yml").pages


@pytest.mark.parametrize("name", ["a.markdown", "a.mkd", "a.mkdn"])
def test_markdown_has_several_suffixes(site: Project, name: str) -> None:
    """Every file that MkDocs renders is a page."""
    site.write(f"docs/{name}", "# A\n")
    assert f"docs/{name}" in read_site(site.root / "mkdocs.yml").pages


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\n\n# B\n",
        "title: A\nauthor: C\n\n# B\n",
        "# B\n",
        "---\ntitle: [A\n---\n\n# B\n",
        "",
    ],
)
def test_a_body_is_the_end_of_its_file(text: str) -> None:
    """What MkDocs strips off stands at the top, so that lines can be counted."""
    assert text.endswith(body_of(text))


def test_the_settings_are_refused_in_a_sentence(site: Project) -> None:
    """A file that MkDocs refuses is no traceback."""
    site.write("mkdocs.yml", "site_name: [\n")
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml cannot be used: "):
        read_site(site.root / "mkdocs.yml")


def test_an_instance_without_us() -> None:
    """Where the extension is missing, that is said."""
    with pytest.raises(SettingsError, match="prosetest is not among markdown_extensions"):
        find_extension([])


def test_titles_are_those_of_the_navigation(site: Project) -> None:
    """With the page that each leads to; checking the site refuses a number that nobody says."""
    nav = "nav:\n  - Part 2:\n      - Home 3.6: index.md\n      - sub/page.md\n"
    site.write("mkdocs.yml", site.read("mkdocs.yml") + nav)
    found = read_site(site.root / "mkdocs.yml")
    assert [(one.words, one.page) for one in found.titles] == [
        ("Part 2", ""),
        ("Home 3.6", "docs/index.md"),
    ]
    for said in (site.prosetest("check").said, site.mkdocs("build").said):
        assert "mkdocs.yml:5:5: 2 in the title “Part 2” is not checked" in said
        assert "mkdocs.yml:6:9: 3.6 in the title “Home 3.6” is not checked" in said


def test_a_title_in_front_matter_is_checked(site: Project) -> None:
    """By every command; the same words on the page, which are checked, are enough."""
    page = "---\ntitle: It is 3.6\n---\n\n{}\n\n```python\nz = 3.6\n```\n"
    site.write("docs/index.md", page.format("# Home"))
    for said in (
        site.prosetest("check").said,
        site.prosetest("check", "docs/index.md").said,
        site.mkdocs("build").said,
    ):
        assert "docs/index.md:2:8: 3.6 in the title “It is 3.6” is not checked" in said
    site.write("docs/index.md", page.format("```python\nz = 3.6\n```\n\nIt is 3.6<!--= z -->."))
    assert site.prosetest("check").status == 0
