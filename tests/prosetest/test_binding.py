"""A binding covers what stands left of its remark, and nothing else."""

from __future__ import annotations

import markdown
import pytest

from prosetest.binding import Binding, bind
from prosetest.finding import Finding
from prosetest.notation import POINT
from prosetest.page import read_page
from prosetest.source import Source
from prosetest.twin import place_numerals
from prosetest.visible import regions, visible

EXTENSIONS = ["tables", "attr_list", "pymdownx.arithmatex", "pymdownx.superfences"]
OPTIONS = {"pymdownx.arithmatex": {"generic": True}}


def bound(text: str) -> tuple[list[Binding], list[Finding]]:
    page = read_page(Source("p.md", text, tuple(range(1, text.count("\n") + 2))))
    placement = place_numerals(
        page,
        lambda t: markdown.markdown(t, extensions=EXTENSIONS, extension_configs=OPTIONS),
    )
    return bind(page, visible(placement, regions(placement), POINT), POINT)


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("It is 3.6<!--= z -->.", ["3.6"]),
        ("It was 3.4, it is **3.6**<!--= z -->.", ["3.6"]),
        ("It is −0.51<!--= z -->.", ["−0.51"]),
        ("The [1.2, 3.6, -1]<!--= v --> here.", ["1.2", "3.6", "-1"]),
        ("A 28×28<!--= shape --> grid", ["28", "28"]),
        ("A 28 × 28<!--= shape --> grid", ["28", "28"]),
        ("The 95%<!--= a --> mark", ["95%"]),
        ("The `z = 3.6`<!--= z = z --> code", ["3.6"]),
        ("The $z_1 = 3.6$<!--= z = z --> formula", ["1", "3.6"]),
        ("A [3.6](#x)<!--= z --> link", ["3.6"]),
        ("A **3.6**{.big}<!--= z --> word", ["3.6"]),
        ("| a |\n|---|\n| 3.6<!--= z --> |\n", ["3.6"]),
        ("# Head 3.6<!--= z -->\n", ["3.6"]),
        ("输出等于3.6<!--= z -->的", ["3.6"]),
        ("In 1/3<!--= z --> of it", ["1/3"]),
        ("2024-01-31<!--ok: a date --> is", ["2024", "01", "31"]),
    ],
)
def test_a_binding_covers_its_literal(text: str, numerals: list[str]) -> None:
    """Of prose, vectors, shapes, code and maths; emphasis, links and cells included."""
    (binding,), findings = bound(text + "\n")
    assert not findings
    assert [one.numeral.text for one in binding.numerals] == numerals


@pytest.mark.parametrize(
    "text",
    ["It is three<!--= z -->.", "3.6 here<!--= z -->.",
     "**bold**<!--= z -->", "`code`<!--= z -->", "Text\n\n<!--table: c1 = x -->\n",
     "[a, b]<!--= z -->", "3.6 <!--= z -->", "[3.6][<!--= z -->ref]"],
)  # fmt: skip
def test_a_binding_without_a_literal_is_an_orphan(text: str) -> None:
    """Drop the literal and the comment is an error."""
    bindings, findings = bound(text + "\n")
    assert not bindings
    assert [finding.rule for finding in findings] == ["orphan"]


def test_two_bindings_on_one_literal_are_one_too_many() -> None:
    """A binding and a mark for editions may stand together."""
    _, findings = bound("It is 3.6<!--= z --><!--= y -->.\n")
    assert [finding.rule for finding in findings] == ["second-binding"]
    bindings, findings = bound("It is 3.6<!--= z --><!--only: why -->.\n")
    assert not findings
    assert len(bindings) == 2


def test_a_remark_between_two_factors_parts_them() -> None:
    """784 × 100 with a binding each are two literals; with one behind both they are a shape."""
    bindings, findings = bound("With 784<!--= n --> × 100<!--= m --> weights.\n")
    assert not findings
    assert [[one.numeral.text for one in binding.numerals] for binding in bindings] == [
        ["784"],
        ["100"],
    ]
