"""A symbol is taken apart into letter, subscript and layer, and found in NOTATION by its form."""

from __future__ import annotations

import pytest

from prosetest.names import entry, index_letters, is_domain, parts, positions, spellings

NOTATION = {"W^{[l]}": "layers[l - 1].weights", "δ^{[L]}": "last", "σ": "sigmoid", "p": "∈ (0, 1)",
            "W^{[l]} :=": "after[l - 1]", "∂L/∂b^{[l]}": "bias_slope[l - 1]"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "base", "low", "high"),
    [("z", "z", "", ""), ("w_1", "w", "1", ""), ("W^{[l+1]}", "W", "", "[l+1]"),
     ("z_i^{[l]}", "z", "i", "[l]"), ("f'", "f'", "", ""), ("∂L/∂W^{[2]}", "∂L/∂W", "", "[2]")],
)  # fmt: skip
def test_a_symbol_has_parts(name: str, base: str, low: str, high: str) -> None:
    """Its letter, what stands low, and what stands high in brackets."""
    found = parts(name)
    assert (found.base, found.low, found.high) == (base, low, high)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("W^{[1]}", ("layers[l - 1].weights", {"l": "1"})),
        ("W^{[l+1]}", ("layers[l - 1].weights", {"l": "l+1"})),
        ("W^{[l]}", ("layers[l - 1].weights", {"l": "l"})),
        ("W^{[l]} :=", ("after[l - 1]", {"l": "l"})),
        ("∂L/∂b^{[3]}", ("bias_slope[l - 1]", {"l": "3"})),
        ("δ^{[L]}", ("last", {})),
        ("σ", ("sigmoid", {})),
        ("W", None),
        ("W^{(1)}", None),
        ("W_1", None),
        ("V^{[1]}", None),
        ("δ^{[l]}", None),
        ("p", None),
    ],
)
def test_a_key_with_a_letter_stands_for_every_index(name: str, found: object) -> None:
    """In the same brackets, at the same place; a domain is no value."""
    assert entry(NOTATION, name) == found


def test_indices_are_told_apart() -> None:
    """``ij`` are two indices, ``in`` is a word, 12 is a number."""
    assert positions("ij", {}) == ["i", "j"]
    assert positions("i,2", {}) == ["i", "2"]
    assert positions("12", {}) == ["12"]
    assert positions("in", {}) == ["in"]
    assert index_letters("W_{ij}".replace("{", "").replace("}", "")) == {"i", "j"}
    assert index_letters("n_in") == set()
    assert index_letters("W^{[l+1]}") == {"l"}
    assert index_letters("x_max") == set()


def test_a_symbol_may_be_spelled_as_code_does() -> None:
    """W1 for W_1, relu for ReLU; never w_1 for W_1, never a private name."""
    assert list(spellings("W_1")) == ["W_1", "W1"]
    assert "relu" in spellings("ReLU")
    assert list(spellings("_hidden")) == []
    assert is_domain("∈ (0, 1)")
    assert not is_domain("x")
