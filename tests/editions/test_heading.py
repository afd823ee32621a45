"""A formula in a heading reads as plain text in the table of contents and in the title."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

Site = Callable[..., Markdown]

PAGE = r"""# Nơ-ron $\hat{y} = w^\top x$ & `a<b`[^1]

## Đạo hàm $\sigma'(x) < 1$

## 加权和 $z$ {#sum}

## Own $x$ {data-toc-label="mine"}

## Plain \\(x

[^1]: Note.
"""


def _names(tokens: list[dict[str, Any]]) -> list[str]:
    return [name for token in tokens for name in (token["name"], *_names(token["children"]))]


def test_names_in_the_table_of_contents(site: Site) -> None:
    md = site("editions.mathml")
    md.convert(PAGE)
    assert _names(md.toc_tokens) == [  # type: ignore[attr-defined]
        "Nơ-ron ŷ = wᵀx &amp; a&lt;b",
        "Đạo hàm σ′(x) &lt; 1",
        "加权和 z",
        "mine",
        r"Plain \(x",
    ]


def test_table_of_contents_in_the_page(site: Site) -> None:
    md = site("editions.mathml")
    page = md.convert(f"[TOC]\n\n{PAGE}")
    assert ">Đạo hàm σ′(x) &lt; 1</a>" in page
    assert ">Đạo hàm σ′(x) &lt; 1</a>" in md.toc  # type: ignore[attr-defined]


def test_addresses_stay_and_the_label_leaves_no_trace(site: Site) -> None:
    plain, md = site(), site("editions.mathml")
    plain.convert(PAGE)
    page = md.convert(PAGE)
    ids = [[token["id"] for token in given.toc_tokens] for given in (plain, md)]  # type: ignore[attr-defined]
    assert ids[0] == ids[1]
    assert "data-toc-label" not in page


def test_heading_without_toc_is_left_alone(site: Site) -> None:
    page = site("editions.mathml", without=("toc",)).convert("# $x$")
    assert page.startswith('<h1><span class="arithmatex"><math>')


def test_heading_with_tex_that_cannot_be_set_keeps_it(site: Site) -> None:
    faults: list[object] = []
    md = site("editions.mathml", **{"editions.mathml": {"report": faults.append}})
    md.convert(r"# A $\nope$")
    assert _names(md.toc_tokens) == [r"A \nope"]  # type: ignore[attr-defined]
    assert len(faults) == 1


@pytest.mark.parametrize("permalink", [{}, {"permalink": True}, {"permalink_leading": True}])
def test_title_of_a_page_under_mkdocs(tmp_path: Path, permalink: dict[str, bool]) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "docs" / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Site\n", encoding="utf-8")
    config = load_config(
        config_file=str(tmp_path / "mkdocs.yml"),
        theme={"name": "mkdocs"},
        plugins=[],
        markdown_extensions=[
            {"toc": permalink},
            "footnotes",
            "attr_list",
            {"pymdownx.arithmatex": {"generic": True}},
            "editions.mathml",
        ],
    )
    build(config)
    built = (tmp_path / "site" / "page" / "index.html").read_text(encoding="utf-8")
    assert "<title>Nơ-ron ŷ = wᵀx &amp; a&lt;b - Site</title>" in built
    assert r"\(" not in built.replace(r"Plain \(x", "")
