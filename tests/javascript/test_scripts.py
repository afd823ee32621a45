"""The site's scripts pass a linter, and those of the widgets a check of types.

Both are Node's; `make test` installs what package-lock.json names, where there is npm.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules/.package-lock.json"
"""What npm writes last."""
SCRIPTS = "docs/assets/javascripts"
LIMIT = 120


def ran(
    program: str, *arguments: str, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a tool from the root, where its messages name paths that an editor opens."""
    if not INSTALLED.exists() or shutil.which("node") is None:
        pytest.skip("its tools are not installed: install Node 20.19 or newer, then `make test`")
    command = [str(HERE / "node_modules/.bin" / program), *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=given, capture_output=True, text=True, timeout=LIMIT
    )


def lint(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the linter, whose warnings are errors."""
    rules = f"{HERE}/eslint.config.mjs"
    return ran("eslint", "--config", rules, "--max-warnings", "0", *arguments, given=given)


def test_the_linter_finds_nothing() -> None:
    """In all scripts that the site serves."""
    done = lint(SCRIPTS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_agree() -> None:
    """TypeScript reads the widgets' JSDoc, strictly."""
    done = ran("tsc", "--project", str(HERE))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_slip_is_found(tmp_path: Path) -> None:
    """The tests above are not idle: a name that nobody uses and a wrong type are errors."""
    slip = '(() => {\n  "use strict"\n  const unused = written("text")\n})()\n'
    linted = lint("--stdin", "--stdin-filename", f"{SCRIPTS}/slip.js", given=slip)
    assert "no-unused-vars" in linted.stdout
    (tmp_path / "slip.js").write_text(slip, "utf-8")
    files = f"{HERE}/globals.d.ts", str(tmp_path / "slip.js")
    typed = ran("tsc", "--noEmit", "--allowJs", "--checkJs", "--target", "es2022", *files)
    assert "error TS2345" in typed.stdout
