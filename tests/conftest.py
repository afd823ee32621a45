"""What the tests of whole sites share: a project in a folder of its own, and its commands."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from prosetest.adapters.mkdocs_site import MkDocsSite
from prosetest.check import check_page
from prosetest.finding import Place
from prosetest.namespace import Namespace
from prosetest.process import Worker
from prosetest.site import start_lesson
from prosetest.source import make_source
from prosetest.tier import PageReport

ROOT = Path(__file__).parent.parent
PARTS = ("mkdocs.yml", "docs", "nnlib", "scripts")
LIMIT = 120


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


def check_texts(site: MkDocsSite, path: str, texts: Sequence[str]) -> Iterator[PageReport]:
    """Yield what comes of checking a page with each of ``texts``, against one run of its code."""
    settings, renderer = site.settings, site.renderer
    with Worker(settings.root, settings.limit) as worker:
        lesson = start_lesson(settings.lesson_of(path), worker, settings)
        for text in texts:
            source = make_source(path, text, renderer.body(text), renderer.expand)
            yield check_page(source, renderer.render, lesson, Namespace(worker), settings)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Return where ``text[at]`` stands, both counted from one."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def covers(place: Place, line: int, column: int) -> bool:
    """Whether the carets of a finding, or the tier of a numeral, stand under a character."""
    return place.line == line and place.column <= column < place.column + place.width


@pytest.fixture
def course(tmp_path: Path) -> Project:
    """A copy of the course, which a test may change."""
    folder = tmp_path / "course"
    folder.mkdir()
    return copy_course(folder)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the course with its site built; nobody changes it."""
    project = copy_course(tmp_path_factory.mktemp("built"))
    done = project.prosetest("build")
    assert done.status == 0, done.said
    return project
