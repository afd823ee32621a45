"""The policy allows what stands in the site, and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from editions.policy import main, policy


def digest(code: str) -> str:
    """Return a script's hash as a policy writes it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages that share a script."""
    for name, more in (("index.html", ""), ("page.html", "<script defer>b('ơ')</script>")):
        page = f'<script>a()</script><script src="x.js"></script>{more}'
        data = '<script id="d" type="application/json">{"a":1}</script>'
        (tmp_path / name).write_text(page + data, encoding="utf-8")
    return tmp_path


def test_scripts_are_named_by_their_hashes(site: Path) -> None:
    """Each inline script that runs is named once; files and data are not."""
    (scripts,) = [part for part in policy(site).split("; ") if part.startswith("script-src ")]
    assert sorted(scripts.split()[1:]) == sorted(["'self'", digest("a()"), digest("b('ơ')")])


def test_everything_else_comes_from_the_site(site: Path) -> None:
    """No host, no scheme but data: for images, and no inline script without a hash."""
    parts = dict(part.split(" ", 1) for part in policy(site).split("; "))
    assert parts.pop("script-src").startswith("'self' 'sha256-")
    assert parts == {
        "default-src": "'self'",
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data:",
        "base-uri": "'self'",
        "object-src": "'none'",
    }


def test_the_command_prints_a_header(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed can be given to a server as it is."""
    assert main([str(site)]) == 0
    assert capsys.readouterr().out == f"Content-Security-Policy: {policy(site)}\n"


def test_a_site_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says what is missing."""
    with pytest.raises(SystemExit):
        main([str(tmp_path / "nowhere")])
    assert "is no folder: build the site first" in capsys.readouterr().err
