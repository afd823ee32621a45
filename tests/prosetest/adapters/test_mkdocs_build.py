"""A site is built beside the old one, and swapped in only when all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

from prosetest.adapters.mkdocs_build import BuildError, build
from tests.conftest import Project


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """A sound site."""
    site = Project(tmp_path)
    extensions = "markdown_extensions: [fenced_code, prosetest]\n"
    settings = f"site_name: Site\ntheme: {{name: mkdocs}}\nplugins: [prosetest]\n{extensions}"
    site.write("mkdocs.yml", settings)
    site.write("docs/index.md", "```python\nz = 3.6\n```\n\nIt is 3.6<!--= z -->.\n")
    return site


def left(site: Project) -> list[str]:
    """Return what stands beside the settings and the pages."""
    return sorted(p.name for p in site.root.iterdir() if p.name not in {"mkdocs.yml", "docs"})


def test_a_sound_site_takes_the_place_of_the_old(site: Project) -> None:
    """Nothing of the old site stays, and nothing beside the new one; anybody may read it."""
    site.write("site/old.html", "old")
    assert build(site.root / "mkdocs.yml") == site.root / "site"
    assert left(site) == ["site"]
    assert not (site.root / "site/old.html").exists()
    assert (site.root / "site").stat().st_mode & 0o777 == 0o755


def test_another_folder(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is named is taken from the working directory, and made."""
    monkeypatch.chdir(site.root / "docs")
    assert build(site.root / "mkdocs.yml", "../out/deep") == site.root / "docs/../out/deep"
    assert (site.root / "out/deep/index.html").is_file()


def test_a_refused_site_leaves_the_old(site: Project) -> None:
    """MkDocs ends with an error: the old site stands, and nothing is left beside it."""
    site.write("site/old.html", "old")
    site.replace("docs/index.md", "3.6<", "3.4<")
    with pytest.raises(BuildError, match="the one built before stands as it was"):
        build(site.root / "mkdocs.yml")
    assert list(site.site()) == ["old.html"]
    assert left(site) == ["site"]


def test_an_unchecked_site_is_refused(site: Project) -> None:
    """A site that lists no engine is built by MkDocs, and refused by us, page by page."""
    site.write("site/old.html", "old")
    site.write("mkdocs.yml", "site_name: Site\ntheme: {name: mkdocs}\n")
    with pytest.raises(BuildError) as refused:
        build(site.root / "mkdocs.yml")
    assert str(refused.value).startswith("the built site is refused\nsite/index.html: this page")
    assert list(site.site()) == ["old.html"]
    assert left(site) == ["site"]


def test_a_swap_that_fails_is_undone(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new site cannot take its place, the old one gets its own back."""
    site.write("site/old.html", "old")
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == site.root / "site" and not self.name.endswith("-old"):
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="no"):
        build(site.root / "mkdocs.yml")
    assert list(site.site()) == ["old.html"]
    assert left(site) == ["site"]
