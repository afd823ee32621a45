"""The course is built as its readers get it, and refused as soon as one of its numbers is wrong."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from prosetest import tier
from prosetest.adapters.mkdocs_site import read_site
from prosetest.fix import plan, write
from tests.conftest import Project, checker, covers, line_and_column

EDITIONS = ("vi", "zh", "en")
CHECKED = set(tier.TIERS) - {tier.UNCHECKED}
CODE = ["pre", "code", "kbd", "samp"]
SPOKEN = ("alt", "title", "aria-label")
UNSEEN = ["script", "style", "template", "noscript", "annotation"]


def article(built: Project, path: str) -> Tag:
    """Return the article of a built page, read by a reader that is not ours."""
    page = BeautifulSoup((built.root / "site" / path).read_bytes(), "lxml")
    found = page.find("article")
    assert isinstance(found, Tag)
    return found


def pages(built: Project) -> list[str]:
    """Return the built pages, the theme's own 404.html aside."""
    site = built.root / "site"
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if path != "404.html"]


def record(built: Project) -> dict[str, Any]:
    """Return prosetest.json."""
    content: dict[str, Any] = json.loads(built.read("site/prosetest.json"))
    return content


def tiers(element: Tag | None) -> set[str]:
    """Return the tiers that an element and those around it carry."""
    around = [element, *element.parents] if element else []
    return {str(one["data-tier"]) for one in around if one.has_attr("data-tier")}


def digits_in(root: Tag) -> Iterator[tuple[str, Tag | None]]:
    """Yield each text with a digit that a reader meets, and the element it stands in."""
    for words in root.find_all(string=re.compile(r"\d")):
        assert isinstance(words, NavigableString)
        if not isinstance(words, Comment) and not words.find_parent(UNSEEN):
            yield str(words), words.parent
    for element in root.find_all(True):
        for name in SPOKEN:
            if re.search(r"\d", str(element.get(name, ""))):
                yield f"{name}={element[name]}", element


# What was built


def test_no_numeral_is_unchecked(built: Project) -> None:
    """The record counts many computed numerals, and no unchecked one, and no finding."""
    whole = record(built)
    assert whole["findings"] == []
    assert whole["counts"][tier.UNCHECKED] == 0
    assert whole["counts"][tier.COMPUTED] > 300
    assert all(
        one["verdict"] == "holds" for page in whole["pages"].values() for one in page["numerals"]
    )


def test_every_digit_that_a_reader_sees_has_a_tier(built: Project) -> None:
    """Read by BeautifulSoup, each digit of each article lies in an element with data-tier."""
    bare, seen = [], 0
    for path in pages(built):
        for words, element in digits_in(article(built, path)):
            seen += 1
            if not tiers(element) & CHECKED:
                bare.append((path, words))
    assert bare == []
    assert seen > 500


def test_the_article_holds_every_numeral_of_the_record(built: Project) -> None:
    """What stands in <data> on a page is what the record says of that page, text by text."""
    for path, page in record(built)["pages"].items():
        built_path = path.removeprefix("docs/").removesuffix(".md").removesuffix("index").strip("/")
        html = article(built, f"{built_path}/index.html".lstrip("/"))
        said = html.select("data:not([data-expr^='tally of '])")  # which counts the record
        marked = Counter(one.get_text() for one in said)
        recorded = Counter(one["text"] for one in page["numerals"])
        assert not marked - recorded


def test_few_numerals_outside_code_are_taken_on_trust(built: Project) -> None:
    """Names, counts and exemptions are under 20 % of the numerals outside code and pictures."""
    found: Counter[str] = Counter()
    for path in pages(built):
        for words, element in digits_in(article(built, path)):
            around = {one.name for one in (element, *element.parents)} if element else {"pre"}
            if not around & {"pre", "svg"}:
                found[min(tiers(element))] += len(re.findall(r"\d+(?:\.\d+)?", words))
    trusted = found[tier.NAME] + found[tier.STRUCTURAL] + found[tier.EXEMPT]
    assert trusted < 0.2 * found.total()


