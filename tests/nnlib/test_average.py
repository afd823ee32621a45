"""The loss of a batch is the mean of its terms; a stack of batches has one mean each."""

import numpy as np
import pytest

from nnlib.average import mean, per_number


@pytest.mark.parametrize("shape", [(), (5,), (4, 3), (2, 4, 3)])
def test_rows_and_columns_are_averaged_and_a_stack_is_not(shape: tuple[int, ...]) -> None:
    """Only the last two axes are a batch."""
    terms = np.random.default_rng(0).random(shape)
    batches = terms.reshape(-1, *shape[-2:]) if len(shape) == 3 else [terms]
    expected = [float(np.mean(one)) for one in batches]
    np.testing.assert_allclose(np.atleast_1d(mean(terms)), expected, rtol=1e-15)


def test_float32_stays() -> None:
    """Dividing by a count widens nothing."""
    terms = np.ones((4, 3), np.float32)
    assert mean(terms).dtype == per_number((terms, terms)).dtype == np.float32


def test_slopes_are_divided_by_the_count_of_terms() -> None:
    """Categorical cross-entropy has a term per row, and a slope per number."""
    assert per_number((np.zeros((2, 1)), np.ones((2, 3)))).tolist() == [[0.5] * 3] * 2
