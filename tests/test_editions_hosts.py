"""The same tree builds under the hosts that come after MkDocs, and each refuses a wrong number.

What Zensical lacks is listed in ``.github/decisions``; the tests below hold that list to the facts.
"""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest
from bs4 import BeautifulSoup

from prosetest.verify import verify_site
from tests.conftest import Project, copy_unbuilt
from tests.test_site import EDITIONS

HOSTS = ("properdocs", "zensical")
RIGHT, WRONG = "the answer is $a = 3.6$", "the answer is $a = 3.4$"
PAGES = [f"{edition}/{path}" for edition in EDITIONS for path in ("", "neuron/")]
NOTEBOOK = """---
jupyter:
  kernelspec: {display_name: Python 3, language: python, name: python3}
---
# Cells {#cells}

```python
x = 3.5
print(x)
```
"""
_GENERATOR = re.compile(r'<meta name="generator"[^>]*>')


def needs(host: str) -> None:
    """Skip a test where a host is not installed."""
    if find_spec(host) is None:
        pytest.skip(f"{host} is not installed: pip install {host}")


@pytest.fixture(scope="module", params=HOSTS)
def hosted(
    request: pytest.FixtureRequest, excerpt: Project, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """The first lessons and a notebook, built by a host; nobody changes them."""
    needs(request.param)
    project = copy_unbuilt(excerpt, tmp_path_factory.mktemp(request.param))
    for edition in EDITIONS:
        project.write(f"docs/{edition}/cells.md", NOTEBOOK)
        row = f"      - {edition}/neuron.md\n"
        project.replace("mkdocs.yml", row, f"{row}      - {edition}/cells.md\n")
    done = project.run(request.param, "build")
    assert done.status == 0, done.said
    return project


def page(project: Project, address: str) -> BeautifulSoup:
    """Return a built page."""
    return BeautifulSoup(project.read(f"site/{address}index.html"), "lxml")


def test_every_page_was_checked(hosted: Project) -> None:
    """verify-site finds a stamp without findings on every page."""
    assert verify_site(hosted.root / "site") == []


@pytest.mark.parametrize("address", PAGES)
def test_each_page_is_of_its_edition(hosted: Project, address: str) -> None:
    """Language, navigation and switch are those of the edition, and formulas are MathML."""
    html = page(hosted, address)
    edition = address[:2]
    assert html.html is not None
    assert str(html.html["lang"])[:2] == edition
    links = html.select(".md-nav--primary a.md-nav__link[href]")
    assert len(links) >= 2
    assert not [one for one in links for other in EDITIONS if f"../{other}/" in str(one["href"])]
    assert [one["data-edition"] for one in html.select("[data-editions] a")] == list(EDITIONS)
    assert (html.select("article math") != []) == ("neuron" in address)


def test_the_404_page_is_in_three_languages(hosted: Project) -> None:
    """It offers the editions whoever built it."""
    html = BeautifulSoup(hosted.read("site/404.html"), "lxml")
    assert [one["lang"] for one in html.select("article section")] == ["vi", "zh-Hans", "en"]


@pytest.mark.parametrize("host", HOSTS)
def test_a_wrong_number_is_refused(course: Project, host: str) -> None:
    """The build exits 1 and prints the finding with its place; the page is not written."""
    needs(host)
    course.replace("docs/en/neuron.md", RIGHT, WRONG)
    done = course.run(host, "build")
    assert done.status == 1
    assert re.search(r"docs/en/neuron\.md:\d+:\d+: 3\.4 is written, a is 3\.6", done.said)
    assert not (course.root / "site/en/neuron/index.html").exists()


@pytest.mark.parametrize("host", HOSTS)
def test_tex_that_does_not_parse_is_refused(course: Project, host: str) -> None:
    """The build exits 1 and prints the formula and its remedy."""
    needs(host)
    course.write("docs/en/index.md", course.read("docs/en/index.md") + "\nAnd $\\frac{a}$.\n")
    done = course.run(host, "build")
    assert done.status == 1
    assert r"the formula `\frac{a}` cannot be set" in done.said
    assert not (course.root / "site/en/index.html").exists()


def test_properdocs_builds_the_same_site(excerpt: Project, course: Project) -> None:
    """Page by page the same bytes, the name of the generator aside."""
    needs("properdocs")
    done = course.run("properdocs", "build", "--strict", "-q")
    assert done.status == 0, done.said
    assert course.site().keys() == excerpt.site().keys()
    for path in excerpt.site():
        if path.endswith(".html"):
            ours, theirs = (
                _GENERATOR.sub("", one.read(f"site/{path}")) for one in (course, excerpt)
            )
            assert ours == theirs


@pytest.mark.parametrize("hosted", ["zensical"], indirect=True)
def test_what_is_lost_under_zensical(hosted: Project) -> None:
    """The list in the decision record is neither too long nor too short."""
    site = hosted.root / "site"
    assert not (site / "prosetest.json").exists()
    assert not list(site.glob("*/search/search_index.json"))
    assert not list(site.rglob("*.ipynb")) + list(site.rglob("*.whl"))
    assert page(hosted, "en/cells/").select(".notebook-output")
    assert not page(hosted, "en/cells/").select(".lesson-files")
    assert (site / "search.json").is_file()
    first = page(hosted, "zh/").select_one("link[rel=prev]")
    assert first is not None
    assert "../vi/" in str(first["href"])
