"""A signature holds if its parameters are those of the file, and no digit of it can be changed."""

from __future__ import annotations

import pytest

from prosetest.signature import is_signature

CODE = '''class Bender:
    """A bender."""

    def __init__(self, by: float = 0.5) -> None:
        self.by = by

    def bend(self, x: float, *, at: int = 3) -> float:
        return x


class Setting:
    rate: float = 0.01
    steps: int = 10


def free(x, limits=(0, 1)) -> list[int]:
    return []
'''


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        ("Bender(by: float = 0.5)", 1),
        ("Bender.bend(x: float, *, at: int = 3) -> float", 7),
        ("Setting(rate: float = 0.01, steps: int = 10)", 11),
        ("Setting(\n    rate: float = 0.01,\n    steps: int = 10,\n)", 11),
        ("free(x, limits = (0, 1)) -> list[int]", 16),
    ],
)
def test_it_is_that_of_the_code_and_no_other(shown: str, line: int) -> None:
    """Every digit, raised by one, is noticed; so are another name and another line."""
    assert is_signature(shown, CODE, line)
    for at, digit in enumerate(shown):
        if digit.isdigit():
            changed = shown[:at] + str((int(digit) + 1) % 10) + shown[at + 1 :]
            assert not is_signature(changed, CODE, line)
    assert not is_signature(f"a{shown}", CODE, line)
    assert not is_signature(shown, CODE, 2)


@pytest.mark.parametrize("shown", ["", "free(", "free(x, 3)", "3", "free"])
def test_what_is_no_signature_is_none(shown: str) -> None:
    """No traceback, and no pass."""
    assert not is_signature(shown, CODE, 16)


def test_code_that_is_no_python_has_none() -> None:
    """Such a file is said elsewhere."""
    assert not is_signature("free(x)", "def free(x", 1)
