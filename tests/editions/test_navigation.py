"""Navigations that differ are findings in mkdocs.yml; previous and next stay in an edition."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from editions.edition import Edition
from editions.navigation import differences, end_with_edition
from prosetest.finding import Finding

VI = Edition("vi", "vi", "Tiếng Việt", "Mạng nơ-ron")
ZH = Edition("zh", "zh-Hans", "中文", "神经网络")
EDITIONS = (VI, ZH)

SAME = """\
site_name: Site
nav:
  - Tiếng Việt:
      - vi/index.md
      - Cơ bản:
          - Một nơ-ron: vi/neuron.md
          - vi/layer.md
  - 中文:
      - zh/index.md
      - 基础:
          - zh/neuron.md
          - zh/layer.md
  - About: about.md
"""


def findings(config: str) -> list[Finding]:
    """Return what speaks against the navigation of a configuration."""
    return differences(yaml.safe_load(config)["nav"], EDITIONS, config)


def without(row: str) -> str:
    """Return the configuration without one of its rows."""
    assert row in SAME
    return SAME.replace(f"{row}\n", "")


def test_the_same_pages_in_the_same_sections() -> None:
    """Titles may differ, and pages outside editions are nobody's business."""
    assert findings(SAME) == []


@pytest.mark.parametrize("nav", [None, []])
def test_a_site_without_navigation(nav: list[Any] | None) -> None:
    """Where MkDocs makes the navigation itself there is nothing to compare."""
    assert differences(nav, EDITIONS, "") == []


def test_a_lacking_page() -> None:
    """The finding points at the entry that has no counterpart, and says what to add."""
    (one,) = findings(without("          - zh/layer.md"))
    assert (one.place.line, one.place.column, one.place.width) == (7, 13, 11)
    assert one.message == "the navigation has vi/layer.md and no zh/layer.md"
    assert one.mend == "add zh/layer.md at the same place in the section of 中文"


def test_a_page_that_the_first_edition_lacks() -> None:
    """No edition is the model: the first may lack a page too."""
    (one,) = findings(without("          - vi/layer.md"))
    assert one.place.line == 11
    assert one.message == "the navigation has zh/layer.md and no vi/layer.md"


def test_a_whole_edition_is_lacking() -> None:
    """Each page of the other edition is named."""
    nav = SAME[: SAME.index("  - 中文")]
    assert [one.message[-11:] for one in findings(nav)] == [
        "zh/index.md",
        "h/neuron.md",
        "zh/layer.md",
    ]


def test_another_order() -> None:
    """The first page that stands elsewhere is named."""
    config = SAME.replace(
        "- zh/neuron.md\n          - zh/layer.md", "- zh/layer.md\n          - zh/neuron.md"
    )
    (one,) = findings(config)
    assert one.message == "zh/layer.md stands where Tiếng Việt has vi/neuron.md"
    assert one.place.line == 11


def test_another_depth() -> None:
    """A page in a section is not the same as a page beside it."""
    config = SAME.replace("          - zh/layer.md", "      - zh/layer.md")
    (one,) = findings(config)
    assert one.message == "zh/layer.md is in other sections than vi/layer.md"


def test_a_section_of_two_editions() -> None:
    """A page in the wrong edition's section is found there."""
    config = SAME.replace("  - About: about.md", "      - vi/extra.md\n")
    messages = [one.message for one in findings(config)]
    assert messages[0] == "vi/extra.md stands in a section that begins with zh/index.md"


def page(url: str) -> SimpleNamespace:
    """Return a page as hosts have them."""
    return SimpleNamespace(url=url, previous_page=None, next_page=None)


def test_previous_and_next_end_with_the_edition() -> None:
    """The last page of an edition has no next one, and the first of the next no previous one."""
    pages = [page(url) for url in ("vi/", "vi/neuron/", "zh/", "zh/neuron/")]
    for one, other in pairwise(pages):
        one.next_page, other.previous_page = other, one
    end_with_edition(pages, EDITIONS)
    assert [one.next_page and one.next_page.url for one in pages] == [
        *("vi/neuron/", None),
        *("zh/neuron/", None),
    ]
    assert [one.previous_page and one.previous_page.url for one in pages] == [
        *(None, "vi/"),
        *(None, "zh/"),
    ]
