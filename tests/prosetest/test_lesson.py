"""A quotation is code that stands in the example, whole lines or within one."""

from __future__ import annotations

import pytest

from prosetest.lesson import origins, quotes, quotes_inline

TEXT = """
# --8<-- [start:a]
x = [2.0, 3.0]

def f(t):
    return t + 1.5
# --8<-- [end:a]
z = f(x[0])
"""


@pytest.mark.parametrize(
    ("code", "quoted"),
    [
        ("x = [2.0, 3.0]", True),
        ("x = [2.0, 3.0]\n\ndef f(t):\n    return t + 1.5\nz = f(x[0])", True),
        ("    return t + 1.5\n", True),
        ("return t + 1.5", True),
        ("x = [2.0, 3.1]", False),
        ("x = [2.0, 3.0]\nz = f(x[0])", False),
        ("def f(t):\nreturn t + 1.5", False),
        ("", False),
        ("2.0", False),
    ],
)
def test_a_quotation_is_lines_in_a_row(code: str, quoted: bool) -> None:
    """Blank lines, section marks and common indentation apart."""
    assert quotes(code, TEXT) is quoted


@pytest.mark.parametrize(
    ("code", "quoted"),
    [("t + 1.5", True), ("3.0", False), ("x = [2.0", True), ("1.5", False), ("+ 1.", False),
     ("2.", False), ("0", False), ("5", False), ("t + 1", False), ("", False), (" ", False),
     ("x[0]", True)],
)  # fmt: skip
def test_an_inline_quotation_cuts_no_number(code: str, quoted: bool) -> None:
    """And a number alone is none: it stands somewhere in nearly every example."""
    assert quotes_inline(code, TEXT) is quoted


def test_each_name_has_the_line_that_makes_it() -> None:
    """The last one that does."""
    code = "import math as m\nfrom a.b import c\nx = y = 1\nfor i in range(3):\n    t = i\n" \
        "def f(): pass\nclass K: pass\nx = 2\nwith open(n) as h: q = 1\n"  # fmt: skip
    lines = {name: origin.line for name, origin in origins(code, "e.py", 10)}
    assert lines == {"m": 10, "c": 11, "x": 17, "y": 12, "i": 13, "t": 13, "f": 15, "K": 16,
                     "h": 18, "q": 18}  # fmt: skip
    assert list(origins("x = (", "e.py")) == []
    (only,) = origins("x = 1", "a/e.py")
    assert only[1].shown == "a/e.py:1"
