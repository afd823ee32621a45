"""What the tests of whole sites share: a project in a folder of its own, and its commands."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from prosetest.adapters.mkdocs_site import MkDocsSite
from prosetest.check import check_page
from prosetest.finding import Place
from prosetest.namespace import Namespace
from prosetest.notebook import run_notebook
from prosetest.page import read_page
from prosetest.process import Worker
from prosetest.site import start_lesson
from prosetest.source import Source, make_source
from prosetest.tier import PageReport

# The same examples each time, without a deadline; --hypothesis-profile=default tries others.
settings.load_profile("ci")

ROOT = Path(__file__).parent.parent
PARTS = ("mkdocs.yml", "docs", "nnlib", "scripts")
LIMIT = 600
"""How many seconds a command may take, on a machine that is busy."""

FIRST = 60
"""How many lines of what a failed build says are enough."""

EXCERPT = ("index", "neuron", "layer")
"""The pages of the course that are enough to show how it is built, served and refused."""


@dataclass(frozen=True)
class Result:
    """What a command said, on both streams, and its exit status."""

    status: int
    said: str


@dataclass(frozen=True)
class Project:
    """A site's folder, and the commands its author runs there."""

    root: Path

    def read(self, path: str) -> str:
        """Return the text of a file, its line ends as they are."""
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file, byte for byte, and return its path."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace what stands exactly once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def run(self, module: str, *arguments: str) -> Result:
        """Run a module as a command in the folder."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command,
            cwd=self.root,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
        return Result(done.returncode, done.stdout)

    def prosetest(self, *arguments: str) -> Result:
        """Run the ``prosetest`` command."""
        return self.run("prosetest.adapters.cli", *arguments)

    def mkdocs(self, *arguments: str) -> Result:
        """Run the ``mkdocs`` command."""
        return self.run("mkdocs", *arguments)

    def site(self) -> Mapping[str, str]:
        """Return the fingerprint of every file of the built site."""
        folder = self.root / "site"
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
        }


def environment() -> dict[str, str]:
    """Return the environment of a command: quiet, in UTF-8, leaving no bytecode behind."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return {**os.environ, **quiet}


def copy_course(folder: Path) -> Project:
    """Copy what a build of the course reads into ``folder``."""
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_CACHES)
        else:
            shutil.copy2(ROOT / name, folder / name)
    return Project(folder)


_CACHES = shutil.ignore_patterns("__pycache__")


def copy_excerpt(folder: Path) -> Project:
    """Copy the first lessons alone, so that a build takes seconds however long the course gets."""
    project = copy_course(folder)
    pages = [*folder.glob("docs/*/*.md"), *folder.glob("scripts/lessons/*/")]
    for path in pages:
        if path.stem not in EXCERPT and path.is_file():
            path.unlink()
        elif path.stem not in EXCERPT:
            shutil.rmtree(path)
    for page in folder.glob("docs/**/*.md"):
        page.write_text(_LINK.sub(_keep_link(page), page.read_text("utf-8")), "utf-8")
    for page in folder.glob("docs/??/index.md"):  # which counts the numbers of all lessons
        heading = page.read_text("utf-8").splitlines()[0]
        page.write_text(f"{heading}\n\n- [N](neuron.md)\n- [L](layer.md)\n", "utf-8")
    rows = project.read("mkdocs.yml").split("\n")
    kept = [
        row for row in rows if not (nav := _NAV.match(row)) or (folder / "docs" / nav[1]).exists()
    ]
    project.write("mkdocs.yml", _GLOSSARY.sub("", "\n".join(kept)))
    return project


_LINK = re.compile(r"\[([^]]*)\]\(([^)#]+\.md)[^)]*\)")
_NAV = re.compile(r" +- (\S+\.md)")
_GLOSSARY = re.compile(r"\n  - editions\.glossary:.*(?:\n {6}.*)*")
"""Its page links every lesson."""


def _keep_link(page: Path) -> Callable[[re.Match[str]], str]:
    return lambda link: link[0] if (page.parent / link[2]).exists() else link[1]


class NotBuilt(Exception):
    """What most tests are about could not be built."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Project]) -> Project:
    """Return a site that one process of a test run builds, and all of them read.

    ``make`` lays it into an empty folder.
    """
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    said = base / f"{name}.said"
    with FileLock(base / f"{name}.lock"):
        if not said.exists():
            (base / name).mkdir()
            done = make(base / name).prosetest("build")
            lines = done.said.splitlines()[:FIRST] if done.status else []
            said.write_text("\n".join(lines), "utf-8")
    if findings := said.read_text("utf-8"):
        raise NotBuilt(f"the course cannot be built\n{findings}")
    return Project(base / name)


_SAID = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say once why the course could not be built; the other tests of it are skipped."""
    report = yield
    if call.excinfo and isinstance(call.excinfo.value, NotBuilt):
        report.longrepr = str(call.excinfo.value)
        if item.config.stash.setdefault(_SAID, False):
            report.outcome = "skipped"
            report.longrepr = (str(item.path), 0, "Skipped: the course cannot be built")
        item.config.stash[_SAID] = True
    return report


@contextmanager
def checker(site: MkDocsSite, path: str) -> Iterator[Callable[[str], PageReport]]:
    """Give what checks a page with other texts, against one run of its lesson's code."""
    settings, renderer = site.settings, site.renderer
    with Worker(settings.root, settings.limit) as worker:
        lesson = start_lesson(settings.lesson_of(path), worker, settings)

        def read(text: str) -> Source:
            return make_source(path, text, renderer.body(text), renderer.expand)

        untouched = read((settings.root / path).read_text(encoding="utf-8"))
        if untouched.notebook:
            lesson = run_notebook(read_page(untouched), lesson, worker, settings.cell_limit)

        def check(text: str) -> PageReport:
            return check_page(read(text), renderer.render, lesson, Namespace(worker), settings)

        yield check


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Return where ``text[at]`` stands, both counted from one."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def covers(place: Place, line: int, column: int) -> bool:
    """Whether the carets of a finding, or the tier of a numeral, stand under a character."""
    return place.line == line and place.column <= column < place.column + place.width


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the course with its site built; nobody changes it."""
    return once(tmp_path_factory, "built", copy_course)


@pytest.fixture(scope="session")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The first lessons of the course with their site built; nobody changes them."""
    return once(tmp_path_factory, "excerpt", copy_excerpt)


@pytest.fixture
def course(excerpt: Project, tmp_path: Path) -> Project:
    """A copy of the first lessons of the course, which a test may change."""
    return copy_unbuilt(excerpt, tmp_path / "course")


def copy_unbuilt(project: Project, folder: Path) -> Project:
    """Copy a project without its site, but with the figures that were drawn for it."""
    shutil.copytree(project.root, folder, ignore=_CACHES, dirs_exist_ok=True)
    shutil.rmtree(folder / "site")
    return Project(folder)
