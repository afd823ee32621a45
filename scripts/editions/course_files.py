"""The files that the site offers beside its pages: notebooks, the code of lessons, the library.

They are made while pages are rendered, and written when the site is; none lies in ``docs``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from editions.download import Download
from editions.lesson_files import FOLDER, Words, install_cell, links
from editions.still import stills
from editions.wheel import build_wheel
from prosetest.page import Page, read_page
from prosetest.settings import Settings
from prosetest.site import Renderer
from prosetest.source import is_notebook, make_source, read_text


@dataclass(frozen=True)
class Lesson:
    """A page of a lesson: its path in the docs folder, its address, and where it is rendered."""

    path: str
    address: str
    html: str
    words: Words


@dataclass
class CourseFiles:
    """The files of one build, by their address in the site."""

    settings: Settings
    renderer: Renderer
    site: str
    files: dict[str, bytes] = field(default_factory=dict)
    wheel: str = ""

    def is_lesson(self, path: str) -> bool:
        """Whether a page has code of its own: an example, or cells."""
        shown = f"{self.settings.docs}/{path}"
        file = self.settings.root / shown
        if not file.is_file():
            return False
        return bool(self.settings.lesson_of(shown)) or is_notebook(read_text(file, shown))

    def add(self, lesson: Lesson, addresses: Mapping[str, str]) -> str:
        """Make the files of a lesson, and return the links to them."""
        example = self.settings.lesson_of(f"{self.settings.docs}/{lesson.path}")
        notebook = lesson.path.removesuffix(".md") + ".ipynb"
        code = example.read_text(encoding="utf-8") if example else ""
        self.add_library()
        self.files[notebook] = self.notebook(lesson, code, addresses)
        rows = [(lesson.words.notebook, notebook)]
        if example:
            source = f"{FOLDER}/{example.parent.name}/{example.name}"
            self.files[source] = code.encode()
            rows.append((f"{lesson.words.source} ({example.name})", source))
        rows.append((f"{lesson.words.library} (nnlib)", f"{FOLDER}/{self.wheel}"))
        return links(lesson.words.label, [(one, _from(lesson.address, to)) for one, to in rows])

    def add_library(self) -> None:
        """Make the wheel of the course's code, once."""
        if not self.wheel:
            self.wheel, content = build_wheel(self.settings.root / "nnlib")
            self.files[f"{FOLDER}/{self.wheel}"] = content

    def notebook(self, lesson: Lesson, example: str, addresses: Mapping[str, str]) -> bytes:
        """Return a lesson as a notebook."""
        link = partial(self.link, lesson, addresses)
        pictures = stills(lesson.html, self._sheets())
        download = Download(self._page(lesson.path), example, pictures, link)
        return download.notebook(install_cell(lesson.words, self.wheel, self.site))

    def link(self, lesson: Lesson, addresses: Mapping[str, str], target: str) -> str:
        """Return where a link of a page leads from a reader's disk: nowhere without a site."""
        if ":" in target.partition("#")[0]:
            return target
        path, _, anchor = target.partition("#")
        page = urljoin(lesson.path, path) if path else lesson.path
        known = addresses.get(page, page)
        whole = f"{self.site.rstrip('/')}/{known}" + (f"#{anchor}" if anchor else "")
        return whole if self.site else ""

    def write(self, folder: Path) -> None:
        """Write the files into the built site."""
        for address, content in self.files.items():
            file = folder / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _page(self, path: str) -> Page:
        shown = f"{self.settings.docs}/{path}"
        text = read_text(self.settings.root / shown, shown)
        body = self.renderer.body(text)
        return read_page(make_source(shown, text, body, self.renderer.expand))

    def _sheets(self) -> str:
        folder = self.settings.root / self.settings.docs / "assets" / "stylesheets"
        return "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.css")))


def _from(address: str, target: str) -> str:
    """The address of a file, relative to that of a page."""
    depth = address.count("/")
    return "../" * depth + target


def read_rows(extra: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the rows of ``extra.editions`` by the codes of the editions."""
    return {str(row["code"]): row for row in extra.get("editions") or []}
