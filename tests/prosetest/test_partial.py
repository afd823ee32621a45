"""A derivative by a place of the code, or the value with another there; the code stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from prosetest.cause import EvaluationError, Undefined
from tests.prosetest.formulas import VALUES, value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"f(t)|_{t=3}", 9),
        (r"a^2|_{a=3}", 9),
        (r"L|_{b=1}", 0.52),
        (r"n|_{a=0.5}", 2),
        (r"\left. \frac{\partial g}{\partial a} \right|_{a=3}", 6),
        (r"\frac{\partial L}{\partial w}", [1.6, 2.4]),
        (r"\partial L / \partial b", 0.52),
        (r"\nabla_w L", [1.6, 2.4]),
        (r"\frac{\partial L}{\partial w_2}", 2.4),
        (r"\frac{\partial H}{\partial \beta}", 0.5),
        (r"\frac{\partial S}{\partial \theta^{[2]}}", [6.0, 10.0]),
        (r"\frac{\partial K}{\partial w}", [2.0, 3.0]),
        (r"\frac{d}{da} a^3", 0.75),
        ("g'(a)", 1.0),
        ("f'(x)", [4.0, 6.0]),
    ],
)
def test_it_is_worth_what_it_says(text: str, wanted: Any) -> None:
    """Slopes by a name, an element, an attribute or a layer; values at a point."""
    assert value(text) == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize(
    "text", [r"\frac{\partial L}{\partial x}", r"\frac{\partial L}{\partial y}"]
)
def test_what_nothing_depends_on_has_no_slope(text: str) -> None:
    """Nor what the code does not know."""
    with pytest.raises(EvaluationError):
        value(text)


def test_the_code_is_as_it_was() -> None:
    """Derivatives change copies."""
    value(r"\frac{\partial S}{\partial \theta^{[2]}}")
    assert [layer.tolist() for layer in VALUES["layers"]] == [[1.0, 2.0], [3.0, 5.0]]
    value(r"\frac{\partial H}{\partial \beta}")
    assert VALUES["box"].bias == 3.0


def test_what_does_not_depend_on_a_symbol_has_no_value_elsewhere() -> None:
    """n was computed where a is 0.5; what it is where a is 1, nobody knows."""
    with pytest.raises(Undefined, match="does not change with a"):
        value("n|_{a=1}")


def test_a_vector_is_not_set_to_a_number() -> None:
    """Whether each of its elements is meant, nobody knows."""
    with pytest.raises(EvaluationError, match="another shape"):
        value("L|_{w=1}")
