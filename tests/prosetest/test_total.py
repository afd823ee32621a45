"""The row of totals of a table has to be what its columns add up to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.tier import PageReport
from tests.prosetest.test_saying import false

Check = Callable[..., PageReport]


def table(label: str, *rows: tuple[str, ...]) -> str:
    """Write a table whose last row has a label."""
    lines = [f"| {label if n == len(rows) - 1 else f'row {chr(97 + n)}'} | {' | '.join(row)} |"
             for n, row in enumerate(rows)]  # fmt: skip
    count = len(rows[0])
    return "| name |" + " what |" * count + "\n|" + "---|" * (count + 1) + "\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("label", "rows", "wrong"),
    [
        ("Total", [("100480",), ("8256",), ("650",), ("109386",)], []),
        ("Total", [("100480",), ("8256",), ("650",), ("109368",)], ["109368"]),
        ("**Sum**", [("12", "0.5"), ("30", "0.2"), ("43", "0.9")], ["43", "0.9"]),
        ("Tổng cộng", [("60%",), ("30%",), ("10%",), ("110%",)], ["110%"]),
        ("合计", [("33%",), ("33%",), ("33%",), ("100%",)], []),
        ("合计", [("3",), ("",), ("4",), ("8",)], ["8"]),
        ("Total", [("$12$",), ("$30$",), ("$43$",)], ["43"]),
    ],
)
def test_a_column_adds_up_to_its_total(
    check: Check, label: str, rows: list[tuple[str, ...]], wrong: list[str]
) -> None:
    """Rounded shares within their rounding; an empty cell counts nothing."""
    found = false(check(table(label, *rows)))
    assert [message.split(" is ")[0] for message in found] == wrong


@pytest.mark.parametrize(
    ("label", "rows"),
    [
        ("Total", [("0.8",), ("0.9",), ("0.85",)]),
        ("Total", [("2",), ("3",), ("4",), ("24",)]),
        ("Total", [("10",), ("20",), ("5",), ("30",)]),
        ("Last", [("10",), ("20",), ("50",)]),
        ("Total", [("10 to 12",), ("20",), ("50",)]),
        ("Total", [("28×28",), ("20",), ("50",)]),
        ("Total", [("1, 2",), ("20",), ("50",)]),
    ],
)
def test_what_may_be_no_sum_is_left(check: Check, label: str, rows: list[tuple[str, ...]]) -> None:
    """An average, a product, a row that does not count, cells of more than a number."""
    assert not false(check(table(label, *rows)))


def test_a_bound_table_speaks_for_itself(check: Check) -> None:
    """Its comment says what the numbers are."""
    page = table("Total", ("1",), ("2",), ("7",)) + "\n<!--table: c2 = x -->"
    assert not false(check(page, "x = [1, 2, 7]"))
