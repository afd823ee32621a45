"""MkDocs builds the editions with what no Markdown extension can do, told here event by event.

A hook and no plugin, for the reason in .github/decisions/0001-one-distribution.md. Zensical runs
no hooks; what it then lacks is listed in .github/decisions/0006-three-editions-in-one-build.md.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from editions import fault, navigation, search
from editions.course_files import CourseFiles, Lesson, read_rows
from editions.edition import edition_of, read_areas, read_editions
from editions.formula import Fault
from editions.lesson_files import read_words
from editions.refusal import RefusalError, Refuser
from editions.tally import TallyError, fill
from prosetest.adapters.mkdocs_site import options_of, site_of
from prosetest.finding import Finding
from prosetest.lines import read_line
from prosetest.report import finding_text

log = get_plugin_logger("editions")
_MATHML: Final = "editions.mathml"
_BANNER: Final = (
    '<div class="admonition failure" role="alert"><p class="admonition-title">editions</p>'
    "<pre><code>{}</code></pre></div>"
)


@dataclass
class _Build:
    """What one build has met so far."""

    serving: bool = False
    root: Path = field(default_factory=Path.cwd)
    faults: list[Fault] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    content: str = ""
    course: CourseFiles | None = None


_build = _Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether someone is reading while the site is built."""
    _build.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse navigations that differ, and collect formulas that cannot be set."""
    file = Path(config.config_file_path)
    _build.root = file.resolve().parent
    _build.faults, _build.found = [], []
    try:
        editions = read_editions(config.extra)
        read_areas(config.extra)
    except ValueError as error:
        raise PluginError(f"editions: {error}") from error
    text = file.read_text(encoding="utf-8")
    _tell(navigation.differences(config.nav, editions, text, file.name))
    if _MATHML in config.markdown_extensions:
        config.mdx_configs.setdefault(_MATHML, {})["report"] = _build.faults.append
    _build.course = None
    if any(row.get("files") for row in config.extra.get("editions") or []):
        site = site_of(config)
        _build.course = CourseFiles(site.settings, site.renderer, config.site_url or "")
    return config


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Let previous and next stay within an edition."""
    navigation.end_with_edition(nav.pages, read_editions(config.extra))
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Forget what was met while pages were only checked."""
    _build.faults.clear()


@event_priority(-200)
def on_page_content(content: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say what is wrong with a page's formulas, and add links to the files of its lesson."""
    content = _with_faults(content, page, config)
    return _with_proofs(content, page, config) + _links(content, page, config, files)


def _with_faults(content: str, page: Page, config: MkDocsConfig) -> str:
    """Find the places of a page's formulas that cannot be set, and show them to an author."""
    if not _build.faults:
        return content
    path = Path(config.docs_dir, page.file.src_uri).resolve()
    shown = path.relative_to(_build.root).as_posix() if path.is_file() else page.file.src_uri
    found = list(fault.findings(_build.faults, shown, page.file.content_string))
    _build.faults.clear()
    _build.found += found
    if _build.serving:
        return _BANNER.format(html.escape(_text(found))) + content
    return content


def _with_proofs(content: str, page: Page, config: MkDocsConfig) -> str:
    """Show what checking itself gives: a wrong number refused, and how many were proven."""
    edition = edition_of(page.file.src_uri, read_editions(config.extra))
    if edition is None or _build.course is None:
        return content
    settings = _build.course.settings
    folder = f"{settings.docs}/{edition.folder}"
    try:
        content = Refuser(settings, _build.course.renderer).fill(content, folder)
        return fill(content, folder, options_of(config).get("reports") or {})
    except (RefusalError, TallyError) as error:
        raise PluginError(f"editions: {page.file.src_uri}: {error}") from error


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> None:
    """End the build before anything is written, once every page has been read."""
    _tell(_build.found)


def _links(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the files of a lesson, and return the links to them."""
    course, path = _build.course, page.file.src_uri
    edition = edition_of(path, read_editions(config.extra))
    if course is None or edition is None or not course.is_lesson(path):
        return ""
    try:
        words = read_words(read_rows(config.extra)[edition.code])
    except ValueError as error:
        raise PluginError(f"editions: {error}: write it in mkdocs.yml") from error
    addresses = {file.src_uri: file.url for file in files}
    return course.add(Lesson(path, page.url, content, words), addresses)


@event_priority(100)
def _before_search(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Show the search plain text in the place of formulas."""
    _build.content = page.content or ""
    page.content = search.readable(_build.content)


@event_priority(-100)
def _after_search(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the page its formulas back."""
    page.content = _build.content


on_page_context = CombinedEvent(_before_search, _after_search)


@event_priority(-50)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Take the index apart, after the search has written it."""
    search.write_indexes(Path(config.site_dir), read_areas(config.extra))
    if _build.course is not None:
        _build.course.write(Path(config.site_dir))


def _tell(found: Iterable[Finding]) -> None:
    """Log findings for an author who is watching; else they end the build."""
    text = _text(found)
    if text and not _build.serving:
        raise PluginError(text)
    if text:
        log.error(text)


def _text(found: Iterable[Finding]) -> str:
    line_of = read_line(_build.root)
    return "\n\n".join(finding_text(finding, line_of) for finding in found)
