"""Notebooks are pages like all others, and each lesson can be taken home as one that runs."""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
import venv
from itertools import cycle
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from editions.kernel import _remembered
from prosetest import tier
from prosetest.adapters.mkdocs_site import read_site
from prosetest.finding import Finding
from prosetest.parity import edition_of
from prosetest.site import check_site
from tests.conftest import ROOT, Project, environment

EDITIONS = ("vi", "zh", "en")
MATTER = (
    "---\njupyter:\n  kernelspec: {display_name: Python 3, language: python, name: python3}\n---\n"
)
PAGE = f"""{MATTER}
# T {{#t}}

```python
from nnlib.answer import ANSWER

x = ANSWER
print(x)
```

It is 3.5<!--= x -->.

```python
x * 2
```
"""
SETTINGS = """site_name: Small
markdown_extensions:
  - attr_list
  - pymdownx.superfences
  - prosetest: {editions: [vi, zh, en], cell_limit: 5}
  - editions.notebook
plugins: [prosetest]
"""


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A site of one notebook in three editions, and a package that it imports."""
    project = Project(tmp_path)
    project.write("mkdocs.yml", SETTINGS)
    project.write("nnlib/__init__.py", "")
    project.write("nnlib/answer.py", "ANSWER = 3.5\n")
    for edition in EDITIONS:
        project.write(f"docs/{edition}/n.md", PAGE)
    return project


def found(project: Project) -> list[Finding]:
    """Return what is found in a site."""
    site = read_site(project.root / "mkdocs.yml")
    return list(check_site(site.pages, site.settings, site.renderer).findings)


def words(findings: list[Finding]) -> list[str]:
    """Return findings as place and message."""
    return [f"{f.place.path}:{f.place.line}: {f.message}" for f in findings]


# Pages


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_notebook_is_a_page(built: Project, edition: str) -> None:
    """It has its stamp, ids, formulas and outputs, and no style or script that others lack."""
    text = built.read(f"site/{edition}/digits/index.html")
    html, other = (
        BeautifulSoup(one, "lxml")
        for one in (text, built.read(f"site/{edition}/neuron/index.html"))
    )
    assert html.select("template.prosetest-stamp[data-findings='0']")
    assert [str(h["id"]) for h in html.select("article h2")][:5] == [
        "goals", "intuition", "formula", "example", "code",
    ]  # fmt: skip
    assert html.select("article math")
    assert len(html.select(".notebook-output")) == 10
    assert all(str(one["alt"]).strip() for one in html.select("article img"))
    assert html.select("article style, article script") == []
    ours, theirs = ({one.get("src") for one in page.select("script")} for page in (html, other))
    assert ours <= theirs
    assert len(text) < 150_000


def test_the_record_holds_what_cells_print(built: Project) -> None:
    """Equal in all editions, each numeral computed, or a literal of the code."""
    pages: Any = json.loads(built.read("site/prosetest.json"))["pages"]
    printed = [
        [one["text"] for one in pages[f"docs/{edition}/digits.md"]["numerals"] if _printed(one)]
        for edition in EDITIONS
    ]
    assert len(printed[0]) > 100
    assert printed[0] == printed[1] == printed[2]


def _printed(one: dict[str, Any]) -> bool:
    return bool(one["tier"] == tier.COMPUTED and one["expression"] == "output")


def test_one_run_serves_the_editions(small: Project) -> None:
    """One kernel is started for three pages, and none when nothing has changed."""
    before = _remembered.cache_info().misses
    assert found(small) == []
    assert found(small) == []
    assert _remembered.cache_info().misses == before + 1


def test_outputs_follow_the_code_that_is_imported(small: Project) -> None:
    """A changed library changes the outputs, and contradicts the words."""
    assert found(small) == []
    small.write("nnlib/answer.py", "ANSWER = 4.5\n")
    wrong = words(found(small))
    assert wrong == [f"docs/{e}/n.md:15: 3.5 is written, x is 4.5" for e in sorted(EDITIONS)]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("x * 2", "x / 0", "docs/en/n.md:18: this cell raises ZeroDivisionError"),
        ("x * 2", "while x: pass", "docs/en/n.md:18: this cell has not ended after 5 s"),
        ("x * 2", "x *", "docs/en/n.md:18: this cell raises SyntaxError"),
        ("It is 3.5", "It is 3.6", "docs/en/n.md:15: 3.6 is written, x is 3.5"),
        (
            "x * 2",
            "import os; os.getpid()",
            "docs/en/n.md:18: this cell's output changes: ",
        ),
        ("x * 2\n```", "x * 2", "docs/en/n.md:17: this block of code is never closed"),
    ],
)
def test_bad_input_is_a_finding(small: Project, old: str, new: str, where: str) -> None:
    """With file and line, whatever goes wrong; the command says the same, without a traceback."""
    for edition in EDITIONS:
        small.replace(f"docs/{edition}/n.md", old, new)
    ours = words(found(small))
    assert any(one.startswith(where) for one in ours), ours
    done = small.prosetest("check")
    assert done.status == 1
    assert "Traceback" not in done.said
    for one in ours:
        place, message, *_ = one.split(": ")
        assert re.search(rf"^{re.escape(place)}:\d+: {re.escape(message[:30])}", done.said, re.M)


def test_every_host_says_the_same(small: Project) -> None:
    """The build and pytest find what the command finds, and the build leaves no site."""
    small.replace("docs/vi/n.md", "x * 2", "x * 3")
    (said,) = words(found(small))
    assert said == "docs/vi/n.md:18: code cell 2 differs from docs/en/n.md:18"
    for done in (small.prosetest("build"), small.mkdocs("build", "--strict", "-q")):
        assert done.status == 1
        assert "docs/vi/n.md:18:1: code cell 2 differs" in done.said
        assert "Traceback" not in done.said
    assert not (small.root / "site/vi/n/index.html").exists()


def test_an_edition_that_is_missing_is_a_finding(small: Project) -> None:
    """As for any page."""
    (small.root / "docs/zh/n.md").unlink()
    site = read_site(small.root / "mkdocs.yml")
    assert {edition_of(path, site.settings) for path in site.pages} == {"vi", "en"}
    assert any("has no edition zh" in one for one in words(found(small)))


def test_pytest_checks_a_notebook(small: Project) -> None:
    """One item for each numeral that holds, and one for a wrong one."""
    small.replace("docs/en/n.md", "It is 3.5", "It is 3.6")
    done = small.run("pytest", "-q", "-p", "no:cacheprovider", "docs/en/n.md")
    assert done.status == 1
    assert "3.6 is written, x is 3.5" in done.said
    assert "2 passed" in done.said


# Downloads


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has Jupyter and NumPy, and none of this project's packages."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    inner = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(inner, "ours.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin/python"


def test_the_bare_python_lacks_the_course(bare: Path) -> None:
    """Else the next test would prove nothing; a .pth within a .pth is not read."""
    done = subprocess.run([bare, "-c", "import nnlib"], capture_output=True, cwd="/", check=False)
    assert b"No module named 'nnlib'" in done.stderr
    assert (
        subprocess.run([bare, "-c", "import ipykernel, numpy"], cwd="/", check=False).returncode
        == 0
    )


RUN = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], 4)
NotebookClient(notebook, timeout=120, resources={"metadata": {"path": sys.argv[2]}}).execute()
nbformat.write(notebook, sys.argv[3])
"""
LESSONS = sorted(
    path.stem
    for path in (ROOT / "docs/en").glob("*.md")
    if path.stem not in {"index", "glossary", "verified"}  # which are no lessons
)


