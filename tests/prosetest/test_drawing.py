"""A drawing's numbers are judged by the expressions that they carry, and believed in nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from pymdownx.superfences import SuperFencesCodeExtension

from prosetest import tier
from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.check import check_page
from prosetest.lesson import Lesson
from prosetest.namespace import Namespace
from prosetest.numeral import find_numerals
from prosetest.provenance import mark
from prosetest.settings import Settings
from prosetest.source import Source
from prosetest.tier import PageReport

EXAMPLE = (
    "import numpy as np\nbig = 12345\nz = 3.6\nv = np.array([0.5, -1.0])\nn = 2\ny = n * z + v[0]"
)
RIGHT = (
    '<pre><code>│ <span data-expr="z">3.6</span> │ <span data-expr="v">[0.5, −1.0]</span> │\n'
    '│ <span data-expr="n * z + v[0] = y">2·3.6 + 0.5 = 7.7</span> │\n</code></pre>'
)
PAGE = "First.\n\n```picture\nsmall\n```\n\nLast."


class Painter(Extension):
    """Draws whatever it is given, in a fence ``picture``, as another package might."""

    def __init__(self, inner: str) -> None:
        self.inner = inner
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the fence."""
        fences = next(e for e in md.registeredExtensions if isinstance(e, SuperFencesCodeExtension))
        fences.extend_super_fences("picture", self.draw, lambda *_: True, None)

    def draw(self, src: str = "", **_: object) -> str:
        """Return the drawing of a name."""
        return f'<figure data-drawing="{src.strip()}">{self.inner}</figure>'


Draw = Callable[..., PageReport]


@pytest.fixture
def draw(code: Callable[..., Namespace], source: Callable[[str], Source]) -> Draw:
    """Check a page whose drawing holds some HTML."""

    def run(inner: str, page: str = PAGE, **options: object) -> PageReport:
        ours = ProsetestExtension()
        Markdown(
            extensions=[*DEFAULT_EXTENSIONS, Painter(inner), ours],
            extension_configs=DEFAULT_EXTENSIONS,
        )
        settings = Settings(root=Path.cwd(), **options)  # type: ignore[arg-type]
        lesson = Lesson("example.py", EXAMPLE)
        return check_page(source(page), ours.plain, lesson, code(EXAMPLE), settings)

    return run


def test_numbers_vectors_and_equations_are_computed(draw: Draw) -> None:
    """Each numeral has its expression and value, and the place of the drawing's name."""
    report = draw(RIGHT)
    assert report.findings == ()
    assert [(one.text, one.tier, one.expression, one.value) for one in report.numerals] == [
        ("3.6", tier.COMPUTED, "z", "3.6"),
        ("0.5", tier.COMPUTED, "v[0]", "0.5"),
        ("−1.0", tier.COMPUTED, "v[1]", "-1.0"),
        ("2", tier.COMPUTED, "n", "2"),
        ("3.6", tier.COMPUTED, "z", "3.6"),
        ("0.5", tier.COMPUTED, "v[0]", "0.5"),
        ("7.7", tier.COMPUTED, "y", "7.7"),
    ]
    assert {(one.place.line, one.place.column) for one in report.numerals} == {(4, 1)}
    assert (report.claims, [drawn.name for drawn in report.drawings]) == (3, ["small"])


def test_every_changed_digit_is_found(draw: Draw) -> None:
    """Mutation is the definition: each digit shown, raised and lowered, is a finding."""
    shown = RIGHT.replace("data-expr", "data_expr")
    mutants = 0
    for numeral in find_numerals(RIGHT):
        inside = RIGHT.rfind(">", 0, numeral.start) > RIGHT.rfind("<", 0, numeral.start)
        if not inside:
            continue
        last = numeral.end - 1
        for digit in {(int(RIGHT[last]) + 1) % 10, (int(RIGHT[last]) - 1) % 10}:
            mutants += 1
            report = draw(f"{RIGHT[:last]}{digit}{RIGHT[last + 1 :]}")
            assert report.findings, RIGHT[numeral.start : numeral.end]
            assert {f.place.line for f in report.findings} == {4}
    assert mutants == 14
    assert draw(shown).findings


