"""An article is a page as rendered: the text a reader sees, its elements, and their places.

``text`` holds the words of every visible element in order, blocks apart on lines of their own;
``alt``, ``title`` and ``aria-label`` stand in it too, since a reader meets them.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from prosetest.element import HIDDEN, INLINE, VOID, Element

_TOKEN = re.compile(
    r"<!--.*?-->|<[!?][^>]*>|<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*)"
    r"(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*?)(?P<void>/?)>",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?")


@dataclass(frozen=True)
class Article:
    """The words of a page, and for each character its element and its place in ``html``.

    ``runs`` tell the places: where a run of characters starts, its place, and the step from each
    character to the next, nothing for the characters of an entity. ``pieces`` tell the elements.
    """

    html: str
    text: str
    runs: tuple[tuple[int, int, int], ...]
    elements: tuple[Element, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]

    def place(self, at: int) -> int:
        """Return the place in ``html`` of the character at ``at``, −1 where it has none."""
        start, place, step = self.runs[bisect_right(self.runs, (at, 1 << 60)) - 1]
        return place + step * (at - start)

    def at(self, place: int) -> int:
        """Return where the character at ``place`` in ``html`` stands in ``text``, −1 if nowhere."""
        index = bisect_right(self._written, (place, 1 << 60, 0)) - 1
        if index < 0:
            return -1
        begun, start, end = self._written[index]
        return start + place - begun if place - begun < end - start else -1

    @cached_property
    def _written(self) -> list[tuple[int, int, int]]:
        """The runs of characters that stand in ``html`` as they are, by their places in it."""
        starts = [*(start for start, _, _ in self.runs), len(self.text)]
        both = zip(self.runs, starts[1:], strict=True)
        return [(place, start, end) for (start, place, step), end in both if step]

    def element(self, at: int) -> Element:
        """Return the innermost element around the character at ``at``."""
        index = bisect_right(self.pieces, (at, 1 << 60)) - 1
        return self.elements[self.pieces[index][1]] if index >= 0 else self.elements[0]

    def around(self, at: int) -> Iterator[Element]:
        """Yield the elements around ``at``, innermost first, without the root."""
        element = self.element(at)
        while element.number:
            yield element
            element = self.elements[element.parent]

    def words(self, element: Element) -> str:
        """Return the text of an element."""
        return self.text[element.start : self.ends[element.number]]

    def span(self, element: Element) -> tuple[int, int]:
        """Return the stretch of ``text`` that an element covers."""
        return element.start, self.ends[element.number]

    def block(self, at: int) -> Element:
        """Return the innermost block around ``at``."""
        for element in self.around(at):
            if element.tag not in INLINE and not element.tag.startswith("@"):
                return element
        return self.elements[0]

    def piece(self, at: int) -> tuple[int, int]:
        """Return the stretch of uninterrupted text around ``at``."""
        index = max(0, bisect_right(self.pieces, (at, 1 << 60)) - 1)
        following = index + 1
        end = self.pieces[following][0] if following < len(self.pieces) else len(self.text)
        return self.pieces[index][0], end


def read_article(source: str) -> Article:
    """Read rendered HTML into its words."""
    reader = _Reader(source)
    reader.read()
    return Article(
        source,
        "".join(reader.words),
        tuple(reader.runs),
        tuple(reader.elements),
        tuple(reader.ends),
        tuple(reader.pieces),
    )


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.words: list[str] = []
        self.length = 0
        self.runs: list[tuple[int, int, int]] = []
        root = Element(0, "", "", 0, 0, 0, 0)
        self.elements = [root]
        self.ends = [-1]
        self.pieces: list[tuple[int, int]] = []
        self.stack = [root]
        self.hidden = ""

    def read(self) -> None:
        position = 0
        while match := _TOKEN.search(self.source, position):
            self.say(position, match.start())
            position = match.end()
            if match["tag"]:
                self.tag(match)
                if self.hidden and self.stack[-1].tag == self.hidden:
                    position = self.skip(position)
        self.say(position, len(self.source))
        self.ends = [self.length if end < 0 else end for end in self.ends]

    def skip(self, position: int) -> int:
        """Pass over a script or a style, keeping the TeX of a script of maths."""
        closing = re.compile(rf"</{self.hidden}\b", re.IGNORECASE).search(self.source, position)
        end = closing.start() if closing else len(self.source)
        if self.stack[-1].attribute("type").startswith("math/tex"):
            self.hidden = ""
            self.say(position, end)
        return end

    def tag(self, match: re.Match[str]) -> None:
        tag = match["tag"].lower()
        if tag not in INLINE:
            self.pause()
        if match["close"]:
            self.close(tag)
            return
        element = self.open(tag, match["attributes"], match.start(), match.end())
        self.speak(element, match.start("attributes"))
        if tag in VOID or match["void"]:
            self.close(tag)
        elif tag in HIDDEN:
            self.hidden = tag

    def open(self, tag: str, written: str, start: int, end: int) -> Element:
        parent = self.stack[-1].number
        element = Element(len(self.elements), tag, written, parent, self.length, start, end)
        self.elements.append(element)
        self.ends.append(-1)
        self.stack.append(element)
        return element

    def close(self, tag: str) -> None:
        if self.stack[-1].tag != tag and tag not in {element.tag for element in self.stack[1:]}:
            return
        while True:
            element = self.stack.pop()
            self.ends[element.number] = self.length
            if element.tag == self.hidden:
                self.hidden = ""
            if element.tag == tag:
                return

    def speak(self, element: Element, base: int) -> None:
        """Add the attributes that a reader meets, each on a line of its own."""
        for name, start, end in element.spoken():
            self.pause()
            self.open(f"@{name}", "", element.open, element.inner)
            self.say(base + start, base + end)
            self.close(f"@{name}")
            self.pause()

    def pause(self) -> None:
        if self.words and not self.words[-1].endswith("\n"):
            self.add("\n", -1, 0)

    def say(self, start: int, end: int) -> None:
        if self.hidden or start == end:
            return
        raw = self.source[start:end]
        if "&" not in raw:
            self.add(raw, start)
            return
        position = 0
        for entity in _ENTITY.finditer(raw):
            self.add(raw[position : entity.start()], start + position)
            self.add(html.unescape(entity[0]), start + entity.start(), 0)
            position = entity.end()
        self.add(raw[position:], start + position)

    def add(self, words: str, place: int, step: int = 1) -> None:
        if not words:
            return
        owner = self.stack[-1].number
        if not self.pieces or self.pieces[-1][1] != owner or place < 0 or self.tagged(place):
            self.pieces.append((self.length, owner))
        self.words.append(words)
        self.runs.append((self.length, place, step))
        self.length += len(words)

    def tagged(self, place: int) -> bool:
        """Whether a tag stands right before ``place``, which cuts a numeral in two."""
        return place > 0 and self.source[place - 1] == ">"
