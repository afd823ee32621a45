"""A page is its source without the remarks to us: what a renderer gets, and what was cut.

A remark is ``<!--= expression -->``, ``<!--ok: reason -->``, ``<!--only: reason -->`` or, under a
table, ``<!--table: c1 = x; c2 = relu(c1) -->``; the options ``run="no"`` and ``ok="reason"`` of a
fence are remarks too. All are cut before any renderer sees them.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prosetest.finding import Finding
from prosetest.numeral import DIGITS
from prosetest.source import Source

_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<body>(?:.*\n)*?)"
    r"(?P<close>[ \t>]*(?P=mark)[`~]*[ \t]*)$",
    re.MULTILINE,
)
_OPTION = re.compile(
    r"[ \t]*\b(?P<name>run|ok)[ \t]*=[ \t]*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)"
)
_LANGUAGE = re.compile(r"[ \t]*(?:\{[ \t]*\.?)?(?P<language>[\w+#-]*)")
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_REMARK = re.compile(
    r"<!--(?P<kind>=|ok:|only:|table:)(?P<body>.*?)(?:-->|(?=\n[ \t]*\n)|\Z)", re.DOTALL
)
_MATH = re.compile(
    r"(?<!\\)\$\$(?:(?!\n[ \t]*\n).)+?\$\$|(?<![\\$])\$(?![\s$])(?:(?!\n[ \t]*\n).)+?(?<![\s\\$])\$",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r"(?<=\S)\{:?[^{}\n]*\}$")
_CLOSERS = '*_~^="”’»›』」)'
_TABLE_ROW = re.compile(r"^[ \t>]*.*\|.*$")


@dataclass(frozen=True)
class Remark:
    """One comment to us: ``kind`` is ``=``, ``ok``, ``only`` or ``table``; ``at`` where it was cut."""

    kind: str
    body: str
    at: int
    start: int
    end: int


@dataclass(frozen=True)
class Fence:
    """A fenced block: its code without indentation, and where that code starts in ``Page.text``."""

    language: str
    code: str
    start: int
    end: int
    body: int
    run: bool
    reason: str


@dataclass(frozen=True)
class Page:
    """What is rendered, and what was cut from it; offsets are into ``text``."""

    source: Source
    text: str
    cuts: tuple[tuple[int, int], ...]
    remarks: tuple[Remark, ...]
    fences: tuple[Fence, ...]
    findings: tuple[Finding, ...]

    def origin(self, at: int, end: bool = False) -> int:
        """Return the offset in the source of an offset in ``text``."""
        key = (at, -1) if end else (at, 1 << 60)
        index = bisect_right(self.cuts, key) - 1
        if index < 0:
            return at
        cut_at, resume = self.cuts[index]
        return resume + at - cut_at

    def origins(self, start: int, end: int) -> tuple[int, int]:
        """Return the source's stretch for ``text[start:end]``."""
        return self.origin(start), self.origin(end, end=True)


def read_page(source: Source) -> Page:
    """Cut the remarks out of ``source``."""
    text = source.text
    fences = list(_FENCE.finditer(text))
    hidden = [match.span() for match in fences]
    hidden += [match.span() for match in _code_spans(text, hidden)]
    hidden.sort()
    remarks, findings = [], []
    for match in _REMARK.finditer(text):
        if not _inside(hidden, match.start()):
            remarks.append(match)
            findings += _faults(source, match)
    cutting = _Cutting(source, [m for m in remarks if m[0].endswith("-->")], fences)
    return cutting.page(tuple(findings))


