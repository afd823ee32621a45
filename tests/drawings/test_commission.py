"""Two studios share the lessons, and each imports Matplotlib once."""

from __future__ import annotations

import shutil

import pytest

from drawings.commission import Order, Outcome, Studios
from drawings.script import read_script
from prosetest.process import Worker
from tests.drawings.conftest import LESSONS, Lesson
from tests.drawings.test_studio import figures

__all__ = ["figures"]


def test_lessons_are_drawn_side_by_side(figures: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four lessons, two languages, two processes; every order is delivered."""
    orders: list[Order] = []
    for name in ("one", "two", "three", "four"):
        folder = figures.root / LESSONS / name
        shutil.copytree(figures.file(""), folder)
        function = read_script(folder / "figures.py", figures.root).functions[0]
        orders += [Order(name, function, language) for language in ("vi", "en")]
    started: list[str] = []
    start = Worker._start

    def noted(self: Worker) -> object:
        started.append(self.module)
        return start(self)

    monkeypatch.setattr(Worker, "_start", noted)
    delivered: dict[Order, Outcome] = {}
    Studios(figures.root, LESSONS, 5).draw(orders, delivered.__setitem__)
    assert set(delivered) == set(orders)
    assert all(isinstance(one, dict) for one in delivered.values())
    assert started == ["drawings.studio"] * 2
