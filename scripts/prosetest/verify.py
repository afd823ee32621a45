"""A built site is verified: every page was checked by this engine, without a finding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from prosetest import __version__
from prosetest.article import Article, read_article
from prosetest.element import Element
from prosetest.finding import Finding, Place
from prosetest.numeral import clusters
from prosetest.provenance import STAMP
from prosetest.tier import TIERS, UNCHECKED

RECORD = "prosetest.json"
_REDIRECT = re.compile(r"<meta[^>]+http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
_NOT_PAGES = {"404.html"}


def verify_site(site: Path, allowed: frozenset[str] = frozenset()) -> list[Finding]:
    """Return what speaks against publishing ``site``.

    ``allowed`` names pages that no Markdown was rendered into, besides the theme's own 404.html.
    """
    if not site.is_dir():
        return [_finding(str(site), "there is no site here", "build it first")]
    pages = sorted(path for path in site.rglob("*.html"))
    findings: list[Finding] = []
    checked = 0
    for path in pages:
        shown = path.relative_to(site).as_posix()
        text = path.read_text(encoding="utf-8", errors="replace")
        if shown in _NOT_PAGES | allowed or _leads_elsewhere(text):
            continue
        checked += 1
        findings += _page(f"{site.name}/{shown}", text)
    if not checked:
        findings.append(
            _finding(site.name, "the site has no page", "build it from a page at least")
        )
    return findings + list(_record(site))


def _leads_elsewhere(text: str) -> bool:
    """Whether a page only sends its reader to another, and says nothing itself."""
    return bool(_REDIRECT.search(text)) and "<article" not in text and STAMP not in text


def _finding(path: str, message: str, mend: str) -> Finding:
    return Finding(Place(path), message, mend, "site")


def _page(path: str, text: str) -> Iterator[Finding]:
    article = read_article(text)
    stamp = next((e for e in article.elements if STAMP in e.classes), None)
    if stamp is None:
        mend = "add prosetest to markdown_extensions and build again"
        yield _finding(path, "this page carries no stamp: its numbers were not checked", mend)
        return
    if stamp.attribute("data-version") != __version__:
        version = stamp.attribute("data-version") or "unknown"
        yield _finding(path, f"this page was checked by version {version}", "build it again")
    if stamp.attribute("data-findings") != "0":
        count = stamp.attribute("data-findings")
        yield _finding(
            path, f"this page was built with findings: {count}", "mend them, build again"
        )
    bare = list(_bare(article, stamp))
    for at in bare[:1]:
        words = " ".join(article.text[max(0, at - 20) : at + 20].split())
        count = "1 numeral" if len(bare) == 1 else f"{len(bare)} numerals"
        message = f"without a tier on this page: {count}, the first in “{words}”"
        yield _finding(path, message, "build it again; no other tool may add numbers")


def _bare(article: Article, stamp: Element) -> Iterator[int]:
    """The digits before the stamp, in the element it stands in, that lie in no tier."""
    outer = article.elements[stamp.parent]
    start = outer.start
    for at, _ in clusters(article.text[start : stamp.start]):
        around = list(article.around(start + at))
        tiers = {e.attribute("data-tier") for e in around} - {""}
        if not tiers & set(TIERS) - {UNCHECKED}:
            yield start + at


def _record(site: Path) -> Iterator[Finding]:
    """The record, where a host wrote one, agrees that nothing is wrong."""
    path = site / RECORD
    if not path.exists():
        return
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        findings = record["findings"]
    except (ValueError, KeyError, TypeError):
        yield _finding(f"{site.name}/{RECORD}", "the record cannot be read", "build it again")
        return
    if findings:
        message = f"the record holds findings: {len(findings)}"
        yield _finding(f"{site.name}/{RECORD}", message, "mend them and build again")
