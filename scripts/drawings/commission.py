"""Figures are commissioned from studios: one or two processes that draw lesson by lesson.

Each studio imports Matplotlib once. One that hangs or dies is replaced by the next, and only the
figure at fault is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drawings.fault import DrawingError, Fault, refuse
from drawings.script import Function
from prosetest.process import Worker, WorkerStopped

STUDIOS = 2


@dataclass(frozen=True)
class Order:
    """A figure of a lesson, to be drawn in one language."""

    lesson: str
    function: Function
    language: str

    @property
    def name(self) -> str:
        """The name under which a page shows it."""
        return f"{self.lesson}/{self.function.figure}"


Outcome = dict[str, Any] | DrawingError
Deliver = Callable[[Order, Outcome], None]


@dataclass(frozen=True)
class Studios:
    """Where lessons stand, and how long an example or a figure may take."""

    root: Path
    lessons: str
    limit: float

    def draw(self, orders: Sequence[Order], deliver: Deliver) -> None:
        """Draw, lessons side by side; each outcome is delivered as it comes."""
        groups: dict[str, list[Order]] = {}
        for order in orders:
            groups.setdefault(order.lesson, []).append(order)
        queue = iter(sorted(groups.values(), key=len, reverse=True))
        count = min(STUDIOS, len(groups))
        with ThreadPoolExecutor(count or 1) as pool:
            for one in [pool.submit(self._work, queue, deliver) for _ in range(count)]:
                one.result()

    def _work(self, queue: Iterator[list[Order]], deliver: Deliver) -> None:
        studio = _Studio(self)
        try:
            for group in queue:
                studio.lesson(group, deliver)
        finally:
            studio.close()


class _Studio:
    """One process, replaced when it stops."""

    def __init__(self, studios: Studios) -> None:
        self.studios = studios
        self.worker: Worker | None = None

    def close(self) -> None:
        if self.worker is not None:
            self.worker.close()
        self.worker = None

    def lesson(self, orders: Sequence[Order], deliver: Deliver) -> None:
        """Draw the figures of one lesson; what keeps a function from ending does so once."""
        opened = False
        failed: dict[str, DrawingError] = {}
        for order in orders:
            error = failed.get(order.function.name) or failed.get("")
            if not opened and not error and (error := self._open(order.lesson)):
                failed[""] = error
            if error:
                deliver(order, error)
                continue
            opened = True
            answer = self._draw(order)
            if answer is None:
                answer = failed[order.function.name] = self._stopped(order)
                opened = False
            deliver(order, answer)
        if opened and self.worker is not None and not failed.get(""):
            self._request("close")

    def _open(self, lesson: str) -> DrawingError | None:
        studios = self.studios
        folder = f"{studios.lessons}/{lesson}"
        answer = self._request("open", root=str(studios.root), folder=folder, limit=studios.limit)
        if answer is None:
            message = f"the example or the script of {lesson} {self.reason}"
            return refuse(message, "make it end", f"{folder}/figures.py:1")
        if "faults" in answer:
            self._request("close")
            return _error(answer)
        return None

    def _draw(self, order: Order) -> Outcome | None:
        key = order.function.figure
        answer = self._request(
            "draw", function=order.function.name, key=key, language=order.language
        )
        return _error(answer) if answer and "faults" in answer else answer

    def _stopped(self, order: Order) -> DrawingError:
        message = f"the function {order.function.name} {self.reason}"
        at = f"{self.studios.lessons}/{order.lesson}/figures.py:{order.function.line}"
        return refuse(message, "make it end", at)

    def _request(self, do: str, **content: Any) -> dict[str, Any] | None:
        """Return an answer; nothing where the process has stopped, for the reason kept."""
        if self.worker is None:
            self.worker = Worker(self.studios.root, self.studios.limit, "drawings.studio")
        try:
            return self.worker.request(do, **content)
        except WorkerStopped as stopped:
            self.reason = str(stopped)
            self.close()
            return None


def _error(answer: dict[str, Any]) -> DrawingError:
    return DrawingError(*(Fault(*fault) for fault in answer["faults"]))
