"""``prosetest draw`` shows a drawing in a terminal, aligned in three scripts."""

from __future__ import annotations

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
    lesson.replace("labels.toml", 'zh = "加和"\n', "")
    settings = Settings(root=lesson.root, lessons=LESSONS, editions=LANGUAGES)
    assert main(["tiny/small", "--lang", "zh"], settings) == 1
    assert capsys.readouterr().err == (
        "drawing tiny/small, edition zh: the label 'twice' is missing in zh\n"
        "    written     scripts/lessons/tiny/labels.toml:11\n"
        "    to mend     write zh = “…” under [twice]\n"
    )


def test_a_widget_has_its_place_on_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    """It answers in a browser; its figures can be shown."""
    assert main(["neuron/playground"], SETTINGS) == 1
    assert "it is a widget, which no terminal shows" in capsys.readouterr().err


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
    """The terminal counts as many cells in each row as we do.

    After each row the cursor goes to one column beyond the drawing and writes a mark there: the
    blanks before it are the cells that the terminal has left.
    """
    drawing = workshop.draw("layer/flow", language, ASCII if form == "ascii" else UNICODE)
    rows = drawing.text.splitlines()
    end = drawing.columns + 2
    printed = "".join(f"{row}\x1b[{end}G#\r\n" for row in rows)
    expected = [f"{row}{' ' * (end - 1 - width(row))}#" for row in rows]
    assert screen_of(printed, tmp_path).splitlines()[: len(rows)] == expected


def screen_of(printed: str, folder: Path) -> str:
    """Return what a terminal of 90 columns shows of an output."""
    (folder / "printed").write_bytes(f"{printed}{END}".encode())
    tmux = ["tmux", "-S", str(folder / "socket")]
    start = [*tmux, "-u", "-f", "/dev/null", "new-session", "-d", "-x", "90", "-y", "70"]
    quiet = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"}
    subprocess.run([*start, f"cat {folder / 'printed'}; sleep 60"], check=True, env=quiet)
    try:
        return settled([*tmux, "capture-pane", "-p"])
    finally:
        subprocess.run([*tmux, "kill-server"], check=True)


END = "that was all"


def settled(capture: list[str]) -> str:
    """Return the screen when all of the output stands there."""
    for _ in range(600):
        time.sleep(0.05)
        shown = subprocess.run(capture, check=True, capture_output=True, encoding="utf-8").stdout
        if END in shown:
            return shown
    raise AssertionError(f"the output did not come to its end\n{shown}")
