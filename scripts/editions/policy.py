"""The Content Security Policy under which a built site works lets nothing in from elsewhere.

Beyond ``default-src 'self'`` the theme needs four things, each as narrow as it can be: its few
inline scripts, by their hashes; its icons, which its stylesheets hold as ``data:`` images; the
``style`` attributes that Markdown's tables and MathML carry; and ``base-uri``, said for clarity.

    python -m editions.policy site
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_INLINE: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_NOT_RUN: Final = re.compile(r"\bsrc\s*=|type\s*=\s*[\"']?application/(?:ld\+)?json")


def policy(site: Path) -> str:
    """Return the value of the header ``Content-Security-Policy`` for the site in a folder."""
    hashes = sorted({digest for page in site.rglob("*.html") for digest in _hashes(page)})
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "base-uri 'self'",
            "object-src 'none'",
        )
    )


def _hashes(page: Path) -> Iterator[str]:
    """Yield the hash of each script that stands in a page and runs."""
    for script in _INLINE.finditer(page.read_text(encoding="utf-8")):
        if not _NOT_RUN.search(script["attributes"]):
            digest = hashlib.sha256(script["code"].encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode()}'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the policy for the site that the arguments name."""
    parser = argparse.ArgumentParser(prog="policy", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path, help="the folder of a built site")
    site = parser.parse_args(arguments).site
    if not site.is_dir():
        parser.error(f"{site} is no folder: build the site first")
    sys.stdout.write(f"Content-Security-Policy: {policy(site)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
