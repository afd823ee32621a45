"""Each colour of a figure is a property of the page, light and dark, and text can be read in it."""

from __future__ import annotations

import pytest

from drawings.glyph import STYLESHEET
from drawings.palette import (
    GRID,
    PROPERTIES,
    SCHEMES,
    foreign,
    read_colours,
    replaced,
    resolved,
)
from tests.drawings.conftest import ROOT

SHEET = (ROOT / STYLESHEET).read_text(encoding="utf-8")
PAPERS = {"light": "#ffffff", "dark": "#1e2129"}


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_has_a_value(scheme: str) -> None:
    """And only ours have one."""
    assert set(read_colours(SHEET, scheme)) == set(PROPERTIES.values())
    assert read_colours(SHEET, scheme)["--figure-paper"] == PAPERS[scheme]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_in_every_colour(scheme: str) -> None:
    """Contrast 4.5:1, the grid's aside, which is no text."""
    colours = read_colours(SHEET, scheme)
    apart = {PROPERTIES[GRID], "--figure-paper"}
    for name, colour in colours.items():
        assert name in apart or contrast(colour, PAPERS[scheme]) >= 4.5, (scheme, name)


def test_colours_are_replaced_and_resolved() -> None:
    """First by properties, then, for a file of its own, by their values."""
    style = replaced(f"stroke: {GRID}; fill: none")
    assert style == "stroke: var(--figure-grid); fill: none"
    assert resolved(style, {"--figure-grid": "#d8d8d8"}) == "stroke: #d8d8d8; fill: none"


def test_a_foreign_colour_is_a_fault() -> None:
    """It would look wrong on one of the two pages."""
    (fault,) = foreign("fill: #1f77b4; stroke: #1f77b4")
    assert fault.message == "the colour #1f77b4 follows neither light nor dark"
    assert foreign(f"fill: {GRID}") == []
