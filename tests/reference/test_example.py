"""An example imports what it uses, and only that."""

from __future__ import annotations

from reference.example import alone

IMPORTS = {
    "np": "import numpy as np",
    "f": "from pack.a import f",
    "g": "from pack.a import g",
    "h": "from pack.b import h",
}


def test_what_is_used_is_imported_first() -> None:
    """Names of one module in one line."""
    text = alone(">>> g(f(np.pi))\n3", IMPORTS)
    assert text.split("\n")[:2] == [">>> import numpy as np", ">>> from pack.a import f, g"]
    assert text.endswith(">>> g(f(np.pi))\n3")


def test_what_it_makes_or_imports_itself_is_not() -> None:
    """Nor is a name that is an attribute or an argument."""
    text = ">>> from pack.a import f\n>>> h = f(1)\n>>> def k(g): return g.np\n"
    assert alone(text, IMPORTS) == text


def test_what_is_said_to_doctest_is_not_shown() -> None:
    """It is no part of the example."""
    assert alone(">>> f(1)  # doctest: +SKIP\n3", {}) == ">>> f(1)\n3"


def test_an_example_without_needs_stays() -> None:
    """Python's own functions need no import."""
    assert alone(">>> len('ab')\n2", IMPORTS) == ">>> len('ab')\n2"
