"""Pages with a widget and nothing else, so that what is seen is the widget's doing.

The widgets are those of the built course, cut out of its pages.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from drawings.desk import Desk
from drawings.lesson import Workshop
from tests.browser.conftest import EDITIONS, Visit, serve
from tests.conftest import ROOT

DESK = Desk(Workshop(ROOT, "scripts/lessons"))
NAMES = DESK.names()
STYLES = ("drawings", "widgets")
SHARED = ("maths", "element", "plot")
PAGE = """\
<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{head}
<body class="md-typeset"><main><h1>{name}</h1>{widget}<div id="end"></div></main>{scripts}
"""
_END = "</figcaption></figure>"


def source(site: Path, name: str, language: str) -> str:
    """Return such a page."""
    page = (site / language / name.partition("/")[0] / "index.html").read_text(encoding="utf-8")
    _, opening, rest = page.partition(f'<figure class="drawing widget" data-drawing="{name}"')
    assert opening, f"{name} stands on no page of its lesson in {language}"
    widget = opening + rest.partition(_END)[0] + _END
    head = "".join(f'<link rel="stylesheet" href="/stylesheets/{one}.css">' for one in STYLES)
    kind = widget.partition("<nn-")[2].partition(" ")[0]
    scripts = "".join(
        f'<script defer src="/javascripts/widgets/{one}.js"></script>' for one in (*SHARED, kind)
    )
    return PAGE.format(language=language, name=name, head=head, widget=widget, scripts=scripts)


@contextmanager
def shelved(site: Path, shelf: Path) -> Iterator[str]:
    """Serve a site's widgets in all editions under its policy, and yield the address."""
    for part in ("stylesheets", "javascripts", "fonts"):
        shutil.copytree(site / "assets" / part, shelf / part)
    for name in NAMES:
        for language in EDITIONS:
            file = shelf / language / f"{name}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source(site, name, language), encoding="utf-8")
    shutil.copy2(next((shelf / "en").rglob("*.html")), shelf / "404.html")
    with serve(shelf) as address:
        yield address


def opened(visit: Visit, address: str) -> Page:
    """Open a page, and wait until its widget answers."""
    visit.page.goto(address)
    visit.page.wait_for_selector("[data-ready]")
    return visit.page
