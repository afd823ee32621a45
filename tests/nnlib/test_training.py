"""Training is a step repeated: the published XOR run, the same loop by hand, and its records."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

import nnlib
from nnlib import (
    Adam,
    Array,
    Epoch,
    GradientDescent,
    Momentum,
    Network,
    draw_network,
    mean_squared_error,
    normal,
    relu,
    sigmoid,
    softmax,
    train,
    xor,
)

X, Y = xor()


def article(seed: int, hidden: int = 2) -> Network:
    """The network of the article, drawn from the legacy stream of its seed."""
    return draw_network([2, hidden, 1], np.random.RandomState(seed), sigmoid, sigmoid, normal)


def run(network: Any, epochs: int, **options: Any) -> list[Epoch]:
    """Training as the article does it: its sums over four rows are means at four times 0.1."""
    return list(
        train(network, X, Y, "binary_cross_entropy", GradientDescent(0.4), epochs, **options)
    )


def by_hand(seeds: list[int], hidden: int, epochs: int) -> Array:
    """The article's loop in its own terms, for many seeds at once; the outputs, seed by seed."""
    drawn = [np.random.RandomState(seed) for seed in seeds]
    w1 = np.stack([one.randn(2, hidden) for one in drawn])
    w2 = np.stack([one.randn(hidden, 1) for one in drawn])
    b1, b2 = np.zeros((len(seeds), 1, hidden)), np.zeros((len(seeds), 1, 1))
    for _ in range(epochs):
        a1 = 1 / (1 + np.exp(-(X @ w1 + b1)))
        a2 = 1 / (1 + np.exp(-(a1 @ w2 + b2)))
        d2 = a2 - Y
        d1 = d2 @ w2.transpose(0, 2, 1) * a1 * (1 - a1)
        w2 = w2 - 0.1 * a1.transpose(0, 2, 1) @ d2
        b2 = b2 - 0.1 * d2.sum(axis=1, keepdims=True)
        w1 = w1 - 0.1 * X.T @ d1
        b1 = b1 - 0.1 * d1.sum(axis=1, keepdims=True)
    answer: Array = 1 / (1 + np.exp(-(1 / (1 + np.exp(-(X @ w1 + b1))) @ w2 + b2)))
    return answer


# --- the published run ----------------------------------------------------------------------


def test_the_published_run_is_reproduced_and_does_not_learn_xor() -> None:
    """Every thousand epochs the digits published, and in the end two answers at one half."""
    records = run(article(0), 9999)
    networks = [article(0), *(records[epoch - 1].network for epoch in range(1000, 10_000, 1000))]
    losses = [float(mean_squared_error(network.forward(X), Y)) for network in networks]
    expected = [0.2696, 0.1303, 0.1271, 0.1263, 0.1259, 0.1257, 0.1256, 0.1255, 0.1254, 0.1254]
    assert [round(loss, 4) for loss in losses] == expected
    outputs = records[-1].network.forward(X).ravel().round(4).tolist()
    assert outputs == [0.0014, 0.4995, 0.9982, 0.5009]


def test_five_times_as_long_does_not_help() -> None:
    """After 50 000 epochs the loss is still an eighth."""
    network = article(0)
    for epoch in train(network, X, Y, "binary_cross_entropy", GradientDescent(0.4), 50_000):
        last = epoch
    assert round(float(mean_squared_error(last.network.forward(X), Y)), 4) == 0.1251


@pytest.mark.parametrize(("hidden", "successes"), [(2, 21), (4, 30)])
def test_success_rates_over_thirty_seeds(hidden: int, successes: int) -> None:
    """21 of 30 runs learn XOR with two hidden neurons, all with four; trained as one batch."""
    *_, last = train(
        [article(seed, hidden) for seed in range(30)],
        X,
        Y,
        "binary_cross_entropy",
        GradientDescent(0.4),
        10_000,
    )
    losses = [float(mean_squared_error(one.forward(X), Y)) for one in last.networks]
    assert sum(loss < 0.01 for loss in losses) == successes


def test_a_mended_run_learns_xor() -> None:
    """The same seed with four hidden neurons: every answer within 0.05."""
    *_, last = run(article(0, hidden=4), 10_000)
    assert np.abs(last.network.forward(X) - Y).max() < 0.05


