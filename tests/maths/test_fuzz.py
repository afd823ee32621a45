r"""No text crashes the reader of maths or makes it hang, and its work grows in a straight line.

Growth is counted in steps of the interpreter, not in seconds, so
that a busy machine cannot fail it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prosetest.formula import parse
from prosetest.token import FormulaError
from prosetest.tree import literals, symbols, walk
from tests.maths.conftest import Check

PIECES = (
    r"\frac \dfrac \sqrt \sum \prod \int \partial \nabla \max \min \exp \ln \log \tanh "
    r"\sigma \varphi \hat \bar \mathbf \mathrm \text \mathbb \underbrace \begin{cases} "
    r"\end{cases} \begin{bmatrix} \end{bmatrix} \begin{aligned} \end{aligned} \left \right "
    r"\bigl \lVert \rVert \| \{ \} \in \to \leftarrow := \approx \le \ge \ne = < > + - "
    r"\times \cdot \odot / ^ _ ' & \\ \, \quad \% ( ) [ ] { } | , . ; : ! 0 1 2.5 10 "
    r"100\,480 1e5 x y z w W b l n i j e \pi \infty ᵀ ² ₁ − × · ≈ ∈ ℝ σ ² é \color{red} "
    r"\tag{1} \label{a} % $ # ~ \unknown 中 文 "
).split()
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TIGHT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
CALM = settings(max_examples=150)


@CALM
@given(st.one_of(SOUP, TIGHT, st.text(max_size=120)), st.booleans())
def test_any_text_is_read_or_refused_in_words(text: str, code: bool) -> None:
    """A text gives trees whose parts stand within it, or a clause; nothing else is raised."""
    try:
        statements = parse(text, code)
    except FormulaError:
        return
    for node in (part for statement in statements for part in walk(statement)):
        assert 0 <= node.start <= node.end <= len(text)
    for statement in statements:
        assert all(literal.end <= len(text) for literal in literals(statement))
        symbols(statement)


@settings(max_examples=40)
@given(st.one_of(SOUP, TIGHT))
def test_a_page_of_any_maths_is_checked(check: Check, text: str) -> None:
    """The whole check answers with findings that are sentences, and never raises."""
    report = check(f"# Page\n\nBefore ${text}$ after.\n\n$$\n{text}\n$$\n", "x = 2\nw = [1, 2]\n")
    assert all(finding.message and finding.mend for finding in report.findings)


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_a_page_of_any_text_is_checked(check: Check, text: str) -> None:
    """Markdown of any kind, spans and comments included, never raises."""
    report = check(f"{text}\n\n`{text}`<!--= x -->\n", "x = 2\n")
    assert all(finding.message and finding.mend for finding in report.findings)


def environment(name: str, between: str, part: str, count: int) -> str:
    """Return an environment of many equal parts."""
    return rf"\begin{{{name}}}" + between.join([part] * count) + rf"\end{{{name}}}"


GROWING: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("a long sum", lambda n: " + ".join(["0.25 x"] * n)),
    ("a long chain", lambda n: " = ".join(["1 + 2"] * n)),
    ("many statements", lambda n: r", \quad ".join(["x = 2"] * n)),
    ("a wide matrix", lambda n: environment("bmatrix", " & ", "0.5", n)),
    ("a high matrix", lambda n: environment("bmatrix", r" \\ ", "0.5", n)),
    ("cases", lambda n: environment("cases", r" \\ ", "1 & x > 0", n)),
    ("open brackets", lambda n: "(" * n),
    ("nested brackets", lambda n: "(" * n + "x" + ")" * n),
    ("open fractions", lambda n: r"\frac{" * n),
    ("bars", lambda n: "|x" * n),
    ("norms", lambda n: r"\|x" * n),
    ("primes", lambda n: "f" + "'" * n),
    ("minus signs", lambda n: "-" * n + "1"),
    ("subscripts", lambda n: "x_{" * n),
    ("sums of sums", lambda n: r"\sum_{i=1}^{2} " * n + "x"),
    ("roots", lambda n: r"\sqrt{" * n + "x" + "}" * n),
    ("begin", lambda n: r"\begin{cases}" * n),
    ("left", lambda n: r"\left(" * n + "x" + r"\right)" * n),
    ("digits", lambda n: "1" * n),
    ("text", lambda n: rf"\text{{{'word ' * n}}}"),
)


def steps(text: str) -> int:
    """Count the lines of the interpreter that reading a text takes."""
    count = 0

    def traced(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return traced

    old = sys.gettrace()
    sys.settrace(traced)
    try:
        parse(text)
    except FormulaError:
        pass
    finally:
        sys.settrace(old)
    return count


@pytest.mark.parametrize(("what", "text"), GROWING, ids=[what for what, _ in GROWING])
def test_work_grows_in_a_straight_line(what: str, text: Callable[[int], str]) -> None:
    """Four times the text is at most six times the work: squared it would be sixteen times."""
    small, large = 20, 80
    assert steps(text(large)) <= 6 * steps(text(small)) + 2_000, what
