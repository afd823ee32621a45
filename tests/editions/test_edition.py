"""An edition is read from mkdocs.yml, and a page belongs to the edition of its folder."""

from __future__ import annotations

from typing import Any

import pytest

from editions.edition import Edition, edition_of, read_areas, read_editions

VI = Edition("vi", "vi", "Tiếng Việt", "Mạng nơ-ron")
ZH = Edition("zh", "zh-Hans", "中文", "神经网络")


def row(edition: Edition, **changed: Any) -> dict[str, Any]:
    """Return an edition as mkdocs.yml writes it."""
    return vars(edition) | {"description": "", "missing": ""} | changed


def test_editions_are_read_in_order() -> None:
    """The order of the list is the order in which editions are offered."""
    assert read_editions({"editions": [row(ZH), row(VI)]}) == (ZH, VI)


def test_a_site_may_have_none() -> None:
    """Without a list there are no editions."""
    assert read_editions({}) == ()


def test_a_lacking_key_is_named() -> None:
    """An edition without a title or a language is refused by name."""
    with pytest.raises(ValueError, match=r"^edition vi has no language, title: write it in mkdocs"):
        read_editions({"editions": [row(VI, title="", language=None)]})


def test_a_code_is_given_once() -> None:
    """Two editions at one address are refused."""
    with pytest.raises(ValueError, match=r"has codes vi, vi, expected each code once"):
        read_editions({"editions": [row(VI), row(VI)]})


def test_the_reference_is_an_area_and_no_edition() -> None:
    """It has a title and a search like an edition, but no language of the course."""
    extra = {"editions": [row(VI)], "reference": row(VI, code="reference", title="API")}
    assert [area.code for area in read_areas(extra)] == ["vi", "reference"]
    assert [edition.code for edition in read_editions(extra)] == ["vi"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("vi/neuron.md", VI),
        ("zh/", ZH),
        ("vi", None),
        ("vietnam/index.md", None),
        ("index.md", None),
        ("", None),
    ],
)
def test_a_page_belongs_to_the_edition_of_its_folder(path: str, expected: Edition | None) -> None:
    """Paths of sources and addresses both begin with the edition's folder."""
    assert edition_of(path, (VI, ZH)) == expected
