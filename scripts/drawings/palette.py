"""A figure is drawn in colours that stand for others: the page says what they are, light and dark.

Each is a shade that nobody would choose, so that it can be found in the picture and replaced by a
property of the style sheet. A figure has no other colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from drawings.fault import Fault

TEXT: Final = "#010101"
GRID: Final = "#020202"
PAPER: Final = "#030303"
SERIES: Final = ("#0a0101", "#0a0102", "#0a0103", "#0a0104", "#0a0105", "#0a0106")
PROPERTIES: Final[Mapping[str, str]] = MappingProxyType(
    {TEXT: "--figure-text", GRID: "--figure-grid", PAPER: "--figure-paper"}
    | {colour: f"--figure-series-{n}" for n, colour in enumerate(SERIES, 1)}
)
"""The property of each colour; the style sheet gives it a value, light and dark."""

SCHEMES: Final = ("light", "dark")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
_USED: Final = re.compile(r"var\((--figure-[\w-]+)\)")
_SLATE: Final = '[data-md-color-scheme="slate"]'
_BLOCK: Final = r"(?:^|\n){selector}\s*\{{(?P<body>[^}}]*)\}}"
_GIVEN: Final = re.compile(r"(--figure-[\w-]+):\s*(#[0-9a-fA-F]{6});")


def replaced(style: str) -> str:
    """Return a style with our colours as properties.

    >>> replaced("fill: none; stroke: #0a0102")
    'fill: none; stroke: var(--figure-series-2)'
    """
    return _COLOUR.sub(lambda found: _property(found[0]), style)


def _property(colour: str) -> str:
    name = PROPERTIES.get(colour)
    return f"var({name})" if name else colour


def foreign(style: str) -> list[Fault]:
    """Return a fault for each colour of a style that is none of ours."""
    mend = "take TEXT, GRID, PAPER or one of SERIES from drawings.figure; alpha makes one paler"
    found = dict.fromkeys(one for one in _COLOUR.findall(style) if one not in PROPERTIES)
    return [Fault(f"the colour {one} follows neither light nor dark", mend) for one in found]


def resolved(picture: str, colours: Mapping[str, str]) -> str:
    """Return a picture with the values of its properties in their place."""
    return _USED.sub(lambda found: colours[found[1]], picture)


def read_colours(sheet: str, scheme: str) -> dict[str, str]:
    """Return the value of each property in a style sheet, in one scheme."""
    selector = re.escape(_SLATE if scheme == "dark" else ":root")
    blocks = re.finditer(_BLOCK.format(selector=selector), sheet)
    return {name: value for block in blocks for name, value in _GIVEN.findall(block["body"])}
