"""IDX files that the tests write themselves, whole and damaged, plain and packed."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from nnlib import read_idx, read_mnist

CODES = {"u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E}


def idx(array: NDArray[Any]) -> bytes:
    """An IDX file by its definition."""
    kind = array.dtype.str[1:]
    header = struct.pack(">HBB", 0, CODES[kind], array.ndim) + struct.pack(
        f">{array.ndim}I", *array.shape
    )
    return header + array.astype(array.dtype.newbyteorder(">")).tobytes()


PIXELS = np.array([[[0, 51], [102, 255]], [[1, 2], [3, 4]]], np.uint8)
LABELS = np.array([7, 0], np.uint8)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("kind", CODES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(data=st.data())
def test_every_kind_of_number_comes_back(
    tmp_path: Path, kind: str, packed: bool, data: st.DataObject
) -> None:
    """In its shape and in the byte order of this machine, with up to three axes."""
    shape = data.draw(st.lists(st.integers(0, 3), max_size=3).map(tuple))
    array = data.draw(arrays(kind, shape))
    content = idx(array)
    (tmp_path / "array").write_bytes(gzip.compress(content) if packed else content)
    got = read_idx(tmp_path / "array")
    assert got.shape == array.shape
    assert got.dtype == array.dtype
    assert got.dtype.isnative
    np.testing.assert_array_equal(got, array)


@pytest.mark.parametrize("packed", [False, True])
def test_mnist_is_rows_of_grey_values_and_labels(tmp_path: Path, packed: bool) -> None:
    """255 is 1, and a picture is a row."""
    images, labels = tmp_path / "images", tmp_path / "labels"
    images.write_bytes(gzip.compress(idx(PIXELS)) if packed else idx(PIXELS))
    labels.write_bytes(gzip.compress(idx(LABELS)) if packed else idx(LABELS))
    x, numbers = read_mnist(images, labels)
    assert x.tolist() == [[0, 0.2, 0.4, 1], [1 / 255, 2 / 255, 3 / 255, 4 / 255]]
    assert numbers.tolist() == [7, 0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "starts with nothing, expected 00 00 and a kind of number"),
        (b"\0\0\x08", "starts with 00 00 08, expected 00 00 and a kind of number"),
        (b"PK\3\4....", "starts with 50 4b 03 04, expected 00 00 and a kind of number"),
        (b"\0\0\x0a\1\0\0\0\0", "starts with 00 00 0a 01, expected 00 00 and a kind of number"),
        (b"\0\0\x08\3\0\0", "ends in its header, expected 3 sizes"),
        (idx(LABELS)[:-1], "has 1 bytes after its header, expected 2 for (2,)"),
        (idx(LABELS) + b"\0", "has more bytes after its header, expected 2 for (2,)"),
        (
            b"\0\0\x0e\2" + b"\xff" * 8,
            "has 0 bytes after its header, expected 147573952520956936200 for "
            "(4294967295, 4294967295)",
        ),
    ],
    ids=range(8),
)
def test_damaged_files_are_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    """Cut short, too long, of another kind, or promising more than any memory holds."""
    path = tmp_path / "file"
    for bytes_of_file in (content, gzip.compress(content)):
        path.write_bytes(bytes_of_file)
        with pytest.raises(ValueError) as refusal:
            read_idx(path)
        assert str(refusal.value) == f"{path} {sentence}"


@pytest.mark.parametrize("cut", [3, 15, -9, -1])
def test_a_packed_file_cut_short_is_refused(tmp_path: Path, cut: int) -> None:
    """In its own header, in the middle, or in the checksum at its end."""
    path = tmp_path / "labels.gz"
    path.write_bytes(gzip.compress(idx(LABELS))[:cut])
    with pytest.raises(ValueError, match=r"labels\.gz cannot be unpacked: "):
        read_idx(path)


def test_a_packed_file_with_a_flipped_bit_is_refused(tmp_path: Path) -> None:
    """The checksum sees it even where the array would look right."""
    path, content = tmp_path / "labels.gz", bytearray(gzip.compress(idx(LABELS)))
    content[-5] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"labels\.gz cannot be unpacked: "):
        read_idx(path)


@pytest.mark.parametrize(
    ("pixels", "labels", "sentence"),
    [
        (LABELS, PIXELS, "images has 1 axes of uint8, expected 3 of uint8"),
        (PIXELS.astype(np.float32), LABELS, "images has 3 axes of float32, expected 3 of uint8"),
        (PIXELS, PIXELS, "labels has 3 axes of uint8, expected 1 of uint8"),
        (PIXELS, LABELS[:1], "labels has 1 labels, expected 2"),
        (PIXELS, LABELS + 3, "labels has the label 10, expected 0 to 9"),
    ],
)
def test_mislabelled_files_are_refused(
    tmp_path: Path, pixels: NDArray[Any], labels: NDArray[Any], sentence: str
) -> None:
    """Swapped, of another type, of another length, or with a digit that is none."""
    (tmp_path / "images").write_bytes(idx(pixels))
    (tmp_path / "labels").write_bytes(idx(labels))
    with pytest.raises(ValueError) as refusal:
        read_mnist(tmp_path / "images", tmp_path / "labels")
    assert str(refusal.value) == f"{tmp_path}/{sentence}"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """By the system's own error."""
    with pytest.raises(FileNotFoundError, match="nowhere"):
        read_idx(tmp_path / "nowhere")