def _code_spans(text: str, fences: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the inline code between the fences."""
    starts = [0, *(end for _, end in fences)]
    ends = [*(start for start, _ in fences), len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield from _SPAN.finditer(text, start, end)


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _faults(source: Source, match: re.Match[str]) -> Iterator[Finding]:
    place = source.place(match.start(), match.end())
    kind = match["kind"]
    if not match[0].endswith("-->"):
        yield Finding(place, "this comment is never closed", "end it with -->", "unclosed-comment")
        return
    body, line_start = match["body"], source.text.rfind("\n", 0, match.start()) + 1
    before = source.text[line_start : match.start()]
    after = source.text[match.end() :].split("\n", 1)[0]
    if not body.strip():
        want = "an expression" if kind == "=" else "a reason"
        yield Finding(
            place, f"this comment is empty, expected {want}", f"write {want}", "empty-comment"
        )
    if "|" in body or "--" in body or (kind != "table:" and "\n" in body):
        message = "a comment holds |, -- or a line break, which Markdown would split"
        yield Finding(place, message, "give the value a name in the example", "comment-syntax")
    if kind == "table:" and (before.strip(" \t>") or after.strip()):
        message = "a table comment shares its line"
        yield Finding(place, message, "put it alone on the line under the table", "table-comment")
    if kind != "table:" and not before.strip(" \t>*+-"):
        message = "a comment begins this line, which splits the paragraph"
        yield Finding(place, message, "write it right after the literal", "comment-at-line-start")
    digit = rf"[{DIGITS}]"
    left = source.text[match.start() - 1 : match.start()]
    right = re.sub(r"^(?:<!--.*?-->)+", "", source.text[match.end() : match.end() + 400])
    if re.match(digit, left) and re.match(rf"{digit}|[.,]{digit}|[%％‰]", right):
        message = "a comment stands inside a numeral"
        yield Finding(place, message, "put it after the whole numeral", "comment-in-numeral")


@dataclass(frozen=True)
class _Cutting:
    source: Source
    comments: list[re.Match[str]]
    fences: list[re.Match[str]]

    def page(self, findings: tuple[Finding, ...]) -> Page:
        text, pieces, cuts, position, length = self.source.text, [], [], 0, 0
        places: dict[int, int] = {}
        for start, end, left in sorted(self.stretches()):
            pieces += [text[position:start], left]
            length += start - position + len(left)
            places[start] = length - len(left)
            cuts.append((length, end))
            position = end
        pieces.append(text[position:])
        cut = tuple(cuts)
        remarks, fences = self.remarks(places), self.read_fences()
        return Page(self.source, "".join(pieces), cut, remarks, fences, findings)

    def stretches(self) -> Iterator[tuple[int, int, str]]:
        for comment in self.comments:
            yield comment.start(), comment.end(), ""
        for fence in self.fences:
            for option in _OPTION.finditer(fence["info"]):
                base = fence.start("info")
                yield base + option.start(), base + option.end(), ""

    def remarks(self, places: dict[int, int]) -> tuple[Remark, ...]:
        return tuple(
            Remark(
                comment["kind"].rstrip(":"),
                comment["body"].strip(),
                places[comment.start()],
                comment.start(),
                comment.end(),
            )
            for comment in self.comments
        )

    def read_fences(self) -> tuple[Fence, ...]:
        cuts = sorted((start, end - start - len(left)) for start, end, left in self.stretches())

        def moved(at: int) -> int:
            return at - sum(width for start, width in cuts if start < at)

        return tuple(_read_fence(fence, moved) for fence in self.fences)


def _read_fence(match: re.Match[str], moved: Callable[[int], int]) -> Fence:
    options = {option["name"]: option["value"] for option in _OPTION.finditer(match["info"])}
    language = _LANGUAGE.match(match["info"])
    assert language is not None
    indent = match["indent"]
    rows = [row.removeprefix(indent) for row in match["body"].split("\n")]
    code = textwrap.dedent("\n".join(rows)) if not indent.strip() else "\n".join(rows)
    return Fence(
        language["language"].lower(),
        code,
        moved(match.start()),
        moved(match.end()),
        moved(match.start("body")),
        options.get("run", "yes") != "no",
        options.get("ok", ""),
    )


def without_code(page: Page) -> str:
    """Return the text of a page with its fenced blocks blanked, place by place."""
    text = page.text
    for fence in page.fences:
        blank = re.sub(r"[^\n]", " ", text[fence.start : fence.end])
        text = text[: fence.start] + blank + text[fence.end :]
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
        return _ending(end, _code_spans(page.text, [(f.start, f.end) for f in page.fences]), "code")
    if page.text[end - 1 : end] == "$":
        return _ending(end, _MATH.finditer(page.text), "math")
    if page.text[line:end].endswith(")") and (link := _LINK.search(page.text[line:end])):
        return Target(line + link.start("text"), line + link.end("text"), "prose")
    return _literal(page.text, line, end)


_LINK = re.compile(r"\[(?P<text>[^\[\]\n]*)\]\([^()\n]*\)$")
_VECTOR = re.compile(rf"[\[(][\s{DIGITS}.,;eE×+\-−%\[\]()…  ]*[\])]$")
_RUN = re.compile(rf"[{DIGITS}][{DIGITS}.,:/×x–\-\s  %％‰万亿eE⁻^·]*$")


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
    """The rows of the table that ends on the line above."""
    end = text.rfind("\n", 0, at)
    start = end
    while start > 0:
        line = text.rfind("\n", 0, start) + 1
        if not _TABLE_ROW.match(text[line:start]):
            break
        start = line - 1
    if start == end or end < 0:
        return Target(at, at, "nothing")
    return Target(start + 1, end, "table")
