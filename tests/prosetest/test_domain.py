"""A set is read as mathematicians write it."""

from __future__ import annotations

import pytest

from prosetest.expression import Chain, Choice, Interval, Node, Progression, Space
from prosetest.formula import parse
from prosetest.token import FormulaError


def domain(text: str) -> Node:
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    return chain.sides[1]


@pytest.mark.parametrize(
    ("text", "kind", "sizes"),
    [
        (r"x \in \mathbb{R}", "R", 0),
        (r"x \in \mathbb{R}^3", "R", 1),
        (r"x \in \mathbb{R}^{2 \times 3}", "R", 2),
        ("x ∈ ℝ²", "R", 1),
        (r"x \in \N", "N", 0),
    ],
)
def test_a_space_has_sizes(text: str, kind: str, sizes: int) -> None:
    """None for numbers, one for vectors, two for matrices."""
    found = domain(text)
    assert isinstance(found, Space)
    assert (found.kind, len(found.sizes)) == (kind, sizes)


@pytest.mark.parametrize(
    ("text", "opens"),
    [("(0, 1)", (True, True)), ("[0, 1)", (False, True)), ("]0, 1]", (True, False)),
     ("[0, 1[", (False, True))],
)  # fmt: skip
def test_an_interval_is_open_or_closed_at_each_end(text: str, opens: tuple[bool, bool]) -> None:
    """A bracket that looks away leaves its bound out."""
    found = domain(rf"x \in {text}")
    assert isinstance(found, Interval)
    assert (found.open_low, found.open_high) == opens


def test_a_set_lists_its_numbers_or_goes_on() -> None:
    """``\\ldots`` stands before the last one alone."""
    assert isinstance(domain(r"x \in \{0, 1\}"), Choice)
    found = domain(r"x \in \{0, 1, \ldots, 9\}")
    assert isinstance(found, Progression)
    assert len(found.items) == 2


@pytest.mark.parametrize(
    "text",
    [r"\{0, \ldots\}", r"\{0 \ldots 9\}", r"\{0, \ldots, 8, 9\}", "(0; 1", r"\Omega"],
)
def test_what_is_no_such_set_is_refused(text: str) -> None:
    """A set that goes on for ever, two last numbers, a letter."""
    with pytest.raises(FormulaError):
        parse(rf"x \in {text}")
