"""Outputs are text and pictures, taken out of what mkdocs-jupyter makes, and nothing else of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from editions.kernel import Run, run
from editions.output import pieces

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>3</text></svg>'


def stream(text: str, name: str = "stdout") -> Any:
    """Return what a cell prints."""
    return nbformat.v4.new_output("stream", name=name, text=text)


def shown(**data: str) -> Any:
    """Return what a cell displays, by kind: text_html for text/html."""
    kinds = {kind.replace("_", "/", 1): value for kind, value in data.items()}
    return nbformat.v4.new_output("display_data", data=kinds)


def html(*outputs: Any, words: str = "a curve") -> str:
    """Return the output of one cell."""
    return pieces(Run((outputs,)), [words])[0]


def test_what_is_printed_is_a_block_of_text() -> None:
    """Letter by letter, and marked with the number of its cell."""
    assert html(stream("a < b & c\n  1\n")) == (
        '<div class="notebook-output" data-output="0" data-search-exclude="">'
        "<pre><code>a &lt; b &amp; c\n  1\n</code></pre></div>"
    )


def test_a_silent_cell_has_no_output() -> None:
    """Not even an empty element."""
    assert html() == ""


def test_a_picture_has_the_author_s_words() -> None:
    """In the place of those that nbconvert makes up."""
    found = BeautifulSoup(html(shown(**{"image_svg+xml": SVG})), "lxml").select_one("img")
    assert found is not None
    assert found["alt"] == "a curve"
    assert str(found["src"]).startswith("data:image/svg+xml;base64,")


def test_a_picture_comes_before_its_description() -> None:
    """What Jupyter says of a figure in text is not shown."""
    found = html(shown(text_plain="<Figure size 640x480>", **{"image_svg+xml": SVG}))
    assert "Figure" not in found


def test_no_script_and_no_style_comes_along() -> None:
    """Of HTML and JavaScript the plain text is shown."""
    found = html(
        shown(text_plain="a table", text_html="<style>p{}</style><script>alert(1)</script>"),
    )
    assert "<pre><code>a table" in found
    assert "script" not in found
    assert "style" not in found


def test_what_is_written_to_the_error_stream_is_a_fault() -> None:
    """A warning has a path of somebody's machine in it, and a reader has no use for it."""
    found = html(stream("UserWarning: old", "stderr"))
    assert 'data-fault="this cell writes an error: UserWarning: old"' in found


def test_a_fault_stands_at_its_cell() -> None:
    """Those after it have nothing."""
    found = pieces(Run(((stream("1"),),), "raises ValueError: no"), ["", "", ""])
    assert 'data-output="1"' in found[1]
    assert 'data-fault="this cell raises ValueError: no"' in found[1]
    assert found[2] == ""


def test_a_figure_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Two kernels draw one picture; no date and no random name is in it."""
    code = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 3, 2]);"
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (pieces(run((code,), tmp_path / name, 60), ["x"]) for name in ("one", "two"))
    assert one == two
    assert "data:image/svg+xml" in one[0]


@pytest.mark.parametrize("kind", ["text_plain", "image_png"])
def test_outputs_keep_their_order(kind: str) -> None:
    """Text before and after a picture stays where it was printed."""
    found = html(stream("one"), shown(**{kind: "iVBORw0KGgo="}), stream("two", "stdout"))
    assert found.index("one") < found.index("two")