@pytest.mark.parametrize("hidden", [2, 4])
def test_the_loop_written_by_hand_agrees(hidden: int) -> None:
    """In the article's terms, for thirty seeds and a thousand epochs, to ten digits."""
    *_, last = run([article(seed, hidden) for seed in range(30)], 1000)
    outputs = [network.forward(X) for network in last.networks]
    np.testing.assert_allclose(outputs, by_hand(list(range(30)), hidden, 1000), rtol=1e-10)


# --- networks at once -----------------------------------------------------------------------


@pytest.mark.parametrize("optimizer", [GradientDescent(0.1), Momentum(0.1), Adam(0.01)])
@pytest.mark.parametrize(
    ("output", "loss"),
    [
        (sigmoid, "binary_cross_entropy"),
        (softmax, "categorical_cross_entropy"),
        (relu, "mean_squared_error"),
        (sigmoid, "mean_squared_error"),
    ],
)
def test_networks_trained_at_once_are_trained_each_for_itself(
    optimizer: nnlib.Optimizer, output: nnlib.Activation, loss: str
) -> None:
    """Losses and parameters are those of single runs on the same batches."""
    random = np.random.default_rng(0)
    x, y = random.standard_normal((10, 3)), nnlib.one_hot(random.integers(0, 2, 10), 2)
    networks = [draw_network([3, 4, 2], random, nnlib.tanh, output) for _ in range(3)]

    def records(network: Any) -> list[Epoch]:
        source = np.random.default_rng(1)
        return list(train(network, x, y, loss, optimizer, 5, batch_size=4, random=source))

    together, apart = records(networks), [records(network) for network in networks]
    for number, epoch in enumerate(together):
        np.testing.assert_allclose(epoch.loss, [one[number].loss for one in apart], rtol=1e-12)
        singles = [one[number].parameters for one in apart]
        np.testing.assert_allclose(epoch.parameters, singles, rtol=1e-9, atol=1e-12)
    assert len(together[-1].networks) == 3


# --- records --------------------------------------------------------------------------------


def test_a_record_stays_what_it_was() -> None:
    """Later epochs do not write into earlier records, and the network given is not changed."""
    network = article(0)
    before = network.parameters
    records = run(network, 3)
    assert [record.number for record in records] == [1, 2, 3]
    assert network.parameters.tolist() == before.tolist()
    for earlier, later in itertools.pairwise(records):
        assert earlier.parameters.tolist() != later.parameters.tolist()
    assert records[0].network.parameters.tolist() == records[0].parameters.tolist()


def test_the_loss_of_an_epoch_is_that_before_its_step() -> None:
    """On the full batch, epoch n + 1 tells the loss of the network after epoch n."""
    records = run(article(0), 5)
    for earlier, later in itertools.pairwise(records):
        value = nnlib.binary_cross_entropy(earlier.network.forward(X), Y)
        assert float(later.loss) == pytest.approx(float(value), rel=1e-13)


def test_a_step_is_the_gradient_through_the_optimizer() -> None:
    """θ := θ + Δθ, by the public functions alone."""
    network, optimizer = article(0), Momentum(0.3)
    vector, memory = network.parameters, optimizer.start(network.parameters)
    for record in train(network, X, Y, "binary_cross_entropy", optimizer, 10):
        at = network.with_parameters(vector)
        gradient = nnlib.backpropagate(at, X, Y, "binary_cross_entropy").vector
        change, memory = optimizer.step(gradient, memory)
        vector = vector + change
        np.testing.assert_allclose(record.parameters, vector, rtol=1e-14)


def test_each_epoch_sees_every_row_once() -> None:
    """Batches of three from ten rows: three full ones and a last of one."""
    seen: list[list[int]] = []

    class Spy:
        """Remembers nothing, changes nothing, and looks at the bias's gradient."""

        def start(self, parameters: Array) -> tuple[Array, ...]:
            return ()

        def step(self, gradient: Array, memory: tuple[Array, ...]) -> tuple[Array, Any]:
            seen.append(gradient.tolist())
            return np.zeros_like(gradient), memory

    x = np.arange(10.0)[:, np.newaxis]
    network = Network([nnlib.Dense([[0.0]], [0.0])])
    options: dict[str, Any] = {"batch_size": 3, "random": np.random.default_rng(0)}
    records = list(train(network, x, -x, "mean_squared_error", Spy(), 2, **options))
    for epoch in (seen[:4], seen[4:]):
        sums = [bias / 2 * rows for (_, bias), rows in zip(epoch, (3, 3, 3, 1), strict=True)]
        assert sum(sums) == pytest.approx(45)
    assert seen[:4] != seen[4:]
    assert float(records[0].loss) == pytest.approx(float((x**2).mean()))