@pytest.mark.parametrize("concept", ["index", "neuron"])
def test_the_editions_say_the_same(built: Project, concept: str) -> None:
    """The three editions of a page carry one set of (expression, value)."""
    said = [
        {
            (one["expression"], one["value"])
            for one in record(built)["pages"][f"docs/{edition}/{concept}.md"]["numerals"]
            if one["tier"] in {tier.COMPUTED, tier.ARITHMETIC}
        }
        for edition in EDITIONS
    ]
    assert said[0] == said[1] == said[2]
    assert said[0]


@pytest.mark.parametrize("path", ["{}/index.html", "{}/neuron/index.html"])
def test_the_editions_have_the_same_headings(built: Project, path: str) -> None:
    """The ids of the headings are equal, in order, so that a link works in every edition."""
    ids = [
        [heading.get("id") for heading in article(built, path.format(edition)).find_all(HEADING)]
        for edition in EDITIONS
    ]
    assert ids[0] == ids[1] == ids[2]
    assert len(ids[0]) > 3
    assert all(ids[0])


HEADING = re.compile(r"^h[1-6]$")


@pytest.mark.parametrize("number", ["3.6", "3.4"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_answers_of_the_neuron_stand_computed(
    built: Project, edition: str, number: str
) -> None:
    """3.6 for [2, 3] and 3.4 for [3, 2] stand, computed, in the prose of every edition."""
    html = article(built, f"{edition}/neuron/index.html")
    found = html.find_all("data", string=number)
    assert len(found) >= 2
    assert {one["data-tier"] for one in found} == {tier.COMPUTED}
    assert {one["data-expr"] for one in found} <= {"3.6": {"z", "a"}, "3.4": {"swapped_z"}}[number]
    assert {one["value"] for one in found} == {number}
    sources = [str(one["data-source"]) for one in found]
    assert all(re.fullmatch(r"scripts/lessons/neuron/example\.py:\d+", one) for one in sources)


def test_no_path_of_the_building_machine_is_published(built: Project) -> None:
    """Pages and record name files as the repository does."""
    texts = [path for path in (built.root / "site").rglob("*") if path.suffix in {".html", ".json"}]
    assert not [path for path in texts if str(built.root) in path.read_text(encoding="utf-8")]


def test_the_site_is_published_whole(built: Project) -> None:
    """verify-site finds a stamp on every page, and nothing stands beside the site."""
    done = built.prosetest("verify-site", "site")
    assert (done.status, done.said) == (0, "every page was checked\n")
    assert not [path.name for path in built.root.iterdir() if path.name.startswith(".site")]


# What is refused

RIGHT, WRONG = "the answer is $a = 3.6$", "the answer is $a = 3.4$"


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("mkdocs", ("build", "--strict", "-q")), ("prosetest.adapters.cli", ("build",))],
)
def test_a_wrong_number_leaves_the_earlier_site(
    excerpt: Project, course: Project, module: str, arguments: tuple[str, ...]
) -> None:
    """A build with a wrong number exits 1, prints the finding, and touches no byte of the site."""
    shutil.copytree(excerpt.root / "site", course.root / "site")
    course.replace("docs/en/neuron.md", RIGHT, WRONG)
    text = course.read("docs/en/neuron.md")
    line, column = line_and_column(text, text.index(WRONG) + WRONG.index("3.4"))
    done = course.run(module, *arguments)
    assert done.status == 1
    assert f"docs/en/neuron.md:{line}:{column}: 3.4 is written, a is 3.6" in done.said
    assert "Traceback" not in done.said
    assert course.site() == excerpt.site()


def test_a_mended_number_is_built_again(excerpt: Project, course: Project) -> None:
    """After prosetest fix the build is green, and gives the earlier site back byte for byte."""
    course.replace("docs/en/neuron.md", RIGHT, WRONG)
    assert course.prosetest("fix").status == 0
    done = course.prosetest("build")
    assert done.status == 0, done.said
    assert pages_of(course) == pages_of(excerpt)


