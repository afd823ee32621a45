"""Pages with a widget and nothing else, so that what is seen is the widget's doing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from drawings.desk import Desk
from drawings.form import Form
from drawings.form_markup import formed
from drawings.lesson import Workshop
from tests.browser.conftest import EDITIONS, Visit, serve
from tests.conftest import ROOT

DESK = Desk(Workshop(ROOT, "scripts/lessons", limit=60, editions=EDITIONS))
NAMES = DESK.names()
STYLES = ("drawings", "widgets")
SHARED = ("maths", "element", "plot")
PAGE = """\
<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{head}
<body class="md-typeset"><main><h1>{name}</h1>{widget}<div id="end"></div></main>{scripts}
"""


def source(name: str, language: str) -> str:
    """Return such a page."""
    form = DESK.show(name, language)
    assert isinstance(form, Form)
    head = "".join(f'<link rel="stylesheet" href="/stylesheets/{one}.css">' for one in STYLES)
    scripts = "".join(
        f'<script defer src="/javascripts/widgets/{one}.js"></script>'
        for one in (*SHARED, form.widget.kind)
    )
    words = {"language": language, "name": name, "head": head, "scripts": scripts}
    return PAGE.format(widget=formed(form), **words)


@contextmanager
def shelved(site: Path) -> Iterator[str]:
    """Serve all widgets in all editions under the site's policy, and yield the address."""
    for part in ("stylesheets", "javascripts", "fonts"):
        shutil.copytree(ROOT / "docs/assets" / part, site / part)
    for name in NAMES:
        for language in EDITIONS:
            file = site / language / f"{name}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source(name, language), encoding="utf-8")
    shutil.copy2(next((site / "en").rglob("*.html")), site / "404.html")
    with serve(site) as address:
        yield address


def opened(visit: Visit, address: str) -> Page:
    """Open a page, and wait until its widget answers."""
    visit.page.goto(address)
    visit.page.wait_for_selector("[data-ready]")
    return visit.page
