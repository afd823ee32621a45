"""``prosetest draw`` shows a drawing in a terminal, aligned in three scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drawings.command import main
from drawings.lesson import Workshop
from drawings.phrase import width
from drawings.signs import ASCII, UNICODE
from prosetest.settings import Settings
from tests.drawings.conftest import LANGUAGES, LESSONS, NAMES, ROOT, Lesson

SETTINGS = Settings(root=ROOT, lessons=LESSONS, editions=LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_drawing(
    workshop: Workshop, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text, ASCII, a picture, the steps."""
    said = []
    for form in ((), ("--ascii",), ("--svg",), ("--steps",)):
        assert main(["layer/flow", "--lang", language, *form], SETTINGS) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == workshop.draw("layer/flow", language).text
    assert said[1] == workshop.draw("layer/flow", language, ASCII).text
    assert said[2].startswith("<svg")
    assert len(said[3].splitlines()) == len(workshop.draw("layer/flow", language).steps)


def test_without_a_name_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """One per line."""
    assert main([], SETTINGS) == 0
    assert set(NAMES) <= set(capsys.readouterr().out.split())


def test_a_fault_is_told_with_its_place(lesson: Lesson, capsys: pytest.CaptureFixture[str]) -> None:
    """On the error stream, with exit status 1."""
    lesson.replace("labels.toml", 'zh = "求和"\n', "")
    settings = Settings(root=lesson.root, lessons=LESSONS, editions=LANGUAGES)
    assert main(["tiny/small", "--lang", "zh"], settings) == 1
    assert capsys.readouterr().err == (
        "drawing tiny/small, edition zh: the label 'twice' is missing in zh\n"
        "    written     scripts/lessons/tiny/labels.toml:11\n"
        "    to mend     write zh = “…” under [twice]\n"
    )


def test_prosetest_has_the_command() -> None:
    """By the settings of the site, not by an entry point."""
    command = [sys.executable, "-m", "prosetest.adapters.cli", "draw", "layer/bend", "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "max(0, −1.5) = 0.0" in done.stdout


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize("form", ["unicode", "ascii"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_terminal_aligns_it(workshop: Workshop, language: str, form: str, tmp_path: Path) -> None:
    """What tmux has on its screen is the drawing, each row as wide as we said."""
    drawing = workshop.draw("layer/flow", language, ASCII if form == "ascii" else UNICODE)
    file = tmp_path / "drawing.txt"
    file.write_text(drawing.text, encoding="utf-8")
    screen = screen_of(f"cat {file}; sleep 30", tmp_path)
    assert screen.startswith(drawing.text.rstrip("\n"))
    for row in screen.splitlines():
        # tmux itself puts the next character after a wide one: a bar in its own last column.
        assert width(row.rstrip()) <= drawing.columns
    assert cursor(tmp_path, drawing.columns)


def screen_of(command: str, folder: Path) -> str:
    """Return what a terminal of 90 columns shows of a command's output."""
    socket = str(folder / "tmux")
    start = [
        "tmux",
        "-u",
        "-S",
        socket,
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "90",
        "-y",
        "70",
    ]
    subprocess.run(
        [*start, command], check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    )
    text = ""
    for _ in range(100):
        time.sleep(0.05)
        capture = ["tmux", "-S", socket, "capture-pane", "-p"]
        new = subprocess.run(capture, check=True, capture_output=True, encoding="utf-8").stdout
        if new.strip() and new == text:
            break
        text = new
    return text


def cursor(folder: Path, columns: int) -> bool:
    """Whether the terminal, too, counts as many cells in the widest row; then end it."""
    socket = str(folder / "tmux")
    shown = ["tmux", "-S", socket, "display-message", "-p", "#{cursor_x} #{pane_width}"]
    said = subprocess.run(shown, check=True, capture_output=True, encoding="utf-8").stdout
    subprocess.run(["tmux", "-S", socket, "kill-server"], check=True)
    return bool(re.fullmatch(r"0 90\s*", said)) and columns <= 80
