"""A drawing of a page becomes text, or a picture with colours of its own."""

from __future__ import annotations

from editions.still import stills

DIAGRAM = (
    '<figure class="drawing" data-drawing="layer/flow" style="--columns: 9">'
    '<pre data-tier="computed"><code role="img">│ <span data-expr="z">3.6</span> &lt;│\n</code>'
    "</pre><figcaption>Flow</figcaption></figure>"
)
FIGURE = (
    '<figure class="drawing picture" data-drawing="dosage/step-3"><div>'
    '<svg viewBox="0 0 2 1" role="img"><title id="t">Peak at <span data-expr="p">1</span></title>'
    '<desc id="d">A curve</desc><path style="stroke: var(--figure-series-1)"/>'
    '<path style="stroke: var(--unknown)"/></svg></div><pre>code</pre></figure>'
)
SHEETS = ":root { --figure-series-1: #0072b2; }\n[slate] { --figure-series-1: #56b4e9; }"


def test_a_diagram_is_its_text() -> None:
    """Letter by letter, without the elements around its numbers."""
    assert stills(f"<p>x</p>{DIAGRAM}", "")["layer/flow"].text == "│ 3.6 <│"


def test_a_figure_is_svg_in_light_colours() -> None:
    """A picture by itself knows no style sheet, and is XML."""
    still = stills(DIAGRAM + FIGURE, SHEETS)["dosage/step-3"]
    assert still.text == ""
    assert "stroke: #0072b2" in still.svg
    assert "var(" not in still.svg
    assert still.svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox')
    assert "<span" not in still.svg


def test_a_figure_keeps_its_words() -> None:
    """Title and description, for those who do not see it."""
    assert stills(FIGURE, SHEETS)["dosage/step-3"].words == "Peak at 1. A curve"


def test_a_widget_is_told_from_a_figure() -> None:
    """By its class, as the style sheet tells it."""
    widget = FIGURE.replace("drawing picture", "drawing widget")
    assert stills(widget, SHEETS)["dosage/step-3"].answers
    assert not stills(FIGURE, SHEETS)["dosage/step-3"].answers


def test_other_figures_are_no_drawings() -> None:
    """Only what the site drew has a name."""
    assert stills("<figure><img src='x.png'></figure>", "") == {}
