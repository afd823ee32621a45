"""A page becomes a notebook that holds its words, its code and what the code needs."""

from __future__ import annotations

import json
from typing import Any

import nbformat

from editions.download import Download, needed
from editions.still import Still
from prosetest.page import read_page
from prosetest.source import make_source

EXAMPLE = """import numpy as np

# --8<-- [start:x]
x = np.array([1.0, 2.0])
# --8<-- [end:x]
total = x.sum()
later = 5
"""
PAGE = """# T {#t}

There are 2<!--= x.size --> numbers.

```python
x = np.array([1.0, 2.0])
```

```pycon
>>> total
3.0
>>> y = total
>>> y + 1
4.0
```

```drawing
layer/flow
```

```drawing
layer/curve
```

```python run="no"
broken(
```

```python
import matplotlib.pyplot as plt
from nnlib.dataset import digits
```

| a | b |
|---|---|
| 1 | 2 |
<!--table: c1 = x -->
"""
STILLS = {"layer/flow": Still("┌─┐"), "layer/curve": Still(svg="<svg/>", words="A curve")}


def notebook(page: str = PAGE, example: str = EXAMPLE) -> Any:
    """Return a page as a notebook, read again."""
    source = read_page(make_source("docs/en/t.md", page, page))
    made = Download(source, example, STILLS, lambda target: "")
    return nbformat.reads(made.notebook("%pip install nnlib {packages}").decode(), 4)


def codes(made: Any) -> list[str]:
    """Return the code of the cells."""
    return [cell.source for cell in made.cells if cell.cell_type == "code"]


def test_the_code_stands_in_the_order_of_the_page() -> None:
    """What the example makes comes before it is used, and once."""
    assert codes(notebook())[1:] == [
        "import numpy as np",
        "x = np.array([1.0, 2.0])",
        "total = x.sum()",
        "total",
        "y = total\ny + 1",
        "import matplotlib.pyplot as plt\nfrom nnlib.dataset import digits",
    ]


def test_the_first_cell_installs_what_the_code_imports() -> None:
    """By the names that packages have."""
    assert codes(notebook())[0] == "%pip install nnlib matplotlib scikit-learn"
    assert codes(notebook("No code.\n", ""))[0] == "%pip install nnlib"


def test_nothing_of_ours_is_left_in_the_words() -> None:
    """Neither bindings nor ids; drawings are text or pictures."""
    made = notebook()
    words = "\n".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert "There are 2 numbers." in words
    assert not any(mark in words for mark in ("<!--", "{#", "drawing", "run="))
    assert "```text\n┌─┐\n```" in words
    assert "![A curve](attachment:figure.svg)" in words
    assert "```python\nbroken(\n```" in words
    pictures = [cell.attachments for cell in made.cells if "attachments" in cell]
    assert [list(one["figure.svg"]) for one in pictures] == [["image/svg+xml"]]


def test_a_widget_is_left_out_with_its_section() -> None:
    """Its words speak of controls that no notebook has; code stays, and what comes after it."""
    page = (
        "## One {#one}\n\nBefore.\n\n## Try it {#try}\n\nMove the slider.\n\n"
        "```drawing\nlayer/play\n```\n\nNow drag.\n\n```python\ny = 1\n```\n\n"
        "## Two {#two}\n\nAfter.\n"
    )
    source = read_page(make_source("docs/en/t.md", page, page))
    play = {"layer/play": Still(svg="<svg/>", words="Play", answers=True)}
    made = Download(source, "", play, lambda target: "")
    cells = nbformat.reads(made.notebook("").decode(), 4).cells
    assert [cell.source for cell in cells][1:] == ["## One\n\nBefore.", "y = 1", "## Two\n\nAfter."]


def test_it_is_the_same_bytes_each_time() -> None:
    """No random ids, nothing that ran."""
    made = notebook()
    assert json.dumps(made) == json.dumps(notebook())
    assert [cell.id for cell in made.cells] == [f"cell-{n}" for n in range(len(made.cells))]
    assert not any(cell.get("outputs") for cell in made.cells)


def test_only_foreign_packages_are_needed() -> None:
    """The standard library, NumPy and the course's own come along."""
    given = iter(["import os, numpy as np", "from sklearn.datasets import load_digits"])
    assert needed(given) == {"scikit-learn"}
