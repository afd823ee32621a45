"""A studio draws the figures of a lesson, and says what keeps it from it, never by a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawings.fault import DrawingError
from drawings.gallery import Gallery
from drawings.phrase import plain
from drawings.picture import Picture
from tests.drawings.conftest import LANGUAGES, LESSONS, Lesson

FIGURES = """\
from drawings.figure import Figure, Labels, Names, chart, note


def a_line(names: Names, labels: Labels) -> Figure:
    figure, axes = chart(x=labels("point", n="n"))
    axes.plot(names.x)
    return figure
"""
LABELS = """
[a-line]
vi = "Một đường"
zh = "一个点"
en = "A line"

[a-line-desc]
vi = "Có {n} điểm."
zh = "{n} 点。"
en = "It has {n} points."

[drawn-by]
vi = "Mã"
zh = "点"
en = "Code"
"""
BODY = "    return figure\n"
OPEN = "    __import__('matplotlib.pyplot').pyplot.figure()\n"


@pytest.fixture
def figures(lesson: Lesson) -> Lesson:
    """The small lesson with a figure."""
    lesson.file("figures.py").write_text(FIGURES, encoding="utf-8")
    with lesson.file("labels.toml").open("a", encoding="utf-8") as labels:
        labels.write(LABELS)
    return lesson


def drawn(lesson: Lesson, language: str = "en", limit: float = 5) -> Picture | DrawingError:
    """Draw the figure, whatever is kept."""
    wanted = ("tiny/a-line", language)
    return Gallery(lesson.root, LESSONS, limit).draw([wanted])[wanted]


def faults(lesson: Lesson, **options: float) -> list[tuple[str, str]]:
    """Return why it cannot be drawn, and where."""
    found = drawn(lesson, **options)  # type: ignore[arg-type]
    assert isinstance(found, DrawingError)
    return [(fault.message.removeprefix("edition en: "), fault.at) for fault in found.faults]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_speaks_the_language_of_its_page(figures: Lesson, language: str) -> None:
    """In its title, its description and its labels; the numbers are bound in all of them."""
    found = drawn(figures, language)
    assert isinstance(found, Picture)
    assert plain(found.title) == {"vi": "Một đường", "zh": "一个点", "en": "A line"}[language]
    assert [piece.text for piece in found.description if piece.expression == "n"] == ["2"]
    assert '<tspan data-expr="n">2</tspan>' in found.svg
    assert found.code == FIGURES[FIGURES.index("def a_line") :]
    assert found.line == 4


AT = "scripts/lessons/tiny/figures.py"


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        (BODY, "    raise ValueError('no')\n", "the function a_line fails: ValueError: no", 7),
        (BODY, "", "the function a_line returns nothing", 4),
        (BODY, "    return axes\n", "the function a_line returns Axes", 4),
        (BODY, "    while True: pass\n", "the function a_line has not ended after 1 s", 4),
        (BODY, "    import os; os._exit(3)\n", "the function a_line ended its process", 4),
        ("names.x", "names.q", "`q` is no name of scripts/lessons/tiny/example.py", 6),
        ('n="n"', 'n="q"', "`q` has no value: q is not defined in the code of this page", 5),
        ('n="n"', "", "the label 'point': {n} stands for nothing", 0),
        ('labels("point", n="n")', 'labels("dot")', "the label 'dot' is missing", 0),
        ('labels("point", n="n")', '"x3"', "the text 'x3' holds a typed digit", 5),
        ("from drawings", "1 / 0\nfrom drawings", "the script fails: ZeroDivisionError", 1),
        (BODY, OPEN + BODY, "the function a_line leaves figures open", 4),
    ],
)
def test_what_keeps_a_figure_from_being_drawn_has_its_line(
    figures: Lesson, old: str, new: str, message: str, line: int
) -> None:
    """A line of the script, or of the labels."""
    figures.replace("figures.py", old, new)
    ((said, at),) = faults(figures, limit=1)
    assert message in said
    assert at == f"{AT}:{line}" if line else at.startswith("scripts/lessons/tiny/labels.toml:")


def test_a_label_missing_in_a_language_is_named(figures: Lesson) -> None:
    """With the line of its key."""
    figures.replace("labels.toml", 'en = "A line"\n', "")
    (((said, at)),) = faults(figures)
    assert said == "the label 'a-line' is missing in en"
    assert at.startswith("scripts/lessons/tiny/labels.toml:")


def test_an_example_that_fails_is_named(figures: Lesson) -> None:
    """Not the figure that would have shown it."""
    figures.replace("example.py", "n = 2", "n = 2 / 0")
    ((said, at),) = faults(figures)
    assert said == "the example fails: ZeroDivisionError: division by zero"
    assert at == "scripts/lessons/tiny/example.py:3"


def test_what_one_figure_leaves_behind_no_other_sees(figures: Lesson, tmp_path: Path) -> None:
    """Arrays are read-only, settings are put back, and a figure that hangs costs none."""
    more = FIGURES.split("\n\n\n")[1].replace("a_line", "other")
    hang = (
        "    import matplotlib\n    matplotlib.rcParams['font.size'] = 99\n    while True: pass\n"
    )
    text = FIGURES.replace(BODY, hang) + "\n\n" + more
    figures.file("figures.py").write_text(text, encoding="utf-8")
    with figures.file("labels.toml").open("a", encoding="utf-8") as labels:
        labels.write(LABELS.replace("a-line", "other").partition("[drawn-by]")[0])
    wanted = [("tiny/a-line", "en"), ("tiny/a-line", "vi"), ("tiny/other", "en")]
    found = Gallery(figures.root, LESSONS, 1).draw(wanted)
    assert isinstance(found["tiny/a-line", "vi"], DrawingError)
    other = found["tiny/other", "en"]
    assert isinstance(other, Picture)
    assert "font-size: " in other.svg
    assert "font-size: 99" not in other.svg
