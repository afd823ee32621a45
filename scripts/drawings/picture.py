"""A picture is a figure drawn in one language: its SVG, its title and description, its code."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from drawings.phrase import Phrase, Piece

ID = "figure-id-"
"""What each identifier begins with, until the page gives the figure a name of its own."""


@dataclass(frozen=True)
class Picture:
    """``path`` and ``line`` say where the function stands that drew it; ``code`` is its text."""

    name: str
    language: str
    title: Phrase
    description: Phrase
    heading: str
    svg: str
    path: str
    line: int
    code: str


def dump(picture: Picture) -> str:
    """Return a picture as text, to be kept."""
    return json.dumps(asdict(picture), ensure_ascii=False)


def load(text: str) -> Picture:
    """Return the picture that ``dump`` kept."""
    data = json.loads(text)
    for name in ("title", "description"):
        data[name] = tuple(Piece(**piece) for piece in data[name])
    return Picture(**data)
