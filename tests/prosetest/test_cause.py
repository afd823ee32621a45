"""Each cause is an error of evaluation, and says what has no value."""

from __future__ import annotations

import pytest

from prosetest import cause
from prosetest.cause import EvaluationError, UnknownName

CAUSES = [one for one in vars(cause).values() if isinstance(one, type)]


@pytest.mark.parametrize("one", CAUSES, ids=lambda one: str(one.__name__))
def test_every_cause_ends_an_evaluation(one: type[EvaluationError]) -> None:
    """Whoever evaluates has one error to expect."""
    assert issubclass(one, EvaluationError)


def test_an_unknown_name_is_told() -> None:
    """By itself, and in a clause."""
    error = UnknownName("q")
    assert error.name == "q"
    assert str(error) == "q is not defined in the code of this page"
