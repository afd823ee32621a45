"""A network is stored as arrays under names, in NumPy's `.npz`; nothing in it is ever executed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnlib.boundary import expect_shape
from nnlib.curve import CURVES, curve_of
from nnlib.layer import Dense
from nnlib.network import Network


def save_network(network: Network, path: str | Path) -> None:
    """A network is saved as weights_1, bias_1, activation_1 and so on, without pickle.

    Errors: ValueError for an activation that is not in `CURVES`; OSError.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_network(Network([Dense([[2]], [1])]), f"{folder}/network.npz")
    ...     load_network(f"{folder}/network.npz").forward([4]).tolist()
    [9.0]
    """
    arrays: dict[str, NDArray[np.generic]] = {}
    for number, layer in enumerate(network.layers, start=1):
        arrays |= {f"weights_{number}": layer.weights, f"bias_{number}": layer.bias}
        arrays[f"activation_{number}"] = np.array(_known_name(layer))
    with open(path, "wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def load_network(path: str | Path, like: Network | None = None) -> Network:
    """A network is loaded as it was saved; with `like`, it must have the form of that one.

    Errors: ValueError for a file that holds no network, or one of another form; OSError.

    >>> load_network("no-such-file.npz")
    Traceback (most recent call last):
    FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.npz'
    """
    network = Network(_layers(Path(path)))
    if like is not None:
        _expect_form(network, like)
    return network


def _known_name(layer: Dense) -> str:
    curve = curve_of(layer.activation)
    if curve not in CURVES:
        raise ValueError(f"activation is {curve.name}, expected one that can be found by its name")
    return curve.name


def _layers(path: Path) -> list[Dense]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as saved:
            arrays = dict(saved)
        return [_layer(arrays, number) for number in range(1, max(len(arrays) // 3, 1) + 1)]
    except (zipfile.BadZipFile, EOFError, LookupError, ValueError, TypeError) as error:
        raise ValueError(f"{path} holds no network saved by nnlib: {error}") from error


def _layer(arrays: dict[str, NDArray[np.generic]], number: int) -> Dense:
    weights, bias = arrays[f"weights_{number}"], arrays[f"bias_{number}"]
    return Dense(weights, bias, curve_of(str(arrays[f"activation_{number}"])).value)


def _expect_form(network: Network, like: Network) -> None:
    if len(network.layers) != len(like.layers):
        raise ValueError(f"layers has {len(network.layers)} entries, expected {len(like.layers)}")
    for number, (layer, wanted) in enumerate(zip(network.layers, like.layers, strict=True), 1):
        expect_shape(f"weights_{number}", layer.weights, wanted.weights.shape)
        got, name = curve_of(layer.activation).name, curve_of(wanted.activation).name
        if got != name:
            raise ValueError(f"activation_{number} is {got}, expected {name}")
