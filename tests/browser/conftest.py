"""What the tests in Chromium share: the browser, a server that sends the policy, a watched page.

They drive the Chromium that is installed, download none, and skip where there is none.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from editions.policy import policy
from tests.browser.pages import add_pages
from tests.conftest import ROOT, Project, copy_unbuilt, once

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
EDITIONS = ("vi", "zh", "en")
SOURCES = [
    path.relative_to(ROOT / "docs").as_posix()
    for code in EDITIONS
    for path in sorted((ROOT / "docs" / code).rglob("*.md"))
]
"""The pages of the course's editions, as they stand in docs/."""

PATIENCE = 30_000
"""How long a test waits for what must come, in milliseconds."""


def address_of(source: str) -> str:
    """Return a page's address, on a server."""
    return f"{source.removesuffix('.md').removesuffix('index').rstrip('/')}/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no Chromium is installed: none of {', '.join(NAMES)} was found")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a host of static pages does: a policy with each answer, and 404.html."""

    policy = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a site under its policy, and yield its address."""
    handler = type("_PolicyHandler", (_Handler,), {"policy": policy(site)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Visit:
    """A page that is watched: what it asked for and what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Listen to requests, answers, the console and uncaught errors."""
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))
        self.page.on("response", self._answered)
        self.page.on("console", lambda line: self.complaints.append(f"{line.type}: {line.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _answered(self, response: Any) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self.complaints.append(f"{response.status} {response.url}")

    def settle(self) -> None:
        """Wait until the theme's script has started."""
        self.page.wait_for_load_state("load")
        self.page.wait_for_selector("html.js", state="attached")


@dataclass(frozen=True)
class Reader:
    """A reader of a site at ``home``, with a browser of their own."""

    context: BrowserContext
    home: str

    def open(self, address: str = "") -> Visit:
        """Open a page of the site."""
        visit = Visit(self.context.new_page())
        visit.watch()
        visit.page.goto(f"{self.home}{address}")
        visit.settle()
        return visit


Meet = Callable[..., Reader]


@pytest.fixture(scope="session")
def larger(excerpt: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The first lessons, with more pages in each edition, built; nobody changes them.

    What is found, and where a switch leads, then stays the same as the course grows.
    """
    return once(tmp_path_factory, "larger", lambda to: add_pages(copy_unbuilt(excerpt, to)))


@pytest.fixture(scope="session")
def on_disk(excerpt: Project, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the same pages, built to be read from a disk."""

    def make(folder: Path) -> Project:
        project = add_pages(copy_unbuilt(excerpt, folder))
        project.replace("mkdocs.yml", "!ENV [DIRECTORY_URLS, true]", "false")
        return project

    return f"{(once(tmp_path_factory, 'disk', make).root / 'site').as_uri()}/"


@pytest.fixture(scope="module")
def home(larger: Project) -> Iterator[str]:
    """The address of the first lessons and more, on a server that sends its policy."""
    with serve(larger.root / "site") as address:
        yield address


@pytest.fixture(scope="module")
def whole(built: Project) -> Iterator[str]:
    """The address of the whole course, on such a server."""
    with serve(built.root / "site") as address:
        yield address


@pytest.fixture
def meet(browser: Browser, home: str) -> Iterator[Meet]:
    """Makes readers: ``meet(locale="zh-CN", color_scheme="dark")``."""
    contexts: list[BrowserContext] = []

    def make(home: str = home, **options: Any) -> Reader:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(PATIENCE)
        return Reader(contexts[-1], home)

    yield make
    for context in contexts:
        context.close()
