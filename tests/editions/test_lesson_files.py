"""Links and first cells say the words of their edition."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from editions.lesson_files import install_cell, links, read_words

ROW = {
    "code": "en",
    "files": {
        "label": "Files",
        "notebook": "Notebook",
        "source": "Code",
        "library": "Library",
        "install": "Run this once.",
        "beside": "Put {wheel} beside it.",
    },
}
WORDS = read_words(ROW)


def test_a_missing_word_is_named() -> None:
    """With its edition."""
    files = {name: word for name, word in ROW["files"].items() if name != "source"}  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="edition en has no files: source"):
        read_words({"code": "en", "files": files})


def test_links_are_a_landmark_with_a_name() -> None:
    """A list of links that download, kept out of the search."""
    html = BeautifulSoup(links("Files & more", [("A <b>", "../a.ipynb")]), "lxml")
    nav = html.select_one("nav")
    assert nav is not None
    assert nav["aria-label"] == "Files & more"
    assert nav.has_attr("data-search-exclude")
    (anchor,) = nav.select("ul > li > a[download]")
    assert (anchor["href"], anchor.get_text()) == ("../a.ipynb", "A <b>")


def test_the_first_cell_installs_from_the_site() -> None:
    """Where the site has an address."""
    assert install_cell(WORDS, "nnlib.whl", "https://example.org/course/") == (
        "# Run this once.\n"
        "%pip install --quiet https://example.org/course/lessons/nnlib.whl {packages}"
    )


def test_without_an_address_the_wheel_lies_beside() -> None:
    """And the cell says so."""
    assert install_cell(WORDS, "nnlib.whl", "") == (
        "# Run this once.\n# Put nnlib.whl beside it.\n%pip install --quiet ./nnlib.whl {packages}"
    )
