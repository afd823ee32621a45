"""A page's cells are followed by what they print, in the site's own Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.notebook import read_cells
from prosetest.page import read_page
from prosetest.rendering import rendering
from prosetest.source import make_source, strip_front_matter

PAGE = """---
jupyter: {}
---

# T {#t}

```python
print("one")
```

Words with $x$.

```python run="no"
never()
```

```python
"two"
```
"""


def convert(text: str, root: Path, *extensions: str) -> str:
    """Return a page as rendered, without the check of its numerals."""
    ours = ProsetestExtension(root=str(root))
    Markdown(
        extensions=[*DEFAULT_EXTENSIONS, ours, *extensions], extension_configs=DEFAULT_EXTENSIONS
    )
    page = read_page(make_source("docs/n.md", text, strip_front_matter(text)))
    with rendering("docs/n.md", read_cells(page)):
        return ours.renderer().render(page.text)


def test_each_output_follows_its_cell(tmp_path: Path) -> None:
    """Blocks that do not run have none."""
    html = convert(PAGE, tmp_path, "editions.notebook")
    places = [html.index(word) for word in ("print", "<code>one", "Words", "never", "<code>'two'")]
    assert places == sorted(places)
    assert html.count("data-output") == 2


def test_the_rest_of_the_page_is_rendered_as_ever(tmp_path: Path) -> None:
    """Headings keep their ids, formulas their marks."""
    html = convert(PAGE, tmp_path, "editions.notebook")
    assert '<h1 id="t">T</h1>' in html
    assert r'<span class="arithmatex">\(x\)</span>' in html


@pytest.mark.parametrize("matter", ["", "---\ntitle: x\n---\n"])
def test_a_page_that_is_no_notebook_is_left_alone(tmp_path: Path, matter: str) -> None:
    """No kernel is started for it."""
    text = matter + strip_front_matter(PAGE)
    assert "data-output" not in convert(text, tmp_path, "editions.notebook")
    assert convert(text, tmp_path, "editions.notebook") == convert(text, tmp_path)
