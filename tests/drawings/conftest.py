"""What the tests of drawings share: a small lesson in a folder of its own, and the course's own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from drawings.drawing import Drawing
from drawings.fault import DrawingError, Fault
from drawings.glyph import STYLESHEET
from drawings.lesson import Workshop
from drawings.signs import UNICODE, Signs

ROOT = Path(__file__).parents[2]
LESSONS = "scripts/lessons"
LANGUAGES = ("vi", "zh", "en")
NAMES = ("layer/flow", "layer/bend")

EXAMPLE = "import numpy as np\nx = np.array([0.5, -1.0])\nn = 2\ntwice = x + x\n"
LABELS = """\
[title]
vi = "Tiêu đề"
zh = "一个点"
en = "Title"

[point]
vi = "Điểm x, {n} chiều"
zh = "点 x，{n} 维"
en = "Point x, {n}-D"

[twice]
vi = "Gấp đôi"
zh = "加和"
en = "Twice"

[steps]
vi = "Từng bước"
zh = "步骤"
en = "Steps"

[step]
vi = "{title}: {content}"
zh = "{title}：{content}"
en = "{title}: {content}"

[step_from]
vi = "{title} (từ {sources}): {content}"
zh = "{title}（来自{sources}）：{content}"
en = "{title} (from {sources}): {content}"

[and]
vi = ", "
zh = "、"
en = ", "

[then]
vi = "; "
zh = "；"
en = "; "
"""
DIAGRAMS = """\
from drawings.diagram import Diagram, Each, Shown, arrows, banner, box, row, words

DRAWINGS = {
    "small": Diagram(
        words("title"),
        (
            row(banner("title", words("title"))),
            row(box("point", Shown("x"), title=words("point", n="n"))),
            row(box("twice", Each("x[i] + x[i] = twice[i]", over="x"), title=words("twice"))),
        ),
        arrows("point -> twice"),
    )
}
"""


@dataclass(frozen=True)
class Lesson:
    """A lesson that a test may change."""

    root: Path

    def file(self, name: str) -> Path:
        """Return one of its files."""
        return self.root / LESSONS / "tiny" / name

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace what stands exactly once in a file."""
        text = self.file(name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.file(name).write_text(text.replace(old, new), encoding="utf-8")

    def draw(
        self, language: str = "en", signs: Signs = UNICODE, name: str = "tiny/small"
    ) -> Drawing:
        """Draw it."""
        return Workshop(self.root, LESSONS).draw(name, language, signs)

    def faults(self, language: str = "en", name: str = "tiny/small") -> tuple[Fault, ...]:
        """Return why it cannot be drawn."""
        with pytest.raises(DrawingError) as raised:
            self.draw(language, name=name)
        return raised.value.faults


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    """A lesson with one small drawing."""
    made = Lesson(tmp_path)
    made.file("").mkdir(parents=True)
    for name, text in (("example.py", EXAMPLE), ("labels.toml", LABELS), ("diagrams.py", DIAGRAMS)):
        made.file(name).write_text(text, encoding="utf-8")
    sheet = tmp_path / STYLESHEET
    sheet.parent.mkdir(parents=True)
    shutil.copy2(ROOT / STYLESHEET, sheet)
    return made


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    """The course's own drawings."""
    return Workshop(ROOT, LESSONS)
