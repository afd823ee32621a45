"""The command line, MkDocs, pytest and bare Markdown find the same, in the same words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown

from prosetest.adapters.cli import main
from prosetest.adapters.markdown_extension import UncheckedPage
from tests.conftest import Project

CODE = """\
```python
z = 3.6
x = [1, 2]
def relu(t): return max(0, t)
```

It is 3.6<!--= z -->.

"""
PAGES = {
    "sound": "So `z = 3.6`, $z = 3.6$ and [1, 2]<!--= x -->.",
    "prose": "It is 3.4<!--= z -->, **3.5**<!--= z --> and 7.",
    "words of other languages": "Nơ-ron trả lời 3.4<!--= z -->。输出等于3.5<!--= z -->的。",
    "code": "So `z = 3.5` and `x = [1, 3]`.",
    "maths": "So $z = 3.5$ and $\\max(0, -3) = 0$ and\n\n$$\nz = 2 + 1.5\n$$",
    "template": "So $\\max(0, 3.5) = 3.6$<!--= relu(z) = z -->.",
    "table": "| a | b |\n|---|---|\n| 1 | 3 |\n| 3 | 6 |\n<!--table: c1 = x; c2 = 3 * c1 -->",
    "remarks": "So<!--= z --> 3.6<!--= z --><!--= z -->, 3.6<!--= y --> and 3.6<!--= z + -->.",
    "line start": "It is 3.6\n<!--= z --> now.",
    "unclosed": "It is 3.6<!--= z\n\nand more.",
    "blocks": "```python\n1 / 0\n```\n\n```pycon\n>>> z\n3.4\n```\n\n```text\n7\n```",
    "places": """\
# Unit 7

![7 wide](a.png "8 high")

- a 7[^1]
- b

[^1]: Or 8.

!!! note "9"

    And 7.""",
    "exempt": "In 2015<!--ok: a year --> and 2016<!--ok: -->.",
}
EXTENSIONS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "footnotes": {},
    "tables": {},
    "toc": {},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.superfences": {},
    "prosetest": {},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of all the pages."""
    site = Project(tmp_path_factory.mktemp("hosts"))
    listed = [{name: options} for name, options in EXTENSIONS.items()]
    settings = {
        "site_name": "Hosts",
        "theme": {"name": "mkdocs"},
        "plugins": ["prosetest"],
        "markdown_extensions": listed,
    }
    site.write("mkdocs.yml", yaml.safe_dump(settings))
    for name, body in PAGES.items():
        site.write(f"docs/{name}.md", f"{CODE}{body}\n")
    return site


@pytest.fixture(scope="module")
def findings(site: Project) -> dict[str, list[str]]:
    """What the command line says of each page, finding by finding."""
    said = site.prosetest("check").said
    found: dict[str, list[str]] = {name: [] for name in PAGES}
    for words in _split(said):
        found[re.match(r"docs/(.+?)\.md:", words)[1]].append(words)  # type: ignore[index]
    return found


def _split(said: str) -> list[str]:
    """Return the findings of a text, its summary and other lines aside."""
    parts = re.split(r"\n\n(?=\S+.*?:\d+:\d+: |\d+ pages|prosetest: |\n|$)", said.strip())
    return [part.strip("\n") for part in parts if re.match(r".+?:\d+:\d+: ", part)]


def test_the_pages_hold_findings_of_every_kind(findings: dict[str, list[str]]) -> None:
    """Each page but the sound one has a finding, and each finding its place and remedy."""
    assert [name for name, found in findings.items() if not found] == ["sound"]
    said = [words for found in findings.values() for words in found]
    assert len(said) > 20
    assert all(re.search(r"\n    to mend     \S", words) for words in said)


def test_mkdocs_says_the_same(site: Project, findings: dict[str, list[str]]) -> None:
    """A build ends with exit 1 and the findings of the command line, word for word."""
    done = site.mkdocs("build", "-q")
    assert done.status == 1
    said = done.said.partition("ERROR   -  ")[2].partition("\nAborted")[0]
    assert sorted(_split(said)) == sorted(words for found in findings.values() for words in found)


def test_pytest_says_the_same(site: Project, findings: dict[str, list[str]]) -> None:
    """pytest fails once for each finding, with its words."""
    done = site.run("pytest", "-p", "no:cacheprovider", "--color=no", "--tb=short", "-q", *_paths())
    expected = [words for found in findings.values() for words in found]
    assert done.status == 1
    assert re.search(r"(\d+) failed", done.said)[1] == str(len(expected))  # type: ignore[index]
    assert [words for words in expected if words not in done.said] == []


def _paths() -> list[str]:
    return [f"docs/{name}.md" for name in PAGES]


@pytest.mark.parametrize("name", PAGES)
def test_bare_markdown_says_the_same(
    findings: dict[str, list[str]], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markdown refuses the page with the findings of the command line, word for word."""
    monkeypatch.chdir(tmp_path)
    md = Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)
    said = ""
    try:
        md.convert(f"{CODE}{PAGES[name]}\n")
    except UncheckedPage as error:
        said = _NAMELESS.sub(f"docs/{name}.md", str(error))
    assert sorted(_split(said)) == sorted(findings[name])


_NAMELESS = re.compile(r"^text(?=:\d)|(?<=fix )text$|(?<=code        )text(?=:\d)", re.MULTILINE)
"""Where bare Markdown, which knows no path, calls a page "text"."""


def test_one_file_without_a_site_says_the_same(
    site: Project,
    findings: dict[str, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """check FILE.md outside any site, with the defaults, finds what the site's check finds."""
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path)
    for name in PAGES:
        project.write(f"docs/{name}.md", site.read(f"docs/{name}.md"))
    assert main(["check", *_paths()]) == 1
    said = _split(capsys.readouterr().out)
    assert sorted(said) == sorted(words for found in findings.values() for words in found)
