"""The worker's process, seen from outside: requests go in, answers come back, until its limit.

The process starts with the first request and is killed at its time limit; after that every
request ends in the same sentence, so that one endless loop is one finding.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

DEFAULT_LIMIT = 5.0
START = 60.0
"""How many seconds the process may take until it reads: a limit is for code, not for Python."""


_HELD_UP = 0.02
"""The part of its limit that a process has to run, to be held up by others and not by itself."""


def status(pid: int) -> tuple[float, bool]:
    """Return for how many seconds a process has run, and whether it would run on now.

    Neither where the system does not say.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ran = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return ran, fields[0] == "R"
    except (OSError, ValueError, IndexError):
        return 0.0, False


class WorkerStopped(Exception):
    """The worker was killed at its limit, or died; the message is a clause."""


class Worker:
    """One process of code; a context manager, so that no process is left behind."""

    def __init__(
        self, root: Path, limit: float = DEFAULT_LIMIT, module: str = "prosetest.worker"
    ) -> None:
        self.root = root
        self.limit = limit
        self.module = module
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._stopped = ""
        self._serial = 0

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def stopped(self) -> bool:
        """Whether it was killed, and answers no more."""
        return bool(self._stopped)

    @contextmanager
    def patience(self, limit: float) -> Iterator[None]:
        """Give each request another limit, until the block ends."""
        usual, self.limit = self.limit, limit
        try:
            yield
        finally:
            self.limit = usual

    def renewed(self) -> Worker:
        """Return a fresh worker with the same root and limit."""
        return Worker(self.root, self.limit, self.module)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def request(self, do: str, **content: Any) -> dict[str, Any]:
        """Send one request and return its answer.

        Raises ``WorkerStopped`` when the limit passes, and ever after.
        """
        if self._stopped:
            raise WorkerStopped(self._stopped)
        try:
            if self._process is None:
                with self.patience(START):
                    self._exchange("ready")
            self._serial += 1
            return self._exchange(do, **content)
        except queue.Empty:
            reason = f"has not ended after {self.limit:g} s"
        except OSError:
            reason = "ended its process"
        except ValueError:
            reason = "wrote among our answers"
        self._stopped = reason
        self.close()
        raise WorkerStopped(reason)

    def _exchange(self, do: str, **content: Any) -> dict[str, Any]:
        self._send({"serial": self._serial, "do": do, **content})
        return self._receive()

    def _send(self, request: dict[str, Any]) -> None:
        process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The answer to the last request; code that forked may have sent older ones again."""
        ends = time.monotonic() + self.limit
        while True:
            line = self._line(ends)
            if not line:
                raise BrokenPipeError
            answer: dict[str, Any] = json.loads(line)
            if answer["serial"] == self._serial:
                return answer

    def _line(self, ends: float) -> str:
        """The next line of the process; past its end, as long as a busy machine holds it up.

        What has run for less than its limit is waited for while it would run on: code that waits
        by itself is not.
        """
        pid = self._process.pid if self._process else 0
        ran, _ = status(pid)
        latest = ran + self.limit
        while True:
            try:
                return self._lines.get(timeout=max(0.0, ends - time.monotonic()))
            except queue.Empty:
                before, (ran, runnable) = ran, status(pid)
                held_up = runnable or ran - before > _HELD_UP * self.limit
                if ran >= latest or not held_up:
                    raise
                ends = time.monotonic() + self.limit

    def _start(self) -> subprocess.Popen[str]:
        path = os.pathsep.join([str(Path(__file__).parent.parent), str(self.root)])
        environment = os.environ | {
            "PYTHONPATH": path,
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            "PYTHONSAFEPATH": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MPLBACKEND": "agg",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=self.root,
            env=environment,
        )
        self._process, self._lines = process, queue.Queue()
        assert process.stdout is not None
        reader = threading.Thread(
            target=_read_lines, args=(process.stdout, self._lines), daemon=True
        )
        reader.start()
        return process


def _read_lines(stream: Any, lines: queue.Queue[str]) -> None:
    try:
        for line in stream:
            lines.put(line)
    except ValueError:
        pass
    lines.put("")
