"""A notation is declared once, and a wrong declaration is a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from prosetest.notation import POINT, THIN_SPACES, UNDECLARED, Notation, read_notation


def test_nothing_declared_is_the_point_with_thin_spaces() -> None:
    """An empty declaration is a declaration: the point, groups by thin spaces alone."""
    assert read_notation({}) == Notation(".", THIN_SPACES, True) == POINT
    assert not UNDECLARED.declared


def test_vietnamese_writes_a_comma_and_dots() -> None:
    """Thin spaces may group digits in every notation, besides what is declared."""
    assert read_notation({"decimal": "comma", "group": "point"}) == Notation(
        ",", THIN_SPACES + ".", True
    )


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"decimals": ","}, "notation has the key 'decimals', expected decimal or group"),
        ({"decimal": "dot"}, "notation decimal is 'dot', expected one of point, comma, ., ,"),
        ({"group": ["x"]}, "notation group is ['x'], expected one of comma, point, space, thin"),
        ({"decimal": "comma", "group": "comma"}, "notation uses ',' both for decimals and for"),
        ({"decimal": "point", "group": "point"}, "notation uses '.' both for decimals and for"),
    ],
)
def test_a_wrong_declaration_is_named(settings: dict[str, Any], sentence: str) -> None:
    """The sentence names the key and what it may be."""
    with pytest.raises(ValueError) as caught:
        read_notation(settings)
    assert str(caught.value).startswith(sentence)
