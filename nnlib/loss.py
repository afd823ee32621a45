"""A loss says in one number how wrong the predictions are, and its gradient which way is better.

Every loss is a mean, by the convention of `average`; sums would tie the learning rate to the batch.
The cross-entropies have a module of their own, and are found here too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from numpy.typing import ArrayLike

from nnlib.activation import Activation, identity, sigmoid, softmax
from nnlib.average import Terms, mean, per_number
from nnlib.boundary import Array, expect_distributions, expect_shares, pair
from nnlib.cross_entropy import (
    binary_cross_entropy,
    binary_cross_entropy_from_logits,
    binary_cross_entropy_from_logits_gradient,
    binary_cross_entropy_gradient,
    binary_logit_terms,
    binary_terms,
    categorical_cross_entropy,
    categorical_cross_entropy_from_logits,
    categorical_cross_entropy_from_logits_gradient,
    categorical_cross_entropy_gradient,
    categorical_logit_terms,
    categorical_terms,
)

__all__ = [
    "LOSSES",
    "Loss",
    "binary_cross_entropy",
    "binary_cross_entropy_from_logits",
    "binary_cross_entropy_from_logits_gradient",
    "binary_cross_entropy_gradient",
    "categorical_cross_entropy",
    "categorical_cross_entropy_from_logits",
    "categorical_cross_entropy_from_logits_gradient",
    "categorical_cross_entropy_gradient",
    "loss_of",
    "mean_squared_error",
    "mean_squared_error_gradient",
    "squared_terms",
]


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> Array:
    """The mean squared error is L = mean((ŷ − y)²), over every number of the batch.

    Shapes: two arrays of one shape give one number; a stack (k, m, n) of batches gives (k,).
    Errors: ValueError for shapes that differ, for empty arrays, for a NaN or an infinity.
    Source: Legendre (1805).

    >>> float(mean_squared_error([1, 2], [1, 4]))
    2.0
    """
    return mean(squared_terms(*pair("prediction", prediction, "target", target))[0])


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    """Each number pulls twice as hard as it is wrong: ∂L/∂ŷ = 2·(ŷ − y) / count.

    Shapes: two arrays of one shape give a third.
    Errors: those of `mean_squared_error`.

    >>> mean_squared_error_gradient([1, 2], [1, 4]).tolist()
    [0.0, -2.0]
    """
    return per_number(squared_terms(*pair("prediction", prediction, "target", target)))


def squared_terms(prediction: Array, target: Array) -> Terms:
    """Number by number, the loss (ŷ − y)² and its slope 2·(ŷ − y).

    >>> import numpy as np
    >>> terms, slopes = squared_terms(np.array([3.0, 1.0]), np.array([1.0, 1.0]))
    >>> terms.tolist(), slopes.tolist()
    ([4.0, 0.0], [4.0, 0.0])
    """
    error = prediction - target
    return error * error, 2.0 * error


@dataclass(frozen=True)
class Loss:
    """A loss holds its name, value and gradient, and knows the activation that it is paired with.

    After that activation the two are taken together, from the scores: σ and binary cross-entropy,
    softmax and categorical cross-entropy; δ = ŷ − y then, over the count, and no digit is lost.
    The functions of terms, which training calls at each step, check nothing; `expect_target` is
    asked once.

    >>> loss = loss_of(binary_cross_entropy)
    >>> loss.name, loss.pairs_with is sigmoid
    ('binary_cross_entropy', True)
    """

    name: str
    value: Callable[[ArrayLike, ArrayLike], Array]
    gradient: Callable[[ArrayLike, ArrayLike], Array]
    terms: Callable[[Array, Array], Terms]
    pairs_with: Activation
    score_terms: Callable[[Array, Array], Terms]
    expect_target: Callable[[str, Array], Array]


def _any(name: str, target: Array) -> Array:
    return target


def _distributions(name: str, target: Array) -> Array:
    return expect_distributions(name, expect_shares(name, target))


LOSSES = (
    Loss(
        "mean_squared_error",
        mean_squared_error,
        mean_squared_error_gradient,
        squared_terms,
        identity,
        squared_terms,
        _any,
    ),
    Loss(
        "binary_cross_entropy",
        binary_cross_entropy,
        binary_cross_entropy_gradient,
        binary_terms,
        sigmoid,
        binary_logit_terms,
        expect_shares,
    ),
    Loss(
        "binary_cross_entropy_from_logits",
        binary_cross_entropy_from_logits,
        binary_cross_entropy_from_logits_gradient,
        binary_logit_terms,
        identity,
        binary_logit_terms,
        expect_shares,
    ),
    Loss(
        "categorical_cross_entropy",
        categorical_cross_entropy,
        categorical_cross_entropy_gradient,
        categorical_terms,
        softmax,
        categorical_logit_terms,
        _distributions,
    ),
    Loss(
        "categorical_cross_entropy_from_logits",
        categorical_cross_entropy_from_logits,
        categorical_cross_entropy_from_logits_gradient,
        categorical_logit_terms,
        identity,
        categorical_logit_terms,
        _distributions,
    ),
)
"""Every loss of this library."""

_BY_VALUE: dict[object, Loss] = {loss.value: loss for loss in LOSSES}
_BY_VALUE |= {loss.name: loss for loss in LOSSES}


def loss_of(loss: Callable[[ArrayLike, ArrayLike], Array] | Loss | str) -> Loss:
    """A loss is found by its function or by its name.

    Errors: ValueError for what is not in `LOSSES`: its gradient is not known.

    >>> loss_of("mean_squared_error").gradient([3], [1]).tolist()
    [4.0]
    """
    if isinstance(loss, Loss):
        return loss
    if loss not in _BY_VALUE:
        names = ", ".join(one.name for one in LOSSES)
        raise ValueError(f"loss is {loss!r}, expected a Loss or one of {names}")
    return _BY_VALUE[loss]
