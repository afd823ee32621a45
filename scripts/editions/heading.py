"""A formula in a heading reads as plain text in the table of contents and in the page's title.

Hosts show a heading's words without its markup there: left alone, readers would see raw TeX.
The heading itself, and the address made from its words, stay as they are.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from editions.formula_text import plain

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from markdown import Markdown

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABEL: Final = "data-toc-label"
_TITLE_READERS: Final = ("mkdocs_extract_title", "properdocs_extract_title")
_BEFORE_TOC: Final = 6
_AFTER_TITLE: Final = 0.5


class HeadingLabel(Treeprocessor):
    """Gives each heading with a formula the label that the ``toc`` extension shows for it."""

    def run(self, root: ET.Element) -> None:
        """Set the label, unless the author did, or no ``toc`` would take it off again."""
        if "toc" not in self.md.treeprocessors:
            return
        for heading in root.iter():
            if heading.tag in _HEADINGS and _LABEL not in heading.attrib and _formulas(heading):
                heading.set(_LABEL, readable(heading, self.md))


class PageTitle(Treeprocessor):
    """Corrects the title that MkDocs or ProperDocs took from a page's first heading."""

    def run(self, root: ET.Element) -> None:
        """Give the host, which has read the heading by now, its readable words."""
        first = next(iter(root), None)
        if first is None or first.tag != "h1" or not _formulas(first):
            return
        for name in _TITLE_READERS:
            if name in self.md.treeprocessors:
                vars(self.md.treeprocessors[name])["title"] = readable(first, self.md)


def readable(heading: ET.Element, md: Markdown) -> str:
    """Return a heading's words as HTML text, its formulas as plain text."""
    copy = deepcopy(remove_fnrefs(heading))
    for link in copy.iterfind("a[@class='headerlink']"):
        link.text = ""
    for formula in _formulas(copy):
        formula.text = AtomicString(plain(_tex(formula)))
    return strip_tags(render_inner_html(copy, md))


def _formulas(heading: ET.Element) -> list[ET.Element]:
    return [part for part in heading.iter() if "arithmatex" in part.get("class", "").split()]


def _tex(formula: ET.Element) -> str:
    r"""Return the TeX between ``\(`` and ``\)``."""
    return (formula.text or "").removeprefix(r"\(").removesuffix(r"\)").strip()


def register(md: Markdown) -> None:
    """Register both, around the moments at which hosts read headings."""
    md.treeprocessors.register(HeadingLabel(md), "editions_heading_label", _BEFORE_TOC)
    md.treeprocessors.register(PageTitle(md), "editions_page_title", _AFTER_TITLE)
