"""What a figure reads is noted, and cannot be changed by it."""

from __future__ import annotations

import numpy as np
import pytest

from drawings.reading import Here, Reading
from prosetest.code import parse
from prosetest.question import Problem
from prosetest.value import Number


def test_what_is_read_is_told_apart() -> None:
    """Only that; by what it holds."""
    reading = Reading({"a": np.array([1.0]), "b": 2, "c": object()})
    assert reading["a"][0] == 1
    assert set(reading.digests()) == {"a"}
    other = Reading({"a": np.array([1.5])})
    assert other["a"][0] == 1.5
    assert other.digests() != reading.digests()
    assert reading["c"] is not None
    assert reading.digests()["c"] == ""


def test_an_array_cannot_be_changed() -> None:
    """Another figure reads it too."""
    reading = Reading({"a": np.zeros(2)})
    with pytest.raises(ValueError, match="read-only"):
        reading["a"][0] = 1


def test_expressions_are_answered_as_the_engine_does() -> None:
    """With the notation of the lesson."""
    here = Here(Reading({"z": np.array([1.2, 3.6]), "NOTATION": {"φ": "z"}}))
    value = here.value(parse("φ[1]"))
    assert isinstance(value, Number)
    assert value.text == "3.6"
    assert isinstance(here.value(parse("q")), Problem)
    assert here.identities(["z"]).keys() == {"z"}
