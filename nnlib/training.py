"""Training repeats one step, five calls long, until somebody stops it: forwards, the loss, back.

Arguments are checked once, when training starts; the steps check nothing.
Nothing is printed: each epoch, one pass over the examples, gives a record.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from nnlib.backpropagation import deltas, expect_examples, output_delta, trace, write_gradient
from nnlib.boundary import Array, expect_count
from nnlib.initialization import Random, expect_random
from nnlib.layer import Dense
from nnlib.loss import Loss, loss_of
from nnlib.network import Network, layers_on
from nnlib.optimizer import Memory, Optimizer


@dataclass(frozen=True, eq=False)
class Epoch:
    """An epoch's record is its number from 1 on, its loss, and the parameters after it.

    The loss is the mean over the epoch's steps, each measured before it was taken: that of epoch 1,
    on the full batch, is the loss of the network as it came.
    Shapes: loss () and parameters (p,); with k networks (k,) and (k, p).

    >>> from nnlib.optimizer import GradientDescent
    >>> network = Network([Dense([[2]], [1])])
    >>> for epoch in train(network, [[3]], [[5]], "mean_squared_error", GradientDescent(0.01), 2):
    ...     print(epoch.number, epoch.loss.round(6), epoch.network.forward([3]).round(6))
    1 4.0 [6.6]
    2 2.56 [6.28]
    """

    number: int
    loss: Array
    parameters: Array
    form: Network = field(repr=False)

    @property
    def network(self) -> Network:
        """The network after this epoch; of k networks, the first.

        >>> Epoch(1, np.zeros(()), np.array([3.0, 4.0]), Network([Dense([[2]], [1])])).network.sizes
        (1, 1)
        """
        return self.networks[0]

    @property
    def networks(self) -> tuple[Network, ...]:
        """All networks after this epoch.

        >>> len(Epoch(1, np.zeros(2), np.zeros((2, 2)), Network([Dense([[2]], [1])])).networks)
        2
        """
        vectors = np.atleast_2d(self.parameters)
        return tuple(self.form.with_parameters(vector) for vector in vectors)


def train(
    network: Network | Sequence[Network],
    x: ArrayLike,
    y: ArrayLike,
    loss: Callable[[ArrayLike, ArrayLike], Array] | Loss | str,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int | None = None,
    random: Random | None = None,
    stop: Callable[[Epoch], bool] | None = None,
) -> Iterator[Epoch]:
    """Training descends the loss, θ := θ + Δθ batch by batch, and yields a record per epoch.

    Without a batch size every step sees all rows; with one, `random` shuffles them each epoch, and
    the last batch may be smaller. It ends after `epochs`, when `stop` says so of a record, or when
    the caller breaks off. Several networks of one form are trained at once, each for itself on the
    same batches; thirty small ones together take about as long as two of them apart.
    Shapes: x (m, n_in); y (m, n_out). All is computed in the parameters' type.
    Errors: those of `backpropagate`; ValueError for networks of different form; TypeError for a
    batch size without `random`; FloatingPointError when the loss is no longer finite.

    >>> from nnlib.optimizer import GradientDescent
    >>> line = Network([Dense([[0]], [0])])
    >>> run = train(line, [[0], [1]], [[1], [3]], "mean_squared_error", GradientDescent(0.5), 100)
    >>> *_, last = run
    >>> last.parameters.round(6).tolist()
    [2.0, 1.0]
    """
    form, parameters = _stacked(network)
    loss, epochs = loss_of(loss), expect_count("epochs", epochs)
    x, y = expect_examples(form, x, y, loss)
    x, y = (array.astype(parameters.dtype, copy=False) for array in (x, y))
    y = np.broadcast_to(y, (*parameters.shape[:-1], *y.shape))
    batches = _Batches(x, y, *_expect_batches(len(x), batch_size, random))
    descent = _Descent(parameters, form.layers, loss, optimizer)
    return _epochs(descent, batches, form, epochs, stop)


class _Descent:
    """The state of a run: θ and its gradient, each seen by layers on views, and the memory."""

    def __init__(
        self, vector: Array, form: Sequence[Dense], loss: Loss, optimizer: Optimizer
    ) -> None:
        self.vector, self.gradient = vector, np.zeros_like(vector)
        self.layers, self.slopes = layers_on(vector, form), layers_on(self.gradient, form)
        self.loss, self.optimizer = loss, optimizer
        self.memory: Memory = optimizer.start(vector)

    def step(self, x: Array, y: Array) -> Array:
        """The five calls."""
        passed = trace(self.layers, x)
        loss, last = output_delta(self.layers[-1], passed[-1].z, y, self.loss)
        write_gradient(self.slopes, passed, deltas(self.layers, passed, last))
        change, self.memory = self.optimizer.step(self.gradient, self.memory)
        self.vector += change
        return loss


@dataclass(frozen=True, eq=False)
class _Batches:
    """The rows of an epoch, all at once or shuffled and cut."""

    x: Array
    y: Array
    size: int
    random: Random | None

    def __iter__(self) -> Iterator[tuple[Array, Array]]:
        if self.random is None:
            yield self.x, self.y
            return
        order = self.random.permutation(len(self.x))
        for start in range(0, len(order), self.size):
            rows = order[start : start + self.size]
            yield self.x[rows], self.y[..., rows, :]


def _epochs(
    descent: _Descent,
    batches: _Batches,
    form: Network,
    epochs: int,
    stop: Callable[[Epoch], bool] | None,
) -> Iterator[Epoch]:
    for number in range(1, epochs + 1):
        loss = _epoch(descent, batches)
        if not math.isfinite(np.add.reduce(loss, axis=None)):
            raise FloatingPointError(f"loss is {loss} in epoch {number}, expected a finite number")
        record = Epoch(number, loss, descent.vector.copy(), form)
        yield record
        if stop is not None and stop(record):
            return


# A run that diverges is told of in one sentence, by _epochs.
@np.errstate(over="ignore", invalid="ignore")
def _epoch(descent: _Descent, batches: _Batches) -> Array:
    rows = len(batches.x)
    losses = [descent.step(x, y) * (len(x) / rows) for x, y in batches]
    return losses[0] if len(losses) == 1 else np.add.reduce(losses)


def _stacked(network: Network | Sequence[Network]) -> tuple[Network, Array]:
    if isinstance(network, Network):
        return network, network.parameters
    if not network:
        raise ValueError("network has 0 entries, expected at least one")
    form = network[0]
    activations = [layer.activation for layer in form.layers]
    for index, other in enumerate(network):
        if other.sizes != form.sizes:
            raise ValueError(f"network[{index}] has sizes {other.sizes}, expected {form.sizes}")
        if [layer.activation for layer in other.layers] != activations:
            raise ValueError(f"network[{index}] has other activations than network[0]")
    return form, np.stack([one.parameters for one in network])


def _expect_batches(
    rows: int, batch_size: int | None, random: Random | None
) -> tuple[int, Random | None]:
    if batch_size is None:
        return rows, None
    if random is None:
        raise TypeError("random is None, expected a source of random numbers to shuffle with")
    return expect_count("batch_size", batch_size), expect_random(random)
