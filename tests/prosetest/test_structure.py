"""A structural numeral counts in turn, or points at what has its number."""

from __future__ import annotations

import pytest

from prosetest.article import read_article
from prosetest.notation import POINT
from prosetest.structure import counts, heading_ids, list_items, numbered_by_renderer, pointed_at
from prosetest.twin import Placement
from prosetest.visible import visible


def found(html: str) -> list[tuple[str, int, int]]:
    return [(count.series, count.number, count.expected) for count in counts(read_article(html))]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h2>Exercise 1</h2><h2>Exercise 2</h2>", [("Exercise", 1, 1), ("Exercise", 2, 2)]),
        ("<h2>Exercise 1</h2><h2>Exercise 3</h2>", [("Exercise", 1, 1), ("Exercise", 3, 2)]),
        ("<h2>1. One</h2><h2>2. Two</h2>", [("", 1, 1), ("", 2, 2)]),
        ("<h2>练习 1：题</h2>", [("练习", 1, 1)]),
        (
            "<h3>Step 1</h3><h3>Step 2</h3><h2>B</h2><h3>Step 1</h3><h3>Step 2</h3>",
            [("Step", 1, 1), ("Step", 2, 2), ("Step", 1, 1), ("Step", 2, 2)],
        ),
        ("<h2>A</h2><h3>Step 1</h3><h2>B</h2><h3>Step 1</h3>", []),
        ("<h2>The answer is 1</h2>", []),
        ("<figcaption>Loss 1</figcaption>", []),
        ("<figcaption>Figure 1: x</figcaption>", [("Figure", 1, 1)]),
        ('<p class="admonition-title">Step 1. Add</p>', [("Step", 1, 1)]),
        ("<h2>Exercise 2</h2>", []),
        ("<h2>The rule of 1.5</h2>", []),
        ("<h2>Rule 1,5</h2>", []),
        ("<h2>1.5 is the answer</h2>", []),
        ("<h2>Accuracy 1%</h2>", []),
        ("<h2>1 answer</h2>", []),
        ("<p>Step 1</p>", []),
        ("<h2>Version2</h2>", []),
        ("<h2>Loss -1</h2>", []),
    ],
)
def test_titles_count_series_by_series(html: str, wanted: list[tuple[str, int, int]]) -> None:
    """A number that is measured rather than counted is none of them."""
    assert found(html) == wanted


def test_a_link_points_at_what_counts_with_its_number() -> None:
    """``exercise 2`` leads to the heading of exercise 2, and nowhere else."""
    head = '<h2 id="a">Exercise 1</h2><h2 id="b">Exercise 2</h2><h2 id="c">Other 7</h2>'
    for href, text, wanted in (("#b", "2", "points"), ("#a", "2", "lost"), ("#c", "2", ""),
                               ("#d", "2", ""), ("x.html#b", "2", "")):  # fmt: skip
        html = f'{head}<p>see <a href="{href}">no. {text}</a></p>'
        article = read_article(html)
        counted = {count.start for count in counts(article)}
        seen = visible(Placement(article, {}), [], POINT)
        assert pointed_at(article, seen[-1], counted) == wanted, href


def test_footnotes_and_line_numbers_are_the_renderer_s() -> None:
    """They are numbered by nobody else."""
    html = '<p>a <sup><a class="footnote-ref" href="#fn:1">1</a></sup> 2</p>' \
        '<td class="linenos">3</td>'  # fmt: skip
    article = read_article(html)
    numbered = numbered_by_renderer(article)
    ours = [
        any(one.number in numbered for one in article.around(article.text.index(digit)))
        for digit in "123"
    ]
    assert ours == [True, False, True]


def test_heading_ids_keep_their_order() -> None:
    """Editions are compared by them."""
    assert heading_ids(read_article('<h1 id="a">x</h1><p id="n">y</p><h3 id="b">z</h3>')) == (
        "a", "b",
    )  # fmt: skip


def test_the_items_of_a_list_are_consecutive() -> None:
    """A number out of turn is known with the one that belongs there."""
    numbers = [(count.number, count.expected) for count in list_items("1. a\n2. b\n4. c\n")]
    assert numbers == [(1, 1), (2, 2), (4, 3)]
