"""What a remark speaks of stands left of it."""

from __future__ import annotations

import pytest

from prosetest.page import read_page
from prosetest.source import Source
from prosetest.target import target


@pytest.mark.parametrize(
    ("text", "aimed", "kind"),
    [
        ("3.6<!--= z -->", "3.6", "prose"),
        ("“3.6”<!--= z -->", "“3.6", "prose"),
        ("(see 3.6)<!--= z -->", "(see 3.6)", "vector"),
        ("]<!--= z -->", "", "nothing"),
        ("`a` b$<!--= z -->", "", "nothing"),
        ("`open<!--= z -->", "`open", "prose"),
        ("| 1 |\n<!--table: c1 = x -->", "| 1 |", "table"),
        ("text\n\n<!--table: c1 = x -->", "", "nothing"),
        ("<!--table: c1 = x -->", "", "nothing"),
        (
            "> | 1 |\n> |---|\n> | 2 |\n> <!--table: c1 = x -->",
            "> | 1 |\n> |---|\n> | 2 |",
            "table",
        ),
    ],
)
def test_a_target_ends_where_its_remark_stands(text: str, aimed: str, kind: str) -> None:
    """A table ends on the line above; where nothing fits there is no target."""
    page = read_page(Source("p.md", text, tuple(range(1, text.count("\n") + 2))))
    aim = target(page, page.remarks[0])
    assert (page.text[aim.start : aim.end], aim.kind) == (aimed, kind)
