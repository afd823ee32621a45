"""A source knows the file, line and column of each of its characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.finding import PageError, Place
from prosetest.source import (
    digest,
    is_notebook,
    make_source,
    read_text,
    strip_front_matter,
    with_origin,
)


def test_a_place_is_line_and_column_counted_from_one() -> None:
    """A stretch ends with its line."""
    source = make_source("p.md", "ab\ncde\n", "ab\ncde\n")
    assert source.place(0) == Place("p.md", 1, 1, 1)
    assert source.place(4, 6) == Place("p.md", 2, 2, 2)
    assert source.place(1, 6) == Place("p.md", 1, 2, 1)
    assert source.line(Place("p.md", 2)) == "cde"
    assert source.line(Place("p.md", 99)) == ""


@given(st.text(st.sampled_from("a3\n的𝟑"), max_size=30))
def test_each_character_has_its_own_place(text: str) -> None:
    """The oracle is ``str.split``; columns count characters, astral ones too."""
    source = make_source("p.md", text, text)
    rows = text.split("\n")
    for at, character in enumerate(text):
        place = source.place(at)
        if character != "\n":
            assert rows[place.line - 1][place.column - 1] == character


def test_lines_are_those_of_the_file_below_its_front_matter() -> None:
    """The host renders the body; findings name the file's lines."""
    text = "---\ntitle: 3\n---\n\nBody 4\n"
    body = strip_front_matter(text)
    assert body == "Body 4\n"
    assert make_source("p.md", text, body).place(5).line == 5


def test_an_included_line_points_at_the_line_that_includes_it() -> None:
    """Lines below keep their own numbers."""
    text = 'one\n--8<-- "x"\nfour\n'

    def expand(page: str) -> str:
        return page.replace('--8<-- "x"', "two 2\nthree 3")

    source = make_source("p.md", text, text, expand)
    assert source.text == "one\ntwo 2\nthree 3\nfour\n"
    assert [source.place(source.text.index(w)).line for w in ("one", "two", "three", "four")] == [
        1, 2, 2, 3,
    ]  # fmt: skip


def test_an_included_line_may_tell_where_it_is_from() -> None:
    """Whoever asks for the page's own line gets that."""
    text = "one\n::: x\nfour\n"

    def expand(page: str) -> str:
        return page.replace("::: x", f"{with_origin('two 2', 'x.py', 7)}\nthree")

    source = make_source("p.md", text, text, expand)
    assert source.text == "one\ntwo 2\nthree\nfour\n"
    two = source.text.index("two")
    assert source.place(two) == Place("x.py", 7)
    assert source.place(two, here=True) == Place("p.md", 2)
    assert source.place(source.text.index("three")) == Place("p.md", 2)
    assert source.place(source.text.index("four")).line == 3
    assert source.line(Place("x.py", 1)) == ""


def test_line_ends_and_byte_order_marks_are_no_text(tmp_path: Path) -> None:
    """CRLF, CR and a BOM read like a plain file."""
    path = tmp_path / "p.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert read_text(path, "p.md") == "a\nb\nc\n"


def test_what_is_not_utf_8_is_named_with_its_place(tmp_path: Path) -> None:
    """Line and column of the first wrong byte."""
    path = tmp_path / "p.md"
    path.write_bytes("số\nxé".encode() + b"\xff")
    with pytest.raises(PageError) as caught:
        read_text(path, "p.md")
    (finding,) = caught.value.findings
    assert (finding.place.line, finding.place.column) == (2, 3)
    assert finding.message == "byte 0xff is not UTF-8"


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    """Not a traceback."""
    with pytest.raises(PageError) as caught:
        read_text(tmp_path / "none.md", "none.md")
    assert caught.value.findings[0].rule == "unreadable"
    with pytest.raises(PageError):
        read_text(tmp_path, "folder")


def test_a_digest_changes_with_the_text() -> None:
    """One digit is enough."""
    assert digest("3.6") != digest("3.4")
    assert digest("3.6") == digest("3.6")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\njupyter:\n  kernelspec: {}\n---\n# T\n", True),
        ("---\ntitle: T\njupyter: {}\n---\n", True),
        ("---\ntitle: jupyter\n---\n", False),
        ("---\nextra:\n  jupyter: {}\n---\n", False),
        ("# T\n\njupyter:\n", False),
        ("", False),
    ],
)
def test_a_notebook_says_so_in_its_front_matter(text: str, found: bool) -> None:
    """By the key that Jupytext writes, at its beginning, and nowhere else."""
    assert is_notebook(text) is found
