"""A page's Markdown, in the plain Markdown that Jupyter shows.

Notes become quotations, folded notes ``<details>``, tabs a line in bold; addresses of headings go,
links between pages lead to the site, and Chinese lines are joined. Blocks of code stay as they are.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Final

from editions.line_break import join_lines

Link = Callable[[str], str]
"""Returns the address to which a link of the page leads from anywhere, or nothing."""

_NOTE: Final = re.compile(r"(?P<mark>!!!|\?\?\?\+?|===\+?)[ \t]+(?P<rest>.*)")
_TITLE: Final = re.compile(r"\"(?P<title>[^\"]*)\"")
_FENCE: Final = re.compile(r"[ \t]*(?P<mark>`{3,}|~{3,})")
_ADDRESS: Final = re.compile(r"[ \t]*\{[:#.][^{}\n]*\}[ \t]*$")
_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\]\n]*)\]\((?P<target>[^()\s]+)\)")


def plain(text: str, link: Link) -> str:
    """Return ``text`` for Jupyter; ``link`` says where its links lead."""
    return "\n\n".join(filter(None, (_shown(block, link) for block in _blocks(text)))).strip()


def _blocks(text: str) -> Iterator[str]:
    """Yield paragraphs, blocks of code whole, and notes with all that is indented below them."""
    rows = text.split("\n")
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        if block := "\n".join(rows[at:end]).strip("\n"):
            yield block
        at = end


def _end(rows: list[str], at: int) -> int:
    if fence := _FENCE.match(rows[at]):
        mark = fence["mark"]
        after = range(at + 1, len(rows))
        closing = (n for n in after if rows[n].strip().startswith(mark))
        return next(closing, len(rows) - 1) + 1
    if _NOTE.match(rows[at]):
        return _outside(rows, at + 1)
    end = at + 1
    while (
        rows[at].strip() and end < len(rows) and rows[end].strip() and not _FENCE.match(rows[end])
    ):
        end += 1
    return end


def _outside(rows: list[str], at: int) -> int:
    """The first line, from ``at`` on, that is neither blank nor indented."""
    while at < len(rows) and (not rows[at].strip() or rows[at].startswith(("    ", "\t"))):
        at += 1
    return at


def _shown(block: str, link: Link) -> str:
    if _FENCE.match(block):
        return block
    if note := _NOTE.match(block):
        return _note(note, block, link)
    rows = [_ADDRESS.sub("", row) for row in block.split("\n")]
    text = _LINK.sub(lambda found: _linked(found, link), "\n".join(rows))
    return join_lines(text)


def _linked(found: re.Match[str], link: Link) -> str:
    target = link(found["target"])
    return f"[{found['words']}]({target})" if target else found["words"]


def _note(note: re.Match[str], block: str, link: Link) -> str:
    _, _, inside = block.partition("\n")
    body = plain(textwrap.dedent(inside), link)
    named = _TITLE.search(note["rest"])
    title = named["title"] if named else note["rest"].split()[0].capitalize()
    if note["mark"].startswith("???"):
        return f"<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>"
    if note["mark"].startswith("==="):
        return f"**{title}**\n\n{body}"
    return "\n".join(f"> {row}".rstrip() for row in [f"**{title}**", "", *body.split("\n")])
