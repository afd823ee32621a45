"""A drawing of a built page as a still: its text, or its SVG in the colours of the light page.

Where no style sheet of the site is at hand, as in a notebook, a drawing needs its colours written.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import Final

_FIGURE: Final = re.compile(
    r'<figure\b[^>]*class="(?P<kinds>[^"]*)"[^>]*data-drawing="(?P<name>[^"]+)"[^>]*>'
    r"(?P<body>.*?)</figure>",
    re.DOTALL,
)
_SVG: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TEXT: Final = re.compile(r"<pre\b[^>]*>(?P<text>.*?)</pre>", re.DOTALL)
_TITLE: Final = re.compile(r"<(?P<tag>title|desc)\b[^>]*>(?P<words>.*?)</(?P=tag)>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_VALUE: Final = re.compile(r"(?P<name>--[\w-]+)\s*:\s*(?P<value>#[0-9a-fA-F]{3,8})\s*;")
_PROPERTY: Final = re.compile(r"var\((?P<name>--[\w-]+)\)")
_NAMESPACE: Final = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True)
class Still:
    """A drawing as text, or else as SVG with the words for those who do not see it.

    ``answers`` tells a widget, of which a still shows less than the words around it promise.
    """

    text: str = ""
    svg: str = ""
    words: str = ""
    answers: bool = False


def stills(page: str, sheets: str) -> dict[str, Still]:
    """Return the drawings of a page by name; ``sheets`` are the style sheets of the site."""
    colours: dict[str, str] = {}
    for found in _VALUE.finditer(sheets):
        colours.setdefault(found["name"], found["value"])  # light comes before dark
    return {
        one["name"]: replace(_still(one["body"], colours), answers="widget" in one["kinds"].split())
        for one in _FIGURE.finditer(page)
    }


def _still(body: str, colours: dict[str, str]) -> Still:
    if drawn := _SVG.search(body):
        words = ". ".join(_words(found["words"]) for found in _TITLE.finditer(drawn[0]))
        svg = _PROPERTY.sub(lambda found: colours.get(found["name"], "#000"), drawn[0])
        svg = _TITLE.sub(_without_marks, svg)
        if _NAMESPACE not in svg:
            svg = svg.replace("<svg", f"<svg {_NAMESPACE}", 1)
        return Still(svg=svg, words=words)
    text = _TEXT.search(body)
    return Still(text=_words(text["text"]).strip("\n") if text else "")


def _without_marks(found: re.Match[str]) -> str:
    """A title as SVG can hold it: without the elements that the page has in it."""
    return found[0].replace(found["words"], _TAG.sub("", found["words"]))


def _words(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup))
