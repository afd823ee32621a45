"""The target of a remark is what stands left of it: a literal, a span of code or maths, a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prosetest.page import Page, Remark, code_spans

_MATH = re.compile(
    r"(?<!\\)\$\$(?:(?!\n[ \t]*\n).)+?\$\$"
    r"|(?<![\\$])\$(?![\s$])(?:(?!\n[ \t]*\n).)+?(?<![\s\\$])\$",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r"(?<=\S)\{:?[^{}\n]*\}$")
_CLOSERS = '*_~^="”’»›』」)'
_HTML_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*</table>[ \t]*\Z", re.DOTALL | re.IGNORECASE)
_TABLE_ROW = re.compile(r"^[ \t>]*.*\|.*$")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\([^()\n]*\)$")


def _without_spans(page: Page) -> str:
    """The text with all code blanked: a dollar in code opens no formula."""
    text = page.prose
    for span in code_spans(text, []):
        text = text[: span.start()] + " " * len(span[0]) + text[span.end() :]
    return text


@dataclass(frozen=True)
class Target:
    """What a remark speaks of: ``text[start:end]``, a ``span`` of code or maths, or prose."""

    start: int
    end: int
    kind: str


def target(page: Page, remark: Remark) -> Target:
    """Return what stands left of ``remark``: its literal, its span, or the table above it."""
    if remark.kind == "table":
        return _table_above(page.text, remark.at)
    end = remark.at
    line = page.text.rfind("\n", 0, end) + 1
    if attributes := _ATTRIBUTES.search(page.text[line:end]):
        end = line + attributes.start()
    if page.text[end - 1 : end] == "`":
        return _ending(end, code_spans(page.text, [(f.start, f.end) for f in page.fences]), "code")
    if page.text[end - 1 : end] == "$":
        return _ending(end, _MATH.finditer(_without_spans(page)), "math")
    if page.text[line:end].endswith(")") and (link := _LINK.search(page.text[line:end])):
        return Target(line + link.start("text"), line + link.end("text"), "prose")
    return _literal(page.text, line, end)


def _ending(end: int, spans: Iterator[re.Match[str]], kind: str) -> Target:
    for span in spans:
        if span.end() == end:
            return Target(span.start(), end, kind)
    return Target(end, end, "nothing")


def _literal(text: str, line: int, end: int) -> Target:
    """The vector, shape or number that ends here, marks of emphasis set aside."""
    inner = text[line:end]
    if inner[-1:] in {"]", ")"}:
        return _vector(text, line, end)
    stop = line + len(inner.rstrip(_CLOSERS))
    if text[stop - 1 : stop] == "]":
        return _vector(text, line, stop)
    return Target(line, stop, "prose") if stop > line else Target(end, end, "nothing")


def _vector(text: str, line: int, end: int) -> Target:
    depth = 0
    for at in range(end - 1, line - 1, -1):
        depth += (text[at] in "])") - (text[at] in "[(")
        if depth == 0:
            return Target(at, end, "vector")
    return Target(end, end, "nothing")


def _table_above(text: str, at: int) -> Target:
    """The rows of the table that ends on the line above, in Markdown or in HTML."""
    end = text.rfind("\n", 0, at)
    if html := _HTML_TABLE.search(text, 0, max(end, 0)):
        return Target(html.start(), end, "table")
    start = end
    while start > 0:
        line = text.rfind("\n", 0, start) + 1
        if not _TABLE_ROW.match(text[line:start]):
            break
        start = line - 1
    if start == end or end < 0:
        return Target(at, at, "nothing")
    return Target(start + 1, end, "table")
