"""Each numeral of a rendered page is placed where it was written, or not at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymdownx.arithmatex import arithmatex_fenced_format

from prosetest.article import read_article
from prosetest.notation import POINT
from prosetest.numeral import DIGITS
from prosetest.page import Page, read_page
from prosetest.source import Source
from prosetest.twin import Placement, place_numerals
from prosetest.visible import regions, visible

EXTENSIONS = (
    "abbr admonition attr_list def_list footnotes md_in_html tables toc pymdownx.arithmatex "
    "pymdownx.betterem pymdownx.caret pymdownx.details pymdownx.highlight pymdownx.inlinehilite "
    "pymdownx.keys pymdownx.mark pymdownx.smartsymbols pymdownx.snippets pymdownx.superfences "
    "pymdownx.tabbed pymdownx.tasklist pymdownx.tilde"
).split()
OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span"},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.snippets": {"check_paths": False},
    "pymdownx.superfences": {
        "custom_fences": [
            {"name": "math", "class": "arithmatex", "format": arithmatex_fenced_format()}
        ]
    },
}  # fmt: skip


@cache
def render(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=OPTIONS)


def page(text: str) -> Page:
    return read_page(Source("page.md", text, tuple(range(1, text.count("\n") + 2))))


def placed(text: str) -> tuple[Page, Placement]:
    found = page(text)
    return found, place_numerals(found, render)


NUMBER = st.sampled_from(
    ["3.6", "-0.51", "−2", "12", "7", "0", "95%", "1/2", "1st", "2nd", "28×28", "１２", "½", "10⁻⁷",
     "3–5", "1e-7", "10 万", "31", "100\u2009480", "2D", "GPT-4"]
)  # fmt: skip
WORDS = st.lists(
    st.one_of(
        NUMBER,
        NUMBER.map(lambda n: f"**{n}**"),
        NUMBER.map(lambda n: f"*x {n}*"),
        NUMBER.map(lambda n: f"`z = {n}`"),
        NUMBER.map(lambda n: f"`#!python f({n})`"),
        NUMBER.map(lambda n: f"${n} + x_1^2$"),
        NUMBER.map(lambda n: f"[link {n}](https://a.b/{n} \"title {n}\")"),
        NUMBER.map(lambda n: f"[{n}][ref 1]"),
        NUMBER.map(lambda n: f"![alt {n}](a{n[-1]}.png \"t {n}\")"),
        NUMBER.map(lambda n: f"<span title=\"{n}\" data-x=\"{n}\">{n}</span>"),
        NUMBER.map(lambda n: f"=={n}== ^{n}^ ~~{n}~~"),
        NUMBER.map(lambda n: f"**{n}**{{: .big-{n[-1:]} #id-3 data-n=\"4\" }}"),
        st.sampled_from(
            ["word", "输出等于3.6的", "[b 31]", "[^1]", "[^note2]", "H2O", "&#8722;3", "&frac12;",
             "(c) 3", "--> 4", "1/4", "3rd", "++ctrl+1++", "&lt;3&gt;", "\\*3\\*", "<br>",
             "a_1_b_2",
             "5 < 6",
             "https://x.y/1?z=2", "<https://x.y/3>", "+/- 2", "=/= 3", "$5 and $6", "\\$7", "CO~2~",
             "<!-- 3 -->", "{ 3 }", "[3]", "[x] 3", ":smile3:"]
        ),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)  # fmt: skip


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(by + line if line else "" for line in text.split("\n"))


def blocks() -> st.SearchStrategy[str]:
    simple = st.one_of(
        WORDS,
        WORDS.map(lambda w: f"## {w} {{#head-2}}"),
        WORDS.map(lambda w: f"3. Step\n===\n\n{w}"),
        st.lists(WORDS, min_size=1, max_size=3).map(lambda ws: "\n".join(f"- {w}" for w in ws)),
        st.lists(WORDS, min_size=1, max_size=3).map(
            lambda ws: "\n".join(f"{n}. {w}" for n, w in enumerate(ws, 1))
        ),
        st.lists(WORDS, min_size=1, max_size=3).map(lambda ws: "\n".join(f"- [x] {w}" for w in ws)),
        st.lists(WORDS, min_size=1, max_size=3).map(
            lambda ws: "| a 1 | b |\n|---|--:|\n"
            + "\n".join(f"| {w.replace('|', '')} | 2 |" for w in ws)
        ),
        WORDS.map(lambda w: f"Term 1\n:   {w}"),
        WORDS.map(lambda w: f"> {w}\n>\n> > 4 {w}"),
        WORDS.map(lambda w: f"[^1]: {w}\n[^note2]: Note 2"),
        WORDS.map(lambda w: f"*[H2O]: water {w}".replace("\n", " ")),
        st.sampled_from(["[ref 1]: https://r.s/1 \"Title 1\"", "[b 31]: /b31", "[3]: /three"]),
        st.sampled_from(
            ["$$\nz = 0.4 \\times 2 + 10^{-7}\n$$", "```math\nz = 3.6\n```", "\\[ 3 + 4 \\]",
             "$$ \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix} $$"]
        ),
        st.sampled_from(
            ["```python hl_lines=\"1 2\" linenums=\"5\" title=\"file 3.py\"\nx = 3.6\ny = 1\n```",
             "``` {.python .n1 hl_lines=\"1\"}\nx[0] = 1\n```", "~~~\n3.6\n\n4 `5`\n~~~",
             "```pycon\n>>> 1 + 1\n2\n```", "    indented = 3\n", "```\n--8<-- \"none 3\"\n```",
             "```text\n```2\n| 1 |\n```"]
        ),
        WORDS.map(lambda w: f"<div markdown=\"1\" class=\"c3\">\n{w}\n\n3 more\n</div>"),
        WORDS.map(lambda w: f"<div data-n=\"3\">raw {w}</div>"),
        st.just("---"),
    )  # fmt: skip
    return st.recursive(
        simple,
        lambda inner: st.one_of(
            inner.map(lambda b: f'!!! note "Title 1"\n\n{indented(b)}'),
            inner.map(lambda b: f'??? tip "Hint 2"\n\n{indented(b)}'),
            inner.map(lambda b: f'=== "Tab 1"\n\n{indented(b)}\n\n=== "Tab 2"\n\n    2'),
            inner.map(lambda b: f"- item 1\n\n{indented(b)}"),
            inner.map(lambda b: f"1. item\n\n{indented(b)}\n\n2. next 3"),
            inner.map(lambda b: indented(b, "> ")),
        ),
        max_leaves=4,
    )


DOCUMENTS = st.lists(blocks(), min_size=1, max_size=5).map(lambda parts: "\n\n".join(parts) + "\n")
DIGIT = re.compile(f"[{DIGITS}]+")


@given(DOCUMENTS)
@settings(max_examples=100)
def test_a_placed_numeral_stands_at_its_place(text: str) -> None:
    """Whatever the document is made of: placed right, or not placed; the render is untouched."""
    found, placement = placed(text)
    assert placement.article.html == render(found.text)
    assert placement.article.text == read_article(render(found.text)).text
    for at, offset in placement.offsets.items():
        shown = DIGIT.match(placement.article.text, at)
        written = DIGIT.match(found.text, offset)
        assert shown, placement.article.text[at - 5 : at + 5]
        assert written, found.text[offset - 5 : offset + 5]
        assert shown[0] == written[0]
    for one in visible(placement, regions(placement), POINT):
        if one.offset < 0:
            continue
        written_text = found.text[one.offset : one.offset + len(one.numeral.text)]
        if "&" not in found.text[max(0, one.offset - 8) : one.offset]:
            assert written_text == one.numeral.text


@given(DOCUMENTS)
@settings(max_examples=30)
def test_placing_is_steady(text: str) -> None:
    """The same document gives the same places."""
    assert placed(text)[1].offsets == placed(text)[1].offsets


@pytest.mark.parametrize(
    "text",
    [
        "It is 3.6 and 3.6.",
        "| 1 | 2 |\n|---|---|\n| 3 | 4 |",
        "A **3** and `4` and $5 + 6$.",
        "```python\nx = 3.6\n```",
        '!!! note "Title 1"\n\n    Text 2',
        '=== "Tab 1"\n\n    Text 2',
        '![alt 3](a.png "title 4")',
        '[text 3](a.html "title 4")',
        "Text[^1] and 3.\n\n[^1]: Note 4.",
        '<span title="3">4</span>',
        "## Step 3 {#s}\n\n4",
        "$$\nz = 3.6\n$$",
        "> 3\n>\n> > 4",
        "Term\n:   3",
        "- [x] 3\n- [ ] 4",
        "输出等于3.6的",
        "１２ and ½ and 10⁻⁷",
    ],
)
def test_a_natural_page_is_placed_whole(text: str) -> None:
    """No numeral of an everyday construct is left without a place."""
    found, placement = placed(text + "\n")
    for one in visible(placement, regions(placement), POINT):
        if any(e.classes & {"footnote-ref", "footnote-backref"}
               for e in placement.article.around(one.start)):  # fmt: skip
            continue
        written = found.text[one.offset : one.offset + len(one.numeral.text)]
        assert one.offset >= 0, one
        assert written == one.numeral.text


@pytest.mark.parametrize(
    ("text", "unplaced"),
    [
        ("5 &#8722;3\n", set()),
        ("Text (c) 3 and 1st, 1/2.\n\nNext 4.\n", {"½", "1", "3"}),
        ("See [b 31] and 7.\n\nNext 4.\n\n[b 31]: /b\n", {"31", "7"}),
    ],
)
def test_what_marks_would_change_has_no_place(text: str, unplaced: set[str]) -> None:
    """The line is left unmarked, the others keep their places."""
    _, placement = placed(text)
    lost = {one.numeral.text for one in visible(placement, regions(placement), POINT)
            if one.offset < 0}  # fmt: skip
    assert lost <= unplaced
    if "Next 4" in text:
        assert placement.article.text.index("4") in placement.offsets
