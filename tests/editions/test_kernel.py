"""Cells run in a kernel, once while nothing has changed, and a run that fails says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editions.kernel import Run, as_notebook, run


def texts(ran: Run) -> list[str]:
    """Return what each cell printed."""
    return ["".join(output.get("text", "") for output in outputs) for outputs in ran.outputs]


def test_cells_share_their_names(tmp_path: Path) -> None:
    """One kernel runs them in order, in the folder of the project."""
    (tmp_path / "mine.py").write_text("value = 7")
    ran = run(("import mine, os\nprint(os.getcwd())", "print(mine.value)"), tmp_path, 60)
    assert texts(ran) == [f"{tmp_path}\n", "7\n"]
    assert ran.fault == ""


def test_a_run_is_remembered_until_a_file_changes(tmp_path: Path) -> None:
    """The same code is another run when anything that it could read is another."""
    data = tmp_path / "data.txt"
    data.write_text("1")
    codes = ("print(open('data.txt').read())",)
    first = run(codes, tmp_path, 60)
    assert run(codes, tmp_path, 60) is first
    data.write_text("22")
    assert texts(run(codes, tmp_path, 60)) == ["22\n"]


def test_pages_and_the_built_site_are_no_reason_to_run_again(tmp_path: Path) -> None:
    """Prose is edited far more often than code."""
    codes = ("print(1)",)
    first = run(codes, tmp_path, 60)
    for folder in ("docs", "site", ".cache"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text("x")
    assert run(codes, tmp_path, 60) is first


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("raise ValueError('no\\nway')", "raises ValueError: no way"),
        ("while True: pass", "has not ended after 2 s"),
        ("import os; os._exit(1)", "ended its process"),
    ],
)
def test_a_cell_that_fails_ends_the_run(tmp_path: Path, code: str, fault: str) -> None:
    """What ran before it is kept, and what comes after is not run."""
    ran = run(("print(1)", code, "print(2)"), tmp_path, 2)
    assert (texts(ran), ran.fault) == (["1\n"], fault)


def test_nobody_s_own_settings_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even a startup file of IPython."""
    startup = tmp_path / "home/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text("leaked = 1")
    monkeypatch.setitem(os.environ, "IPYTHONDIR", str(tmp_path / "home"))
    (tmp_path / "project").mkdir()
    assert texts(run(("print('leaked' in dir())",), tmp_path / "project", 60)) == ["False\n"]


def test_ids_are_not_random() -> None:
    """Notebooks of the same code are equal."""
    assert as_notebook(("x", "y")) == as_notebook(("x", "y"))
