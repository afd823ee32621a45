"""A marked page is the rendered page and our marks; without them it is what it was, exactly."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from prosetest.adapters.markdown_extension import ProsetestExtension
from prosetest.article import read_article
from prosetest.finding import Place
from prosetest.page import read_page
from prosetest.provenance import STAMP, fits, mark, stamp
from prosetest.source import Source
from prosetest.tier import COMPUTED, EXEMPT, SOURCE, Checked, PageReport

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
OPTIONS = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": True},
}

_OPENING = re.compile(r'<data value="[^"]*" data-tier="[^"]*"(?: data-[a-z]+="[^"]*")*>|</data>')
_CARRIED = re.compile(r' data-tier="[a-z]+"')
_STAMP = re.compile(rf'<template class="{STAMP}"[^>]*></template>$')


def unmarked(page: str) -> str:
    """Return a marked page without our elements and attributes."""
    return _CARRIED.sub("", _OPENING.sub("", _STAMP.sub("", page)))


NUMERALS = st.sampled_from(
    [
        "3.6",
        "-0.51",
        "−4",
        "1e-7",
        "95%",
        "100\u2009480",
        "12",
        "½",
        "３",
        "10⁻⁷",
        "3–5",
        "2D",
        "1/2",
    ]
)
WORDS = st.sampled_from(
    ["neuron", "nơ-ron", "输出等于", "a & b", "x < y", '"so"', "e\u0301", "GPT-4"]
)
REMARKS = st.sampled_from(["", "", "<!--= 3 + 0 -->", "<!--ok: a reason -->", "<!--= z | -- -->"])
SHAPES = [
    "{w} {n}{r} {w}",
    "{w}{n}的{n}{r}。",
    "## {w} {n}{r} {{#id-7}}",
    "{w} {n}\n----",
    "- {n}{r} {w}\n- {w}\n    - {n}",
    "1. {n}\n2. {w} {n}{r}",
    "- [x] {n} {w}",
    "> {n} {w}\n> {n}{r}",
    "**{n}**{r} *{n}* ~~{n}~~ =={n}== ^{n}^ ~{n}~ ***{n} {w}***",
    "`{w} = {n}`{r} and `` {n} ` {n} ``",
    "`#!python x = {n}`",
    "++ctrl+f4++ {n}",
    "$x = {n}${r} and \\({n}\\)",
    "$$\nx = \\frac{{{n}}}{{2}} < {n}\n$$",
    "[{w} {n}](page-3.md 'title {n}'){r} and <https://a.b/{n}>",
    '![{w} {n}](a3.png "{n} {w}"){{: width="40" }}',
    '[{w} {n}][ref{n}]\n\n[ref{n}]: page3.md "{n}"',
    "| {w} {n} | b |\n|---|--:|\n| {n} | {n} |\n| {w} | `{n}` |",
    "| a |\n|---|\n| {n} |\n<!--table: c1 = 3 -->",
    "{w} {n}[^a{n}] {w}\n\n[^a{n}]: {n} {w}",
    "{w}\n:   {n} {w}\n:   {n}",
    "*[W{n}]: {w} {n}\n\nW{n} {w}",
    '!!! note "{w} {n}"\n\n    {n} {w}{r}',
    '??? tip "{n}"\n\n    {n}\n\n    - {n}',
    '=== "{w} {n}"\n\n    {n}\n\n=== "b"\n\n    {n}{r}',
    '```text title="{w} {n}" linenums="1"\n{n} {w} <b> & {n}\n\n{n}\n```',
    '```python run="no"\nx = {n}\n```',
    "~~~\n{n}{r}\n~~~",
    "    {n} {w}\n    {n}",
    '<div title="{n}" markdown="1">\n{n} *{w}*\n</div>',
    "<p>{n} <b>{n}</b><br>{n} &amp; &#51;.6 &frac12; &times; {n}</p>",
    "<select><option>{n}</option></select> <textarea>{n}</textarea>",
    '<svg viewBox="0 0 9 9"><title>{n}</title><text>{n}</text></svg>',
    "<script>var a = {n};</script><style>a {{ top: 3px }}</style> {n}",
    "<!-- {n} --> {w} {n}",
    "\\*{n}\\* {n}\\_{n} (c) 1/4 +/- {n}  \n{n} {w}",
    "{n}{{: .big #n-3 }} {w}",
    "---",
]


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Draw one construct of Markdown, its numerals, words and remarks at random."""
    pieces = re.split(r"(\{[nwr]\})", draw(st.sampled_from(SHAPES)))
    kinds = {"{n}": NUMERALS, "{w}": WORDS, "{r}": REMARKS}
    filled = [draw(kinds[one]) if one in kinds else one for one in pieces]
    return "".join(
        one if at % 2 else one.replace("{{", "{").replace("}}", "}")
        for at, one in enumerate(filled)
    )


