"""A page is its source without the remarks to us: what a renderer gets, and what was cut.

A remark is ``<!--= expression -->``, ``<!--ok: reason -->``, ``<!--only: reason -->`` or, under a
table, ``<!--table: c1 = x; c2 = relu(c1) -->``; the options ``run="no"``, ``ok="reason"`` and
``alt="words"`` of a fence are remarks too. All are cut before any renderer sees them.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from prosetest.finding import Finding
from prosetest.numeral import DIGITS
from prosetest.source import Source

_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<body>(?:.*\n)*?)"
    r"(?P<close>[ \t>]*(?P=mark)[`~]*[ \t]*)$",
    re.MULTILINE,
)
_OPTION = re.compile(
    r"[ \t]*\b(?P<name>run|ok|alt)[ \t]*=[ \t]*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)"
)
_LANGUAGE = re.compile(r"[ \t]*(?:\{[ \t]*\.?)?(?P<language>[\w+#-]*)")
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_REMARK = re.compile(
    r"<!--(?P<kind>=|ok:|only:|table:)(?P<body>.*?)(?:-->|(?=\n[ \t]*\n)|\Z)", re.DOTALL
)
_FILLED = re.compile("[^\n]+")
_OWNER = re.compile(r" {0,3}(?:[*+-][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|///|\[\^|:[ \t]|[<>])")


@dataclass(frozen=True)
class Remark:
    """One comment to us: ``kind`` is ``=``, ``ok``, ``only`` or ``table``; ``at`` is its cut."""

    kind: str
    body: str
    at: int
    start: int
    end: int


@dataclass(frozen=True)
class Fence:
    """A fenced block: its code without its margin, and where its first line is in ``Page.text``."""

    language: str
    code: str
    margin: int
    start: int
    end: int
    body: int
    run: bool
    reason: str
    alt: str = ""


@dataclass(frozen=True)
class Page:
    """What is rendered, and what was cut from it; offsets are into ``text``."""

    source: Source
    text: str
    cuts: tuple[tuple[int, int], ...]
    remarks: tuple[Remark, ...]
    fences: tuple[Fence, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def prose(self) -> str:
        """The text with its fenced blocks blanked, place by place."""
        pieces, position = [], 0
        for fence in self.fences:
            pieces.append(self.text[position : fence.start])
            pieces.append(_FILLED.sub(_blank, self.text[fence.start : fence.end]))
            position = fence.end
        return "".join([*pieces, self.text[position:]])

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
    if "<!--" not in text:
        return _Cutting(source, [], fences).page(())
    hidden = [match.span() for match in fences]
    hidden += [match.span() for match in code_spans(text, hidden)]
    hidden = sorted([*hidden, *_indented_code(text)])
    remarks: list[re.Match[str]] = []
    findings: list[Finding] = []
    for match in _REMARK.finditer(text):
        if not any(start <= match.start() < end for start, end in hidden):
            remarks.append(match)
            findings += _faults(source, match)
    cutting = _Cutting(source, [m for m in remarks if m[0].endswith("-->")], fences)
    return cutting.page(tuple(findings))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def code_spans(text: str, fences: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the inline code between the fences."""
    starts = [0, *(end for _, end in fences)]
    ends = [*(start for start, _ in fences), len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield from _SPAN.finditer(text, start, end)


def _indented_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of indented code; what follows a list item, a note or a tag is none."""
    at, blank, code, owned = 0, True, False, False
    for line in text.splitlines(keepends=True):
        indented = line.startswith(("    ", "\t"))
        if line.strip() and indented:
            code = code or (blank and not owned)
            if code:
                yield at, at + len(line)
        elif line.strip():
            code = False
            owned = bool(_OWNER.match(line)) or (owned and (not blank or line.startswith(" ")))
        blank = not line.strip()
        at += len(line)


def _faults(source: Source, match: re.Match[str]) -> Iterator[Finding]:
    place = source.place(match.start(), match.end(), here=True)
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
    if kind != "table:" and re.fullmatch(r"[ \t>*+-]*(?:\d+[.)])?[ \t]*", before):
        message = "a comment begins this line, which splits the paragraph"
        yield Finding(place, message, "write it right after the literal", "comment-at-line-start")
    if re.search(r"!\[[^\]]*$", before):
        message = "a comment stands in an alternative text, where Markdown would show it"
        mend = "bind the number in the text beside the picture, and repeat it here"
        yield Finding(place, message, mend, "comment-in-alt")
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
    margin = len(match["body"].split("\n")[0]) - len(code.split("\n")[0])
    return Fence(
        language["language"].lower(),
        code,
        margin if code.strip() else 0,
        moved(match.start()),
        moved(match.end()),
        moved(match.start("body")),
        options.get("run", "yes") != "no",
        options.get("ok", ""),
        options.get("alt", ""),
    )
