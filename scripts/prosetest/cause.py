"""Why an expression has no value: each cause is a class of its own, its message a clause."""

from __future__ import annotations


class EvaluationError(Exception):
    """The expression has no value here; the message is a clause such as "z is not known"."""


class ShapeMismatch(EvaluationError):
    """Two arrays cannot be joined, since their shapes do not fit."""


class NoElement(EvaluationError):
    """An index is out of range: there is no such element, row or layer."""


class Undefined(EvaluationError):
    """The point lies outside the domain of a function, or outside what floats can hold."""


class BrokenCases(EvaluationError):
    """The cases of a function leave a number out, or contradict each other."""


class OutOfRange(EvaluationError):
    """The bounds of a sum go beyond the elements that there are."""


class NoSlope(EvaluationError):
    """A function has no derivative at a point: it bends or jumps there."""


class Refused(EvaluationError):
    """The code refuses an argument: it lies outside the domain of a function of the lesson."""


class UnknownName(EvaluationError):
    """A name that the code does not define; ``args[0]`` is a clause, ``name`` the name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not defined in the code of this page")
        self.name = name