def test_a_drawing_that_lies_is_a_finding_at_its_fence(draw: Draw) -> None:
    """With the expression and its value; nothing of the claim is believed."""
    report = draw(RIGHT.replace(">3.6<", ">3.4<"))
    (finding,) = report.findings
    assert finding.message == "drawing small: 3.4 is written, z is 3.6"
    assert (finding.place.line, finding.place.column, finding.place.width) == (4, 1, 5)
    assert dict(finding.details) == {"expression": "z", "value": "3.6"}
    assert report.numerals[0].tier == tier.UNCHECKED


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<pre><code>7</code></pre>", "7 is not checked: it has no expression"),
        ("<p>step 7</p>", "7 is not checked: it has no expression"),
        ('<p aria-label="box 7">x</p>', "7 is not checked: it has no expression"),
        ("<p><code>z = 3.6</code></p>", "3.6 is not checked: it has no expression"),
        ('<p><b data-expr="q">7</b></p>', "q has no value: q is not defined in the code"),
        ('<p><b data-expr="z +">7</b></p>', "7 cannot be judged by z +: one of them is not an"),
        ('<p><b data-expr="z * 1">3.6</b></p>', "z * 1 is more than a name, an index or one call"),
        ('<p><b data-expr="v">0.5</b></p>', "v has shape"),
        ('<p><b data-expr="z + n = y">3.6 − 2 = 7.7</b></p>', "different forms"),
        ('<p><b data-expr="z" data-tier="computed">3.5</b></p>', "3.5 is written, z is 3.6"),
    ],
)  # fmt: skip
def test_what_cannot_be_believed_is_refused(draw: Draw, inner: str, message: str) -> None:
    """Deny by default."""
    report = draw(inner)
    assert any(message in finding.message for finding in report.findings), report.findings
    assert all(finding.message.startswith("drawing small: ") for finding in report.findings)
    assert {one.tier for one in report.numerals} <= {tier.UNCHECKED, tier.COMPUTED}


def test_a_name_of_the_site_does_not_pass_in_a_drawing(draw: Draw) -> None:
    """There a digit is a value or a finding."""
    report = draw("<p>GPT-4</p>", names={"GPT-4": "a model"})
    assert [finding.rule for finding in report.findings] == ["drawing"]


def test_why_a_drawing_could_not_be_made(draw: Draw) -> None:
    """What draws says it, with a remedy and the place where it is written."""
    report = draw('<p data-fault="it is 92 cells wide" data-mend="shorten" data-at="a.toml:3"></p>')
    (finding,) = report.findings
    assert finding.message == "drawing small: it is 92 cells wide"
    assert (finding.mend, finding.details) == ("shorten", (("written", "a.toml:3"),))
    assert finding.place.line == 4


def test_a_drawing_sees_the_blocks_above_it_alone(draw: Draw) -> None:
    """As every claim does."""
    inner = '<p data-expr="late">5</p>'
    assert draw(inner, f"```python\nlate = 5\n```\n\n{PAGE}").findings == ()
    assert draw(inner, f"{PAGE}\n\n```python\nlate = 5\n```\n").findings


def test_two_drawings_of_a_name_have_a_fence_each(draw: Draw) -> None:
    """The second finding stands at the second."""
    report = draw('<p data-expr="z">3.4</p>', f"{PAGE}\n\n{PAGE}")
    assert [finding.place.line for finding in report.findings] == [4, 12]


def test_a_drawing_without_a_fence_is_judged_where_it_stands(draw: Draw) -> None:
    """Raw HTML is a drawing too."""
    raw = '<figure data-drawing="raw"><p data-expr="z">3.4</p></figure>'
    report = draw("", f"Text.\n\n{raw}\n")
    assert [(f.message, f.place.line) for f in report.findings] == [
        ("drawing raw: 3.4 is written, z is 3.6", 3)
    ]


def test_a_built_page_carries_the_tier(draw: Draw, source: Callable[[str], Source]) -> None:
    """Once on the block, and on each numeral of the steps."""
    inner = f'{RIGHT}<ol><li><b data-expr="z">3.6</b></li></ol>'
    ours = ProsetestExtension()
    Markdown(
        extensions=[*DEFAULT_EXTENSIONS, Painter(inner), ours], extension_configs=DEFAULT_EXTENSIONS
    )
    built = mark(ours.plain(PAGE), draw(inner))
    assert '<pre data-tier="computed">' in built
    assert '<b data-expr="z"><data value="3.6" data-tier="computed" data-expr="z"' in built


def test_thousands_may_stand_apart(draw: Draw) -> None:
    """A thin space between them is read away, and one in another place is not."""
    good = draw('<p><span data-expr="big">12\u202f345</span></p>')
    assert [one.tier for one in good.numerals] == [tier.COMPUTED]
    assert good.findings == ()
    for wrong in ("12\u202f346", "123\u202f45"):
        assert draw(f'<p><span data-expr="big">{wrong}</span></p>').findings
