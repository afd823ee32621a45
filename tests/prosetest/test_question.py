"""A question says what is asked, with what changed; equal ones are asked once."""

from __future__ import annotations

from fractions import Fraction

from prosetest.code import parse
from prosetest.question import Known, Question, Vector


def test_equal_questions_are_one() -> None:
    """Whoever made their trees."""
    one, other = Question(parse("x + 1")), Question(parse("x + 1"))
    assert {one: 1}[other] == 1
    assert Question(parse("x + 1"), ((4, Fraction(2)),)) != one
    assert one.names == ["x"]


def test_a_question_crosses_without_loss() -> None:
    """Changes as fractions, variables as hexadecimal floats, an array with its shape."""
    free = (("t", 0.1), ("v", Vector((2,), (1.0, 2.0), "x")), ("i", Fraction(3)))
    data = Question(parse("x"), ((0, Fraction(1, 3)),), free).data(7)
    assert data == {
        "tree": 7,
        "changed": {"0": "1/3"},
        "free": {
            "t": (0.1).hex(),
            "v": {"shape": (2,), "items": [(1.0).hex(), (2.0).hex()], "like": "x"},
            "i": "3/1",
        },
    }


def test_a_symbol_is_known_by_its_name_or_by_notation() -> None:
    """An entry that begins with ∈ says where a variable lives."""
    known = Known(frozenset({"relu", "W1"}), {"σ": "sigmoid", "p": "∈ (0, 1)"})
    assert [known.defines(one) for one in ("ReLU", "W_1", "σ", "q", "p")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert (known.domain("p"), known.domain("σ")) == ("∈ (0, 1)", "")
