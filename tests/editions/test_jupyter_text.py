"""Markdown of the site becomes Markdown that Jupyter shows."""

from __future__ import annotations

import pytest

from editions.jupyter_text import plain


def link(target: str) -> str:
    """Lead to the site, but for one page that is nowhere."""
    return "" if target == "lost.md" else f"https://example.org/{target}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## In code {#code}", "## In code"),
        ("See [one](neuron.md).", "See [one](https://example.org/neuron.md)."),
        ("See [one](lost.md).", "See one."),
        ("![alt](x.png)", "![alt](x.png)"),
        ("$x_{.5}$ and {#no}t", "$x_{.5}$ and {#no}t"),
        (
            '!!! warning "Erratum"\n\n    It was.\n\n    No.',
            "> **Erratum**\n>\n> It was.\n>\n> No.",
        ),
        ("!!! note\n    It was.", "> **Note**\n>\n> It was."),
        (
            '??? tip "Hint"\n\n    Think.',
            "<details>\n<summary>Hint</summary>\n\nThink.\n\n</details>",
        ),
        ('=== "Python"\n\n    `x`', "**Python**\n\n`x`"),
        ("第一行，\n第二行。", "第一行，第二行。"),
        ("标题\n\n第二行。", "标题\n\n第二行。"),
        ("one\ntwo", "one\ntwo"),
        ("- 一\n- 二", "- 一\n- 二"),
    ],
)
def test_each_form_is_shown_plainly(written: str, shown: str) -> None:
    """What Jupyter does not know is written in what it knows."""
    assert plain(written, link) == shown


def test_blocks_of_code_stay_as_they_are() -> None:
    """Blank lines, braces and Chinese included, within notes too."""
    block = "```text\n一\n\n二 {#x}\n[a](lost.md)\n```"
    assert plain(block, link) == block
    inside = "\n".join(f"    {row}".rstrip() for row in block.split("\n"))
    assert block in plain(f'??? tip "Hint"\n\n{inside}', link)


def test_a_note_ends_where_the_margin_ends() -> None:
    """What follows is not part of it, and paragraphs keep their blank lines."""
    text = 'First.\n\n!!! note "N"\n\n    Inside.\n\nAfter.\n'
    assert plain(text, link) == "First.\n\n> **N**\n>\n> Inside.\n\nAfter."


def test_notes_may_hold_notes() -> None:
    """A hint within a warning."""
    text = '!!! note "N"\n\n    ??? tip "H"\n\n        Deep.\n'
    assert "> <summary>H</summary>" in plain(text, link)
    assert "> Deep." in plain(text, link)
