"""What is derived, integrated or transformed is told; what may have to be solved is not."""

from __future__ import annotations

import pytest

from prosetest.derivation import is_derivation, with_base
from prosetest.expression import Chain
from prosetest.formula import parse
from prosetest.tree import symbols


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r"\frac{d}{dt} t^3 = 3t^2", True), (r"\frac{d^2}{dt^2} t^3 = 6t", True),
        (r"\frac{d}{dt} t^3 = 0", False), (r"\frac{dy}{dt} = t", False),
        (r"\int_0^t u \, du = t^2", True), (r"\int_0^1 u \, du = t^2", False),
        ("(u + 1)^2 = u^2 + 2u + 1", False), ("2u + 2 = 2(u + 1) = u + u + 2", True),
        (r"(u \times v) \times v = -(v \times u) \times v = v \times u \times v", False),
        ("u + 1 = 2u = 3v", False), ("u = 2u = 3u", False), ("2u + 1 = u + 4 = 7", False),
        (r"\frac{d}{dt} t^3 \approx 3t^2", False),
    ],
)  # fmt: skip
def test_derivations(text: str, told: bool) -> None:
    """By the letters of the sides, and by what they are."""
    (chain,) = parse(text)
    assert isinstance(chain, Chain)
    assert is_derivation(chain) is told


def test_another_base() -> None:
    """Where the logarithm has none of its own."""
    (chain,) = parse(r"\log a + \log_2 b + \ln c = 1")
    names = [symbol.name for symbol in symbols(with_base(chain, "log10"))]
    assert names == ["log10", "a", "log", "b", "ln", "c"]
