"""A page's formulas are filled in as MathML, and nothing else of the page changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial, wraps
from html import escape
from types import FunctionType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension

from editions.formula import Fault, MathError, typeset
from editions.mathml import OrderError, fill

Site = Callable[..., Markdown]

PAGE = r"""# Nơ-ron $z$

Đầu ra $z = w^\top x + b$ và $a < b$, không phải `$x$` hay \$5.
{: .lead }

$$
W = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}
$$

```math
f(x) = \begin{cases} x & x > 0 \\ 0 & \text{否则} \end{cases}
```

```python
span = '<span class="arithmatex">\(x\)</span>'
```

!!! note "Chú ý $x^2$"
    Trong $\hat{y}$.[^1]

    === "Tab $t$"
        \[ x_1 \]

??? tip "Mở $k$"
    - mục $a_1$
    - mục **$a_2$**{: .b }

| $w$ | b |
|---|---|
| $\frac{1}{2}$ | 2 |

<div markdown>
Trong thẻ $m$.
</div>

[^1]: Chú thích $n$.
"""

SPANS = re.compile(r'(<(span|div) class="arithmatex">).*?(</\2>)', re.DOTALL)
TIED = re.compile(
    r'<span class="unbroken">([^<]*(?:<span class="arithmatex"></span>)?[^<]*)</span>'
)


def _emptied(html: str) -> str:
    return TIED.sub(r"\1", SPANS.sub(r"\1\3", html))


def test_every_formula_of_a_page_and_nothing_else(site: Site) -> None:
    before, after = site().convert(PAGE), site("editions.mathml").convert(PAGE)
    assert after.count("<math") == before.count('class="arithmatex">\\') == 16
    assert after.count('<math display="block">') == 3
    assert _emptied(after) == _emptied(before)
    assert r"<code>$x$</code>" in after


def test_all_formulas_on_one_page(site: Site, formulas: tuple[str, ...]) -> None:
    page = site("editions.mathml").convert("\n\n".join(f"$$\n{tex}\n$$" for tex in formulas))
    assert page.count('<math display="block">') == len(formulas)
    assert all(f">{escape(tex, quote=False)}</annotation>" in page for tex in formulas)


def test_each_page_of_a_reused_renderer(site: Site) -> None:
    md = site("editions.mathml")
    assert md.convert("$x$") == md.reset().convert("$x$")


def test_wrapper_keeps_its_tag_and_attributes() -> None:
    start = '<span data-expr="a > \'b\'" id="f" class="arithmatex big" data-tier="computed">'
    assert fill(rf"<p>{start}\(x &lt; 1\)</span>") == f"<p>{start}{typeset('x < 1')}</span>"


def test_block_is_set_in_display_style() -> None:
    filled = fill('<div class="arithmatex">\\[\nx\n\\]</div>')
    assert filled == f'<div class="arithmatex">{typeset("x", display=True)}</div>'


@pytest.mark.parametrize(
    "html",
    [
        r'<!-- <span class="arithmatex">\(x\)</span> -->',
        r"""<script>'<span class="arithmatex">\(x\)</span>'</script>""",
        r"""<img alt='<span class="arithmatex">\(x\)</span>'>""",
        r"""<p title='class="arithmatex"'>\(x\)</p>""",
        r'<p class="not-arithmatex">\(x\)</p>',
        r"<code>\(x\)</code> $x$ \[y\]",
        "a < b <",
        "",
    ],
)
def test_what_is_no_formula_stays(html: str) -> None:
    assert fill(html) == html


@given(st.text(st.sampled_from(r"""<>/"'= \()[]!-spandivclarthmex""")))
def test_any_other_html_stays(html: str) -> None:
    assert fill(html) == html


@given(st.lists(st.sampled_from(["x", r"\hat{y}", "a < b", r"\text{否则 & <b>}", r"\nope"])))
def test_filling_again_changes_nothing(parts: list[str]) -> None:
    html = "\n".join(f'<i>重</i> <span class="arithmatex">\\({escape(p)}\\)</span>' for p in parts)
    ignore: list[Fault] = []
    filled = fill(html, ignore.append)
    assert fill(filled, ignore.append) == filled
    assert _emptied(filled) == _emptied(html)


def test_all_faults_of_a_page_are_told_at_once(site: Site) -> None:
    with pytest.raises(MathError) as raised:
        site("editions.mathml").convert("$\\frac{1}$ and $x$ and $\\nope$")
    assert [fault.tex for fault in raised.value.faults] == [r"\frac{1}", r"\nope"]


def test_reported_faults_leave_the_tex_on_the_page(site: Site) -> None:
    faults: list[Fault] = []
    md = site("editions.mathml", **{"editions.mathml": {"report": faults.append}})
    page = md.convert(r"$\nope$ and $x$")
    assert r'<span class="arithmatex">\(\nope\)</span>' in page
    assert page.count("<math") == 1
    assert [fault.tex for fault in faults] == [r"\nope"]


@pytest.mark.parametrize("body", ["x", '<script type="math/tex">x</script>', r"\(<b>x</b>\)"])
def test_marked_element_without_tex_is_a_fault(body: str) -> None:
    with pytest.raises(MathError, match="generic: true"):
        fill(f'<span class="arithmatex">{body}</span>')


class _Checker(Extension):
    """Stands for prosetest: wraps ``md.convert`` and reads the TeX of the finished page."""

    def __init__(self, kind: str = "function") -> None:
        super().__init__()
        self.kind, self.seen = kind, ""

    def extendMarkdown(self, md: Markdown) -> None:
        inner = md.convert

        def convert(source: str) -> str:
            self.seen = inner(source)
            return self.seen

        checked: Any = FunctionType(
            convert.__code__, {"__name__": "prosetest.markdown"}, closure=convert.__closure__
        )
        checked = wraps(inner)(checked) if self.kind == "wraps" else checked
        md.convert = (  # type: ignore[method-assign]
            partial(checked) if self.kind == "partial" else checked
        )


class _Outermost(Extension):
    """Wraps ``md.convert`` in turn, and says what it wraps."""

    def extendMarkdown(self, md: Markdown) -> None:
        inner = md.convert
        md.convert = wraps(inner)(lambda source: inner(source))  # type: ignore[method-assign]


def test_checker_listed_before_reads_tex(site: Site) -> None:
    checker = _Checker()
    page = site(checker, "editions.mathml").convert("$x$")
    assert r"\(x\)" in checker.seen
    assert "<math>" in page


@pytest.mark.parametrize("kind", ["function", "wraps", "partial"])
def test_checker_listed_after_is_refused(site: Site, kind: str) -> None:
    with pytest.raises(OrderError, match=r"list editions\.mathml after it"):
        site("editions.mathml", _Checker(kind)).convert("$x$")


def test_checker_hidden_by_another_wrapper_is_refused(site: Site) -> None:
    with pytest.raises(OrderError, match=r"prosetest\.markdown is listed after"):
        site("editions.mathml", _Checker(), _Outermost()).convert("$x$")


def test_other_wrappers_may_be_outside(site: Site) -> None:
    assert "<math>" in site("editions.mathml", _Outermost()).convert("$x$")
