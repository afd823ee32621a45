"""The wheel holds the package alone, under its name, and is the same bytes each time."""

from __future__ import annotations

import io
import zipfile

from editions.wheel import build_wheel
from tests.conftest import ROOT


def test_the_wheel_holds_every_module() -> None:
    """And nothing of the rest of the repository."""
    name, content = build_wheel(ROOT / "nnlib")
    held = zipfile.ZipFile(io.BytesIO(content)).namelist()
    modules = {f"nnlib/{path.name}" for path in (ROOT / "nnlib").glob("*.py")}
    assert name == "nnlib-0.1.0-py3-none-any.whl"
    assert modules <= set(held)
    assert {path.partition("/")[0] for path in held} == {"nnlib", "nnlib-0.1.0.dist-info"}


def test_two_wheels_are_equal() -> None:
    """No date, no path of a machine."""
    assert build_wheel(ROOT / "nnlib") == build_wheel(ROOT / "nnlib")
