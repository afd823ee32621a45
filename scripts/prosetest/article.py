"""An article is a page as rendered: the text a reader sees, its elements, and their places.

``text`` holds the words of every visible element in order, blocks apart on lines of their own;
``alt``, ``title`` and ``aria-label`` stand in it too, since a reader meets them.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"<!--.*?-->|<[!?][^>]*>|<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*)"
    r"(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*?)(?P<void>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/>"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HIDDEN = frozenset("script style template noscript".split())
_SPOKEN = ("alt", "title", "aria-label")
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strong sub sup time tt u var img input svg wbr".split()
)


@dataclass(frozen=True)
class Element:
    """An element: ``text[start:end]`` is its words, ``html[open:inner]`` its opening tag.

    An attribute that is spoken is an element too, named ``@alt``, without a tag of its own.
    """

    number: int
    tag: str
    attributes: tuple[tuple[str, str], ...]
    parent: int
    start: int
    open: int
    inner: int

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, or nothing."""
        return dict(self.attributes).get(name, "")

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes."""
        return frozenset(self.attribute("class").split())


@dataclass(frozen=True)
class Article:
    """The words of a page, and for each character its element and its place in ``html``."""

    html: str
    text: str
    places: array[int]
    elements: tuple[Element, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]

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
        reader.places,
        tuple(reader.elements),
        tuple(reader.ends),
        tuple(reader.pieces),
    )


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.words: list[str] = []
        self.length = 0
        self.places = array("l")
        root = Element(0, "", (), 0, 0, 0, 0)
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
        attributes = tuple(_attributes(match["attributes"]))
        element = self.open(tag, attributes, match.start(), match.end())
        if any(name in _SPOKEN for name, _ in attributes):
            self.speak(element, match)
        if tag in _VOID or match["void"]:
            self.close(tag)
        elif tag in _HIDDEN:
            self.hidden = tag

    def open(
        self, tag: str, attributes: tuple[tuple[str, str], ...], start: int, end: int
    ) -> Element:
        parent = self.stack[-1].number
        element = Element(len(self.elements), tag, attributes, parent, self.length, start, end)
        self.elements.append(element)
        self.ends.append(-1)
        self.stack.append(element)
        return element

    def close(self, tag: str) -> None:
        if tag not in {element.tag for element in self.stack[1:]}:
            return
        while True:
            element = self.stack.pop()
            self.ends[element.number] = self.length
            if element.tag == self.hidden:
                self.hidden = ""
            if element.tag == tag:
                return

    def speak(self, element: Element, match: re.Match[str]) -> None:
        """Add the attributes that a reader meets, each on a line of its own."""
        for found in _ATTRIBUTE.finditer(
            self.source, match.start("attributes"), match.end("attributes")
        ):
            group = next((g for g in ("double", "single", "bare") if found[g]), None)
            if group is None or found["name"].lower() not in _SPOKEN:
                continue
            if found["name"].lower() == "title" and "headerlink" in element.classes:
                continue
            self.pause()
            self.open("@" + found["name"].lower(), (), element.open, element.inner)
            self.say(found.start(group), found.end(group))
            self.close("@" + found["name"].lower())
            self.pause()

    def pause(self) -> None:
        if self.words and not self.words[-1].endswith("\n"):
            self.add("\n", [-1])

    def say(self, start: int, end: int) -> None:
        if self.hidden or start == end:
            return
        raw = self.source[start:end]
        if "&" not in raw:
            self.add(raw, range(start, end))
            return
        position = 0
        for entity in _ENTITY.finditer(raw):
            self.add(
                raw[position : entity.start()], range(start + position, start + entity.start())
            )
            decoded = html.unescape(entity[0])
            self.add(decoded, [start + entity.start()] * len(decoded))
            position = entity.end()
        self.add(raw[position:], range(start + position, end))

    def add(self, words: str, places: range | list[int]) -> None:
        if not words:
            return
        owner = self.stack[-1].number
        if (
            not self.pieces
            or self.pieces[-1][1] != owner
            or places[0] < 0
            or self.tagged(places[0])
        ):
            self.pieces.append((self.length, owner))
        self.words.append(words)
        self.places.extend(places)
        self.length += len(words)

    def tagged(self, place: int) -> bool:
        """Whether a tag stands right before ``place``, which cuts a numeral in two."""
        return place > 0 and self.source[place - 1] == ">"


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(text):
        value = match["double"] or match["single"] or match["bare"] or ""
        yield match["name"].lower(), html.unescape(value)
