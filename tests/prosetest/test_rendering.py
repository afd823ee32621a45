"""The page being rendered is known to whoever renders it, thread by thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from prosetest.rendering import rendered_page, rendering


def test_the_page_is_known_while_it_is_rendered() -> None:
    """Within a page another may be; afterwards there is none."""
    with rendering("docs/vi/a.md"):
        with rendering("docs/vi/b.md"):
            assert rendered_page() == "docs/vi/b.md"
        assert rendered_page() == "docs/vi/a.md"
    assert rendered_page() == ""


def test_pages_side_by_side_do_not_meet() -> None:
    """Each thread sees its own."""
    barrier = Barrier(2)

    def render(path: str) -> str:
        with rendering(path):
            barrier.wait(10)
            return rendered_page()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(render, ["a.md", "b.md"])) == ["a.md", "b.md"]
