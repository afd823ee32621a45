"""How many numerals of a page, or of an edition, are in a tier: put in once all pages are checked.

    <span data-tally="computed" data-of="neuron">…</span>

Without ``data-of`` the whole edition is counted; ``data-tally="all"`` counts every tier. A page
cannot be checked for numbers that checking gives, so these are written by the build and marked so.
Of a page that the site does not have, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from prosetest.tier import COMPUTED, TIERS, PageReport

ALL: Final = "all"
_ASKED: Final = re.compile(
    r'<span data-tally="(?P<tier>[a-z]+)"(?: data-of="(?P<page>[a-z_]+)")?>[^<]*</span>'
)
_GROUP: Final = "\u2009"


class TallyError(ValueError):
    """A tally of what is not there; the message is a sentence."""


def fill(content: str, folder: str, reports: Mapping[str, PageReport]) -> str:
    """Return the content of a page of the edition in ``folder``, its tallies filled in.

    Raises:
        TallyError: a tally asks for a tier that is none, or of an edition without pages.
    """
    return _ASKED.sub(lambda asked: _counted(asked, folder, reports), content)


def _counted(asked: re.Match[str], folder: str, reports: Mapping[str, PageReport]) -> str:
    page = f"{folder}{asked['page']}.md" if asked["page"] else ""
    if page and page not in reports:
        return asked[0]
    own = [one for path, one in reports.items() if path == page or (not page and folder in path)]
    tiers = TIERS if asked["tier"] == ALL else (asked["tier"],)
    if not own or not set(tiers) <= set(TIERS):
        raise TallyError(f"{asked[0]} counts nothing in {folder}: name one of {', '.join(TIERS)}")
    count = sum(one.count(tier) for one in own for tier in tiers)
    expression = f"tally of {asked['tier']}, {page or folder}"
    return (
        f'<data value="{count}" data-tier="{COMPUTED}" data-expr="{expression}">'
        f"{grouped(count)}</data>"
    )


def grouped(count: int) -> str:
    """Return a count as the course writes it: four digits together, more in groups of three."""
    return f"{count:,}".replace(",", _GROUP) if count > 9999 else str(count)
