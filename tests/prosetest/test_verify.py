"""A built site is refused where a page was not checked, or where something changed it since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prosetest import __version__
from prosetest.provenance import stamp
from prosetest.tier import PageReport
from prosetest.verify import verify_site

STAMP = stamp(PageReport("docs/index.md", "abc"))
NUMBER = '<data value="3.6" data-tier="computed">3.6</data>'


def site(folder: Path, article: str, path: str = "index.html") -> Path:
    """Write a page of a site, and return the site."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<h6>3 tabs</h6><article>{article}</article><p>2026</p>", encoding="utf-8")
    return folder


def said(folder: Path) -> list[str]:
    """Return what speaks against a site."""
    return [finding.message for finding in verify_site(folder)]


def test_a_checked_page_is_accepted(tmp_path: Path) -> None:
    """Each digit of the article has a tier; what the theme writes around it is its own."""
    assert said(site(tmp_path, f"<p>It is {NUMBER}.</p>{STAMP}")) == []


@pytest.mark.parametrize(
    "name", ["computed", "arithmetic", "source", "name", "structural", "exempt"]
)
def test_a_tier_may_stand_around(tmp_path: Path, name: str) -> None:
    """Code and maths carry their tier once, on the outermost element."""
    assert said(site(tmp_path, f'<pre data-tier="{name}"><b>3.6</b></pre>{STAMP}')) == []


def test_a_page_without_a_stamp(tmp_path: Path) -> None:
    """Nobody says that it was checked."""
    site(tmp_path, STAMP)
    site(tmp_path, "<p>It is so.</p>", "sub/page/index.html")
    (finding,) = verify_site(tmp_path)
    assert finding.place.path == f"{tmp_path.name}/sub/page/index.html"
    assert finding.message == "this page carries no stamp: its numbers were not checked"
    assert finding.mend == "add prosetest to markdown_extensions and build again"


@pytest.mark.parametrize(
    "bare",
    [
        "3.6",
        '<data data-tier="unchecked">3.6</data>',
        '<b data-tier="sure">3.6</b>',
        "½",
        "３",
        "x²",
    ],
)
def test_a_digit_without_a_tier(tmp_path: Path, bare: str) -> None:
    """Another extension, or a hand, has written a number into the page."""
    (message,) = said(site(tmp_path, f"<p>It is {bare} so.</p>{STAMP}"))
    assert message.startswith("without a tier on this page: 1 numeral, the first in “")
    assert "It is" in message


@pytest.mark.parametrize(
    "words", ["<!-- 3 -->", "<script>var a = 3</script>", "<style>a{b:3}</style>"]
)
def test_what_no_reader_sees(tmp_path: Path, words: str) -> None:
    """Comments, scripts and styles may hold digits."""
    assert said(site(tmp_path, f"{words}{STAMP}")) == []


@pytest.mark.parametrize("attribute", ["alt", "title", "aria-label"])
def test_what_a_reader_hears(tmp_path: Path, attribute: str) -> None:
    """The words of an attribute that is spoken count."""
    assert len(said(site(tmp_path, f'<img {attribute}="3 boxes" src="a.png">{STAMP}'))) == 1


def test_a_page_of_another_engine(tmp_path: Path) -> None:
    """What an older version accepted is not accepted blindly."""
    old = STAMP.replace(f'data-version="{__version__}"', 'data-version="0.0"')
    assert said(site(tmp_path, old)) == ["this page was checked by version 0.0"]


def test_a_page_with_findings(tmp_path: Path) -> None:
    """A page that was only shown to its author is not published."""
    bad = STAMP.replace('data-findings="0"', 'data-findings="2"')
    assert said(site(tmp_path, bad)) == ["this page was built with findings: 2"]


def test_pages_that_nobody_wrote(tmp_path: Path) -> None:
    """The theme's 404.html, redirects and pages that are allowed by name carry no stamp."""
    site(tmp_path, STAMP)
    (tmp_path / "404.html").write_text("404", encoding="utf-8")
    (tmp_path / "old.html").write_text('<meta http-equiv="refresh" content="0; url=a">', "utf-8")
    (tmp_path / "search.html").write_text("<p>7</p>", encoding="utf-8")
    assert verify_site(tmp_path, frozenset({"search.html"})) == []
    assert len(verify_site(tmp_path)) == 1


def test_a_folder_of_that_name_elsewhere(tmp_path: Path) -> None:
    """Only the theme's own 404.html is let pass."""
    site(tmp_path, STAMP)
    site(tmp_path, "3", "sub/404.html")
    assert len(said(tmp_path)) == 1


def test_no_site(tmp_path: Path) -> None:
    """A folder that is not there, or holds no page, is refused."""
    assert said(tmp_path / "nowhere") == ["there is no site here"]
    assert said(tmp_path) == ["the site has no page"]


@pytest.mark.parametrize("content", ["{", "[]", '{"pages": {}}', b"\xff", "null", "5"])
def test_a_record_that_cannot_be_read(tmp_path: Path, content: str | bytes) -> None:
    """A damaged record is a finding, not a traceback."""
    raw = content if isinstance(content, bytes) else content.encode()
    (site(tmp_path, STAMP) / "prosetest.json").write_bytes(raw)
    assert said(tmp_path) == ["the record cannot be read"]


def test_a_record_with_findings(tmp_path: Path) -> None:
    """The record agrees that nothing is wrong, or the site is refused."""
    record = json.dumps({"findings": [{}]})
    (site(tmp_path, STAMP) / "prosetest.json").write_text(record, encoding="utf-8")
    assert said(tmp_path) == ["the record holds findings: 1"]
