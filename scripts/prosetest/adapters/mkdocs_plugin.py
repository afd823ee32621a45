"""The MkDocs plugin checks the whole site before MkDocs empties the old one, and fails the build.

Under ``mkdocs serve`` findings are logged and shown on their pages instead, and watching goes on.
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from prosetest.adapters.markdown_extension import UncheckedPage
from prosetest.adapters.mkdocs_site import options_of, site_of
from prosetest.fix import write_whole
from prosetest.lines import read_line
from prosetest.report import data, finding_text, summary
from prosetest.settings import SettingsError
from prosetest.site import SiteReport, check_site
from prosetest.verify import RECORD

log = get_plugin_logger("prosetest")
_BANNER = (
    '<div class="admonition failure prosetest-findings" role="alert">'
    '<p class="admonition-title">prosetest</p><pre><code>{}</code></pre></div>'
)


class ProsetestPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Says which page is which, and fails the build; all rendering is the extension's."""

    def __init__(self) -> None:
        self.serving = False
        self.report = SiteReport((), ())
        self.docs = ""
        self.line_of = read_line(Path.cwd())

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether someone is reading while the site is built."""
        self.serving = command == "serve"

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check every page; nothing has been deleted or written yet."""
        try:
            site = site_of(config)
        except SettingsError as error:
            raise PluginError(f"prosetest: {error}") from error
        self.docs = site.settings.docs
        self.line_of = read_line(site.settings.root)
        self.report = check_site(site.pages, site.settings, site.renderer, titles=site.titles)
        options = options_of(config)
        options["reports"] = {page.path: page for page in self.report.pages}
        options["tolerant"] = self.serving
        self.tell()

    def tell(self) -> None:
        """Say what was found: an error that ends a build, a word in the log of a server."""
        found = [finding_text(finding, self.line_of) for finding in self.report.findings]
        if found and not self.serving:
            raise PluginError("\n\n".join([*found, f"prosetest: {summary(self.report)}"]))
        for text in found:
            log.error(text)
        log.info(summary(self.report))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the lessons too, since their numbers stand on the pages."""
        lessons = Path(config.config_file_path).parent / options_of(config).get("lessons", "")
        if options_of(config).get("lessons") and lessons.is_dir():
            server.watch(str(lessons))
        return server

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Show a page's findings on it, while someone is reading."""
        if not self.serving:
            return html
        path = f"{self.docs}/{page.file.src_uri}"
        found = [
            f for f in self.report.findings if f.place.path == path or not _on_page(f.place.path)
        ]
        if not found:
            return html
        return (
            _BANNER.format(_shown("\n\n".join(finding_text(f, self.line_of) for f in found))) + html
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the record of every numeral beside the pages."""
        record = json.dumps(data(self.report), ensure_ascii=False, indent=1)
        write_whole(Path(config.site_dir) / RECORD, record.encode())

    def on_build_error(self, *, error: Exception) -> None:
        """Say which finding stopped the rendering, without a traceback."""
        if isinstance(error, UncheckedPage):
            raise PluginError(str(error)) from error


def _on_page(path: str) -> bool:
    return path.endswith(".md")


def _shown(text: str) -> str:
    return html.escape(text)