RUNNABLE = [lesson for lesson in LESSONS if lesson != "pytorch"]  # which needs PyTorch
PAIRS = [*zip(RUNNABLE, cycle(EDITIONS), strict=False)]


@pytest.mark.parametrize(("lesson", "edition"), PAIRS)
def test_a_downloaded_lesson_runs(
    built: Project, bare: Path, tmp_path: Path, edition: str, lesson: str
) -> None:
    """From top to bottom, after its first cell has installed the wheel beside it.

    In one edition: the next test shows that the others run the same code.
    """
    site = built.root / "site"
    notebook = site / edition / f"{lesson}.ipynb"
    (wheel,) = (site / "lessons").glob("*.whl")
    (tmp_path / wheel.name).write_bytes(wheel.read_bytes())
    done = subprocess.run(
        [bare, "-c", RUN, notebook, tmp_path, tmp_path / "ran.ipynb"],
        env=environment() | {"PIP_NO_INDEX": "1", "PYTHONPATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    ran = nbformat.read(tmp_path / "ran.ipynb", 4)
    assert any(cell.get("outputs") for cell in ran.cells[1:])


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_editions_of_a_download_run_the_same_code(built: Project, lesson: str) -> None:
    """Cell by cell, the words of comments aside."""
    codes = []
    for edition in EDITIONS:
        notebook = nbformat.read(built.root / "site" / edition / f"{lesson}.ipynb", 4)
        cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        codes.append([re.sub(r"^#.*\n?", "", one, flags=re.MULTILINE) for one in cells])
    assert codes[0] == codes[1] == codes[2]
    assert codes[0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_lesson_offers_its_files(built: Project, edition: str) -> None:
    """Links below the article, in the words of the edition, lead to files of the site."""
    for lesson in ("neuron", "digits"):
        folder = built.root / "site" / edition / lesson
        html = BeautifulSoup((folder / "index.html").read_text("utf-8"), "lxml")
        (nav,) = html.select("article nav.lesson-files[aria-label]")
        targets = [str(one["href"]) for one in nav.select("a")]
        assert len(targets) == (3 if lesson == "neuron" else 2)
        assert all((folder / one).resolve().is_file() for one in targets)
        index = json.loads(built.read(f"site/{edition}/search/search_index.json"))
        assert not any(str(nav.select("a")[-1].get_text()) in doc["text"] for doc in index["docs"])
    home = BeautifulSoup(built.read(f"site/{edition}/index.html"), "lxml")
    assert home.select(".lesson-files") == []
