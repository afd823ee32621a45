"""The lesson on digits reads MNIST too, here in files that the test makes."""

from __future__ import annotations

import gzip
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"```python run=\"no\"[^\n]*\n(?P<code>from nnlib\.idx.*?)```", re.DOTALL)


def write_idx(file: Path, array: np.ndarray[Any, np.dtype[np.uint8]]) -> None:
    """Write bytes as an IDX file, packed, by the definition of the format."""
    header = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    file.write_bytes(gzip.compress(header + array.tobytes()))


@pytest.mark.parametrize("edition", ["vi", "zh", "en"])
def test_the_code_for_mnist_reads_its_files(
    edition: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the names that the page gives, pictures become rows of pixels from 0 to 1."""
    page = (ROOT / "docs" / edition / "digits.md").read_text("utf-8")
    found = BLOCK.search(page)
    assert found
    pictures = np.arange(3 * 4 * 4, dtype=np.uint8).reshape(3, 4, 4)
    for name, rows in (("train", 3), ("t10k", 2)):
        write_idx(tmp_path / f"{name}-images-idx3-ubyte.gz", pictures[:rows])
        write_idx(tmp_path / f"{name}-labels-idx1-ubyte.gz", np.arange(rows, dtype=np.uint8))
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(found["code"], names)
    np.testing.assert_array_equal(names["x"], pictures.reshape(3, 16) / 255)
    assert (names["pixels"], names["y_test"].tolist()) == (16, [0, 1])
