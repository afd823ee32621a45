"""All pages of a site are checked, lesson by lesson, and what no page can tell is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from prosetest.finding import PageError
from prosetest.process import Worker
from prosetest.settings import Settings
from prosetest.site import Renderer, SiteReport, check_site, start_lesson
from tests.conftest import Project


def render(text: str) -> str:
    """Render a page; side by side, since pages are."""
    return Markdown(extensions=["fenced_code", "toc"]).convert(text)


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """Two lessons and a page without one."""
    site = Project(tmp_path)
    site.write("docs/index.md", "# Home\n")
    for name in ("one", "two"):
        site.write(f"docs/{name}.md", "It is 3.6<!--= z -->.\n")
        site.write(f"lessons/{name}/example.py", "z = 3.6\n")
    return site


PAGES = ("docs/index.md", "docs/one.md", "docs/two.md")


def check(
    site: Project,
    *paths: str,
    step: Callable[[str], str] = render,
    whole: bool = True,
    **options: Any,
) -> SiteReport:
    """Check pages of the site; all of them where none is named."""
    settings = Settings(root=site.root, lessons="lessons", limit=2.0, **options)
    return check_site(paths or PAGES, settings, Renderer(step), whole)


def said(report: SiteReport) -> list[str]:
    """Return the findings with their places."""
    return [f"{f.place.path}:{f.place.line}: {f.message}" for f in report.findings]


def test_pages_are_reported_in_order(site: Project) -> None:
    """In the order given, each with its numerals."""
    report = check(site)
    assert [(page.path, len(page.numerals)) for page in report.pages] == [
        ("docs/index.md", 0),
        ("docs/one.md", 1),
        ("docs/two.md", 1),
    ]
    assert report.findings == ()


def test_a_failing_lesson_spares_the_others(site: Project) -> None:
    """Its pages are not checked, which one finding says, on the line that raised."""
    site.write("lessons/one/example.py", "z = 3.6\nraise ValueError('a\\nb')\n")
    report = check(site)
    assert said(report) == ["lessons/one/example.py:2: this example raises ValueError: a b"]
    assert [page.path for page in report.pages] == ["docs/index.md", "docs/two.md"]


def test_an_example_runs_once_for_its_pages(site: Project) -> None:
    """The editions of a page share one run."""
    site.write(
        "lessons/one/example.py",
        "from pathlib import Path\nz = 3.6\nopen('runs', 'a').write('x')\n",
    )
    for edition in ("vi", "en"):
        site.write(f"docs/{edition}/one.md", "It is 3.6<!--= z -->.\n")
    report = check(site, "docs/vi/one.md", "docs/en/one.md", editions=("vi", "en"))
    assert report.findings == ()
    assert site.read("runs") == "x"


def test_a_page_that_stops_the_code_spares_the_next(site: Project) -> None:
    """The lesson runs again for the pages that are left."""
    site.write("lessons/one/example.py", "z = 3.6\ndef f(a):\n    while True: pass\n")
    site.write("docs/en/one.md", "It is 3.6<!--= f(1) -->.\n")
    site.write("docs/vi/one.md", "It is 3.6<!--= z -->.\n")
    report = check(site, "docs/en/one.md", "docs/vi/one.md", editions=("en", "vi"), whole=False)
    assert [page.path for page in report.pages] == ["docs/en/one.md", "docs/vi/one.md"]
    assert [page.findings != () for page in report.pages] == [True, False]


def test_a_page_that_is_not_there(site: Project) -> None:
    """Reading is part of checking."""
    report = check(site, "docs/one.md", "docs/nowhere.md", whole=False)
    assert said(report) == ["docs/nowhere.md:1: cannot be read: No such file or directory"]


def test_what_a_renderer_refuses_is_a_finding(site: Project) -> None:
    """It stands on the line that holds what the error quotes."""

    def refuse(text: str) -> str:
        if "3.6" in text:
            raise RuntimeError("cannot place 'is 3.6'\nhere")
        return render(text)

    (first, _) = check(site, step=refuse).findings
    assert (first.place.line, first.place.column, first.place.width) == (1, 4, 6)
    assert first.message == "this page is not rendered: RuntimeError: cannot place 'is 3.6' here"


def test_no_page_is_an_error(site: Project) -> None:
    """A check that read nothing is not green."""
    settings = Settings(root=site.root)
    assert said(check_site((), settings, Renderer(render))) == ["docs:1: no page was read"]


def test_numerals_and_no_claim_is_an_error(site: Project) -> None:
    """Exempting everything is not checking."""
    site.write("docs/one.md", "It is 7<!--ok: so -->.\n")
    report = check(site, "docs/one.md", whole=False)
    assert said(report) == ["docs/one.md:1: 1 numeral was met and no claim: nothing was checked"]


def test_an_unused_name_is_an_error(site: Project) -> None:
    """Of the whole site only: a single page need not use them all."""
    names = {"GPT-4": "a model"}
    message = "mkdocs.yml:1: the name 'GPT-4' of the lexicon stands on no page"
    assert said(check(site, names=names)) == [message]
    assert said(check(site, names=names, whole=False)) == []


def test_a_lesson_is_read_before_it_runs(site: Project) -> None:
    """An example that is not UTF-8 is a finding of its own."""
    file = site.write("lessons/one/example.py", b"z = 3.6  # \xe9\n")
    with Worker(site.root) as worker, pytest.raises(PageError) as refused:
        start_lesson(file, worker, Settings(root=site.root))
    assert refused.value.findings[0].message == "byte 0xe9 is not UTF-8"


def test_the_project_is_found_by_its_code(site: Project) -> None:
    """Modules beside mkdocs.yml, and beside the example, can be imported."""
    site.write("mylib.py", "a = 1.2\n")
    site.write("lessons/one/words.py", "b = 2.4\n")
    site.write("lessons/one/example.py", "from mylib import a\nfrom words import b\nz = a + b\n")
    assert check(site).findings == ()
