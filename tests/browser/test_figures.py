"""What keeps a figure from being read in Chromium; each page of the course is asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

CONTRAST, LEAST = 4.5, 9.5
"""The least contrast of a text with its paper, and the least height of its letters, in pixels."""

LOOK = """() => [...document.querySelectorAll("figure.picture")].map(figure => {
  const rows = box => [box.left, box.top, box.right, box.bottom];
  const paper = element => {
    const colour = getComputedStyle(element).backgroundColor;
    return /, 0\\)$|transparent/.test(colour) ? paper(element.parentElement) : colour;
  };
  return {
    name: figure.dataset.drawing,
    paper: rows(figure.querySelector("svg").getBoundingClientRect()),
    background: paper(figure),
    texts: [...figure.querySelectorAll("svg text")].map(text => ({
      words: text.textContent,
      box: rows(text.getBoundingClientRect()),
      colour: getComputedStyle(text).fill,
      size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a
        / Math.cos(Math.atan2(text.getScreenCTM().b, text.getScreenCTM().a)),
      upright: !text.getScreenCTM().b,
    })),
  };
})"""


def faults(figure: dict[str, Any], where: str) -> Iterator[str]:
    """Yield what keeps a figure from being read."""
    at = f"{figure['name']} {where}"
    left, top, right, bottom = figure["paper"]
    for text in figure["texts"]:
        x, y, end, foot = text["box"]
        if x < left - 1 or y < top - 1 or end > right + 1 or foot > bottom + 1:
            yield f"{at}: “{text['words']}” is cut"
        if (found := contrast(text["colour"], figure["background"])) < CONTRAST:
            yield f"{at}: “{text['words']}” has the contrast {found:.1f}"
        if text["upright"] and text["size"] < LEAST:
            yield f"{at}: “{text['words']}” is {text['size']:.1f} pixels high"
    for one, other in combinations(figure["texts"], 2):
        if covers(one["box"], other["box"]):
            yield f"{at}: “{one['words']}” and “{other['words']}” cover each other"


def covers(one: list[float], other: list[float]) -> bool:
    """Whether two texts cover each other; a line has room above its letters and below."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1]) - (one[3] - one[1]) * 0.25
    return wide > 1 and high > 1


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, by the rule of WCAG.

    >>> contrast("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    21.0
    """
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1."""
    parts = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_faint_and_a_covered_text_would_be_seen() -> None:
    """What is asked of each page can be answered by no."""
    text = {"words": "z", "box": [0, 0, 9, 9], "colour": "rgb(200, 200, 200)", "size": 8}
    figure = {
        "name": "a",
        "paper": [1.5, 0, 50, 50],
        "background": "rgb(255, 255, 255)",
        "texts": [text | {"upright": True}, text | {"upright": False}],
    }
    said = " ".join(faults(figure, "en"))
    for words in ("is cut", "the contrast 1.7", "8.0 pixels", "cover each"):
        assert words in said
