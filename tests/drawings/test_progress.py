"""A bar is shown on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from drawings.progress import progress


class Terminal(io.StringIO):
    """What takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "ci", "count", "shown"),
    [
        (True, False, 9, True),
        (True, True, 9, False),
        (False, False, 9, False),
        (True, False, 2, False),
    ],
)
def test_who_sees_a_bar(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, ci: bool, count: int, shown: bool
) -> None:
    """Whoever waits at a terminal for more than a few figures."""
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.delenv("CI", raising=False)
    if ci:
        monkeypatch.setenv("CI", "true")
    with progress(count) as advance:
        for _ in range(count):
            advance("dosage/step-3")
    assert ("dosage/step-3" in stream.getvalue()) is shown
