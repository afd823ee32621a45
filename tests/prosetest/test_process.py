"""A worker's process answers within its limit, or it is ended and stays so."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from prosetest import process
from prosetest.process import Worker, WorkerStopped, status


def test_it_answers_requests(tmp_path: Path) -> None:
    """Each with its own serial number, so that no answer goes to another question."""
    with Worker(tmp_path, 5.0) as worker:
        assert worker.request("page") == {"serial": 1, "names": [], "notation": {}}
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
        assert worker.request("page") == {"serial": 1, "names": [], "notation": {}}


def test_a_renewed_worker_starts_afresh(tmp_path: Path) -> None:
    """With the same folder and limit, and none of the old trouble."""
    with Worker(tmp_path, 0.5) as worker:
        with pytest.raises(WorkerStopped):
            worker.request("example", code="import os; os._exit(1)", path="example.py")
        with worker.renewed() as other:
            assert (other.root, other.limit) == (tmp_path, 0.5)
            assert "problem" not in other.request("example", code="x = 1", path="example.py")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say")
def test_a_process_is_known_to_have_run() -> None:
    """In seconds of its own, not of the clock."""
    begun = time.process_time()
    while time.process_time() - begun < 0.1:
        pass
    ran, runnable = status(os.getpid())
    assert ran == pytest.approx(time.process_time(), abs=0.1)
    assert runnable
    assert status(-1) == (0, False)


def test_code_that_waits_is_ended_at_its_limit(tmp_path: Path) -> None:
    """It would not run on, so no busy machine is to blame."""
    with Worker(tmp_path, 0.3) as worker, pytest.raises(WorkerStopped, match=r"after 0\.3 s"):
        worker.request("example", code="import time; time.sleep(60)", path="example.py")


def test_code_that_is_held_up_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is of seconds that it runs, not of those in which others do."""
    monkeypatch.setattr(process, "status", lambda pid: (0.1, True))
    with Worker(tmp_path, 0.2) as worker:
        code = "import time; time.sleep(1)"
        assert worker.request("example", code=code, path="example.py")["output"] == ""
