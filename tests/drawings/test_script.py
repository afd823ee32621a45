"""A script is read before it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawings.fault import DrawingError
from drawings.script import Script, read_script, refuse_script


def script(tmp_path: Path, text: str) -> Script:
    """Read a script."""
    file = tmp_path / "figures.py"
    file.write_text(text, encoding="utf-8")
    return read_script(file, tmp_path)


def test_figures_are_public_functions_of_names_and_labels(tmp_path: Path) -> None:
    """Whatever else stands there helps them."""
    found = script(
        tmp_path,
        "import numpy as np\n\ndef step_3(names, labels):\n    return 1\n\n"
        "def _help(names, labels): ...\ndef other(names): ...\nx = 2\n",
    )
    assert [(one.figure, one.line) for one in found.functions] == [("step-3", 3)]
    assert found.functions[0].code == "def step_3(names, labels):\n    return 1\n"
    assert found.function("step-3") is not None
    assert found.function("step_3") is None
    assert found.modules == {"numpy"}


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("axes.text(0, 1, 'z = 3.6')", "'z = 3.6'"),
        ("axes.plot(x, y, label='step 3')", "'step 3'"),
        ("axes.set_title(f'about {x} of 3')", "' of 3'"),
        ("chart(x='half 1')", "'half 1'"),
        ("axes.legend(['１'])", "'１'"),
        ("note(axes, 'a' + ' 2', at=(0, 1))", "' 2'"),
    ],
)
def test_a_typed_digit_is_found_in_its_line(tmp_path: Path, call: str, text: str) -> None:
    """In whatever expression it reaches the call that draws it."""
    found = script(tmp_path, f"def a(names, labels):\n    {call}\n")
    assert [(one.message, one.at) for one in found.faults] == [
        (f"the text {text} holds a typed digit", "figures.py:2")
    ]
    with pytest.raises(DrawingError):
        refuse_script(found)


@pytest.mark.parametrize(
    "call",
    [
        "axes.text(0, 1, labels('top', y='peak[0]'))",
        "axes.plot(x, y, color='#0a0101', label=labels('a2'))",
        "axes.annotate(labels('a'), (0, 1), arrowprops={'arrowstyle': '->,head_width=0.3'})",
    ],
)
def test_what_is_no_text_may_hold_digits(tmp_path: Path, call: str) -> None:
    """Expressions, colours, and forms of arrows."""
    assert script(tmp_path, f"def a(names, labels):\n    {call}\n").faults == ()


def test_pyplot_is_refused(tmp_path: Path) -> None:
    """It would keep figures open."""
    found = script(tmp_path, "from matplotlib import pyplot as plt\n")
    assert [one.message for one in found.faults] == ["pyplot keeps figures open"]


def test_what_is_no_python_has_a_line(tmp_path: Path) -> None:
    """The line of the mistake."""
    with pytest.raises(DrawingError) as raised:
        script(tmp_path, "x = 1\ndef (\n")
    assert raised.value.faults[0].at == "figures.py:2"
