"""Drawings as readers get them: every figure, diagram and graph of the built course."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

import pytest
from bs4 import BeautifulSoup, Tag

from prosetest import tier
from tests.conftest import ROOT, Project

EDITIONS = ("vi", "zh", "en")
LESSONS = sorted(file.parent.name for file in ROOT.glob("scripts/lessons/*/labels.toml"))
LANGUAGE = {"vi": r"[ạ-ỹăđơư]", "zh": r"[一-鿿]", "en": r"[a-z]"}
"""A letter that the words of an edition have, and those of no other need."""

GRAPH = "backpropagation/graph"


@lru_cache(maxsize=64)
def page_of(built: Project, edition: str, lesson: str) -> BeautifulSoup:
    """Return a built page, read once for all tests."""
    return BeautifulSoup(built.read(f"site/{edition}/{lesson}/index.html"), "lxml")


def drawings(built: Project, edition: str, lesson: str) -> Iterator[Tag]:
    """Yield the drawings of a built page."""
    yield from page_of(built, edition, lesson).select("article figure[data-drawing]")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_drawing_speaks_the_language_of_its_page(built: Project, edition: str) -> None:
    """In its title, and, where it is a picture, in a description that the picture leads to."""
    seen = 0
    for lesson in LESSONS:
        for figure in drawings(built, edition, lesson):
            seen += 1
            said = [figure.select_one("figcaption, legend")]
            for svg in figure.select("svg[role=img]"):
                leads = (svg["aria-labelledby"], svg["aria-describedby"])
                said += [svg.find(id=str(name)) for name in leads]
            for words in said:
                assert words is not None, figure["data-drawing"]
                assert re.search(LANGUAGE[edition], words.get_text(), re.I), words
    assert seen > 40


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_elements_share_an_identifier(built: Project, edition: str) -> None:
    """On any page with drawings: each has those of its pictures with a beginning of its own."""
    for lesson in LESSONS:
        page = page_of(built, edition, lesson)
        names = [str(one["id"]) for one in page.select("[id]")]
        assert sorted(names) == sorted(set(names)), lesson


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_code_below_a_figure_is_what_drew_it(built: Project, edition: str) -> None:
    """Quoted from its script, letter by letter."""
    for lesson in LESSONS:
        for figure in drawings(built, edition, lesson):
            for quoted in figure.select("[data-quote]"):
                script = (ROOT / str(quoted["data-quote"])).read_text(encoding="utf-8")
                assert quoted.get_text().strip("\n") in script


def test_a_computational_graph_is_checked_in_every_edition(built: Project) -> None:
    """Values above the wires and gradients below, each computed; its steps stand below as words."""
    shown = {}
    for edition in EDITIONS:
        (graph,) = (
            one
            for one in drawings(built, edition, "backpropagation")
            if one["data-drawing"] == GRAPH
        )
        code = graph.select_one("pre[data-tier=computed] > code[role=img][aria-label]")
        assert code is not None
        assert {"├▶", "┌", "┘"} <= {part for part in ("├▶", "┌", "┘") if part in code.get_text()}
        assert len(graph.select("details li")) > 3
        shown[edition] = [(one["data-expr"], one.get_text()) for one in code.select("[data-expr]")]
    assert len(shown["en"]) > 8
    assert shown["vi"] == shown["zh"] == shown["en"]
    pages = json.loads(built.read("site/prosetest.json"))["pages"]
    numerals = pages["docs/en/backpropagation.md"]["numerals"]
    known = {(one["expression"], one["text"]) for one in numerals if one["tier"] == tier.COMPUTED}
    assert set(shown["en"]) <= known
