"""``mkdocs serve`` shows a finding where the author looks, and goes on watching."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import Project, environment

PATIENCE = 180.0
ALERT = 'role="alert"'


@dataclass(frozen=True)
class Server:
    """A running server of a copy of the course."""

    course: Project
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """Return a page as a browser gets it, or nothing while there is none."""
        try:
            with urlopen(f"{self.address}{path}", timeout=10) as answer:
                content: bytes = answer.read()
        except (URLError, OSError):
            return ""
        return content.decode()

    def said(self) -> str:
        """Return the log."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait, as long as the server lives and for no more than three minutes."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, f"the server ended\n{self.said()}"
            assert time.monotonic() < end, f"not seen: {what}\n{self.said()}"
            time.sleep(0.1)

    def wait_for_page(self, path: str, *words: str, without: str = "") -> str:
        """Wait until a page holds ``words``, and not what it should be ``without``."""
        seen: list[str] = []

        def shown() -> bool:
            seen[:] = [self.page(path)]
            return all(word in seen[0] for word in words) and not (without and without in seen[0])

        self.wait_until(shown, f"{words} on {path}, without {without!r}")
        return seen[0]


@pytest.fixture
def server(course: Project, tmp_path: Path) -> Iterator[Server]:
    """Serve the copy from a free port until the test ends."""
    port = free_port()
    log = tmp_path / "serve.log"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, cwd=course.root, env=environment(), stdout=stream, stderr=subprocess.STDOUT
        )
        try:
            yield Server(course, f"http://127.0.0.1:{port}/", log, process)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_finding_is_shown_and_goes_away(server: Server) -> None:
    """A wrong number stands on its page and in the log; when it is mended, both are clean."""
    path = "en/neuron/"
    server.wait_for_page(path, "<h1", without=ALERT)
    server.course.replace("docs/en/neuron.md", "answer is $a = 3.6$", "answer is $a = 3.4$")
    server.wait_for_page(path, ALERT, "3.4 is written, a is 3.6")
    assert "3.4 is written, a is 3.6" in server.said()
    assert ALERT not in server.page("en/")
    server.course.replace("docs/en/neuron.md", "answer is $a = 3.4$", "answer is $a = 3.6$")
    server.wait_for_page(path, 'data-tier="computed"', without=ALERT)
    assert "Traceback" not in server.said()


def test_an_edit_of_the_example_is_noticed(server: Server) -> None:
    """Another bias makes 3.6 wrong on the pages of all editions."""
    server.wait_for_page("vi/neuron/", "<h1", without=ALERT)
    server.course.replace("scripts/lessons/neuron/example.py", "\nb = 1.0\n", "\nb = 2.0\n")
    for edition in ("vi", "zh", "en"):
        server.wait_for_page(f"{edition}/neuron/", ALERT, "3.6 is written, z is 4.6")
    server.course.replace("scripts/lessons/neuron/example.py", "\nb = 2.0\n", "\nb = 1.0\n")
    server.wait_for_page("vi/neuron/", "<h1", without=ALERT)


def test_an_edit_of_the_library_is_noticed(server: Server) -> None:
    """The nnlib beside mkdocs.yml is the one that runs, as it is now."""
    server.wait_for_page("en/neuron/", "<h1", without=ALERT)
    text = server.course.read("nnlib/neuron.py")
    broken = text.replace("w, b = self.weights, self.bias", "w, b = self.weights, -self.bias")
    assert broken != text
    server.course.write("nnlib/neuron.py", broken)
    server.wait_for_page("en/neuron/", ALERT, "3.6 is written, z is 1.6")
    server.course.write("nnlib/neuron.py", text)
    server.wait_for_page("en/neuron/", "<h1", without=ALERT)


def test_broken_code_is_shown_and_mended(server: Server) -> None:
    """An example that does not run is a finding on the pages; the server lives on."""
    server.wait_for_page("en/neuron/", "<h1", without=ALERT)
    example = server.course.read("scripts/lessons/neuron/example.py")
    server.course.write("scripts/lessons/neuron/example.py", example + "\nraise ValueError('no')\n")
    server.wait_for_page("en/neuron/", ALERT, "this example raises ValueError: no")
    server.course.write("scripts/lessons/neuron/example.py", example)
    server.wait_for_page("en/neuron/", "<h1", without=ALERT)
    assert "Traceback" not in server.said()
