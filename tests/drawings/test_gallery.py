"""A figure is drawn again when what it shows has changed, and else shown as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawings.commission import Order, Studios
from drawings.fault import DrawingError
from drawings.gallery import Gallery
from drawings.picture import Picture
from tests.drawings.conftest import LESSONS, Lesson
from tests.drawings.test_studio import FIGURES, LABELS, figures

__all__ = ["figures"]
SECOND = """

def other(names: Names, labels: Labels) -> Figure:
    figure, axes = chart()
    axes.plot(names.twice)
    return figure
"""


@pytest.fixture
def drawn(figures: Lesson, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is drawn, as it is."""
    figures.file("figures.py").write_text(FIGURES + SECOND, encoding="utf-8")
    with figures.file("labels.toml").open("a", encoding="utf-8") as labels:
        labels.write(
            LABELS.replace("a-line", "other").replace("{n} ", "").partition("[drawn-by]")[0]
        )
    names: list[str] = []
    draw = Studios.draw

    def noted(self: Studios, orders: list[Order], deliver: object) -> None:
        names.extend(order.name for order in orders)
        draw(self, orders, deliver)  # type: ignore[arg-type]

    monkeypatch.setattr(Studios, "draw", noted)
    return names


def hang(lesson: Lesson, drawn: list[str]) -> list[str]:
    """Show all figures in English; return what had to be drawn."""
    drawn.clear()
    found = Gallery(lesson.root, LESSONS, 5).hang("tiny/a-line", "en", ("en",))
    assert {name for name, _ in found} == {"tiny/a-line", "tiny/other"}
    assert all(isinstance(one, Picture) for one in found.values())
    return sorted(drawn)


BOTH = ["tiny/a-line", "tiny/other"]


EDITS = [
    ("example.py", "n = 2", "n = 2  # a word", []),
    ("example.py", "n = 2", "n = 3", ["tiny/a-line"]),
    ("example.py", "x + x", "x * 3", ["tiny/other"]),
    ("example.py", "[0.5,", "[0.25,", BOTH),
    ("labels.toml", 'en = "A line"', 'en = "One line"', ["tiny/a-line"]),
    ("labels.toml", 'vi = "Một đường"', 'vi = "Đường"', []),
    ("labels.toml", 'en = "Twice"', 'en = "Double"', []),
    ("figures.py", "names.twice", "-names.twice", BOTH),
]


def test_only_what_shows_a_change_is_drawn_again(figures: Lesson, drawn: list[str]) -> None:
    """A value that it reads, a word that it says; or its script, whatever changed there."""
    assert hang(figures, drawn) == BOTH
    assert hang(figures, drawn) == []
    for file, old, new, again in EDITS:
        text = figures.file(file).read_text(encoding="utf-8")
        figures.file(file).write_text(text.replace(old, new, 1), encoding="utf-8")
        assert hang(figures, drawn) == again, new
        assert hang(figures, drawn) == [], new


def test_a_changed_library_changes_what_shows_its_values(figures: Lesson, drawn: list[str]) -> None:
    """And nothing else: the values that come of it decide, not that a file changed."""
    library = figures.root / "library.py"
    library.write_text("N = 2\nOTHER = 1\n", encoding="utf-8")
    figures.replace("example.py", "n = 2", "from library import N as n")
    assert hang(figures, drawn) == BOTH
    for old, new, again in (("OTHER = 1", "OTHER = 2", []), ("N = 2", "N = 3", ["tiny/a-line"])):
        text = library.read_text(encoding="utf-8")
        library.write_text(text.replace(old, new), encoding="utf-8")
        assert hang(figures, drawn) == again, new


def test_the_same_figure_has_the_same_bytes_on_another_machine(
    figures: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever its owner has configured, and whatever day it is."""
    wanted = [("tiny/a-line", "zh")]
    here = Gallery(figures.root, LESSONS, 5).draw(wanted)
    settings = tmp_path / "settings"
    settings.mkdir()
    (settings / "matplotlibrc").write_text("font.size: 30\nlines.linewidth: 9\n", encoding="utf-8")
    for name, value in (
        ("MPLCONFIGDIR", str(settings)),
        ("HOME", str(settings)),
        ("TZ", "Asia/Ho_Chi_Minh"),
        ("LC_ALL", "vi_VN.UTF-8"),
    ):
        monkeypatch.setenv(name, value)
    assert Gallery(figures.root, LESSONS, 5).draw(wanted) == here
    assert isinstance(here[wanted[0]], Picture)


def test_a_figure_nobody_drew_is_no_figure(figures: Lesson) -> None:
    """The names that there are stand in the fault."""
    found = Gallery(figures.root, LESSONS, 5).draw([("tiny/b", "en")])["tiny/b", "en"]
    assert isinstance(found, DrawingError)
    assert "name one of tiny/a-line" in found.faults[0].mend