def pages_of(project: Project) -> dict[str, str]:
    """Return the fingerprints of the built site, the compressed map with its clock aside."""
    return {path: mark for path, mark in project.site().items() if path != "sitemap.xml.gz"}


def test_without_the_engine_the_site_is_refused(course: Project) -> None:
    """Under a host that knows neither the engine nor our hook the pages carry no stamp."""
    settings = course.read("mkdocs.yml")
    settings = re.sub(r"\nhooks: .*", "", settings)
    settings = re.sub(r"\n  - prosetest #.*", "", settings)
    settings = re.sub(r"\n  - prosetest:\n(?:      .*\n)+", "\n", settings)
    assert "- prosetest" not in settings
    course.write("mkdocs.yml", settings)
    assert course.mkdocs("build", "-q").status == 0
    done = course.prosetest("verify-site", "site")
    assert done.status == 1
    for path in ("index.html", "vi/neuron/index.html", "zh/neuron/index.html", "en/index.html"):
        assert f"site/{path}:1:1: this page carries no stamp" in done.said


# 3.6 becomes 3.4, wherever it stands

_COMMENT = re.compile(r"<!--.*?-->")


def places(text: str) -> list[int]:
    """Return where a page says 3.6, comments aside."""
    shown = _COMMENT.sub(lambda comment: "_" * len(comment[0]), text)
    return [found.start() for found in re.finditer(r"(?<![\d.])3\.6(?!\d)", shown)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_3_6_that_becomes_3_4_is_found(
    course: Project, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is found where it stands; what runs as code is found by what it then prints."""
    monkeypatch.chdir(course.root)
    path = f"docs/{edition}/neuron.md"
    text = course.read(path)
    wrong = [f"{text[:at]}3.4{text[at + 3 :]}" for at in places(text)]
    with checker(read_site(course.root / "mkdocs.yml"), path) as check:
        untouched, *reports = map(check, [text, *wrong])
    assert not untouched.findings
    assert len(wrong) > 12
    for at, report in zip(places(text), reports, strict=True):
        line, column = line_and_column(text, at)
        ran = any(
            one.tier == tier.SOURCE and covers(one.place, line, column)
            for one in untouched.numerals
        )
        found = [f.place for f in report.findings if covers(f.place, line, column)]
        assert report.findings if ran else found, f"{path}:{line}:{column} {report.findings}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_can_be_fixed_is_fixed_byte_for_byte(
    course: Project, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a finding offers a spelling, fix gives the file back as it was, and fixes most."""
    monkeypatch.chdir(course.root)
    path = f"docs/{edition}/neuron.md"
    text = course.read(path)
    wrong = [f"{text[:at]}3.4{text[at + 3 :]}" for at in places(text)]
    with checker(read_site(course.root / "mkdocs.yml"), path) as check:
        reports = [check(one) for one in wrong]
    mended = 0
    for one, report in zip(wrong, reports, strict=True):
        course.write(path, one)
        changes = plan(course.root, report.findings)
        for change in changes:
            write(course.root, change)
        mended += bool(changes)
        assert course.read(path) == (text if changes else one)
    assert mended > 0.7 * len(wrong)


def test_check_and_fix_by_command(course: Project) -> None:
    """check exits 1 and says what to run; fix shows the diff and mends the page; check agrees."""
    path = "docs/vi/neuron.md"
    text = course.read(path)
    at = text.rindex("3.6$")
    course.write(path, f"{text[:at]}3.4{text[at + 3 :]}")
    line, column = line_and_column(text, at)
    done = course.prosetest("check")
    assert done.status == 1
    assert f"{path}:{line}:{column}: 3.4 is written, " in done.said
    assert f"to mend     prosetest fix {path}" in done.said
    done = course.prosetest("fix", path)
    assert done.status == 0
    assert f"+++ b/{path}" in done.said
    assert course.read(path) == text
    assert course.prosetest("check").status == 0
