"""A title outside its page is checked as its words are: denied unless something stands for it."""

from __future__ import annotations

import pytest

from prosetest.finding import Place
from prosetest.title import Title, front_title, nav_titles, unchecked, used

HERE = Place("docs/p.md", 2, 8, 9)


def front(row: str) -> Title | None:
    """The title of a page whose front matter has one row more."""
    return front_title("docs/p.md", f"---\n{row}\nother: 3\n---\n# Page\n")


def test_the_front_matter_has_a_title() -> None:
    """With its place, quotes and comment left out."""
    assert front("title: Loss 3.4") == Title("Loss 3.4", "docs/p.md", Place("docs/p.md", 2, 8, 8))
    quoted = front('title: "Loss 3.4"  # said by nobody')
    assert quoted == Title("Loss 3.4", "docs/p.md", Place("docs/p.md", 2, 9, 8))
    assert front("subtitle: Loss 3.4") is None
    assert front_title("docs/p.md", "title: 3\n\n# Page\n") is None


def test_the_navigation_has_titles() -> None:
    """Sections as well, each where mkdocs.yml writes it; a page without words has its own title."""
    config = "nav:\n  - Part 2:\n      - The 3.6: p.md # ok: as printed\n"
    part, page = nav_titles([("Part 2", ""), ("The 3.6", "docs/p.md")], config)
    assert part == Title("Part 2", "", Place("mkdocs.yml", 2, 5, 6))
    assert page == Title("The 3.6", "docs/p.md", Place("mkdocs.yml", 3, 9, 7), reason=True)


def said(words: str, text: str, names: tuple[str, ...] = (), reason: bool = False) -> list[str]:
    """Return the findings of one title of a page that says ``text``."""
    title = Title(words, "docs/p.md", HERE, reason)
    return [one.message for one in unchecked([title], {"docs/p.md": text}, names)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Loss 3.4", "Loss 3.6"),
        ("Loss 3.4", "Loss 3.45"),
        ("Loss 3", "Loss 3.4"),
        ("3 losses", "13 losses"),
        ("Loss 95", "Loss 95%"),
        ("Layer ２", ""),
    ],
)
def test_a_numeral_that_the_page_does_not_say_is_denied(words: str, text: str) -> None:
    """Nor is one that a longer numeral of the page begins or ends with."""
    (message,) = said(words, text)
    assert message.endswith(f"in the title “{words}” is not checked")


def test_a_numeral_is_covered_by_the_page_the_lexicon_or_a_reason() -> None:
    """What the page says is checked there."""
    assert said("Loss 3.6", "Home\nLoss 3.6\nText") == []
    assert said("In 2D", "", ("2D",)) == []
    assert said("Of 1943", "", reason=True) == []
    assert said("Loss", "") == []
    assert len(said("In 2D and 3", "", ("2D",))) == 1


def test_a_name_in_a_title_is_used() -> None:
    """So that the lexicon may hold it."""
    assert used([Title("In 2D", "", HERE)], ("2D", "3D")) == {"2D"}
