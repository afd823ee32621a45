"""A fault is found where it was made, and says in which drawing and edition."""

from __future__ import annotations

from drawings.fault import DrawingError, Fault, refuse


def test_where_a_fault_is_stands_before_it() -> None:
    """``within`` adds the drawing, and the place where none is known."""
    error = DrawingError(Fault("a", "b"), Fault("c", "d", "labels.toml:3"))
    assert error.within("edition vi", "diagrams.py").faults == (
        Fault("edition vi: a", "b", "diagrams.py"),
        Fault("edition vi: c", "d", "labels.toml:3"),
    )


def test_a_refusal_is_one_fault() -> None:
    """Its message is the message of the error."""
    assert str(refuse("too wide", "shorten it")) == "too wide"
