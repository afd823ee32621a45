"""Lines are read as authors count them."""

from __future__ import annotations

from pathlib import Path

import pytest

from prosetest.lines import read_line


@pytest.mark.parametrize(
    "content",
    [b"one\ntwo\nthree", b"one\r\ntwo\r\nthree\r\n", b"one\rtwo\rthree", b"\xef\xbb\xbfone\ntwo\n"],
)
def test_a_line_is_counted_from_one(tmp_path: Path, content: bytes) -> None:
    """Whatever ends the lines, and with a byte-order mark or without."""
    (tmp_path / "page.md").write_bytes(content)
    line_of = read_line(tmp_path)
    assert [line_of("page.md", number) for number in (1, 2)] == ["one", "two"]


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    """A file, a line or a folder that cannot be shown is shown as nothing."""
    (tmp_path / "page.md").write_text("one\n", encoding="utf-8")
    line_of = read_line(tmp_path)
    assert [line_of("page.md", number) for number in (-1, 0, 9)] == ["", "", ""]
    assert line_of("nowhere.md", 1) == ""
    assert line_of(".", 1) == ""


def test_a_bad_byte_is_shown_as_such(tmp_path: Path) -> None:
    """A line that is not UTF-8 can still be pointed at."""
    (tmp_path / "page.md").write_bytes(b"caf\xe9")
    assert read_line(tmp_path)("page.md", 1) == "caf\ufffd"


def test_separators_of_other_standards_end_no_line(tmp_path: Path) -> None:
    """Editors and Markdown do not break lines at U+2028 or a form feed."""
    (tmp_path / "page.md").write_text("a\u2028b\fc\nd", encoding="utf-8")
    assert read_line(tmp_path)("page.md", 2) == "d"
