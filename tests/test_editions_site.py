"""One build holds three whole editions: each page has the words, links and map of its own."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from tests.conftest import Project
from tests.test_site import EDITIONS, pages

LANGUAGES = {"vi": "vi", "zh": "zh-Hans", "en": "en"}
TITLES = {"vi": "Mạng nơ-ron", "zh": "神经网络", "en": "Neural networks"}
ADDRESS = "https://example.org/course/"
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
_LINK = "{http://www.w3.org/1999/xhtml}link"


def of_edition(built: Project, edition: str) -> dict[str, BeautifulSoup]:
    """Return the pages of an edition, by path."""
    own = [path for path in pages(built) if path.startswith(f"{edition}/")]
    assert len(own) >= 2
    return {path: BeautifulSoup(built.read(f"site/{path}"), "lxml") for path in own}


def one(html: BeautifulSoup, selector: str) -> Tag:
    """Return the one element that a selector finds."""
    (found,) = html.select(selector)
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_says_its_language_and_its_title(built: Project, edition: str) -> None:
    """<html lang>, <title>, header and description are those of the edition."""
    for html in of_edition(built, edition).values():
        heading = one(html, "article h1").get_text().removesuffix("¶")
        assert one(html, "html")["lang"] == LANGUAGES[edition]
        assert one(html, "head title").get_text() == f"{heading} - {TITLES[edition]}"
        assert html.select(".md-header__topic")[0].get_text(strip=True) == TITLES[edition]
        assert one(html, "meta[name=description]")["content"] != ""
    descriptions = {
        one(BeautifulSoup(built.read(f"site/{code}/index.html"), "lxml"), "meta[name=description]")[
            "content"
        ]
        for code in EDITIONS
    }
    assert len(descriptions) == 3


@pytest.mark.parametrize("edition", ["vi", "zh"])
def test_no_word_of_the_interface_is_english(built: Project, edition: str) -> None:
    """What is read to a reader, or shown, is in the language of the page."""
    for html in of_edition(built, edition).values():
        for part in html.select("article, script, style, [data-editions] ul, .md-copyright"):
            part.decompose()
        said = [
            str(tag[name])
            for name in ("aria-label", "title", "placeholder")
            for tag in html.select(f"body [{name}]")
        ]
        said += [text.strip() for text in html.body.find_all(string=True) if text.strip()]  # type: ignore[union-attr]
        english = [
            words
            for words in said
            if re.search(
                r"\b(?:the|search|page|to|dark|light|top|"
                r"next|previous|language|initializing|tabs)\b",
                words,
                re.IGNORECASE,
            )
        ]
        assert english == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_links_of_the_frame_stay_in_the_edition(built: Project, edition: str) -> None:
    """Navigation, logo, previous and next lead to pages of the edition; the switch to all three."""
    others = [other for other in EDITIONS if other != edition]
    for path, html in of_edition(built, edition).items():
        frame = html.select(
            ".md-nav--primary a, a.md-logo, link[rel=prev], link[rel=next], .md-footer__link"
        )
        addresses = [str(tag["href"]) for tag in frame]
        assert not [one for one in addresses if any(f"{other}/" in one for other in others)], path
        switch = html.select("[data-editions] a")
        assert [link["hreflang"] for link in switch] == list(LANGUAGES.values())
        assert [link.get("aria-current") for link in switch].count("true") == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_index_holds_the_edition_alone(built: Project, edition: str) -> None:
    """Every entry is a page of the edition, in plain text without TeX or run-together MathML."""
    index = json.loads(built.read(f"site/{edition}/search/search_index.json"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "wᵀx" in text
    assert not re.search(r"\\top|</?(?:math|p|li|code)\b|&lt;|\u200b", text)
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    own = {path.removesuffix("index.html") for path in of_edition(built, edition)}
    assert {f"{edition}/{place}" for place in places} == own
    assert not (built.root / "site/search").exists()


def test_no_page_links_to_alternates_in_its_head(built: Project) -> None:
    """The theme's script would fetch a sitemap for each, and find none."""
    for path in pages(built):
        assert not BeautifulSoup(built.read(f"site/{path}"), "lxml").select("link[rel=alternate]")


def test_the_sitemap_names_the_other_editions(
    course: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page of an edition is listed with its three languages; the root page with none."""
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert course.mkdocs("build", "-q").status == 0
    urls = ET.fromstring(course.read("site/sitemap.xml")).findall("s:url", _SITEMAP)
    listed = {
        url.findtext("s:loc", "", _SITEMAP): [
            (link.get("hreflang"), link.get("href")) for link in url.iter(_LINK)
        ]
        for url in urls
    }
    assert listed[ADDRESS] == []
    for edition in EDITIONS:
        assert listed[f"{ADDRESS}{edition}/neuron/"] == [
            (LANGUAGES[code], f"{ADDRESS}{code}/neuron/") for code in EDITIONS
        ]
    assert len(listed) == len(pages(course))


def test_the_root_page_offers_the_editions(built: Project) -> None:
    """Three links, each beside words in its language, and no search over all of them."""
    html = BeautifulSoup(built.read("site/index.html"), "lxml")
    assert [link["href"] for link in html.select("article a[href$='/']")] == ["vi/", "zh/", "en/"]
    assert [words["lang"] for words in html.select("article p[lang]")] == ["vi", "zh", "en"]
    assert html.select("input.md-search__input") == []
