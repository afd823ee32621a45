"""What is wrong with a label is said with its key, its language and its line."""

from __future__ import annotations

import unicodedata

import pytest

from tests.drawings.conftest import LABELS, Lesson

PATH = "scripts/lessons/tiny/labels.toml"


def test_a_label_missing_in_one_language(lesson: Lesson) -> None:
    """The other editions are drawn all the same."""
    lesson.replace("labels.toml", 'zh = "加和"\n', "")
    (fault,) = lesson.faults("zh")
    assert fault.message == "edition zh: the label 'twice' is missing in zh"
    assert fault.at == f"{PATH}:11"
    assert fault.mend == "write zh = “…” under [twice]"
    assert lesson.draw("vi").columns


def test_a_label_missing_altogether(lesson: Lesson) -> None:
    """The finding names the file."""
    lesson.replace("labels.toml", "[twice]", "[double]")
    assert lesson.faults()[0].message == "edition en: the label 'twice' is missing"


def test_decomposed_vietnamese(lesson: Lesson) -> None:
    """It is refused in the label, at its line, not repaired in silence."""
    lesson.replace("labels.toml", "Gấp đôi", unicodedata.normalize("NFD", "Gấp đôi"))
    (fault,) = lesson.faults("vi")
    assert fault.message.endswith("is decomposed")
    assert fault.message.startswith("edition vi: the label 'twice'")
    assert fault.at == f"{PATH}:12"
    assert lesson.draw("en").columns


@pytest.mark.parametrize("digit", ["2", "２", "②"])
def test_a_digit_typed_in_a_label(lesson: Lesson, digit: str) -> None:
    """A number in words of one edition would be checked in none."""
    lesson.replace("labels.toml", 'zh = "加和"', f'zh = "{digit} 倍"')
    (fault,) = lesson.faults("zh")
    assert f"holds the digit {digit}" in fault.message
    assert fault.at == f"{PATH}:13"


def test_a_placeholder_left_out_or_unknown(lesson: Lesson) -> None:
    """Each language uses exactly the placeholders that the description fills."""
    lesson.replace("labels.toml", "点 x，{n} 维", "点 x")
    assert lesson.faults("zh")[0].message == "edition zh: the label 'point': {n} is left out"
    lesson.replace("labels.toml", "Điểm x, {n} chiều", "{m} chiều")
    assert lesson.faults("vi")[0].message == "edition vi: the label 'point': {m} stands for nothing"


def test_a_file_that_is_no_toml(lesson: Lesson) -> None:
    """It is a fault like any other, as is one that is missing."""
    lesson.file("labels.toml").write_text("[title\n", encoding="utf-8")
    assert "is not TOML" in lesson.faults()[0].message
    lesson.file("labels.toml").unlink()
    assert lesson.faults()[0].message == f"edition en: {PATH} is missing"


def test_every_label_of_the_course_has_three_languages() -> None:
    """And so has the small lesson of these tests."""
    assert LABELS.count("vi =") == LABELS.count("zh =") == LABELS.count("en =")