def test_the_same_source_gives_the_same_run() -> None:
    """And another one another run."""

    def last(seed: int) -> list[float]:
        source = np.random.default_rng(seed)
        return run(article(0), 3, batch_size=2, random=source)[-1].parameters.tolist()  # type: ignore[no-any-return]

    assert last(0) == last(0) != last(1)


def test_training_stops_when_it_is_asked_to() -> None:
    """By a function of the record, or by the caller who breaks off."""
    records = run(article(0, 4), 10_000, stop=lambda epoch: bool(epoch.loss < 0.5))
    assert records[-1].loss < 0.5 < records[-2].loss
    assert len(records) < 10_000
    endless = train(article(0), X, Y, "binary_cross_entropy", GradientDescent(0.4), 10**9)
    assert [record.number for record in itertools.islice(endless, 3)] == [1, 2, 3]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """A record per epoch is all that training says."""
    run(article(0), 3)
    assert capfd.readouterr() == ("", "")


def test_float32_stays() -> None:
    """The network decides, whatever the examples are."""
    random = np.random.default_rng(0)
    network = draw_network([2, 3, 1], random, sigmoid, sigmoid, dtype=np.float32)
    for optimizer in (GradientDescent(0.4), Momentum(0.1), Adam()):
        (record,) = train(network, X, Y, "binary_cross_entropy", optimizer, 1)
        assert record.parameters.dtype == record.loss.dtype == np.float32


# --- what is refused ------------------------------------------------------------------------


def test_a_run_that_diverges_ends_in_a_sentence() -> None:
    """Neither a warning on the way nor NaN in the end."""
    network = draw_network([2, 4, 1], np.random.default_rng(0))
    with pytest.raises(FloatingPointError, match=r"^loss is (inf|nan) in epoch \d+, expected a f"):
        list(train(network, X, Y, "mean_squared_error", GradientDescent(1e9), 1000))


@pytest.mark.parametrize(
    ("changes", "error", "sentence"),
    [
        ({"epochs": 0}, ValueError, "epochs is 0, expected at least 1"),
        ({"x": X[:, :1]}, ValueError, "x has shape (4, 1), expected (m, 2)"),
        ({"y": Y[:3]}, ValueError, "y has shape (3, 1), expected (4, 1)"),
        ({"y": Y * 2}, ValueError, "y[1, 0] is 2.0, expected a number from 0 to 1"),
        ({"x": X * np.nan}, ValueError, "x[0, 0] is nan, expected a finite number"),
        ({"x": X[:0], "y": Y[:0]}, ValueError, "x has shape (0, 2), expected at least one row"),
        (
            {"batch_size": 2},
            TypeError,
            "random is None, expected a source of random numbers to shuffle with",
        ),
        (
            {"batch_size": 0, "random": np.random.default_rng(0)},
            ValueError,
            "batch_size is 0, expected at least 1",
        ),
        ({"network": []}, ValueError, "network has 0 entries, expected at least one"),
        (
            {"network": [article(0), article(0, 3)]},
            ValueError,
            "network[1] has sizes (2, 3, 1), expected (2, 2, 1)",
        ),
        (
            {"network": [article(0), draw_network([2, 2, 1], np.random.RandomState(0))]},
            ValueError,
            "network[1] has other activations than network[0]",
        ),
    ],
)
def test_wrong_arguments_are_refused_when_training_starts(
    changes: dict[str, Any], error: type[Exception], sentence: str
) -> None:
    """Before the first record is asked for, and never in the middle of a run."""
    arguments: dict[str, Any] = {
        "network": article(0),
        "x": X,
        "y": Y,
        "loss": "binary_cross_entropy",
        "optimizer": GradientDescent(0.4),
        "epochs": 1,
    }
    with pytest.raises(error) as refusal:
        train(**(arguments | changes))
    assert str(refusal.value) == sentence
