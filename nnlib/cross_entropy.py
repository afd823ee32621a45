"""Cross-entropy is the surprise of the answer under the probabilities predicted: −Σ y·ln(p).

Binary: each number is a yes-or-no question of its own, and the loss is the mean over all numbers.
Categorical: each row along the last axis is a distribution, and the loss is the mean over the rows.
With `_from_logits` the predictions are scores z, before the sigmoid or softmax; no digit is lost
then, however sure the scores are, and an infinite loss cannot occur.
A stack (k, m, n) of k batches gives k losses, one per batch.
Gradients are those of the mean, in the shape of the prediction.
Errors: ValueError for shapes that differ, for nothing to average over, for a NaN or an infinity,
for probabilities outside [0, 1], and for targets that are none.
Source: Shannon (1948) for the measure; Bridle (1990) for the pairing with softmax.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.average import Terms, mean, per_number
from nnlib.boundary import Array, expect_distributions, expect_shares, pair


def binary_cross_entropy(p: ArrayLike, y: ArrayLike) -> Array:
    """Binary cross-entropy of probabilities is L = mean(−y·ln(p) − (1−y)·ln(1−p)).

    Where p rules out what is true, as p = 0 does for y = 1, the loss is infinite.

    >>> float(binary_cross_entropy([0.5, 0.9], [0, 1]).round(6))
    0.399254
    """
    return mean(binary_terms(*_probabilities(p, y))[0])


def binary_cross_entropy_gradient(p: ArrayLike, y: ArrayLike) -> Array:
    """Each probability pulls with ∂L/∂p = ((1−y)/(1−p) − y/p) / count.

    >>> binary_cross_entropy_gradient([0.5, 0.8], [0, 1]).round(12).tolist()
    [1.0, -0.625]
    """
    return per_number(binary_terms(*_probabilities(p, y)))


def binary_cross_entropy_from_logits(z: ArrayLike, y: ArrayLike) -> Array:
    """Binary cross-entropy of scores is L = mean(ln(1 + eᶻ) − y·z), where p = σ(z).

    >>> float(binary_cross_entropy_from_logits([0, -1000], [1, 1]).round(6))
    500.346574
    """
    return mean(binary_logit_terms(*_scores(z, y))[0])


def binary_cross_entropy_from_logits_gradient(z: ArrayLike, y: ArrayLike) -> Array:
    """Through the sigmoid the pull is the error itself: ∂L/∂z = (σ(z) − y) / count.

    >>> binary_cross_entropy_from_logits_gradient([0, -1000], [1, 1]).tolist()
    [-0.25, -0.5]
    """
    return per_number(binary_logit_terms(*_scores(z, y)))


def categorical_cross_entropy(p: ArrayLike, y: ArrayLike) -> Array:
    """Categorical cross-entropy of probabilities is L = mean over rows of −Σᵢ yᵢ·ln(pᵢ).

    The rows of p are taken as they are: they need not sum to 1.
    Where p rules out what is true the loss is infinite.

    >>> float(categorical_cross_entropy([[0.25, 0.75]], [[0, 1]]).round(6))
    0.287682
    """
    return mean(categorical_terms(*_rows(*_probabilities(p, y)))[0])


def categorical_cross_entropy_gradient(p: ArrayLike, y: ArrayLike) -> Array:
    """Only what is true pulls: ∂L/∂pᵢ = −yᵢ/pᵢ / rows.

    >>> categorical_cross_entropy_gradient([[0.2, 0.8]], [[0, 1]]).tolist()
    [[0.0, -1.25]]
    """
    return per_number(categorical_terms(*_rows(*_probabilities(p, y))))


def categorical_cross_entropy_from_logits(z: ArrayLike, y: ArrayLike) -> Array:
    """Categorical cross-entropy of scores is L = mean over rows of ln(Σⱼ e^(zⱼ)) − Σᵢ yᵢ·zᵢ.

    >>> float(categorical_cross_entropy_from_logits([[1.2, 3.6, 0.65]], [[0, 1, 0]]).round(6))
    0.133707
    """
    return mean(categorical_logit_terms(*_rows(*_scores(z, y)))[0])


def categorical_cross_entropy_from_logits_gradient(z: ArrayLike, y: ArrayLike) -> Array:
    """Through softmax the pull is the error itself: ∂L/∂zᵢ = (pᵢ − yᵢ) / rows, p = softmax(z).

    >>> gradient = categorical_cross_entropy_from_logits_gradient([[1.2, 3.6, 0.65]], [[0, 1, 0]])
    >>> gradient.round(4).tolist()
    [[0.0794, -0.1252, 0.0458]]
    """
    return per_number(categorical_logit_terms(*_rows(*_scores(z, y))))


def binary_terms(p: Array, y: Array) -> Terms:
    """Number by number, the loss −y·ln(p) − (1−y)·ln(1−p) and its slope (1−y)/(1−p) − y/p.

    >>> terms, slopes = binary_terms(np.array([0.0, 0.5]), np.array([0.0, 1.0]))
    >>> terms.round(6).tolist(), slopes.tolist()
    ([0.0, 0.693147], [1.0, -2.0])
    """
    right, wrong = y > 0.0, y < 1.0
    terms, slopes = np.zeros_like(p), np.zeros_like(p)
    with np.errstate(divide="ignore", over="ignore"):
        terms[right] = -y[right] * np.log(p[right])
        terms[wrong] -= (1.0 - y[wrong]) * np.log1p(-p[wrong])
        slopes[right] = -y[right] / p[right]
        slopes[wrong] += (1.0 - y[wrong]) / (1.0 - p[wrong])
    return terms, slopes


def binary_logit_terms(z: Array, y: Array) -> Terms:
    """Score by score, the loss ln(1 + eᶻ) − y·z and its slope σ(z) − y, with no digit lost.

    >>> terms, slopes = binary_logit_terms(np.array([0.0, 50.0]), np.array([1.0, 1.0]))
    >>> terms.round(6).tolist(), f"{slopes[1]:.6e}"
    ([0.693147, 0.0], '-1.928750e-22')
    """
    size = np.abs(z)
    e = np.exp(-size)
    step = np.heaviside(z, 1.0)
    # With the step of z in place of σ(z), all that is small is added last and stays small.
    error = step - y
    return np.log1p(e) + size * np.abs(error), error + (1.0 - 2.0 * step) * (e / (1.0 + e))


def categorical_terms(p: Array, y: Array) -> Terms:
    """Row by row, the loss −Σᵢ yᵢ·ln(pᵢ), and the slopes −yᵢ/pᵢ.

    Shapes: p and y (…, n) give (…, 1) and (…, n).

    >>> terms, slopes = categorical_terms(np.array([[0.0, 0.5]]), np.array([[0.0, 1.0]]))
    >>> terms.round(6).tolist(), slopes.tolist()
    ([[0.693147]], [[0.0, -2.0]])
    """
    true = y > 0.0
    terms, slopes = np.zeros_like(p), np.zeros_like(p)
    with np.errstate(divide="ignore", over="ignore"):
        terms[true] = -y[true] * np.log(p[true])
        slopes[true] = -y[true] / p[true]
    return terms.sum(axis=-1, keepdims=True), slopes


def categorical_logit_terms(z: Array, y: Array) -> Terms:
    """Row by row, the loss ln(Σⱼ e^(zⱼ)) − Σᵢ yᵢ·zᵢ, and the slopes pᵢ − yᵢ, with no digit lost.

    Shapes: z and y (…, n) give (…, 1) and (…, n).

    >>> terms, slopes = categorical_logit_terms(np.array([[50.0, 0.0]]), np.array([[1.0, 0.0]]))
    >>> f"{terms[0, 0]:.6e}", f"{slopes[0, 0]:.6e}"
    ('1.928750e-22', '-1.928750e-22')
    """
    below = z - z.max(axis=-1, keepdims=True)
    powers, first = np.exp(below), below == 0.0
    # All powers but one that is 1, so that ln(1 + rest) keeps the digits of a small rest.
    rest = np.where(first, 0.0, powers).sum(axis=-1, keepdims=True)
    rest += first.sum(axis=-1, keepdims=True, dtype=z.dtype) - 1.0
    total = 1.0 + rest
    others = np.where(first, rest, total - powers)
    terms = (y * (np.log1p(rest) - below)).sum(axis=-1, keepdims=True)
    return terms, (powers * (1.0 - y) - y * others) / total


def _probabilities(p: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    p, y = pair("p", p, "y", y)
    return expect_shares("p", p), expect_shares("y", y)


def _scores(z: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    z, y = pair("z", z, "y", y)
    return z, expect_shares("y", y)


def _rows(prediction: Array, y: Array) -> tuple[Array, Array]:
    return prediction, expect_distributions("y", y)
