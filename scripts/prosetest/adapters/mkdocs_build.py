"""A site is built beside the old one, verified, and swapped in only when all is well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from prosetest.verify import verify_site


class BuildError(Exception):
    """The site was not built; the old one stands as it was. The message says why."""


def build(config: Path, site_dir: str = "") -> Path:
    """Build the site of ``config``, and return its folder.

    Raises ``BuildError``; the site built before is then untouched, byte for byte.
    """
    site = (Path.cwd() / site_dir) if site_dir else _site_of(config)
    site.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        _run_mkdocs(config, beside)
        findings = verify_site(beside)
        if findings:
            rows = [f"{f.place.path}: {f.message}; {f.mend}" for f in findings]
            shown = "\n".join(row.replace(beside.name, site.name) for row in rows)
            raise BuildError(f"the built site is refused\n{shown}")
        _swap(beside, site)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return site


def _site_of(config: Path) -> Path:
    from mkdocs.config.base import load_config  # only who builds needs MkDocs

    return Path(load_config(str(config)).site_dir)


def _run_mkdocs(config: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(config), "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    if subprocess.run(command, cwd=config.parent, env=environment, check=False).returncode:
        raise BuildError("MkDocs did not build the site; the one built before stands as it was")


def _swap(new: Path, site: Path) -> None:
    """Put ``new`` in the place of ``site``; two renames, the first undone if the second fails."""
    new.chmod(0o755)
    if not site.exists():
        new.rename(site)
        return
    old = new.with_name(f"{new.name}-old")
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
