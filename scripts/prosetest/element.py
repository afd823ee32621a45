"""An element of a rendered page: its tag, its attributes, and the stretch of words in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/>"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)
_SPOKEN = ("alt", "title", "aria-label")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
HIDDEN = frozenset("script style template noscript".split())
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strong sub sup time tt u var img input svg wbr".split()
)


@dataclass(frozen=True)
class Element:
    """An element: ``text[start:end]`` is its words, ``html[open:inner]`` its opening tag.

    An attribute that is spoken is an element too, named ``@alt``, without a tag of its own.
    ``written`` holds the attributes as the tag has them.
    """

    number: int
    tag: str
    written: str
    parent: int
    start: int
    open: int
    inner: int

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """The values of the attributes, by their names in small letters."""
        return dict(_attributes(self.written))

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, or nothing."""
        return self.attributes.get(name, "") if self.written else ""

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes."""
        return frozenset(self.attribute("class").split())

    def spoken(self) -> Iterator[tuple[str, int, int]]:
        """Yield the attributes that a reader meets: the name, and where in ``written`` it says."""
        written = self.written.lower()
        if not ("alt" in written or "title" in written or "aria-label" in written):
            return
        for found in _ATTRIBUTE.finditer(self.written):
            name = found["name"].lower()
            if name not in _SPOKEN or (name == "title" and "headerlink" in self.classes):
                continue
            if group := next((g for g in ("double", "single", "bare") if found[g]), ""):
                yield name, *found.span(group)


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(text):
        value = match["double"] or match["single"] or match["bare"] or ""
        yield match["name"].lower(), html.unescape(value)
