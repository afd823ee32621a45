"""The cells of a notebook run once in a Jupyter kernel, and their outputs serve all editions.

A run is remembered while its code and every file of the project that it could read are as they
were; never on disk, so that no build shows what other code has printed.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from subprocess import DEVNULL
from typing import Any, Final

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

_SETUP: Final = """\
shown = get_ipython().config.InlineBackend
shown.figure_formats = {"svg"}
shown.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None, "Creator": None}}
shown.rc = {"svg.hashsalt": "cells"}
del shown"""
"""What makes pictures sharp, and the same bytes each time."""

_ARGUMENTS: Final = ["--log-level=40", "--HistoryManager.enabled=False"]
_PASSED_OVER: Final = (".", "__pycache__", "site", "docs", "tests", "node_modules")


@dataclass(frozen=True, eq=False)
class Run:
    """The outputs of the cells that ran, cell by cell, and why the next did not, if one failed.

    A run is like no other, even of the same code.
    """

    outputs: tuple[tuple[Any, ...], ...]
    fault: str = ""


def run(codes: tuple[str, ...], root: Path, limit: float) -> Run:
    """Run cells in one kernel, in ``root``; each has ``limit`` seconds."""
    return _remembered(codes, root, limit, _fingerprint(root))


@lru_cache(maxsize=64)
def _remembered(codes: tuple[str, ...], root: Path, limit: float, fingerprint: int) -> Run:
    notebook = as_notebook((_SETUP, *codes))
    client = NotebookClient(
        notebook,
        timeout=limit,
        kernel_name="python3",
        extra_arguments=_ARGUMENTS,
        resources={"metadata": {"path": str(root)}},
    )
    fault = _execute(client, root)
    cells = notebook.cells[1:]
    ran = [cell for cell in cells if _ended(cell) and not _failed(cell)]
    return Run(tuple(tuple(cell.outputs) for cell in ran), fault)


def as_notebook(codes: tuple[str, ...]) -> Any:
    """Return a notebook of code cells, whose ids are their numbers."""
    cells = [nbformat.v4.new_code_cell(code, id=f"cell-{n}") for n, code in enumerate(codes)]
    return nbformat.v4.new_notebook(cells=cells, metadata=METADATA)


METADATA: Final = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""What a notebook of Python says of itself."""


def _execute(client: NotebookClient, root: Path) -> str:
    """Execute all cells, and return why one was the last, if one failed."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            # What a kernel says as it is ended is for nobody; what cells say comes by another way.
            asyncio.run(client.async_execute(env=_environment(root, folder), stderr=DEVNULL))
        except CellTimeoutError:
            return f"has not ended after {client.timeout:g} s"
        except DeadKernelError:
            return "ended its process"
        except CellExecutionError as error:
            return " ".join(f"raises {error.ename}: {error.evalue}".split())[:500]
    return ""


def _ended(cell: Any) -> bool:
    return "shell.execute_reply" in cell.metadata.get("execution", {})


def _failed(cell: Any) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


def _environment(root: Path, folder: str) -> dict[str, str]:
    """The environment of a kernel: that of the worker that checks, and nobody's own settings."""
    return os.environ | {
        "PYTHONPATH": str(root),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "IPYTHONDIR": folder,
    }


def _fingerprint(root: Path) -> int:
    """What changes with any file of the project that a cell could read."""
    return hash(tuple(sorted(_stamps(str(root)))))


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PASSED_OVER):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path)
            elif entry.is_file():
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
