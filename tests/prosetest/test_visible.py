"""Every numeral that a reader sees is found, with the region that it stands in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.article import read_article
from prosetest.notation import POINT, Notation, read_notation
from prosetest.numeral import DIGITS
from prosetest.twin import Placement
from prosetest.visible import numerals_of_prose, regions, visible

COMMA = read_notation({"decimal": "comma", "group": "point"})


def seen(html: str, notation: Notation = POINT) -> list[tuple[str, str]]:
    placement = Placement(read_article(html), {})
    found = visible(placement, regions(placement), notation)
    return [(one.numeral.text, one.region.kind if one.region else "") for one in found]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>It is 3.6.</p>", [("3.6", "")]),
        ("<p>3.<em>6</em></p>", [("3", ""), ("6", "")]),
        ("<p><code>z = 3.6</code> 4</p>", [("3.6", "code"), ("4", "")]),
        ("<pre><code>z = 3.6</code></pre>", [("3.6", "block")]),
        ('<span class="arithmatex">\\(z_1 = 3.6\\)</span>', [("1", "math"), ("3.6", "math")]),
        ('<p><img alt="3" title="4"></p>', [("3", ""), ("4", "")]),
        ("<p>x<sub>1</sub></p>", [("1", "")]),
        ("<h1>Step 1</h1><td>2</td>", [("1", ""), ("2", "")]),
        ("<code></code><p>3</p>", [("3", "")]),
        ("<pre></pre><p>3</p>", [("3", "")]),
        ("<code>[0,10]</code>", [("0", "code"), ("10", "code")]),
        (
            '<span class="arithmatex">\\(\\frac12 + \\frac1{23}\\)</span>',
            [("1", "math"), ("2", "math"), ("1", "math"), ("23", "math")],
        ),
        ("<p>输出等于3.6的</p>", [("3.6", "")]),
    ],
)
def test_numerals_know_their_region(html: str, wanted: list[tuple[str, str]]) -> None:
    """Code, blocks and maths are regions; a tag ends a numeral of prose."""
    assert seen(html) == wanted


@pytest.mark.parametrize("text", ["is − 0.51", "等于 − 0.51", "是− 0.51", ": − 0.51", "phí − 0.51"])
def test_a_minus_set_apart_is_refused(text: str) -> None:
    """A reader sees −0.51: the numeral is neither that nor 0.51."""
    (one,) = numerals_of_prose(text, POINT)
    assert one.trouble == "has a minus set apart from it by a blank"


@pytest.mark.parametrize("text", ["3 − 0.51", "x − 0.51", "2) − 0.51"])
def test_a_minus_between_two_values_subtracts(text: str) -> None:
    """It belongs to neither."""
    assert not any(one.trouble for one in numerals_of_prose(text, POINT))


@pytest.mark.parametrize(
    ("html", "split"),
    [("3<b>6</b>", True), ("<b>3</b>6", True), ("3.<b>6</b>", True), ("10<sup>6</sup>", False),
     ("x<sub>1</sub>2", False), ("3 <b>6</b>", False), ("<td>3</td><td>6</td>", False)],
)  # fmt: skip
def test_a_number_that_a_tag_splits_is_refused(html: str, split: bool) -> None:
    """A reader sees 36, and neither 3 nor 6."""
    placement = Placement(read_article(html), {})
    found = visible(placement, regions(placement), POINT)
    assert [one.numeral.trouble == "is split by a tag" for one in found] == [split] * len(found)


def test_numbers_without_blanks_are_several() -> None:
    """``1,1,2`` is no number where the point is the decimal mark; elsewhere it has no reading."""
    assert [one.text for one in numerals_of_prose("1,1,2 of 1,234,567", POINT)][:3] == [
        "1",
        "1",
        "2",
    ]
    (one,) = numerals_of_prose("1,1,2", COMMA)
    assert one.trouble


def test_a_vector_uses_the_point_in_every_language() -> None:
    """Around it the decimal comma holds."""
    found = numerals_of_prose("là 3,6 của [1.2, 3.6] và 109.386", COMMA)
    assert [float(one.value) for one in found] == [3.6, 1.2, 3.6, 109386]


@given(
    st.lists(
        st.sampled_from(["3.6", " ", "<p>", "</p>", "<em>", "</em>", "<code>", "</code>", "½", "的",
                         "<pre>", "</pre>", "-1", "<br>", '<img alt="7">', "&#8722;2",
             "1,5", "x2"]),
        max_size=20,
    ).map("".join)
)  # fmt: skip
def test_no_digit_is_lost(html: str) -> None:
    """Each digit of the text lies in exactly one numeral."""
    placement = Placement(read_article(html), {})
    text = placement.article.text
    covered: list[int] = []
    for one in visible(placement, regions(placement), POINT):
        assert text[one.start : one.end] == one.numeral.text
        covered += range(one.start, one.end)
    assert len(covered) == len(set(covered))
    digits = {at for at, character in enumerate(text) if re.match(f"[{DIGITS}]", character)}
    assert digits <= set(covered)
