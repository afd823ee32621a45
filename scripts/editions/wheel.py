"""The course's code is served as a wheel, which the first cell of a notebook installs."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder


def build_wheel(package: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of a package's wheel; they depend on its files alone."""
    with tempfile.TemporaryDirectory() as folder:
        built = WheelBuilder(str(package)).build(directory=folder, versions=["standard"])
        file = Path(next(iter(built)))
        return file.name, file.read_bytes()
