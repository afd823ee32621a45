"""A build makes the files of its lessons, and links that lead to them from each page."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from editions.course_files import CourseFiles, Lesson, read_rows
from editions.lesson_files import Words
from prosetest.adapters.mkdocs_site import read_site
from tests.conftest import ROOT

WORDS = Words("Files", "Notebook", "Code", "Library", "Run.", "Beside {wheel}.")
ADDRESSES = {"en/neuron.md": "en/neuron/", "en/layer.md": "en/layer/"}


@pytest.fixture(scope="module")
def course() -> CourseFiles:
    """The files of the course, at an address."""
    site = read_site(ROOT / "mkdocs.yml")
    return CourseFiles(site.settings, site.renderer, "https://example.org/c/")


def test_a_lesson_has_an_example_or_cells(course: CourseFiles) -> None:
    """A home page has neither."""
    found = {name: course.is_lesson(f"en/{name}.md") for name in ("neuron", "digits", "index")}
    assert found == {"neuron": True, "digits": True, "index": False}
    assert not course.is_lesson("en/unknown.md")


def test_the_links_lead_from_the_page_to_files(course: CourseFiles, tmp_path: Path) -> None:
    """Whatever the page's address is like, and the files are there once written."""
    for address in ("en/layer/", "en/layer.html"):
        html = course.add(Lesson("en/layer.md", address, "", WORDS), ADDRESSES)
        depth = "../" * address.count("/")
        for file in ("en/layer.ipynb", "lessons/layer/example.py", f"lessons/{course.wheel}"):
            assert f'href="{depth}{file}"' in html
            assert file in course.files
    course.write(tmp_path)
    source = (ROOT / "scripts/lessons/layer/example.py").read_bytes()
    assert (tmp_path / "lessons/layer/example.py").read_bytes() == source


def test_a_notebook_leads_to_the_site(course: CourseFiles) -> None:
    """Its links and its first cell name the address of the site."""
    course.add(Lesson("en/layer.md", "en/layer/", "", WORDS), ADDRESSES)
    made = nbformat.reads(course.files["en/layer.ipynb"].decode(), 4)
    assert made.cells[0].source.endswith(
        f"%pip install --quiet https://example.org/c/lessons/{course.wheel}"
    )
    words = "".join(cell.source for cell in made.cells)
    assert "(https://example.org/c/en/neuron/)" in words


def test_rows_are_found_by_code() -> None:
    """And a site without editions has none."""
    assert read_rows({"editions": [{"code": "vi", "name": "x"}]})["vi"]["name"] == "x"
    assert read_rows({}) == {}
