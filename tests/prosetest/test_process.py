"""A worker's process answers within its limit, or it is ended and stays so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from prosetest.process import Worker, WorkerStopped


def test_it_answers_requests(tmp_path: Path) -> None:
    """Each with its own serial number, so that no answer goes to another question."""
    with Worker(tmp_path, 5.0) as worker:
        assert worker.request("page") == {"serial": 1}
        assert worker.request("ask", trees=[], questions=[]) == {"serial": 2, "answers": []}
        assert not worker.stopped


def test_it_is_ended_at_its_limit_and_stays_so(tmp_path: Path) -> None:
    """Later requests end at once, with the same words."""
    with Worker(tmp_path, 0.5) as worker:
        for _ in range(2):
            begun = time.perf_counter()
            with pytest.raises(WorkerStopped, match="has not ended after"):
                worker.request("example", code="while True: pass", path="example.py")
        assert worker.stopped
        assert time.perf_counter() - begun < 0.5


def test_the_limit_is_for_code_alone(tmp_path: Path) -> None:
    """Not for the start of Python, which takes longer than this on any machine."""
    with Worker(tmp_path, 0.02) as worker:
        assert worker.request("page") == {"serial": 1}


def test_a_renewed_worker_starts_afresh(tmp_path: Path) -> None:
    """With the same folder and limit, and none of the old trouble."""
    with Worker(tmp_path, 0.5) as worker:
        with pytest.raises(WorkerStopped):
            worker.request("example", code="import os; os._exit(1)", path="example.py")
        with worker.renewed() as other:
            assert (other.root, other.limit) == (tmp_path, 0.5)
            assert "problem" not in other.request("example", code="x = 1", path="example.py")
