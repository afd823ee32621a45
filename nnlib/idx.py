"""An IDX file, the format of MNIST, is a header of big-endian numbers and then the array itself.

The header is two zero bytes, a byte for the kind of number, a byte for the count of axes, and for
each axis its size in four bytes.
Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
"""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from nnlib.boundary import Array

KINDS = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
"""The kinds of number, by the byte that names them."""


class Readable(Protocol):
    """What bytes can be read from: an open file, packed or not.

    >>> from io import BytesIO
    >>> file: Readable = BytesIO(bytes([7, 9]))
    >>> list(file.read(1))
    [7]
    """

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, and none at the end."""


def read_idx(path: str | Path) -> NDArray[Any]:
    """An IDX file, plain or packed by gzip, becomes an array of the shape that its header states.

    Errors: ValueError for a file that is no IDX file, is cut short, or goes on after its end;
    OSError for one that cannot be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(f"{folder}/labels").write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 9]))
    ...     read_idx(f"{folder}/labels").tolist()
    [7, 9]
    """
    path = Path(path)
    try:
        with path.open("rb") as plain:
            packed = plain.read(2) == b"\x1f\x8b"
            plain.seek(0)
            if not packed:
                return _array(path, plain)
            with gzip.open(plain) as unpacked:
                return _array(path, unpacked)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{path} cannot be unpacked: {error}") from error


def read_mnist(images: str | Path, labels: str | Path) -> tuple[Array, NDArray[np.intp]]:
    """MNIST is two IDX files: pictures as rows of grey values from 0 to 1, and their labels.

    Shapes: x (m, rows·columns); labels (m,), from 0 to 9.
    Errors: those of `read_idx`; ValueError for files of another kind, swapped files, a label
    above 9, or as many labels as there are not pictures.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     images, labels = Path(folder, "images"), Path(folder, "labels")
    ...     _ = images.write_bytes(bytes([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51]))
    ...     _ = labels.write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 1, 7]))
    ...     x, numbers = read_mnist(images, labels)
    >>> x.tolist(), numbers.tolist()
    ([[0.0, 0.2]], [7])
    """
    pixels, numbers = _bytes(images, 3), _bytes(labels, 1)
    if len(numbers) != len(pixels):
        raise ValueError(f"{labels} has {len(numbers)} labels, expected {len(pixels)}")
    if numbers.max(initial=0) > 9:
        raise ValueError(f"{labels} has the label {numbers.max()}, expected 0 to 9")
    return pixels.reshape(len(pixels), -1) / 255.0, numbers.astype(np.intp)


def _array(path: Path, file: Readable) -> NDArray[Any]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\x00\x00" or magic[2] not in KINDS:
        got = magic.hex(" ") or "nothing"
        raise ValueError(f"{path} starts with {got}, expected 00 00 and a kind of number")
    header = file.read(4 * magic[3])
    if len(header) < 4 * magic[3]:
        raise ValueError(f"{path} ends in its header, expected {magic[3]} sizes")
    shape, kind = tuple(np.frombuffer(header, ">u4").tolist()), np.dtype(KINDS[magic[2]])
    size = math.prod(shape) * kind.itemsize
    content = _up_to(file, size + 1)
    if len(content) != size:
        got = "more" if len(content) > size else str(len(content))
        raise ValueError(f"{path} has {got} bytes after its header, expected {size} for {shape}")
    return np.frombuffer(content, kind).reshape(shape).astype(kind.newbyteorder("="))


def _up_to(file: Readable, size: int) -> bytes:
    # In parts: a header may promise more than memory holds, and the file have ten bytes.
    parts, part = [], file.read(min(size, 1 << 20))
    while part:
        parts.append(part)
        size -= len(part)
        part = file.read(min(size, 1 << 20))
    return b"".join(parts)


def _bytes(path: str | Path, axes: int) -> NDArray[Any]:
    array = read_idx(path)
    if array.dtype != np.uint8 or array.ndim != axes:
        got = f"{array.ndim} axes of {array.dtype}"
        raise ValueError(f"{path} has {got}, expected {axes} of uint8")
    return array
