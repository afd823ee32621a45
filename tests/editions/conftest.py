"""What the tests of editions share: a Material site's Markdown, and formulas of the course."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from markdown import Markdown
from pymdownx.arithmatex import arithmatex_fenced_format

MATERIAL = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)
OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.superfences": {
        "custom_fences": [
            {"name": "math", "class": "arithmatex", "format": arithmatex_fenced_format()}
        ]
    },
}

FORMULAS = (
    r"z = w^\top x + b = 0.4 \times 2 + 0.6 \times 3 + 1 = 3.6",
    r"\mathrm{ReLU}(x) = \max(0, x)",
    r"\mathrm{ReLU}(x) = \begin{cases} x & x > 0 \\ 0 & \text{khi } x \le 0 \end{cases}",
    r"f(x) = \begin{cases} x & \text{nếu } x \ge 0 \\ 0.01x & \text{ngược lại} \end{cases}",
    r"f(x) = \begin{cases} 1 & \text{若 } x > 0 \\ 0 & \text{否则} \end{cases}",
    r"\sigma(x) = \frac{1}{1 + e^{-x}}",
    r"\sigma'(x) = \sigma(x)\,(1 - \sigma(x))",
    r"f''(x) \approx \frac{f'(x + h) - f'(x - h)}{2h}",
    r"\tanh x = \frac{e^x - e^{-x}}{e^x + e^{-x}}",
    r"\begin{aligned} z &= w_1 x_1 + w_2 x_2 + b \\ &= 0.8 + 1.8 + 1 \\ &= 3.6 \end{aligned}",
    r"W = \begin{bmatrix} 0.2 & 0.8 & -0.5 \\ -0.9 & 0.2 & 0.4 \end{bmatrix}",
    r"\begin{bmatrix} 1.2 \\ 3.6 \\ 0.65 \end{bmatrix}^\top",
    r"W \in \mathbb{R}^{2 \times 3}",
    r"\hat{y} = \varphi\left(\sum_{i=1}^{n} w_i x_i + b\right)",
    r"\underbrace{w_1 x_1 + w_2 x_2}_{\text{tổng có trọng số}} + b",
    r"\underbrace{w^\top x}_{\text{加权和}} + \underbrace{b}_{\text{偏置}}",
    r"L = -y \log \hat{y} - (1 - y) \log(1 - \hat{y})",
    r"L = -\frac{1}{N} \sum_{n=1}^{N} \Bigl[ y_n \log \hat{y}_n + (1 - y_n) \Bigr]",
    r"\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
    r"\frac{\partial L}{\partial W^{[l]}} = \delta^{[l]} \left(a^{[l-1]}\right)^\top",
    r"\delta^{[l]} = \bigl( (W^{[l+1]})^\top \delta^{[l+1]} \bigr) \odot \varphi'(z^{[l]})",
    r"W := W - \eta \nabla_W L",
    r"\theta_{t+1} \leftarrow \theta_t - \eta\, \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}",
    r"\mathrm{GELU}(x) \approx 0.5x \left(1 + \tanh\left[\sqrt{\frac{2}{\pi}} x\right]\right)",
    r"\mathrm{Var}(w) = \frac{2}{n_{\text{in}} + n_{\text{out}}}",
    r"\lVert x \rVert_2 = \sqrt{\textstyle\sum_i x_i^2}",
    r"784 \cdot 128 + 128 = 100\,480",
    r"\lim_{h \to 0} \frac{f(x + h) - f(x)}{h}",
    r"\mathcal{N}(0, \sigma^2), \quad \mathbf{x} \in \mathbb{R}^n, \quad \boldsymbol{w}^\top",
    r"\overbrace{a + b + c}^{95\%} \ne \arg\max_i z_i",
    r"9.5 \times 10^{-7} \quad \vec{v} \quad \tilde{z} \quad \overline{xyz} \quad \widehat{xy}",
    r"\begin{align*} a &= b \\ c &= d \end{align*}",
    r"\mathbb{1}[x > 0] \quad \text{95\%{} của } x \quad \%",
)

Site = Callable[..., Markdown]


@pytest.fixture(scope="session")
def site() -> Site:
    """Make a renderer with a Material site's extensions, and more after them."""

    def make(*more: Any, without: tuple[str, ...] = (), **options: dict[str, Any]) -> Markdown:
        extensions = [*(name for name in MATERIAL if name not in without), *more]
        kept = {name: given for name, given in OPTIONS.items() if name not in without}
        return Markdown(extensions=extensions, extension_configs=kept | options)

    return make


@pytest.fixture(params=FORMULAS)
def formula(request: pytest.FixtureRequest) -> str:
    """TeX of each kind that the course writes."""
    return str(request.param)


@pytest.fixture(scope="session")
def formulas() -> tuple[str, ...]:
    """All of them at once."""
    return FORMULAS
