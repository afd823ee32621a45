"""The settings of a site are read once, and a wrong one is a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prosetest.notation import POINT, UNDECLARED
from prosetest.settings import SettingsError, read_settings

ROOT = Path("/site")


def test_nothing_given_is_the_defaults() -> None:
    """A site without lessons accepts arithmetic and unproven formulas, and declares no notation."""
    found = read_settings(ROOT, {})
    assert (found.docs, found.lessons, found.editions) == ("docs", "", ())
    assert found.arithmetic
    assert found.unproven
    assert found.notation == UNDECLARED


def test_a_cell_has_a_limit_of_its_own() -> None:
    """It may train a network; what a page asks for is answered at once."""
    assert read_settings(ROOT, {}).cell_limit > read_settings(ROOT, {}).limit
    found = read_settings(ROOT, {"cell_limit": 7})
    assert (found.cell_limit, found.limit) == (7, read_settings(ROOT, {}).limit)


def test_each_edition_may_write_numbers_its_own_way() -> None:
    """The others use the site's."""
    notation = {"vi": {"decimal": "comma", "group": "point"}, "decimal": "point"}
    found = read_settings(ROOT, {"editions": ["vi", "en"], "notation": notation})
    assert found.notation_of("docs/vi/neuron.md").decimal == ","
    assert found.notation_of("docs/en/neuron.md") == POINT
    assert found.notation_of("README.md") == POINT


def test_the_lesson_of_a_page_is_named_like_it(tmp_path: Path) -> None:
    """All editions share it; a page without an example has none."""
    example = tmp_path / "lessons" / "neuron" / "example.py"
    example.parent.mkdir(parents=True)
    example.touch()
    found = read_settings(tmp_path, {"lessons": "lessons", "editions": ["vi", "en"]})
    assert found.lesson_of("docs/vi/neuron.md") == example
    assert found.lesson_of("docs/en/neuron.md") == example
    assert found.lesson_of("docs/en/index.md") is None
    assert found.lesson_of("README.md") is None
    assert found.concept("docs/vi/a/b.md") == "a/b"
    assert found.concept("docs/vi.md") == "vi"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"lesson": "x"}, "prosetest has no option 'lesson'"),
        ({"docs": 3}, "option docs is 3, expected a folder"),
        ({"editions": "vi"}, "option editions is 'vi', expected a list of folders"),
        ({"arithmetic": "no"}, "option arithmetic is 'no', expected true or false"),
        ({"limit": "5"}, "option limit is '5', expected seconds"),
        ({"limit": 0}, "option limit is 0, expected seconds"),
        ({"limit": -1}, "option limit is -1, expected seconds"),
        ({"limit": True}, "option limit is True, expected seconds"),
        ({"cell_limit": 0}, "option cell_limit is 0, expected seconds above zero"),
        ({"cell_limit": "9"}, "option cell_limit is '9', expected seconds"),
        ({"notation": {"decimal": "x"}}, "option notation: notation decimal is 'x'"),
        ({"editions": ["vi"], "notation": {"vi": "comma"}}, "option notation: "),
        ({"names": {"2024": "a year"}}, "option names holds '2024', which has no letter"),
        ({"names": {"ReLU": "a name"}}, "option names holds 'ReLU', which has no digit"),
        ({"names": {"2D": " "}}, "option names gives no reason for '2D'"),
        ({"names": {2: "x"}}, "option names holds 2"),
    ],
)
def test_a_wrong_option_is_named(options: dict[str, Any], sentence: str) -> None:
    """With what it is and what was expected."""
    with pytest.raises(SettingsError) as caught:
        read_settings(ROOT, options)
    assert str(caught.value).startswith(sentence)
