"""What is kept of a figure is read again, or drawn again; nothing else comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawings.record import Record, digests, file_of, read_record, write_record
from tests.drawings.test_picture import PICTURE


def test_a_record_comes_back_whole(tmp_path: Path) -> None:
    """And holds as long as its files stay."""
    (tmp_path / "a.py").write_text("x = 1")
    record = Record(PICTURE, "static", {"a": "text"}, digests(["a.py"], tmp_path), {"x": "1"})
    file = file_of(tmp_path, "a/b", "vi")
    write_record(file, record)
    kept = read_record(file)
    assert kept == record
    assert kept.holds(tmp_path)
    (tmp_path / "a.py").write_text("x = 2")
    assert not kept.holds(tmp_path)
    assert kept.is_told_by_values()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"picture": "{}"}', "\x00"])
def test_a_file_that_says_something_else_is_none(tmp_path: Path, text: str) -> None:
    """It was cut off, or is of another version."""
    (tmp_path / "a.json").write_text(text)
    assert read_record(tmp_path / "a.json") is None


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    """The figure is drawn each time."""
    (tmp_path / ".cache").write_text("no folder")
    write_record(file_of(tmp_path, "a/b", "vi"), Record(PICTURE, "", {}, {}, {}))
    assert read_record(file_of(tmp_path, "a/b", "vi")) is None
