"""The index is taken apart by edition, and formulas stand in it as plain text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from editions.edition import Edition
from editions.formula import typeset
from editions.search import readable, split, write_indexes

VI = Edition("vi", "vi", "Tiếng Việt", "Mạng nơ-ron")
ZH = Edition("zh", "zh-Hans", "中文", "神经网络")
INDEX = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "", "title": "Home", "text": ""},
        {"location": "vi/", "title": "Mạng", "text": "<p>Một <code>a&lt;b</code> &amp; hai</p>"},
        {
            "location": "vi/neuron/#sum",
            "title": "Tổng",
            "text": "<li>x<sub>1</sub></li>\n<li>y</li>",
        },
        {"location": "zh/", "title": "\u200b神经\u200b网络", "text": "一门\u200b课程"},
    ],
}


def test_a_formula_is_plain_text() -> None:
    """Neither MathML nor TeX is indexed, but the words of the formula are."""
    math = typeset(r"z = w^\top x + b < 1")
    page = f"<p>Đầu ra {math} dương.</p>"
    assert readable(page) == "<p>Đầu ra z = wᵀx + b &lt; 1 dương.</p>"


def test_every_formula_becomes_words(formula: str) -> None:
    """Whatever the course writes leaves no element and no entity of MathML behind."""
    text = readable(f"<p>{typeset(formula, display=True)}</p>")
    paragraph = BeautifulSoup(text, "lxml").p
    assert paragraph is not None
    assert paragraph.find_all(True) == []
    assert paragraph.get_text().strip()


def test_a_page_without_formulas_is_unchanged() -> None:
    """Nothing else of a page is touched."""
    assert readable("<p>a &lt; b <code>math</code></p>") == "<p>a &lt; b <code>math</code></p>"


def test_an_edition_has_its_own_pages() -> None:
    """Addresses are relative to the edition's home, and text is plain."""
    assert split(INDEX, VI)["docs"] == [
        {"location": "", "title": "Mạng", "text": "Một a<b & hai", "terms": []},
        {"location": "neuron/#sum", "title": "Tổng", "text": "x1 y", "terms": []},
    ]


def test_marks_of_a_segmenter_are_gone() -> None:
    """Whether jieba is installed where the site is built makes no difference."""
    (entry,) = split(INDEX, ZH)["docs"]
    assert (entry["title"], entry["text"]) == ("神经网络", "一门课程")


def test_terms_that_a_section_introduces() -> None:
    """Strong words are listed beside the text, in which they stand like all others."""
    text = readable("<p>Đây là <strong>nơ-ron x</strong> và <strong>b</strong>.</p>")
    docs = [{"location": "vi/", "title": "A", "text": text}]
    (entry,) = split({"docs": docs}, VI)["docs"]
    assert entry["text"] == "Đây là nơ-ron x và b."
    assert entry["terms"] == ["nơ-ron x", "b"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in which the theme has written its index."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text(json.dumps(INDEX), encoding="utf-8")
    return tmp_path


def test_indexes_are_written_for_servers_and_for_disks(site: Path) -> None:
    """Each edition has its index twice, and the index of all is gone."""
    write_indexes(site, (VI, ZH))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert files == {
        f"{code}/search/search_index.{kind}" for code in ("vi", "zh") for kind in ("json", "js")
    }
    text = (site / "zh/search/search_index.json").read_text(encoding="utf-8")
    assert json.loads(text) == split(INDEX, ZH)
    script = (site / "zh/search/search_index.js").read_text(encoding="utf-8")
    assert script == f"var __index = {text}\n"


def test_a_site_without_search_stays_as_it_is(tmp_path: Path) -> None:
    """Where the theme wrote no index nothing is written."""
    write_indexes(tmp_path, (VI,))
    assert list(tmp_path.iterdir()) == []


def test_a_site_without_editions_keeps_its_index(site: Path) -> None:
    """A site that lists no editions has the theme's own search."""
    write_indexes(site, ())
    assert (site / "search/search_index.json").is_file()
