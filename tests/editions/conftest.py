"""What the tests of editions share: Markdown as a Material site configures it."""

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

Site = Callable[..., Markdown]


@pytest.fixture(scope="session")
def site() -> Site:
    """Make a renderer with a Material site's extensions, and more after them."""

    def make(*more: Any, without: tuple[str, ...] = (), **options: dict[str, Any]) -> Markdown:
        extensions = [*(name for name in MATERIAL if name not in without), *more]
        kept = {name: given for name, given in OPTIONS.items() if name not in without}
        return Markdown(extensions=extensions, extension_configs=kept | options)

    return make
