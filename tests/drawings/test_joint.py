"""Where lines meet, the weights of the arms alone say which character stands there."""

from __future__ import annotations

import pytest

from drawings.fault import DrawingError
from drawings.joint import DOUBLE, HEAVY, LIGHT, Arms, ascii_joint, unicode_joint


@pytest.mark.parametrize(
    ("character", "arms"),
    [
        ("─", Arms(0, LIGHT, 0, LIGHT)),
        ("│", Arms(LIGHT, 0, LIGHT, 0)),
        ("┌", Arms(0, LIGHT, LIGHT, 0)),
        ("┬", Arms(0, LIGHT, LIGHT, LIGHT)),
        ("┼", Arms(LIGHT, LIGHT, LIGHT, LIGHT)),
        ("╔", Arms(0, DOUBLE, DOUBLE, 0)),
        ("╠", Arms(DOUBLE, DOUBLE, DOUBLE, 0)),
        ("╧", Arms(LIGHT, DOUBLE, 0, DOUBLE)),
        ("╤", Arms(0, DOUBLE, LIGHT, DOUBLE)),
        ("╫", Arms(DOUBLE, LIGHT, DOUBLE, LIGHT)),
        ("┿", Arms(LIGHT, HEAVY, LIGHT, HEAVY)),
        ("╃", Arms(HEAVY, LIGHT, LIGHT, HEAVY)),
        ("╶", Arms(0, LIGHT, 0, 0)),
        ("╼", Arms(0, HEAVY, 0, LIGHT)),
        (" ", Arms()),
    ],
)
def test_unicode_names_say_the_arms(character: str, arms: Arms) -> None:
    """The table made of Unicode's names agrees with what the characters look like."""
    assert unicode_joint(arms) == character


def test_a_joint_that_no_character_shows_is_refused() -> None:
    """A light line cannot go on as a double one."""
    with pytest.raises(DrawingError, match="no character joins lines"):
        unicode_joint(Arms(0, LIGHT, 0, DOUBLE))


def test_arms_add_up() -> None:
    """The heavier line stays."""
    assert Arms(up=LIGHT).joined(Arms(up=DOUBLE, right=LIGHT)) == Arms(DOUBLE, LIGHT)


def test_ascii_has_a_sign_for_every_joint() -> None:
    """Lines are ``-``, ``=`` and ``|``; wherever they meet stands ``+``."""
    assert [
        ascii_joint(Arms(0, LIGHT, 0, LIGHT)),
        ascii_joint(Arms(0, DOUBLE, 0, DOUBLE)),
        ascii_joint(Arms(DOUBLE, 0, LIGHT, 0)),
        ascii_joint(Arms(LIGHT, LIGHT)),
        ascii_joint(Arms()),
    ] == ["-", "=", "|", "+", " "]
