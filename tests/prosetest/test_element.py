"""An element gives its attributes, and those that a reader meets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.element import Element


def element(written: str) -> Element:
    """Return an element with the attributes of a tag."""
    return Element(1, "a", written, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (' href="#x"', "#x"),
        (" href='#x' ", "#x"),
        (" href=#x", "#x"),
        (' HREF="a&amp;b"', "a&b"),
        (' title="href=3" href = "#y"', "#y"),
        (" href", ""),
        ("", ""),
    ],
)
def test_an_attribute_is_read_as_browsers_do(written: str, value: str) -> None:
    """Quoted, bare, empty or missing; entities stand for their characters."""
    assert element(written).attribute("href") == value


@given(st.lists(st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)))
def test_classes_are_words(names: list[str]) -> None:
    """An element has the classes that its attribute lists."""
    assert element(f' class="{" ".join(names)}"').classes == set(names)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (' alt="3" src="x.png" title="4"', ["alt", "title"]),
        (' ARIA-LABEL="5"', ["aria-label"]),
        (' class="headerlink" title="Permanent link"', []),
        (' data-alt="3" subtitle="4"', []),
        (' alt=""', []),
    ],
)
def test_what_is_spoken(written: str, names: list[str]) -> None:
    """An alternative text, a title and a label are; the sign beside a heading is not."""
    found = list(element(written).spoken())
    assert [name for name, _, _ in found] == names
    for name, start, end in found:
        assert written[start:end] == element(written).attribute(name)
