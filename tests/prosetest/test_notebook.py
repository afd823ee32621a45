"""A notebook's cells are found, run once for all editions, and equal in each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prosetest.finding import PageError
from prosetest.lesson import Lesson
from prosetest.notebook import after_cells, cell_fences, differences, read_cells, run_notebook
from prosetest.page import Page, read_page
from prosetest.process import Worker
from prosetest.source import make_source, strip_front_matter

MATTER = "---\njupyter:\n  kernelspec: {language: python}\n---\n"
TEXT = """# T

```python
x = 2
print(x + 1)
```

```python run="no"
broken(
```

```pycon
>>> x
2
```

??? tip "Hint"

    ```python
    y = 4
    ```

```python alt="a line"
x * 2
```
"""


def page(text: str = TEXT, path: str = "docs/en/n.md", matter: str = MATTER) -> Page:
    """Return a page as a site reads it."""
    return read_page(make_source(path, matter + text, strip_front_matter(matter + text)))


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A process that runs cells."""
    with Worker(Path.cwd(), 10.0) as made:
        yield made


def refusal(text: str, worker: Worker, limit: float = 10.0) -> tuple[int, str]:
    """Return the line and the message of the finding that ends a run."""
    with pytest.raises(PageError) as raised:
        run_notebook(page(text), Lesson(), worker, limit)
    (finding,) = raised.value.findings
    assert finding.place.path == "docs/en/n.md"
    return finding.place.line, finding.message


def test_cells_are_the_blocks_of_python_that_begin_their_line() -> None:
    """No session, no block of a note, none that does not run; each with its line and words."""
    cells = read_cells(page())
    assert [(cell.code, cell.line, cell.alt) for cell in cells] == [
        ("x = 2\nprint(x + 1)\n", 8, ""),
        ("x * 2\n", 28, "a line"),
    ]
    assert TEXT.count("\n") + MATTER.count("\n") >= 28


def test_only_a_notebook_has_cells() -> None:
    """The key jupyter in the front matter says so, and nothing else does."""
    assert cell_fences(page(matter="")) == ()
    assert cell_fences(page(matter="---\ntitle: jupyter\n---\n")) == ()
    assert cell_fences(page("jupyter:\n\n```python\nx = 1\n```\n", matter="")) == ()


def test_the_words_for_a_picture_are_no_text_of_the_page() -> None:
    """What follows the language is for us, and no renderer sees it."""
    assert "a line" not in page().text


def test_a_run_prints_as_jupyter_does(worker: Worker) -> None:
    """The value of a last expression is shown, unless a semicolon ends it."""
    text = (
        "```python\nprint(1)\n2 + 1\n```\n\n```python\n7;  # silent\n```\n\n```python\nNone\n```\n"
    )
    assert run_notebook(page(text), Lesson(), worker, 10).printed == ("1\n3\n", "", "")


def test_a_cell_sees_the_cells_above(worker: Worker) -> None:
    """All run in one namespace, in order."""
    assert run_notebook(page(), Lesson(), worker, 10).printed == ("3\n", "4\n")


def test_a_cell_that_fails_is_found_on_its_line(worker: Worker) -> None:
    """The line is that of the page, front matter and all."""
    text = "```python\nx = 0\n```\n\n```python\n\n1 / x\n```\n"
    assert refusal(text, worker) == (11, "this cell raises ZeroDivisionError: division by zero")


def test_a_cell_that_does_not_parse_is_found_on_its_line(worker: Worker) -> None:
    """A magic command is no Python either."""
    line, message = refusal("```python\nx = 0\n%matplotlib inline\n```\n", worker)
    assert (line, message) == (7, "this cell raises SyntaxError: invalid syntax")


def test_a_cell_that_hangs_is_killed(worker: Worker) -> None:
    """At the limit of cells, not of examples."""
    said = refusal("```python\nwhile True:\n    pass\n```\n", worker, 1.0)
    assert said == (6, "this cell has not ended after 1 s")


def test_a_cell_that_ends_its_process_is_a_finding(worker: Worker) -> None:
    """As is one that prints without end."""
    said = refusal("```python\nimport os\nos._exit(1)\n```\n", worker)
    assert said == (6, "this cell ended its process")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("No code.\n", 1, "this notebook has no cell"),
        ("```python\nx = 1\n```\n\n```python\ny = 2\n", 9, "this block of code is never closed"),
    ],
)
def test_a_malformed_notebook_is_a_finding(
    text: str, line: int, message: str, worker: Worker
) -> None:
    """Nothing of it is run."""
    assert refusal(text, worker) == (line, message)


def test_front_matter_that_is_no_yaml_is_a_finding(worker: Worker) -> None:
    """A host that cannot read it leaves it on the page."""
    source = make_source("docs/en/n.md", MATTER + TEXT, MATTER + TEXT)
    with pytest.raises(PageError, match="no YAML"):
        run_notebook(read_page(source), Lesson(), worker, 10)


def test_equal_cells_do_not_differ(worker: Worker) -> None:
    """Words for pictures are translated, code is not."""
    lesson = run_notebook(page(), Lesson(), worker, 10)
    assert list(differences(page(TEXT.replace("a line", "một đường")), lesson)) == []


def test_a_cell_that_differs_is_found_on_its_line(worker: Worker) -> None:
    """Both places are named."""
    lesson = run_notebook(page(), Lesson(), worker, 10)
    other = page(TEXT.replace("x + 1", "x + 2"), "docs/vi/n.md")
    (finding,) = differences(other, lesson)
    assert (finding.place.path, finding.place.line) == ("docs/vi/n.md", 9)
    assert finding.message == "code cell 1 differs from docs/en/n.md:9"


def test_a_cell_that_is_missing_is_found(worker: Worker) -> None:
    """The count says which edition has fewer."""
    lesson = run_notebook(page(), Lesson(), worker, 10)
    other = page(TEXT.partition("```python alt")[0], "docs/vi/n.md")
    (finding,) = differences(other, lesson)
    assert finding.message == "this notebook has 1 code cell, docs/en/n.md has 2"


def test_outputs_are_placed_after_their_cells() -> None:
    """In the text that is being rendered, whatever marks stand in it."""
    given = page()
    marked = given.text.replace("x = 2", "x = 70002")
    text = after_cells(marked, read_cells(given), ["FIRST", "SECOND"])
    assert "x = 70002\nprint(x + 1)\n```\n\nFIRST\n" in text
    assert text.rstrip().endswith("x * 2\n```\n\nSECOND")
    assert after_cells(marked, read_cells(given), ["", ""]) == marked
