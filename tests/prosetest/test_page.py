"""A page is its source without the remarks to us, and every offset leads back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.page import Page, read_page
from prosetest.source import Source
from prosetest.target import target

Make = Callable[[str], Source]


def page(text: str) -> Page:
    return read_page(Source("page.md", text, tuple(range(1, text.count("\n") + 2))))


def rules(text: str) -> list[str]:
    return sorted(finding.rule for finding in page(text).findings)


def restored(found: Page) -> str:
    """The source again, out of the page's pieces and what was cut between them."""
    text, pieces, last = found.source.text, [], 0
    for at in range(len(found.text)):
        origin = found.origin(at)
        assert text[origin] == found.text[at]
        pieces += [text[last:origin], found.text[at]]
        last = origin + 1
    return "".join([*pieces, text[last:]])


def test_a_remark_is_cut_without_a_trace() -> None:
    """What is left reads as if there had been no comment."""
    found = page("It is 3.6<!--= z -->, I say.\n")
    assert found.text == "It is 3.6, I say.\n"
    (remark,) = found.remarks
    assert (remark.kind, remark.body, remark.at) == ("=", "z", 9)


def test_a_table_comment_leaves_its_line() -> None:
    """The line under the table stays, blank, so that the table ends."""
    found = page("| a |\n|---|\n| 1 |\n<!--table: c1 = x -->\nText\n")
    assert found.text == "| a |\n|---|\n| 1 |\n\nText\n"
    aim = target(found, found.remarks[0])
    assert found.text[aim.start : aim.end] == "| a |\n|---|\n| 1 |"


@pytest.mark.parametrize(
    "text",
    [
        "```html\n3.6<!--= z -->\n```\n",
        "~~~\n3.6<!--= z -->\n~~~\n",
        "````\n```\n3.6<!--= z -->\n```\n````\n",
        "- item\n\n    ```\n    3.6<!--= z -->\n    ```\n",
        "!!! note\n\n    ```\n    3.6<!--= z -->\n    ```\n",
        "> ```\n> 3.6<!--= z -->\n> ```\n",
        "Write `3.6<!--= z -->` so.\n",
        "Write ``3.6<!--= z -->` `` so.\n",
        "Text:\n\n    3.6<!--= z -->\n\nEnd\n",
        "    3.6<!--= z -->\n",
    ],
)
def test_a_remark_that_a_reader_sees_is_no_remark(text: str) -> None:
    """In fences, inline code and indented code, nothing is cut and nothing is bound."""
    found = page(text)
    assert found.text == text
    assert not found.remarks
    assert not found.findings


@pytest.mark.parametrize(
    "text",
    [
        "- item\n\n    It is 3.6<!--= z -->.\n",
        "!!! note\n\n    It is 3.6<!--= z -->.\n",
        '??? tip "Title"\n\n    It is 3.6<!--= z -->.\n\n    And 3.6<!--= z -->.\n',
        '=== "Tab"\n\n    It is 3.6<!--= z -->.\n',
        "[^1]:\n    It is 3.6<!--= z -->.\n",
        "Term\n:   Words\n\n    It is 3.6<!--= z -->.\n",
        "1. One\n\n    Still one.\n\n    It is 3.6<!--= z -->.\n",
        "Text\n    lazily indented 3.6<!--= z -->.\n",
        "\\`3.6<!--= z -->` is no code\n",
    ],
)
def test_an_indented_paragraph_is_prose(text: str) -> None:
    """What belongs to a list, an admonition, a tab or a note is cut like any other."""
    found = page(text)
    assert "<!--" not in found.text
    assert found.remarks
    assert restored(found) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It is 3.6<!--= z.\n\nMore\n", "unclosed-comment"),
        ("It is 3.6<!--= z", "unclosed-comment"),
        ("It is 3.6<!--= -->.\n", "empty-comment"),
        ("It is 3.6<!--ok: -->.\n", "empty-comment"),
        ("It is 3.6<!--= a | b -->.\n", "comment-syntax"),
        ("It is 3.6<!--= a -- b -->.\n", "comment-syntax"),
        ("It is 3.6<!--= a\nb -->.\n", "comment-syntax"),
        ("Text\n<!--= z --> more\n", "comment-at-line-start"),
        ("- <!--= z --> more\n", "comment-at-line-start"),
        ("1. <!--= z --> more\n", "comment-at-line-start"),
        ("It is 3<!--= z -->.6\n", "comment-in-numeral"),
        ("![alt 3.6<!--= z -->](a.png)\n", "comment-in-alt"),
        ("It is 3<!--= z -->6\n", "comment-in-numeral"),
        ("It is 95<!--= z -->%\n", "comment-in-numeral"),
        ("| 1 | <!--table: c1 = x -->\n", "table-comment"),
        ("<!--table: c1 = x --> more\n", "table-comment"),
    ],
)
def test_each_misplaced_remark_is_a_finding(text: str, rule: str) -> None:
    """Markdown would split a paragraph or a table there, or nobody could tell what is meant."""
    assert rules(text) == [rule]


