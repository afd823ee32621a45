"""A line break between two Han characters is no blank, so it is removed from the rendered page.

Authors write one sentence per line. Browsers show each line break as a blank: right between words,
a gap between Han characters, and after full-width punctuation, which brings its own blank. Only the
break goes, and only there: code, formulas, attributes, scripts and every other language stay as
they are, and a break between a Han character and a Latin one stays a blank. Curly quotes, dashes
and ellipses belong to no script; they count as the character they stand beside. Full-width signs
that may begin a number count as none.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

if TYPE_CHECKING:
    from markdown import Markdown

HAN: Final = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, as ranges of a regular-expression class."""

_BLOCKS: Final = (range(0x3001, 0x3040), range(0xFE30, 0xFE70), range(0xFF01, 0xFF61))
_SIGNS: Final = frozenset("－．")
PUNCTUATION: Final = "".join(
    mark
    for mark in map(chr, chain(*_BLOCKS))
    if unicodedata.category(mark).startswith("P") and mark not in _SIGNS
)
"""Full-width punctuation, without the signs that may begin a number."""

EITHER: Final = "“”‘’—…·"
"""Punctuation that is as wide as the characters beside it."""

_EDGE, _INLINE = "\0", "\1"
_MARK: Final = f"[{re.escape(PUNCTUATION)}]"
_WIDE: Final = f"[{HAN}{re.escape(PUNCTUATION)}]"
_BREAK: Final = re.compile(
    rf"(?:{_WIDE}[{EITHER}]*(?P<gap>[ \t\r]*\n[ \t\r\n]*)(?=[{EITHER}]*{_WIDE})"
    rf"|{_MARK}[{EITHER}]*(?P<after>[ \t\r]*\n[ \t\r\n]*)(?=[^{_EDGE}\s]))"
)
_ATTRIBUTES: Final = r"""(?:"[^"]*"|'[^']*'|[^'"<>])*"""
_TAG: Final = re.compile(
    rf"""
    (?P<overlooked><!--.*?--> | <(?P<raised>su[bp])\b{_ATTRIBUTES}>.*?</(?P=raised)\s*>)
  | <(?P<closed>code|kbd|math|pre|samp|script|style|svg|textarea|var)\b{_ATTRIBUTES}>
    .*?</(?P=closed)\s*>
  | <(?P<formula>[a-z]\w*+)(?={_ATTRIBUTES}?\sclass=["'][^"']*\barithmatex\b){_ATTRIBUTES}>
    .*?</(?P=formula)\s*>
  | </?(?P<name>[a-z][\w:-]*+)(?P<attributes>{_ATTRIBUTES})>
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_SEEN_THROUGH: Final = frozenset(
    "a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong time u".split()
)
_OF_ITS_OWN: Final = re.compile(r"""\bclass=(?!["']?term\b)""")
_LAST: Final = -10


def join_lines(html: str) -> str:
    """Return ``html`` without the line breaks between Han characters; joining again does nothing.

    Works on whole pages and on fragments, and adds no character.
    """
    text, places = _visible(html)
    kept, start = [], 0
    for gap in (found.span(found.lastgroup or 0) for found in _BREAK.finditer(text)):
        for place in places[slice(*gap)]:
            kept.append(html[start:place])
            start = place + 1
    return "".join([*kept, html[start:]])


def _visible(html: str) -> tuple[str, list[int]]:
    """Return the text a reader sees, and the place of each of its characters in ``html``.

    Inline tags leave no trace in it; what is no text, such as code or a block's end, is an edge,
    and code and formulas are one that stands in a line.
    """
    text: list[str] = []
    places: list[int] = []
    start = 0
    for tag in _TAG.finditer(html):
        edge = "" if _is_overlooked(tag) else _INLINE if _is_in_line(tag) else _EDGE
        text += html[start : tag.start()], edge
        places += range(start, tag.start() + len(edge))
        start = tag.end()
    return "".join([*text, html[start:]]), [*places, *range(start, len(html))]


def _is_overlooked(tag: re.Match[str]) -> bool:
    """Whether the text before and after touches; a link with a class is a thing of its own.

    A term of the glossary is none: it reads as its sentence does.
    """
    if tag["overlooked"]:
        return True
    name = (tag["name"] or "").lower()
    return name in _SEEN_THROUGH and not (name == "a" and _OF_ITS_OWN.search(tag["attributes"]))


def _is_in_line(tag: re.Match[str]) -> bool:
    """Whether what is no text stands among words, as code and formulas do."""
    return bool(tag["formula"]) or tag["closed"] in {"code", "kbd", "math", "samp", "var"}


class _JoinLines(Postprocessor):
    def run(self, text: str) -> str:
        return join_lines(text)


class LineBreakExtension(Extension):
    """Joins lines after all other postprocessors, when raw HTML and code are in their places."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the postprocessor, which may be called on fragments and does no harm there."""
        md.postprocessors.register(_JoinLines(md), "editions_line_break", _LAST)


def makeExtension(**options: Any) -> LineBreakExtension:
    """Return the extension, for configurations that name this module."""
    return LineBreakExtension(**options)
