"""What a command is about: the pages of a site, or any Markdown files, and how to check them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prosetest.settings import Settings, SettingsError
from prosetest.site import Renderer, SiteReport, check_site
from prosetest.title import Title

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Job:
    """The pages to check, and how; ``whole`` where they are all pages of a site."""

    settings: Settings
    renderer: Renderer
    pages: tuple[str, ...]
    whole: bool
    titles: tuple[Title, ...] = ()

    def check(self) -> SiteReport:
        """Check the pages."""
        return check_site(self.pages, self.settings, self.renderer, self.whole, self.titles)


def job(paths: Sequence[str], config_file: str) -> Job:
    """Return what ``paths`` ask for: pages of a site, or any Markdown files.

    Raises ``SettingsError`` where a path holds no page.
    """
    first = Path(paths[0]).resolve() if paths else Path.cwd()
    config = Path(config_file) if config_file else find_config(first)
    if config_file and not Path(config_file).is_file():
        raise SettingsError(f"{config_file} is not there")
    if config is not None:
        found = _site_job(paths, config.resolve())
        if found is not None:
            return found
    if not paths:
        raise SettingsError(f"no {CONFIG} here or above: name the pages to check")
    return _plain_job(paths)


def find_config(start: Path) -> Path | None:
    """Return the nearest configuration of a site, in a folder or above it."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder / CONFIG
    return None


def _site_job(paths: Sequence[str], config: Path) -> Job | None:
    """The pages of a site, or ``None`` where ``paths`` lie outside its pages."""
    try:
        from prosetest.adapters.mkdocs_site import read_site
    except ImportError as error:
        raise SettingsError(f"{CONFIG} needs MkDocs: pip install 'prosetest[mkdocs]'") from error
    site = read_site(config)
    if not paths:
        return Job(site.settings, site.renderer, site.pages, True, site.titles)
    root = site.settings.root
    wanted = [_within(path, root) for path in _pages(paths)]
    if None in wanted:
        return None
    if not any(path in site.pages for path in wanted):
        return Job(site.settings, site.renderer, tuple(str(path) for path in wanted), False)
    return Job(site.settings, site.renderer, tuple(dict.fromkeys(map(str, wanted))), False)


def _within(path: Path, root: Path) -> str | None:
    try:
        return path.resolve().relative_to(root).as_posix()
    except ValueError:
        return None


def _pages(paths: Sequence[str]) -> list[Path]:
    """The Markdown files that ``paths`` name, folders searched."""
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.exists():
            raise SettingsError(f"{path} is not there")
        pages = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        if not pages:
            raise SettingsError(f"{path} holds no Markdown page")
        found += pages
    return found


def _plain_job(paths: Sequence[str]) -> Job:
    """Any Markdown files, with the default settings and renderer."""
    from markdown import Markdown

    from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension

    pages = _pages(paths)
    folders = [str(page.resolve().parent) for page in pages]
    cwd = Path.cwd()
    inside = all(_within(page, cwd) is not None for page in pages)
    root = cwd if inside else Path(os.path.commonpath(folders))
    extension = ProsetestExtension(root=str(root))
    Markdown(extensions=[*DEFAULT_EXTENSIONS, extension], extension_configs=DEFAULT_EXTENSIONS)
    names = tuple(str(_within(page, root)) for page in pages)
    return Job(extension.settings, extension.renderer(), names, False)
