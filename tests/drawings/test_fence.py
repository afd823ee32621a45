"""A fence places a drawing in the language of its page, and what is wrong stands at the fence."""

from __future__ import annotations

import re
import unicodedata

import pytest
from markdown import Markdown

from prosetest.rendering import rendering
from tests.conftest import Project
from tests.drawings.conftest import LABELS, LESSONS, ROOT

FENCED = "Text.\n\n```drawing\nlayer/flow\n```\n"
PAGES = {language: f"docs/{language}/layer.md" for language in ("vi", "zh", "en")}
LABELS_FILE = "scripts/lessons/layer/labels.toml"


def render(text: str, page: str) -> str:
    """Render a text as a page, unchecked."""
    md = Markdown(
        extensions=["pymdownx.superfences", "prosetest", "drawings.fence"],
        extension_configs={
            "prosetest": {"root": str(ROOT), "lessons": LESSONS, "editions": list(PAGES)}
        },
    )
    ours = next(e for e in md.registeredExtensions if hasattr(e, "plain"))
    with rendering(page):
        return str(ours.plain(text))


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Điểm x"), ("zh", "点 x"), ("en", "Point x")]
)
def test_the_page_says_the_language(language: str, words: str) -> None:
    """Its path does, and the fence does not."""
    assert words in render(FENCED, PAGES[language])
    assert 'data-drawing="layer/flow"' in render(FENCED, PAGES[language])


@pytest.mark.parametrize(
    ("text", "page", "words"),
    [
        (FENCED, "docs/index.md", "the page docs/index.md has no language"),
        (FENCED.replace("layer/flow", "flow9"), PAGES["en"], "“flow9” is no name of a drawing"),
        (FENCED.replace("flow", "flaw"), PAGES["en"], "no drawing is named layer/flaw"),
    ],
)
def test_what_cannot_be_drawn_says_why(text: str, page: str, words: str) -> None:
    """In place of the drawing."""
    assert f'data-fault="{words}' in render(text, page).replace("edition en: ", "")


def test_without_the_checker_nothing_is_drawn() -> None:
    """A number that nobody checks is not shown."""
    md = Markdown(extensions=["pymdownx.superfences", "drawings.fence"])
    assert "nothing checks the numbers of this drawing" in md.convert(FENCED)
    with pytest.raises(ValueError, match=r"list pymdownx\.superfences before"):
        Markdown(extensions=["drawings.fence"])


def test_a_figure_that_stands_twice_has_its_identifiers_twice() -> None:
    """No two elements of a page share one, and each reference leads into its own picture."""
    shown = render("```drawing\nneuron/relu\n```\n\n" * 2, "docs/en/neuron.md")
    identifiers = re.findall(r' id="([^"]+)"', shown)
    assert len(identifiers) == len(set(identifiers)) > 4
    one, other = shown.split("</figure>")[:2]
    assert 'aria-labelledby="figure-neuron-relu-title"' in one
    assert 'aria-labelledby="figure-neuron-relu-2-title"' in other
    for picture in (one, other):
        led = re.findall(r'(?:href="#|url\(#|labelledby="|describedby=")([^")]+)', picture)
        assert {f'id="{name}"' in picture for name in led} == {True}


# Findings, as an author gets them


def finding(course: Project, *words: str) -> None:
    """The check finds what is wrong at the fence, in the words given."""
    done = course.prosetest("check")
    assert done.status == 1
    assert "Traceback" not in done.said
    for some in words:
        assert some in done.said


def line_of(course: Project, path: str) -> int:
    """Return the line in which the first drawing is named."""
    return course.read(path).split("\n").index("layer/flow") + 1


def test_findings_name_drawing_edition_and_place(course: Project) -> None:
    """A label that lacks, one that is decomposed, and one with a foreign character, all at once."""
    course.replace(LABELS_FILE, 'en = "One sum per neuron"\n', "")
    course.replace(LABELS_FILE, "Tích xW", unicodedata.normalize("NFD", "Tích xW"))
    course.replace(LABELS_FILE, "乘积 xW", "龘 xW")
    row = course.read(LABELS_FILE).split("\n").index('vi = "Mỗi nơ-ron một tổng"')
    finding(
        course,
        f"{PAGES['en']}:{line_of(course, PAGES['en'])}:1: drawing layer/flow: edition en: "
        "the label 'sums' is missing in en",
        f"written     {LABELS_FILE}:{row}",
        "drawing layer/flow: edition vi: the label 'product'",
        "is decomposed",
        "drawing layer/bend: edition zh: the character 龘 (U+9F98) is not in the fonts",
        "    layer/flow\n    ^^^^^^^^^^\n",
    )


def test_a_number_that_lies_is_found_at_its_fence(course: Project) -> None:
    """A page that changes a value before the drawing contradicts what is drawn."""
    path = PAGES["en"]
    course.replace(
        path, "```drawing\nlayer/flow", "```python\nxW = xW + 1\n```\n\n```drawing\nlayer/flow"
    )
    finding(
        course,
        f"{path}:{line_of(course, path)}:1: drawing layer/flow: −0.8 is written, xW[0] is 0.2",
    )


def test_an_edition_without_the_drawing_is_found(course: Project) -> None:
    """Once for the drawing, not once for each of its numbers."""
    course.replace(PAGES["zh"], "```drawing\nlayer/bend\n```\n", "")
    done = course.prosetest("check")
    assert "the drawing layer/bend is not shown in docs/zh/layer.md" in done.said
    assert done.said.count("is not said in docs/zh/layer.md") == 0
    assert LABELS
