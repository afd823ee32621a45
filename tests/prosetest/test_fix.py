"""Wrong literals are rewritten in place, and every other byte stays."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from prosetest.finding import Finding, Place
from prosetest.fix import Change, FixError, plan, write, write_whole


def wrong(line: int, column: int, old: str, new: str, path: str = "page.md") -> Finding:
    """Return a finding that says how a literal is spelled."""
    place = Place(path, line, column, len(old))
    return Finding(place, f"{old} is written, z is {new}", "", "value", spelling=new)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_the_literals_change(tmp_path: Path, end: bytes, mark: bytes) -> None:
    """Line ends and a byte-order mark stay, and literals may grow or shrink."""
    page = tmp_path / "page.md"
    page.write_bytes(mark + end.join([b"3.4 and 9.5", "十−3.4的".encode(), b""]))
    findings = [wrong(1, 1, "3.4", "13.6"), wrong(1, 9, "9.5", "9"), wrong(2, 2, "−3.4", "3.6")]
    for change in plan(tmp_path, findings):
        write(tmp_path, change)
    assert page.read_bytes() == mark + end.join([b"13.6 and 9", "十3.6的".encode(), b""])


def test_what_has_no_spelling_is_left(tmp_path: Path) -> None:
    """A finding that only an author can mend plans nothing."""
    assert plan(tmp_path, [wrong(1, 1, "3.4", "")]) == []


def test_files_are_planned_apart(tmp_path: Path) -> None:
    """Each file is one change, with its diff."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("3.4\n", encoding="utf-8")
    changes = plan(tmp_path, [wrong(1, 1, "3.4", "3.6", path) for path in ("b.md", "a.md")])
    assert [change.path for change in changes] == ["a.md", "b.md"]
    assert changes[0].diff == "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-3.4\n+3.6\n"


@pytest.mark.parametrize("text", ["3.5\n", "", " 3.4\n", "\n3.4\n"])
def test_a_file_that_changed_is_refused(tmp_path: Path, text: str) -> None:
    """Where the literal no longer stands at its place nothing is planned."""
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    with pytest.raises(FixError) as refused:
        plan(tmp_path, [wrong(1, 1, "3.4", "3.6")])
    assert str(refused.value) == "page.md:1: the line changed since it was checked"


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    """Between plan and write the file must not change; nothing is written."""
    page = tmp_path / "page.md"
    page.write_text("other\n", encoding="utf-8")
    with pytest.raises(FixError, match="changed while it was being fixed; nothing was written"):
        write(tmp_path, Change("page.md", "3.4\n", "3.6\n"))
    assert page.read_text(encoding="utf-8") == "other\n"


def test_permissions_stay(tmp_path: Path) -> None:
    """The new file may be read by whoever could read the old one, and nothing is left beside it."""
    page = tmp_path / "page.md"
    page.write_bytes(b"3.4")
    page.chmod(0o640)
    write_whole(page, b"3.6")
    assert page.read_bytes() == b"3.6"
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["page.md"]


def test_a_failed_write_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it or nothing: the old file stands, and no part of the new one."""
    page = tmp_path / "page.md"
    page.write_bytes(b"3.4")

    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_whole(page, b"3.6")
    assert page.read_bytes() == b"3.4"
    assert os.listdir(tmp_path) == ["page.md"]