DOCUMENTS = st.lists(blocks(), min_size=1, max_size=6).map("\n\n".join)


@pytest.fixture(scope="module")
def extension(tmp_path_factory: pytest.TempPathFactory) -> ProsetestExtension:
    """Our extension among all the others, tolerant of findings."""
    ours = ProsetestExtension(tolerant=True, root=str(tmp_path_factory.mktemp("root")))
    Markdown(extensions=[*EXTENSIONS, ours], extension_configs=OPTIONS)
    return ours


@settings(max_examples=60)
@given(text=DOCUMENTS)
def test_without_our_marks_the_page_is_as_without_us(
    extension: ProsetestExtension, text: str
) -> None:
    """The render of a Markdown that never heard of us, of the text without its remarks."""
    page = read_page(Source("text", text, tuple(range(1, text.count("\n") + 2))))
    plain = Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS).convert(page.text)
    extension.md.reset()
    marked = extension.checked(text)
    assert unmarked(marked) == plain


@settings(max_examples=30)
@given(text=DOCUMENTS)
def test_every_visible_digit_lies_in_a_tier(extension: ProsetestExtension, text: str) -> None:
    """Checked or not, each digit of the marked page stands in an element with data-tier."""
    extension.md.reset()
    article = read_article(extension.checked(text))
    bare = [
        article.text[max(0, at - 10) : at + 10]
        for at, character in enumerate(article.text)
        if character.isdigit() and not any(e.attribute("data-tier") for e in article.around(at))
    ]
    assert bare == []


def report(text: str, *numerals: Checked) -> PageReport:
    """Return what came of a page that reads like ``text``."""
    return PageReport('docs/"a".md', "abc", numerals, text=text)


def one(text: str, at: int, tier: str = COMPUTED, **more: str) -> Checked:
    """Return a numeral at a place of the article's text."""
    return Checked(at, at + len(text), text, tier, Place("docs/a.md"), number=text, **more)  # type: ignore[arg-type]


def test_a_numeral_of_prose_is_wrapped() -> None:
    """With what it shows, and where that is made, all quoted."""
    number = one("3.6", 6, expression="a < b", source="x.py:9", reason='"so"')
    assert mark("<p>It is 3.6.</p>", report("", number)).startswith(
        '<p>It is <data value="3.6" data-tier="computed" data-expr="a &lt; b" '
        'data-source="x.py:9" data-reason="&quot;so&quot;">3.6</data>.</p><template '
    )


def test_a_numeral_that_ends_in_an_entity() -> None:
    """The entity stays whole."""
    marked = mark("<p>3&frac12; and &#51;</p>", report("", one("3½", 0), one("3", 7)))
    assert ">3&frac12;</data> and <data" in marked
    assert ">&#51;</data></p>" in marked


def test_code_carries_its_tier_once() -> None:
    """On its outermost element; the least certain of its numerals speaks for all."""
    html = "<pre><code>1 2</code></pre>"
    code = [Checked(0, 1, "1", SOURCE, Place("a"), 1), Checked(2, 3, "2", EXEMPT, Place("a"), 1)]
    assert mark(html, report("", *code)).startswith(
        '<pre data-tier="exempt"><code>1 2</code></pre>'
    )


@pytest.mark.parametrize("tag", ["option", "textarea", "title", "text"])
def test_where_no_element_may_stand(tag: str) -> None:
    """An element that holds text alone carries the tier itself."""
    marked = mark(f"<{tag}>3</{tag}>", report("", one("3", 0)))
    assert marked.startswith(f'<{tag} data-tier="computed">3</{tag}>')


def test_the_stamp_counts() -> None:
    """Page, source, counts and findings, quoted."""
    found = stamp(report("", one("3", 0), one("4", 2), one("5", 4, EXEMPT)))
    assert 'data-page="docs/&quot;a&quot;.md"' in found
    assert 'data-source="abc"' in found
    assert 'data-counts="2 computed 1 exempt"' in found
    assert found.endswith(' data-findings="0"></template>')


def test_a_page_that_reads_otherwise_does_not_fit() -> None:
    """What was checked is what is shown, or it is checked again."""
    assert fits("<p>It is <b>3.6</b>.</p>", report("It is 3.6.\n"))
    assert not fits("<p>It is 3.4.</p>", report("It is 3.6.\n"))
