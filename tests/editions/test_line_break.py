"""A line break between two Han characters is removed, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from editions.line_break import EITHER, HAN, PUNCTUATION, join_lines

Site = Callable[..., Markdown]

JOINED = {
    "重\n点": "重点",
    "重，\n点": "重，点",
    "重\n（点）": "重（点）",
    "重 \t\n  点": "重点",
    "一\n二\n三": "一二三",
    "重\n<strong>点</strong>": "重<strong>点</strong>",
    "<em>重</em>\n点": "<em>重</em>点",
    '<a href="x>y">重\n</a><b>\n点</b>': '<a href="x>y">重</a><b>点</b>',
    "重<!-- a\nb -->\n点": "重<!-- a\nb -->点",
    "米<sup>2</sup>\n的": "米<sup>2</sup>的",
    "“重”\n点": "“重”点",
    "重\n“点”": "重“点”",
    "重——\n点": "重——点",
    "重……\n点": "重……点",
    "占 95％\n的": "占 95％的",
    "𠮷\n々": "𠮷々",
    "重。\nReLU": "重。ReLU",
    "重。”\n3.6": "重。”3.6",
    "重：\n<strong>a</strong>": "重：<strong>a</strong>",
    "重。\n<code>a</code>": "重。<code>a</code>",
    '重。\n<strong><a class="term" href="b" title="点">点</a></strong>': (
        '重。<strong><a class="term" href="b" title="点">点</a></strong>'
    ),
    '重。\n<span class="arithmatex"><math></math></span>': (
        '重。<span class="arithmatex"><math></math></span>'
    ),
}

KEPT = (
    "a\nb",
    "重\nReLU",
    "ReLU\n重",
    "3.6\n重",
    "重\n3.6",
    "重\n１２",
    "重\n－３",
    "“a”\n重",
    "重\n“a”",
    "—\n重",
    "重。\n",
    "<p>重。\n<ul></ul></p>",
    "重。\n<br>a",
    "신경\n망",
    "漢\n자",
    "nơ-ron\nthần kinh",
    "重<br>\n点",
    "<p>重</p>\n<p>点</p>",
    "<li>重\n<ul>\n<li>点</li></ul></li>",
    "重\n<code>点</code>\n重",
    "<pre>重\n点</pre>",
    '<pre id="a"><span></span><code>重\n点</code></pre>',
    "<code>重\n点</code>",
    "<script>重\n点</script><style>重\n点</style>",
    "<textarea>重\n点</textarea>",
    "<svg><text>重\n点</text></svg>",
    "<math><mtext>重\n点</mtext></math>",
    r'<span data-a="b > c" class="arithmatex">\(\text{重' "\n" r"点}\)</span>",
    '<div class="arithmatex">\\[\n重\n点\n\\]</div>',
    '<img alt="重\n点">',
    '<p title="重\n点">a</p>',
    '重\n<img alt="点">\n点',
    '<a class="md-button" href="a">重</a>\n<a class="md-button" href="b">点</a>',
    "重&nbsp;\n点",
    "<!-- 重\n点 -->",
)

HAN_TEXT = st.sampled_from("重点。，“”—a3 \n\t한é／<>")
MARKUP = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<code>",
        "</code>",
        "<br />",
        "<p>",
        "</p>",
        "<!-- 重\n点 -->",
        "<sup>",
        "</sup>",
    ]
)
HTML = st.lists(HAN_TEXT | MARKUP).map("".join)


@pytest.mark.parametrize(("before", "after"), JOINED.items())
def test_is_removed(before: str, after: str) -> None:
    assert join_lines(before) == after


@pytest.mark.parametrize("html", KEPT)
def test_stays(html: str) -> None:
    assert join_lines(html) == html


@given(HTML)
def test_joining_again_does_nothing(html: str) -> None:
    assert join_lines(join_lines(html)) == join_lines(html)


@given(HTML)
def test_only_blanks_go_and_each_with_a_line_break(html: str) -> None:
    joined = join_lines(html)
    assert re.sub(r"[ \t\n]+", "", joined) == re.sub(r"[ \t\n]+", "", html)
    assert (joined == html) == (joined.count("\n") == html.count("\n"))


@given(HTML.map(lambda html: re.sub("[重点。，]", "字", html).replace("字", "c")))
def test_text_without_han_stays(html: str) -> None:
    assert join_lines(html) == html


@given(st.text(st.sampled_from("重点。（a3한 “\n")))
def test_plain_text_by_a_second_way(text: str) -> None:
    """Compares with a walk over the lines, for text without markup."""
    wide, either = re.compile(f"[{HAN}{re.escape(PUNCTUATION)}]"), EITHER
    mark = re.compile(f"[{re.escape(PUNCTUATION)}]")
    walked = [first := re.split(r"([ \t]*\n[ \t\n]*)", text)[0]]
    for gap, line in zip(*[iter(re.split(r"([ \t]*\n[ \t\n]*)", text)[1:])] * 2, strict=True):
        left, right = first.rstrip(either)[-1:], line.lstrip(either)[:1]
        ends = line and mark.match(left)
        walked += ["" if ends or (wide.match(left) and wide.match(right)) else gap, line]
        first = line
    assert join_lines(text) == "".join(walked)


PAGE = """# 神经元

神经元有**权重**
和*偏置*，
输出 `重
点` 与 ReLU
的值[^1]
见[此处](a.md)
。

!!! note "注意"
    第一行
    第二行

    === "标签"
        甲
        乙

??? tip "展开"
    - 列表
      续行
    - 另一项

| 列 |
|----|
| 值 |

```python
# 重
# 点
```

$$
\\text{重
点}
$$

<div markdown>
里面
外面
</div>

<script>
"重
点"
</script>

[^1]: 脚注
    续行
"""


def test_page_with_the_extensions_of_a_material_site(site: Site) -> None:
    before, after = site().convert(PAGE), site("editions.line_break").convert(PAGE)
    for joined in (
        "和<em>偏置</em>，输出",
        "第一行第二行",
        "甲乙",
        "列表续行",
        "里面外面",
        "脚注续行",
    ):
        assert joined in after
    for kept in ("ReLU\n的值", r"\text{重" "\n点}", '"重\n点"'):
        assert kept in after
    assert "见<a" in after
    assert re.sub(r"\s", "", before) == re.sub(r"\s", "", after)


@pytest.mark.parametrize(
    "page",
    [
        "Một nơ-ron\nnhân và cộng,\n**rồi** `z`\nqua ReLU.\n\n- một\n  hai\n",
        "A neuron\nmultiplies\n*and* adds.\n\n> quoted\n> lines\n",
        "신경망은\n**층**으로\n이루어진다.\n",
    ],
)
def test_other_languages_stay(site: Site, page: str) -> None:
    assert site("editions.line_break").convert(page) == site().convert(page)


def test_formulas_and_line_breaks_together(site: Site) -> None:
    page = site("editions.line_break", "editions.mathml").convert(
        "输出\n为 $z$，\n即 $3.6$。\n完\n"
    )
    assert page.startswith('<p>输出为 <span class="unbroken"><span class="arithmatex"><math>')
    assert "</span>，</span>即 <span" in page
    assert page.endswith("</span>。</span>完</p>")
