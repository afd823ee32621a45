"""A block runs, runs as a session, or quotes the example; else its numerals have no tier."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest import tier
from prosetest.block import Block, Outcome, quotes_page, run_block
from prosetest.finding import Place
from prosetest.lesson import Lesson
from prosetest.namespace import Namespace
from prosetest.page import read_page
from prosetest.source import Source

Code = Callable[..., Namespace]
LESSON = Lesson("example.py", "x = 3.5\ny = x + 1\n")


def outcome(text: str, namespace: Namespace, above: str = "") -> Outcome:
    page = read_page(Source("p.md", text, tuple(range(1, text.count("\n") + 2))))
    (fence,) = page.fences
    return run_block(Block(fence, "p.md", Place("p.md", 2), LESSON), namespace, above)


@pytest.mark.parametrize(
    ("text", "wanted", "ran"),
    [
        ("```python\nz = 1\n```\n", tier.SOURCE, True),
        ("```python\nx = 3.5\n```\n", tier.SOURCE, False),
        ('```python run="no"\nz = 1\n```\n', "", False),
        ('```python run="no"\nx = 3.5\n```\n', tier.SOURCE, False),
        ("```text\n3\n```\n", "", False),
        ('```text ok="drawn"\n3\n```\n', tier.EXEMPT, False),
        ("```pycon\n>>> 1 + 1\n2\n```\n", tier.SOURCE, True),
        ("```python\n>>> 1 + 1\n2\n```\n", tier.SOURCE, True),
        ("```\nx = 3.5\n```\n", tier.SOURCE, False),
    ],
)
def test_a_block_has_the_tier_of_what_it_does(
    code: Code, text: str, wanted: str, ran: bool
) -> None:
    """And only what ran belongs to the namespace."""
    found = outcome(text, code())
    assert found.tier == wanted
    assert not found.faults
    assert bool(found.ran) is ran


def test_what_a_session_prints_is_known_by_line_and_column(code: Code) -> None:
    """So that each printed numeral is computed, and not a mere source."""
    found = outcome("```pycon\n>>> (1, 0.1 + 0.2)\n(1, 0.3)\n>>> 7\n7\n```\n", code())
    assert dict(found.printed) == {(1, 1): "1", (1, 4): "0.30000000000000004", (3, 0): "7"}
    assert found.claims == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("```python\na = 1\n1 / 0\n```\n", 3, "raises ZeroDivisionError"),
        ("```python\na = (\n```\n", 2, "SyntaxError"),
        ("```pycon\n>>> 1\n1\n>>> 1 + 1\n3\n```\n", 5, "3 is written, the code prints 2"),
        ("```pycon\n>>> 1 / 0\n```\n", 2, "raises ZeroDivisionError"),
        ("```pycon\n>>>1\n```\n", 2, "is no interactive session"),
        ("```pycon\n>>> None\n3\n```\n", 3, "the code prints nothing"),
    ],
)
def test_a_block_that_fails_is_a_finding_at_its_line(
    code: Code, text: str, line: int, words: str
) -> None:
    """The line is the page's."""
    (finding,) = outcome(text, code()).faults
    assert finding.place.line == line
    assert words in finding.message


def test_an_error_that_is_shown_is_no_fault(code: Code) -> None:
    """A lesson may show what goes wrong, with its last line right."""
    shown = ">>> 1 / 0\nTraceback (most recent call last):\n    ...\nZeroDivisionError: {}\n"
    right = outcome(f"```pycon\n{shown.format('division by zero')}```\n", code())
    assert not right.faults
    assert outcome(f"```pycon\n{shown.format('nothing')}```\n", code()).faults


def test_markdown_that_stands_on_its_page_is_quoted() -> None:
    """What is shown and then meant; but not what is only shown, once or twice, or has a reason."""
    shown = "```markdown\nIt is 3.6<!--= x -->.\n```\n"
    texts = [f"{shown}\nIt is 3.6<!--= x -->.\n", shown, f"{shown}\n{shown}"]
    quoted = []
    for text in texts:
        page = read_page(Source("page.md", text, tuple(range(1, text.count("\n") + 2))))
        quoted.append([quotes_page(fence, page) for fence in page.fences])
    assert quoted == [[True], [False], [False, False]]
