"""The rendered page with each numeral marked: its tier, its expression and where that is made.

A numeral of prose is wrapped in ``<data>``; a block of code, a formula, an image carries the tier
once, on its outermost element. At the end stands a stamp, which ``verify-site`` looks for.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from prosetest import __version__, tier
from prosetest.article import Article, read_article
from prosetest.tier import TIERS, Checked, PageReport

STAMP = "prosetest-stamp"
_RANK = (
    tier.UNCHECKED,
    tier.EXEMPT,
    tier.ARITHMETIC,
    tier.SOURCE,
    tier.COMPUTED,
    tier.NAME,
    tier.STRUCTURAL,
)
_NO_PHRASES = {"option", "textarea", "title", "svg", "text", "tspan"}


def fits(rendered: str, report: PageReport) -> bool:
    """Whether ``rendered`` reads like the page that was checked."""
    return read_article(rendered).text == report.text


def mark(rendered: str, report: PageReport) -> str:
    """Return the rendered page with the tiers of its numerals and the stamp."""
    article = read_article(rendered)
    edits = sorted(_edits(article, report), reverse=True)
    for at, addition in edits:
        rendered = rendered[:at] + addition + rendered[at:]
    return rendered + stamp(report)


def stamp(report: PageReport) -> str:
    """Return the element that says that a page was checked, by which engine, with what result."""
    counts = " ".join(f"{report.count(name)} {name}" for name in TIERS if report.count(name))
    return (
        f'<template class="{STAMP}" data-version="{__version__}" data-page="{_quoted(report.path)}"'
        f' data-source="{report.key}" data-counts="{counts}"'
        f' data-findings="{len(report.findings)}"></template>'
    )


def _edits(article: Article, report: PageReport) -> Iterator[tuple[int, str]]:
    """Yield what to insert where; places are in the unchanged page."""
    carried: dict[int, set[str]] = {}
    for one in report.numerals:
        if one.start == one.end:
            continue
        element = one.element or _unwrappable(article, one)
        if element:
            carried.setdefault(element, set()).add(one.tier)
        else:
            start = article.place(one.start)
            yield start, _opening(one)
            yield _end(article, one), "</data>"
    for number, tiers in carried.items():
        what = next(name for name in _RANK if name in tiers)
        inner = article.elements[number].inner
        at = inner - (2 if article.html[inner - 2] == "/" else 1)
        yield at, f' data-tier="{what}"'


def _unwrappable(article: Article, one: Checked) -> int:
    around = article.around(one.start)
    return next((element.number for element in around if element.tag in _NO_PHRASES), 0)


def _end(article: Article, one: Checked) -> int:
    last = article.place(one.end - 1)
    if article.html[last] == "&" and article.text[one.end - 1] != "&":
        return article.html.index(";", last) + 1
    return last + 1


def _opening(one: Checked) -> str:
    attributes = f'value="{_quoted(one.number)}" data-tier="{one.tier}"'
    if one.expression:
        attributes += f' data-expr="{_quoted(one.expression)}"'
    if one.source:
        attributes += f' data-source="{_quoted(one.source)}"'
    if one.reason:
        attributes += f' data-reason="{_quoted(one.reason)}"'
    return f"<data {attributes}>"


def _quoted(text: str) -> str:
    return html.escape(text, quote=True)