def test_other_comments_are_the_author_s_own() -> None:
    """Only ``<!--=``, ``ok:``, ``only:`` and ``table:`` are remarks to us."""
    text = "<!-- todo: 3.6 --> text <!--more-->\n"
    assert page(text).text == text


def test_the_options_of_a_fence_are_cut() -> None:
    """``run="no"`` and ``ok="…"`` are for us, all else is for the renderer."""
    found = page('```python title="a 1" run="no" hl_lines="1"\nx = 1\n```\n')
    assert found.text == '```python title="a 1" hl_lines="1"\nx = 1\n```\n'
    (fence,) = found.fences
    assert (fence.language, fence.run, fence.code) == ("python", False, "x = 1\n")
    assert found.text[fence.body : fence.end].startswith("x = 1")
    (fence,) = page('```text ok="a drawing"\n3\n```\n').fences
    assert fence.reason == "a drawing"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```py\nx = 1\n```\n", "x = 1\n"),
        ('``` {.python linenums="1"}\nx = 1\n```\n', "x = 1\n"),
        ("- a\n\n    ```py\n    if x:\n        y\n    ```\n", "if x:\n    y\n"),
        ("> ```py\n> x = 1\n> ```\n", "x = 1\n"),
        ("```py\n```\n", ""),
    ],
)
def test_a_fence_gives_its_code_without_its_frame(text: str, code: str) -> None:
    """Indentation and quotation marks belong to the page, not to the code."""
    (fence,) = page(text).fences
    assert fence.code == code


@pytest.mark.parametrize(
    ("text", "aimed", "kind"),
    [
        ("It is 3.6<!--= z -->", "It is 3.6", "prose"),
        ("**3.6**<!--= z -->", "**3.6", "prose"),
        ("the [1.2, 3.6]<!--= z -->", "[1.2, 3.6]", "vector"),
        ("the [[1, 2], [3, 4]]<!--= z -->", "[[1, 2], [3, 4]]", "vector"),
        ("the `z = 3.6`<!--= z -->", "`z = 3.6`", "code"),
        ("the ``z = 3.6``<!--= z -->", "``z = 3.6``", "code"),
        ("the $z = 3.6$<!--= z -->", "$z = 3.6$", "math"),
        ("$$\nz = 3.6\n$$<!--= z -->", "$$\nz = 3.6\n$$", "math"),
        ("$a$ and $z = 3.6$<!--= z -->", "$z = 3.6$", "math"),
        ("`$x` costs $z = 3.6$<!--= z -->", "$z = 3.6$", "math"),
        ("```\n$HOME\n```\nis $z = 3.6$<!--= z -->", "$z = 3.6$", "math"),
        ("a **3.6**{.big}<!--= z -->", "a **3.6", "prose"),
        ("a [3.6](#x)<!--= z -->", "3.6", "prose"),
    ],
)
def test_a_remark_speaks_of_what_stands_left_of_it(text: str, aimed: str, kind: str) -> None:
    """A literal, a vector, a span of code or maths; emphasis and attributes set aside."""
    found = page(text)
    aim = target(found, found.remarks[0])
    assert (found.text[aim.start : aim.end], aim.kind) == (aimed, kind)


PIECES = st.lists(
    st.sampled_from(
        ["3.6", " ", "\n", "\n\n", "text", "<!--= z -->", "<!--ok: why -->", "<!--only: so -->",
         "<!-- own -->", "`", "``", "```\n", "```py run=\"no\"\n", "~~~\n", "    ", "> ", "- ",
         "$", "|", "<!--= ", "-->", "<!--table: c1 = x -->\n", "!!! note\n", "%", "\\"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES)
def test_what_was_cut_can_be_put_back(text: str) -> None:
    """Pieces and cuts together are the source; each character knows its place."""
    found = page(text)
    assert restored(found) == text
    for fence in found.fences:
        assert 0 <= fence.start <= fence.body <= fence.end <= len(found.text)
    for remark in found.remarks:
        assert text[remark.start : remark.end].startswith("<!--")
        aim = target(found, remark)
        assert 0 <= aim.start <= aim.end <= remark.at
