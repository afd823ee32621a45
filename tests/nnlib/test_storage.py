"""What is saved comes back bit by bit, and nothing else comes in."""

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnlib import (
    CURVES,
    Curve,
    Dense,
    Network,
    draw_network,
    identity,
    load_network,
    relu,
    save_network,
    softmax,
    tanh,
)

SMALL = draw_network([2, 3, 2], np.random.default_rng(0), tanh, softmax)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_network_comes_back_bit_by_bit(tmp_path: Path, dtype: type) -> None:
    """Weights, types and activations, under the very name that was asked for."""
    network = draw_network([2, 12, 3], np.random.default_rng(0), relu, softmax, dtype=dtype)
    save_network(network, tmp_path / "network")
    back = load_network(tmp_path / "network", like=network)
    assert back.parameters.tobytes() == network.parameters.tobytes()
    assert back.parameters.dtype == dtype
    assert [layer.activation for layer in back.layers] == [relu, softmax]


def test_every_activation_can_be_saved(tmp_path: Path) -> None:
    """As the function or as its curve."""
    for curve in CURVES:
        for activation in (curve, curve.value):
            save_network(Network([Dense([[1, 2]], [3, 4], activation)]), tmp_path / "n.npz")
            assert load_network(tmp_path / "n.npz").layers[0].activation is curve.value


def test_nothing_is_pickled(tmp_path: Path) -> None:
    """The file is a zip of plain arrays."""
    save_network(SMALL, tmp_path / "n.npz")
    with np.load(tmp_path / "n.npz", allow_pickle=False) as file:
        names = {f"{part}_{n}" for part in ("weights", "bias", "activation") for n in (1, 2)}
        assert set(file) == names


@pytest.mark.parametrize(
    ("like", "sentence"),
    [
        ([2, 4, 2], "weights_1 has shape (2, 3), expected (2, 4)"),
        ([2, 3, 1], "weights_2 has shape (3, 2), expected (3, 1)"),
        ([2, 3, 3, 2], "layers has 2 entries, expected 3"),
    ],
)
def test_another_shape_is_refused(tmp_path: Path, like: list[int], sentence: str) -> None:
    """The sentence names the first layer that differs."""
    save_network(SMALL, tmp_path / "n.npz")
    with pytest.raises(ValueError) as refusal:
        load_network(
            tmp_path / "n.npz", draw_network(like, np.random.default_rng(0), tanh, softmax)
        )
    assert str(refusal.value) == sentence


def test_another_activation_is_refused(tmp_path: Path) -> None:
    """The same weights mean something else after another function."""
    save_network(SMALL, tmp_path / "n.npz")
    with pytest.raises(ValueError, match=r"^activation_2 is softmax, expected identity$"):
        load_network(tmp_path / "n.npz", draw_network([2, 3, 2], np.random.default_rng(0), tanh))


def archive(**arrays: object) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]
    return file.getvalue()


def plain(array: object) -> bytes:
    file = io.BytesIO()
    np.save(file, array)  # type: ignore[arg-type]
    return file.getvalue()


def saved() -> bytes:
    return archive(weights_1=[[1.0]], bias_1=[0.0], activation_1="relu")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        saved()[:-40],
        pickle.dumps([1.0]),
        plain([1.0]),
        archive(),
        archive(weights_1=[[1.0]]),
        archive(weights_1=[[1.0]], bias_1=[0.0], activation_1="exec"),
        archive(weights_1=[[1.0]], bias_1=[0.0, 1.0], activation_1="relu"),
        archive(weights_1=[[np.nan]], bias_1=[0.0], activation_1="relu"),
        archive(weights_1=np.array([[object()]]), bias_1=[0.0], activation_1="relu"),
        archive(weights_1=[["a"]], bias_1=[0.0], activation_1="relu"),
    ],
    ids=range(12),
)
def test_files_that_hold_no_network_are_refused(tmp_path: Path, content: bytes) -> None:
    """Cut short, of another kind, incomplete, of another form, or with code inside."""
    path = tmp_path / "n.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"n\.npz holds no network saved by nnlib: "):
        load_network(path)


def test_damage_inside_is_noticed(tmp_path: Path) -> None:
    """The archive carries checksums."""
    content = bytearray(saved())
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        place = file.getinfo("weights_1.npy").header_offset + 160
    content[place] ^= 1
    (tmp_path / "n.npz").write_bytes(content)
    with pytest.raises(ValueError, match="holds no network saved by nnlib"):
        load_network(tmp_path / "n.npz")


def test_an_activation_of_your_own_cannot_be_saved(tmp_path: Path) -> None:
    """A file holds names, not code, and this name would find another function."""
    other = Curve("relu", identity, identity, (0.0, 1.0))
    with pytest.raises(ValueError, match=r"^activation is relu, expected one that can be found"):
        save_network(Network([Dense([[1]], [0], other)]), tmp_path / "n.npz")
