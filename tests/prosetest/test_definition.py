"""The constants of a definition are known by function, place and value."""

from __future__ import annotations

from prosetest.definition import constants_of, defined
from prosetest.expression import Chain
from prosetest.formula import parse
from prosetest.tree import literals


def test_a_constant_is_verified_at_its_own_place_alone() -> None:
    """The 0 of max(0, t) says nothing of max(t, 0), of min(0, t), or of max(1, t)."""
    (definition,) = parse(r"f(t) = \max(0, t)")
    assert isinstance(definition, Chain)
    assert not list(constants_of(definition, frozenset()))
    verified = frozenset(one.start for one in literals(definition))
    known = frozenset(constants_of(definition, verified))
    for text, wanted in ((r"\max(0, -3) = 0", [True, False, False]),
                         (r"\max(-3, 0) = 0", [False, False, False]),
                         (r"\min(0, -3) = -3", [False, False, False]),
                         (r"\max(1, -3) = 1", [False, False, False]),
                         (r"\max(0, -3, 5) = 5", [False, False, False, False])):  # fmt: skip
        (statement,) = parse(text)
        assert [defined(one, statement, known) for one in literals(statement)] == wanted, text
