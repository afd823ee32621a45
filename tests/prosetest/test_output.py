"""What a cell shows is compared with what it prints when it runs once more."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from prosetest import tier
from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.check import check_page
from prosetest.lesson import Lesson
from prosetest.namespace import Namespace
from prosetest.notebook import after_cells, run_notebook
from prosetest.page import read_page
from prosetest.process import Worker
from prosetest.provenance import mark
from prosetest.rendering import rendered_cells
from prosetest.settings import Settings
from prosetest.source import make_source, strip_front_matter
from prosetest.tier import PageReport

PAGE = """---
jupyter: {}
---

# T

```python
x = 3.625
print("x is", round(x, 2), [1, 2])
```

It is 3.625<!--= x -->.
"""
RIGHT = "<pre><code>x is 3.62 [1, 2]\n</code></pre>"


class Shown(Extension):
    """Shows some HTML after each cell, as another package might."""

    def __init__(self, inner: str) -> None:
        self.inner = inner
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step."""
        step = Preprocessor(md)
        step.run = self.run  # type: ignore[method-assign]
        self.md = md
        md.preprocessors.register(step, "shown", 27)

    def run(self, lines: list[str]) -> list[str]:
        """Place an output after each cell of the page."""
        cells = rendered_cells()
        html = [f'<div data-output="{n}">{self.inner}</div>' for n in range(len(cells))]
        stored = [self.md.htmlStash.store(one) for one in html]
        return after_cells("\n".join(lines), cells, stored).split("\n")


def checked(inner: str, text: str = PAGE) -> tuple[PageReport, str]:
    """Return the report of a page whose cell shows some HTML, and the page with its tiers."""
    ours = ProsetestExtension()
    md = Markdown(
        extensions=[*DEFAULT_EXTENSIONS, Shown(inner), ours], extension_configs=DEFAULT_EXTENSIONS
    )
    md.reset()
    source = make_source("docs/n.md", text, strip_front_matter(text))
    settings = Settings(root=Path.cwd())
    with Worker(Path.cwd(), 10.0) as worker:
        lesson = run_notebook(read_page(source), Lesson(), worker, 10.0)
        html: list[str] = []

        def render(given: str) -> str:
            html.append(ours.renderer().render(given))
            return html[-1]

        report = check_page(source, render, lesson, Namespace(worker), settings)
    return report, mark(html[0], report)


def messages(inner: str, text: str = PAGE) -> list[str]:
    """Return what is found, all of it at the cell."""
    report, _ = checked(inner, text)
    assert {(f.place.path, f.place.line) for f in report.findings} <= {("docs/n.md", 8)}
    return [finding.message for finding in report.findings]


def test_an_output_that_is_printed_again_is_computed() -> None:
    """Each of its numerals, with the value printed."""
    report, html = checked(RIGHT)
    assert report.findings == ()
    shown = [one for one in report.numerals if one.expression == "output"]
    assert [(one.text, one.value, one.tier) for one in shown] == [
        ("3.62", "3.62", tier.COMPUTED),
        ("1", "1", tier.COMPUTED),
        ("2", "2", tier.COMPUTED),
    ]
    assert '<pre data-tier="computed"><code>x is' in html


def test_the_code_of_a_cell_is_source() -> None:
    """It has run, and nobody computes its literals."""
    report, _ = checked(RIGHT)
    code = [one for one in report.numerals if one.tier == tier.SOURCE]
    assert [one.text for one in code] == ["3.625", "2", "1", "2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("3.62", "3.63"), ("3.62", "3.61"), ("3.62", "-3.62"), ("2]", "3]"), ("x is", "y is")],
)
def test_any_change_of_an_output_is_found(old: str, new: str) -> None:
    """A digit, a sign or a word: it is not what the second run prints."""
    (message,) = messages(RIGHT.replace(old, new))
    assert message.startswith("this cell's output changes: ")


def test_output_of_a_silent_cell_is_found() -> None:
    """Nothing is printed that could be shown."""
    text = PAGE.replace('print("x is", round(x, 2), [1, 2])\n', "")
    (message,) = messages(RIGHT, text)
    assert message == (
        "this cell's output changes: a second run prints nothing, not x is 3.62 [1, 2]"
    )


def test_a_picture_needs_words() -> None:
    """And they hold no number, which nothing could check."""
    assert messages(f'{RIGHT}<img alt="a curve" src="x.svg">') == []
    assert messages(f'{RIGHT}<img alt="" src="x.svg">') == [
        "this cell's picture has no words for those who do not see it"
    ]
    assert messages(f'{RIGHT}<img alt="up to 9" src="x.svg">') == [
        "the words for this cell's picture hold 9"
    ]
    assert messages(f'{RIGHT}<img alt="a" src="x"><img alt="b" src="y">') == [
        "this cell draws 2 pictures, and has words for one"
    ]


def test_a_fault_is_the_only_finding_of_its_output() -> None:
    """There is nothing to compare."""
    said = '<p data-fault="this cell raises X" data-mend="correct it"></p>'
    assert messages(said) == ["this cell raises X"]


def test_an_output_of_no_cell_is_unchecked() -> None:
    """A number of a cell that the page does not have is not believed."""
    inner = f'{RIGHT}</div><div data-output="7"><pre>5</pre>'
    report, _ = checked(inner)
    assert [finding.message for finding in report.findings] == ["5 is not checked"]
