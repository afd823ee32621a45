"""On the page a widget is whole: every number with its expression, every control with its name."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from drawings.diagram import words as key
from drawings.form import Button, Field, Form, Place, Row
from drawings.form_markup import formed
from drawings.phrase import Piece, words
from drawings.picture import Picture
from drawings.widget import Choice, Switch, Widget, box, slider

SVG = '<svg viewBox="0 0 324 300"><g data-axis="x"></g><text data-expr="w[0]">0.4</text></svg>'
PICTURE = Picture("tiny/curve", "en", words("Curve"), words("A line"), "", SVG, "", 1, "")
X = Field(slider("x", key("x"), "w[0]", -1, 1, 0.1), (Piece("1", "n"),), "0.4")
SEED = Field(box("seed", key("seed"), "n", 0, 9, 1), words("Seed"), "2")
PHI = Field(
    Choice("phi", key("phi"), ("relu", "tanh"), "tanh"),
    words("Function"),
    "tanh",
    (("relu", words("ReLU")), ("tanh", words("Tanh"))),
)
ON = Field(Switch("on", key("on"), on=True, keyed=True), words("Shown"), "1")
FORM = Form(
    "tiny/toy",
    "en",
    Widget("toy", key("title"), (), (), (), places={"w[0]": "w"}),
    words("A toy & more"),
    (X, SEED, PHI, ON),
    (
        Button(words("Go"), "run"),
        Button(words("Other"), values=(("x", "-0.3"), ("phi", "relu"))),
    ),
    (
        Row((Piece("z = "), Place("z", Piece("(−2)", "z"), enclosed=True)), live=True, step=""),
        Row((Piece("later"),), live=False, step="z1"),
    ),
    (("curve", words("The “curve”")),),
    (PICTURE,),
)


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    """The widget as a browser reads it."""
    return BeautifulSoup(formed(FORM), "lxml")


def test_numbers_have_expressions(page: BeautifulSoup) -> None:
    """Those on lines and in figures have the name by which a script writes them."""
    found = page.select("[data-out]")
    shown = [(one["data-out"], one["data-expr"], one.text) for one in found]
    assert shown == [("w", "w[0]", "0.4"), ("z", "z", "(−2)")]
    assert [one.get("data-enclosed") for one in found] == [None, ""]


def test_every_control_has_a_label(page: BeautifulSoup) -> None:
    """And the box of a number is beside its slider, with the same value."""
    for control in page.select("input, select"):
        name = control.get("aria-labelledby") or f"{control.get('id')}-label"
        assert page.select_one(f"label#{name}")
    both = page.select("input[name=x]")
    assert [one["type"] for one in both] == ["number", "range"]
    assert {(one["value"], one["min"], one["max"]) for one in both} == {("0.4", "-1", "1")}
    assert page.select_one("input[name=seed][data-whole]")
    assert [one.text for one in page.select("option[selected]")] == ["Tanh"]
    assert page.select_one("input[name=on][checked]")


def test_buttons_say_what_they_set(page: BeautifulSoup) -> None:
    """Numbers as numbers, names as names; or what the script does."""
    run, other = page.select("button")
    assert run["data-do"] == "run"
    assert json.loads(str(other["data-set"])) == {"x": -0.3, "phi": "relu"}


def test_lines_are_read_out_if_live(page: BeautifulSoup) -> None:
    """The others are not."""
    live, later = page.select(".lines > p")
    assert (live.get("aria-live"), live.get("aria-atomic")) == ("polite", "true")
    assert (later.get("aria-live"), later.get("data-step")) == (None, "z1")


def test_the_element_says_what_scripts_need(page: BeautifulSoup) -> None:
    """Its words, and its own name in the address."""
    (element,) = page.select("figure > nn-toy")
    shown = [element.get(name) for name in ("id", "data-words-curve")]
    assert shown == ["toy", "The “curve”"]
    assert [one.text for one in page.select("figcaption")] == ["A toy & more"]


def test_identifiers_are_the_widgets_own(page: BeautifulSoup) -> None:
    """The figure that stands in it may stand on the page, and in another widget, too."""
    other = BeautifulSoup(formed(replace(FORM, name="tiny/other")), "lxml")
    mine, others = ({str(one["id"]) for one in two.select("[id]")} for two in (page, other))
    assert mine
    assert not mine & others
    axes = [one["data-axis"] for one in page.select("[data-axis]")]
    assert axes == ["widget-tiny-toy-tiny-curve-x"]


def test_a_stage_is_as_wide_as_its_figure(page: BeautifulSoup) -> None:
    """So that letters are as large beside each other as alone."""
    assert [one["style"] for one in page.select(".stage")] == ["--units: 324"]
