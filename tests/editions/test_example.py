"""An example is taken out in its own order, each statement once, before it is needed."""

from __future__ import annotations

from editions.example import Example

TEXT = '''"""The numbers."""

# --8<-- [start:first]
import math

x = 2.0
# --8<-- [end:first]

NOTATION = {"φ": "x"}

# What comes between.
y = x + 1


def double(n):
    return 2 * n


# --8<-- [start:last]
z = double(y)
w = math.sqrt(z)
# --8<-- [end:last]
rest = w
'''


def test_a_quotation_is_taken_with_what_comes_before_it() -> None:
    """In two parts, so that a reader sees the quotation by itself."""
    example = Example(TEXT)
    assert example.quoted("import math\n\nx = 2.0\n") == ["import math\n\nx = 2.0"]
    before, quotation = example.quoted("z = double(y)\nw = math.sqrt(z)\n")
    assert before == "# What comes between.\ny = x + 1\n\n\ndef double(n):\n    return 2 * n"
    assert quotation == "z = double(y)\nw = math.sqrt(z)"


def test_what_was_taken_is_not_taken_again() -> None:
    """A second quotation of the same lines has nothing to run."""
    example = Example(TEXT)
    example.needed("w")
    assert example.quoted("import math\n\nx = 2.0\n") == []


def test_code_takes_what_makes_its_names() -> None:
    """And all above that, since code may depend on more than names."""
    example = Example(TEXT)
    assert example.needed("print(y)").endswith("y = x + 1")
    assert example.needed("print(y, x)") == ""
    assert example.needed("print(unknown)") == ""
    assert example.needed("= broken") == ""


def test_taken_whole_it_runs_as_the_example_does() -> None:
    """The same names, with the same values."""
    ours: dict[str, object] = {}
    theirs: dict[str, object] = {}
    exec(Example(TEXT).needed("rest"), ours)
    exec(TEXT, theirs)
    assert ours["rest"] == theirs["rest"]


def test_what_is_meant_for_the_check_is_left_out() -> None:
    """Neither marks of sections, nor the docstring, nor NOTATION."""
    taken = Example(TEXT).needed("rest")
    assert not any(word in taken for word in ("8<", "NOTATION", "The numbers"))


def test_a_function_holds_what_is_quoted_from_its_body() -> None:
    """Lines of a body are held by the function; the function itself, or another line, is not."""
    example = Example("def f():\n    x = 1\n    return x\n\n\ny = 2\n")
    assert example.holds("x = 1\n")
    assert not example.holds("def f():\n    x = 1\n    return x\n")
    assert not example.holds("y = 2\n")
