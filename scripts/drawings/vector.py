"""A figure as SVG for a page: its colours properties of the page, its texts bound, its ids its own.

The same figure gives the same bytes: no date, no name of a program, a fixed salt for identifiers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

from drawings.artwork import Artwork, examined, sketched
from drawings.fault import DrawingError, Fault
from drawings.palette import foreign, replaced
from drawings.phrase import Phrase
from drawings.picture import ID

_SVG: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_METADATA: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}
_POINTED: Final = re.compile(r"url\(#([^)]+)\)")
_DECIMALS: Final = re.compile(r"-?\d+\.\d{3,}")
_FONT: Final = re.compile(r"font-family:[^;]*(?:;\s*|$)")


def svg(figure: Figure) -> str:
    """Return a figure as SVG; raise ``DrawingError`` for what a page cannot show."""
    sketch = sketched(figure)
    target = io.StringIO()
    figure.savefig(target, format="svg", metadata=_METADATA)
    work = examined(sketch, _renderer(figure))
    root = ElementTree.fromstring(target.getvalue())
    _refuse_colours(root)
    pointed = set(_pointers(root))
    _clean(root, pointed)
    _bind(root, work)
    _tidy(root, pointed)
    _simplified(root)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    return _written(root)


def _renderer(figure: Figure) -> RendererSVG:
    """Return what measures the texts of a figure as they were drawn."""
    width, height = figure.bbox.width, figure.bbox.height
    return RendererSVG(width, height, io.StringIO())  # type: ignore[no-untyped-call]


def _refuse_colours(root: Element) -> None:
    found: dict[str, Fault] = {}
    for element in root.iter():
        for fault in foreign(element.get("style", "")):
            found[fault.message] = fault
    if found:
        raise DrawingError(*found.values())


def _pointers(root: Element) -> Iterator[str]:
    for element in root.iter():
        if link := element.get(_LINK, ""):
            yield link.removeprefix("#")
        for value in element.attrib.values():
            yield from _POINTED.findall(value)


def _clean(root: Element, pointed: set[str]) -> None:
    """Drop what describes the program, and styles for elements that have their own."""
    for parent in list(root.iter()):
        for child in list(parent):
            name = child.tag.removeprefix(_SVG)
            if name in {"metadata", "title"} or (name == "style" and parent.tag == f"{_SVG}defs"):
                parent.remove(child)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{_SVG}defs" and not len(child):
                parent.remove(child)


def _bind(root: Element, work: Artwork) -> None:
    """Give the texts of labels their expressions, and ticks their kind."""
    for group in root.iter(f"{_SVG}g"):
        name = group.get("id", "")
        texts = [one for one in group.iter(f"{_SVG}text") if one.text]
        if axis := work.ticks.get(name):
            group.set("data-axis", axis)
            group.set("data-tick", f"{float(texts[0].get(axis[-1], 0)):.2f}")
        elif phrase := work.labels.get(name):
            for line, text in zip(_lines(phrase), texts, strict=True):
                _fill(text, line)


def _lines(phrase: Phrase) -> Iterator[Phrase]:
    """Yield the lines of a phrase, as Matplotlib breaks it."""
    line: list[Any] = []
    for piece in phrase:
        head, *rest = piece.text.split("\n")
        line.append(type(piece)(head, piece.expression))
        for part in rest:
            yield tuple(line)
            line = [type(piece)(part, piece.expression)]
    yield tuple(line)


def _fill(text: Element, line: Phrase) -> None:
    text.text, last = "", None
    for piece in line:
        if piece.expression:
            last = ElementTree.SubElement(text, f"{_SVG}tspan", {"data-expr": piece.expression})
            last.text, last.tail = piece.text, ""
        elif last is None:
            text.text += piece.text
        else:
            last.tail = (last.tail or "") + piece.text


def _simplified(parent: Element) -> None:
    """Drop groups that only group, turns by nothing, and shapes that show nothing."""
    kept: list[Element] = []
    for child in parent:
        _simplified(child)
        if child.get("transform", "").startswith("rotate(-0 "):
            del child.attrib["transform"]
        if child.tag == f"{_SVG}path" and child.get("style") == "fill: none":
            continue
        kept += list(child) if child.tag == f"{_SVG}g" and not child.attrib else [child]
    parent[:] = kept


def _tidy(root: Element, pointed: set[str]) -> None:
    for element in root.iter():
        name = element.attrib.pop("id", "")
        if name in pointed:
            element.set("id", ID + name)
        if link := element.attrib.pop(_LINK, ""):
            element.set("href", link.replace("#", f"#{ID}", 1) if link[0] == "#" else link)
        for key, value in list(element.attrib.items()):
            element.set(key, _shortened(key, value))
        if element.tag != f"{_SVG}text" and element.tag != f"{_SVG}tspan":
            element.text = (element.text or "").strip() or None
        if element.tag != f"{_SVG}tspan":
            element.tail = None


def _shortened(key: str, value: str) -> str:
    if key == "style":
        value = _FONT.sub("", replaced(value))
    if key in {"d", "transform", "x", "y", "width", "height", "style", "points"}:
        value = _DECIMALS.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
    if key == "d":
        value = " ".join(value.split())
    return _POINTED.sub(rf"url(#{ID}\1)", value)


def _written(root: Element) -> str:
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def words(picture: str) -> str:
    """Return all that a picture says."""
    return "".join(ElementTree.fromstring(picture).itertext())
