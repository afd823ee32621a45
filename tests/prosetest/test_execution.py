"""Code runs, and what it prints, shows or raises is kept."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from prosetest.execution import MAX_OUTPUT, execute


@pytest.mark.parametrize(
    ("code", "mode", "output"),
    [
        ("print(3.6)", "exec", "3.6\n"),
        ("3.6", "exec", ""),
        ("3.6", "single", "3.6\n"),
        ("x = 3.6\nx", "cell", "3.6\n"),
        ("x = 3.6\nx;  # silent", "cell", ""),
        ("x = 3.6", "cell", ""),
    ],
)
def test_what_code_prints_is_its_output(code: str, mode: str, output: str) -> None:
    """A session shows each value, a cell its last one unless ; ends it."""
    shown = sys.stdout
    assert execute(code, "page.md", {}, mode) == {"output": output}
    assert sys.stdout is shown


def test_what_code_raises_is_told_with_its_line() -> None:
    """In words, after what was printed before."""
    found = execute("print(1)\n1 / 0", "page.md", {})
    assert (found["line"], found["output"]) == (2, "1\n")
    assert found["problem"] == "ZeroDivisionError: division by zero"
    assert execute("x = (", "page.md", {})["problem"].startswith("SyntaxError")


def test_endless_output_is_cut() -> None:
    """Even where the code swallows the protest."""
    code = "try:\n    while True: print('x' * 1000)\nexcept BaseException: pass"
    names: dict[str, Any] = {}
    assert execute(code, "page.md", names)["problem"] == f"prints more than {MAX_OUTPUT} characters"
