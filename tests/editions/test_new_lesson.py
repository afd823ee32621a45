"""A new lesson builds at once, and nothing is written where it cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from editions.new_lesson import NewLessonError, plan, with_entries, write_all
from prosetest.settings import Settings
from tests.conftest import Project

NAV = """# kept
nav:
  - Tiếng Việt: # one
      - vi/index.md
      - Một nơ-ron: vi/neuron.md # two
  - English:
      - en/index.md
      - en/neuron.md
plugins: []
"""


def test_entries_stand_after_the_last_lesson_of_each_edition() -> None:
    """Comments and all else are as they were."""
    text = with_entries(NAV, "momentum", "", ("vi", "en"))
    rows = text.split("\n")
    assert (
        rows[rows.index("      - Một nơ-ron: vi/neuron.md # two") + 1] == "      - vi/momentum.md"
    )
    assert rows[rows.index("      - en/neuron.md") + 1] == "      - en/momentum.md"
    assert [row for row in rows if "momentum" not in row] == NAV.split("\n")


def test_entries_stand_where_they_are_asked_for() -> None:
    """After the lesson that is named, in each edition; an unknown one is refused."""
    rows = with_entries(NAV, "momentum", "index", ("vi", "en")).split("\n")
    assert rows[rows.index("      - en/index.md") + 1] == "      - en/momentum.md"
    with pytest.raises(NewLessonError, match=r"has no vi/loss\.md to put the lesson after"):
        with_entries(NAV, "momentum", "loss", ("vi", "en"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Momentum", "is no name of a lesson"),
        ("../momentum", "is no name of a lesson"),
        ("two words", "is no name of a lesson"),
        ("mnist2", "is no name of a lesson"),
        ("", "is no name of a lesson"),
        ("class", "is no name of a lesson"),
        ("reference", "is the address of something else"),
    ],
)
def test_bad_names_are_refused(tmp_path: Path, name: str, said: str) -> None:
    """A name is an address, a folder and a heading without a number."""
    settings = Settings(root=tmp_path, lessons="lessons", editions=("vi", "en"))
    with pytest.raises(NewLessonError, match=said):
        plan(name, "", settings)


def test_an_edition_without_a_model_is_named(tmp_path: Path) -> None:
    """With those that there are."""
    settings = Settings(root=tmp_path, lessons="lessons", editions=("de",))
    with pytest.raises(NewLessonError, match="in 'de', only in en, vi, zh"):
        plan("momentum", "", settings)


def test_all_is_written_or_nothing(tmp_path: Path) -> None:
    """What was made before the disk refused is taken back, folders too."""
    (tmp_path / "mkdocs.yml").write_text(NAV, encoding="utf-8")
    (tmp_path / "blocked").write_text("no folder", encoding="utf-8")
    files = {"docs/vi/m.md": "a", "blocked/m.md": "b", "mkdocs.yml": "c"}
    with pytest.raises(NewLessonError, match="nothing was made"):
        write_all(tmp_path, files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "mkdocs.yml"]
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == NAV


def test_a_new_lesson_is_checked_and_built(course: Project) -> None:
    """In the course itself; a second one of its name is refused, and changes nothing."""
    done = course.prosetest("new", "momentum", "--after", "neuron")
    assert done.status == 0, done.said
    assert "docs/vi/momentum.md\n" in done.said
    done = course.prosetest("build")
    assert done.status == 0, done.said
    for edition in ("vi", "zh", "en"):
        assert (course.root / f"site/{edition}/momentum/index.html").is_file()
    config = course.read("mkdocs.yml")
    again = course.prosetest("new", "momentum")
    assert again.status == 2
    assert again.said.startswith("prosetest new: docs/vi/momentum.md is there already")
    assert course.read("mkdocs.yml") == config
    assert "Traceback" not in course.prosetest("new", "../bad").said
