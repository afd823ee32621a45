"""Datasets are what their docstrings say, and nothing is guessed about labels."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

import nnlib
from nnlib import GradientDescent, digits, dosage, one_hot, split, train, two_spirals, xor


def test_xor_is_one_where_the_bits_differ() -> None:
    """All four points, once."""
    x, y = xor()
    assert x.tolist() == [[a, b] for a in (0, 1) for b in (0, 1)]
    assert y.ravel().tolist() == [a ^ b for a in (0, 1) for b in (0, 1)]


def test_no_line_separates_xor() -> None:
    """A layer without a hidden one learns to say one half everywhere."""
    x, y = xor()
    line = nnlib.draw_network([2, 1], np.random.default_rng(0), output=nnlib.sigmoid)
    *_, last = train(line, x, y, "binary_cross_entropy", GradientDescent(1.0), epochs=2000)
    np.testing.assert_allclose(last.network.forward(x), 0.5, atol=1e-6)


def test_the_second_spiral_is_the_first_turned_half_around() -> None:
    """Without noise, and inside the unit circle."""
    x, y = two_spirals(50, np.random.default_rng(0))
    assert (x[50:] == -x[:50]).all()
    assert y.ravel().tolist() == [0.0] * 50 + [1.0] * 50
    assert np.hypot(*x.T).max() <= 1
    noisy, _ = two_spirals(50, np.random.default_rng(0), noise=0.1)
    assert 0.05 < (noisy - x).std() < 0.15


def test_the_spirals_can_be_learnt() -> None:
    """Two hidden layers of tanh and Adam separate them."""
    random = np.random.default_rng(0)
    x, y = two_spirals(100, random)
    network = nnlib.draw_network([2, 16, 16, 1], random, nnlib.tanh, nnlib.sigmoid, nnlib.glorot)
    *_, last = train(network, x, y, "binary_cross_entropy", nnlib.Adam(0.02), epochs=600)
    assert (last.network.predict(x) == y[:, 0]).mean() > 0.99


@pytest.mark.parametrize(
    ("points", "place", "answer"), [(6, 2, 0.0), (11, 5, 1.01), (11, 6, 0.0), (11, 10, 0.0)]
)
def test_the_dosage_is_the_one_recomputed_by_hand(points: int, place: int, answer: float) -> None:
    """0 at 0.4, 1.01 at 0.5, 0 at 0.6 and at 1."""
    x, y = dosage(points)
    assert x[place, 0] == pytest.approx(place / (points - 1))
    assert y[place, 0] == pytest.approx(answer, abs=1e-12)


def test_a_hundred_points_step_over_the_peak_of_the_dosage() -> None:
    """The highest of them is about 0.838, while the curve reaches 1.01."""
    assert dosage(100)[1].max() == pytest.approx(0.838, abs=5e-4)


def test_the_digits_are_learnt_to_97_percent() -> None:
    """Of 1 797 pictures a fifth is kept for the test; training takes seconds."""
    pytest.importorskip("sklearn", reason="scikit-learn, which has the digits, is not installed")
    x, labels = digits()
    assert (x.shape, labels.shape, float(x.min()), float(x.max())) == ((1797, 64), (1797,), 0, 1)
    random = np.random.default_rng(0)
    (x, test_x), (labels, test_labels) = split([x, labels], 0.8, random)
    network = nnlib.draw_network([64, 64, 10], random, nnlib.relu, nnlib.softmax)
    run = train(
        network,
        x,
        one_hot(labels, 10),
        "categorical_cross_entropy",
        nnlib.Adam(0.003),
        epochs=40,
        batch_size=32,
        random=random,
    )
    *_, last = run
    assert (last.network.predict(test_x) == test_labels).mean() >= 0.97


def test_the_digits_are_those_of_scikit_learn() -> None:
    """Its own function is asked; ours reads the file without importing all of it."""
    datasets = pytest.importorskip("sklearn.datasets", reason="scikit-learn is not installed")
    x, labels = digits()
    theirs = datasets.load_digits()
    assert (x * 16 == theirs.data).all()
    assert (labels == theirs.target).all()


def test_without_scikit_learn_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The extra is optional, for everything else works without it."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ImportError, match=r"^digits needs scikit-learn: pip install scikit-learn$"):
        digits()


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ([0, 3], "labels[1] is 3, expected a whole number from 0 to 2"),
        ([-1], "labels[0] is -1, expected a whole number from 0 to 2"),
        ([0.5], "labels[0] is 0.5, expected a whole number from 0 to 2"),
        ([[0], [1]], "labels has shape (2, 1), expected (m,)"),
        ([np.nan], "labels[0] is nan, expected a finite number"),
    ],
)
def test_wrong_labels_are_refused(labels: object, sentence: str) -> None:
    """A label of −1 would count from the end, and quietly be the last class."""
    with pytest.raises(ValueError) as refusal:
        one_hot(labels, 3)  # type: ignore[arg-type]
    assert str(refusal.value) == sentence


def test_a_split_loses_nothing_and_keeps_rows_together() -> None:
    """Both parts together are the whole, each label still beside its row."""
    x = np.arange(20.0).reshape(10, 2)
    (a, b), (labels_a, labels_b) = split([x, np.arange(10)], 0.7, np.random.default_rng(0))
    assert (len(a), len(b)) == (7, 3)
    assert sorted([*labels_a, *labels_b]) == list(range(10))
    assert (x[labels_a] == a).all()
    assert (x[labels_b] == b).all()


def test_wrong_splits_are_refused() -> None:
    """A part without rows could be neither trained on nor tested."""
    random = np.random.default_rng(0)
    for share, sentence in [
        (0.0, "share is 0.0, expected both parts of 4 rows to have some"),
        (0.99, "share is 0.99, expected both parts of 4 rows to have some"),
        (1.5, "share is 1.5, expected a number from 0 to 1"),
    ]:
        with pytest.raises(ValueError) as refusal:
            split([np.arange(4)], share, random)
        assert str(refusal.value) == sentence
    with pytest.raises(ValueError, match=r"^arrays\[1\] has 3 rows, expected 4$"):
        split([np.arange(4), np.arange(3)], 0.5, random)
