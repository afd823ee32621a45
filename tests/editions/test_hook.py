"""What is wrong with an edition ends a build with a finding, and is shown to an author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from editions import hook
from editions.formula import Fault
from tests.conftest import Project

FAULT = Fault(r"\nope", "it is wrong", "mend it")


@pytest.fixture
def config(tmp_path: Path) -> Iterator[MkDocsConfig]:
    """The configuration of a site of two editions, loaded as MkDocs does."""
    for code in ("vi", "en"):
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "index.md").write_text("# A\n\nx $\\nope$\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Site\n"
        "nav:\n  - Việt: [vi/index.md]\n  - English: [en/index.md]\n"
        "extra:\n  editions:\n"
        "    - {code: vi, language: vi, name: Việt, title: Mạng}\n"
        "    - {code: en, language: en, name: English, title: Nets}\n"
        "markdown_extensions: [editions.mathml]\n",
        encoding="utf-8",
    )
    yield load_config(str(tmp_path / "mkdocs.yml"))
    hook.on_startup(command="build", dirty=False)


def page(config: MkDocsConfig) -> Page:
    """Return the page of the first edition."""
    file = File("vi/index.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    return Page(None, file, config)


def content(config: MkDocsConfig, report: Fault | None) -> str:
    """Return what becomes of a page's content when a formula of it was reported."""
    if report:
        config.mdx_configs["editions.mathml"]["report"](report)
    return hook.on_page_content("<p>x</p>", page=page(config), config=config, files=Files([]))


def test_a_page_without_faults_is_unchanged(config: MkDocsConfig) -> None:
    """Nothing is added, and the build goes on."""
    hook.on_config(config)
    assert content(config, None) == "<p>x</p>"
    hook.on_env(None, config=config, files=Files([]))


def test_faults_end_a_build_with_their_places(config: MkDocsConfig) -> None:
    """All pages are read first; then the findings are told as prosetest tells its own."""
    hook.on_config(config)
    assert content(config, FAULT) == "<p>x</p>"
    with pytest.raises(PluginError) as raised:
        hook.on_env(None, config=config, files=Files([]))
    assert str(raised.value) == (
        "docs/vi/index.md:3:4: the formula `\\nope` cannot be set: it is wrong\n"
        "    x $\\nope$\n"
        "       ^^^^^\n"
        "    to mend     mend it"
    )


def test_faults_are_shown_while_serving(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture
) -> None:
    """The page says what is wrong with it, and the server goes on."""
    hook.on_startup(command="serve", dirty=False)
    hook.on_config(config)
    shown = content(config, FAULT)
    assert shown.startswith('<div class="admonition failure" role="alert">')
    assert "docs/vi/index.md:3:4: the formula" in shown
    assert shown.endswith("<p>x</p>")
    hook.on_env(None, config=config, files=Files([]))
    assert "the formula `\\nope` cannot be set" in caplog.text


def test_a_mended_page_is_clean_again(config: MkDocsConfig) -> None:
    """What an earlier build found is forgotten."""
    hook.on_startup(command="serve", dirty=False)
    hook.on_config(config)
    content(config, FAULT)
    hook.on_config(config)
    assert content(config, None) == "<p>x</p>"
    hook.on_startup(command="build", dirty=False)
    hook.on_env(None, config=config, files=Files([]))


def test_navigations_that_differ_end_the_build(config: MkDocsConfig) -> None:
    """Before anything is rendered or deleted."""
    assert config.nav is not None
    config.nav.pop()
    with pytest.raises(
        PluginError, match=r"^mkdocs.yml:3:12: the navigation has vi/index.md and no"
    ):
        hook.on_config(config)


def test_an_edition_that_is_not_whole_ends_the_build(config: MkDocsConfig) -> None:
    """The configuration is refused in one sentence."""
    del config.extra["editions"][0]["title"]
    with pytest.raises(PluginError, match=r"^editions: edition vi has no title"):
        hook.on_config(config)


@pytest.mark.parametrize("arguments", [("build", "--strict", "-q"), ("build",)])
def test_tex_that_does_not_parse_is_refused(course: Project, arguments: tuple[str, ...]) -> None:
    """A build names page, line, column and remedy of each such formula, and writes no page."""
    course.write("docs/en/index.md", course.read("docs/en/index.md") + "\nAnd $\\frac{a}$.\n")
    course.write("docs/vi/index.md", course.read("docs/vi/index.md") + "\nVà $\\nope$.\n")
    line = course.read("docs/en/index.md").count("\n")
    done = course.mkdocs(*arguments)
    assert done.status == 1
    assert f"docs/en/index.md:{line}:6: the formula `\\frac{{a}}` cannot be set: " in done.said
    assert r"the formula `\nope` cannot be set: at character 1, unknown command" in done.said
    assert r"to mend     use a command that math-core knows, or \mathrm{…} for a name" in done.said
    assert "Traceback" not in done.said
    assert not (course.root / "site/index.html").exists()


def test_a_page_that_one_navigation_lacks_is_refused(course: Project) -> None:
    """The finding points into mkdocs.yml, and a site built before is untouched."""
    course.replace("mkdocs.yml", "      - zh/neuron.md\n", "")
    course.write("site/index.html", "old")
    done = course.mkdocs("build", "-q")
    assert done.status == 1
    assert "the navigation has vi/neuron.md and no zh/neuron.md" in done.said
    assert "to mend     add zh/neuron.md at the same place in the section of 中文" in done.said
    assert course.read("site/index.html") == "old"
