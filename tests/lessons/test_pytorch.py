"""The lesson on PyTorch shows the code that PyTorch ran, and the answers that it gave."""

from __future__ import annotations

import json
import runpy
import shutil
from pathlib import Path

import pytest

from tests.lessons.record_pytorch import EXAMPLE, RECORD, asked_code, record_text


def test_the_record_is_of_the_code_that_the_page_quotes() -> None:
    """It holds the code as the example has it, and an answer for each name that is compared."""
    record = json.loads(RECORD.read_text("utf-8"))
    names = runpy.run_path(str(EXAMPLE))
    assert record["code"] == asked_code(EXAMPLE.read_text("utf-8"))
    assert record_text(record["code"], record["answers"]) == RECORD.read_text("utf-8")
    assert names["asked"].keys() <= record["answers"].keys()


@pytest.mark.parametrize(
    ("written", "other", "said"),
    [
        ("lr=0.4", "lr=0.5", "recorded.json has PyTorch's answers to other code: ask it again"),
        ("GradientDescent(0.4)", "GradientDescent(0.5)", "Mismatched elements"),
    ],
)
def test_other_code_and_other_answers_are_refused(
    tmp_path: Path, written: str, other: str, said: str
) -> None:
    """A page that shows code which PyTorch did not run, or whose answers differ, is not built."""
    shutil.copy(RECORD, tmp_path)
    text = EXAMPLE.read_text("utf-8")
    assert text.count(written) == 1
    (tmp_path / "example.py").write_text(text.replace(written, other), "utf-8")
    with pytest.raises((ValueError, AssertionError)) as refused:
        runpy.run_path(str(tmp_path / "example.py"))
    assert said in str(refused.value)
