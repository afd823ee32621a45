"""What takes long says how far it is: a bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_FEW = 3
"""So few figures are drawn before a bar could be read."""


@contextmanager
def progress(count: int) -> Iterator[Callable[[str], None]]:
    """Yield what is called after each of ``count`` figures, with the name of that figure."""
    if count <= _FEW or "CI" in os.environ or not sys.stderr.isatty():
        yield lambda name: None
        return
    with click.progressbar(
        length=count,
        label="figures",
        file=sys.stderr,
        item_show_func=lambda name: str(name or ""),
    ) as bar:
        yield lambda name: bar.update(1, name)
