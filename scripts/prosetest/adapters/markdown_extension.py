"""The Python-Markdown extension, where all rendering happens, whatever the host.

``Markdown.convert`` is wrapped: remarks are cut out of the text, the text is rendered as it would
be without us, and the numerals of the result are marked with their tiers. Where a host has checked
the page before, its report is used; otherwise the page is checked now, and a finding is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from prosetest.check import check_page
from prosetest.finding import Finding, PageError
from prosetest.lesson import Lesson
from prosetest.namespace import Namespace
from prosetest.notebook import read_cells, run_notebook
from prosetest.page import read_page
from prosetest.process import Worker
from prosetest.provenance import fits, mark
from prosetest.rendering import rendering
from prosetest.report import finding_text
from prosetest.settings import DEFAULTS, Settings, read_settings
from prosetest.site import Renderer, start_lesson
from prosetest.source import Source, digest, make_source, read_text
from prosetest.tier import PageReport

DEFAULT_EXTENSIONS: dict[str, dict[str, Any]] = {
    "tables": {},
    "footnotes": {},
    "attr_list": {},
    "admonition": {},
    "md_in_html": {},
    "def_list": {},
    "toc": {},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.superfences": {},
    "pymdownx.arithmatex": {"generic": True},
}
"""What ``prosetest check FILE.md`` renders with where no site says otherwise."""

_SNIPPET = "snippet"
_HOST_STEPS = (
    "relpath",
    "zrelpath",
    "mkdocs_extract_anchors",
    "mkdocs_extract_title",
    "properdocs_extract_anchors",
    "properdocs_extract_title",
)
"""The steps with which hosts follow links and read titles, once a page."""


_OF_HOSTS = ("root", "reports", "tolerant")


class UncheckedPage(ValueError):
    """A page was converted that holds findings; the message is their report."""


class ProsetestExtension(Extension):
    """Checks and marks every numeral of the pages that a Markdown instance converts."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            name: [value, f"see the settings: {name}"] for name, value in DEFAULTS.items()
        }
        self.config["root"] = ["", "the folder of the site; the working directory by default"]
        self.config["reports"] = [None, "reports of pages that the host has checked, by path"]
        self.config["tolerant"] = [False, "whether findings are shown on the page, not raised"]
        self.convert: Callable[[str], str] = lambda text: text
        self.lock = Lock()
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Wrap ``md.convert``, innermost, so that what fills formulas comes after us."""
        md.registerExtension(self)
        self.md = md
        self.convert = md.convert
        setattr(md, "convert", self.checked)  # noqa: B010 (mypy forbids assigning a method)

    def setConfig(self, key: str, value: Any) -> None:
        """Keep an option as written, an unknown one too: ``settings`` refuses it in a sentence."""
        if key not in self.config:
            self.config = {**self.config, key: [None, ""]}
        self.config[key][0] = value

    @property
    def settings(self) -> Settings:
        """The settings of the site."""
        options: dict[str, Any] = self.getConfigs()
        ours = {name: value for name, value in options.items() if name not in _OF_HOSTS}
        return read_settings(Path(str(options["root"] or Path.cwd())), ours)

    def renderer(self) -> Renderer:
        """Return how this instance renders, so that a page can be checked before it is built."""
        return Renderer(self.plain, self.expand if self.includes() else None)

    def includes(self) -> tuple[str, ...]:
        """The preprocessors that put other files' lines into a page, in the order of their turn.

        Those are ``pymdownx.snippets`` and any that says so by an attribute ``includes``. One that
        knows where its lines are from tells it in ``located``, which is ``run`` with origins.
        """
        registry: Any = self.md.preprocessors
        items = sorted(registry._priority, key=lambda item: -item.priority)
        names = (item.name for item in items)
        return tuple(n for n in names if n == _SNIPPET or getattr(registry[n], "includes", False))

    def expand(self, text: str) -> str:
        """Replace the lines that include files, as the site's own preprocessors do."""
        with self.lock:
            self.md.reset()
            lines = text.split("\n")
            for name in self.includes():
                step: Any = self.md.preprocessors[name]
                lines = getattr(step, "located", step.run)(lines)
            return "\n".join(lines)

    def plain(self, text: str) -> str:
        """Render ``text``, whose files are included already, without us and without the host.

        A step that takes long may have a method ``ahead``, which is called while others render.
        """
        with self.lock:
            steps = [getattr(step, "ahead", None) for step in self.md.preprocessors]
        for ahead in filter(None, steps):
            ahead()
        with self.lock:  # what another page has set aside is back
            self.md.reset()
            included = _set_aside(self.md.preprocessors, self.includes())
            with included, _set_aside(self.md.treeprocessors, _HOST_STEPS):
                return self.convert(text)

    def checked(self, body: str) -> str:
        """Convert a page: the result of ``Markdown.convert`` with every numeral marked."""
        source = self.source(self.path(), body)
        with rendering(source.path, read_cells(read_page(source))):
            return self.marked(source)

    def marked(self, source: Source) -> str:
        report = self.report(source)
        rendered = self.render(source)
        if not fits(rendered, report):
            report = self.check(source)
            rendered = self.render(source)
        return mark(rendered, report)

    def render(self, source: Source) -> str:
        """Convert a page as its host would, its remarks cut out."""
        with _set_aside(self.md.preprocessors, self.includes()):
            return self.convert(read_page(source).text)

    def path(self) -> str:
        """The path of the page, relative to the root, as the host tells it."""
        docs = self.settings.docs
        if "relpath" in self.md.treeprocessors:
            file = getattr(self.md.treeprocessors["relpath"], "file", None)
            if file is not None:
                return f"{docs}/{file.src_uri}"
        if "rendering_context" in self.md.preprocessors:
            context = getattr(self.md.preprocessors["rendering_context"], "page", None)
            if context is not None:
                return f"{docs}/{context.path}"
        return "text"

    def source(self, path: str, body: str) -> Source:
        file = self.settings.root / path
        whole = read_text(file, path) if file.is_file() else body
        return make_source(path, whole, body, self.expand if self.includes() else None)

    def report(self, source: Source) -> PageReport:
        reports: Mapping[str, PageReport] = self.getConfig("reports") or {}
        known = reports.get(source.path)
        if known is not None and known.key == digest(source.text):
            return known
        return self.check(source)

    def check(self, source: Source) -> PageReport:
        """Check a page that no host has checked."""
        settings = self.settings
        with Worker(settings.root, settings.limit) as worker:
            try:
                file = settings.lesson_of(source.path)
                lesson = start_lesson(file, worker, settings) if file else Lesson()
                if source.notebook:
                    page, limit = read_page(source), settings.cell_limit
                    lesson = run_notebook(page, lesson, worker, limit)
                namespace = Namespace(worker)
                report = check_page(source, self.plain, lesson, namespace, settings)
            except PageError as error:
                report = PageReport(source.path, digest(source.text), findings=error.findings)
        self.md.reset()
        if report.findings and not self.getConfig("tolerant"):
            raise UncheckedPage(_report(report.findings, source))
        return report


@contextmanager
def _set_aside(registry: Any, names: tuple[str, ...]) -> Iterator[None]:
    """Take steps out of a registry of Python-Markdown, and put them back in their places."""
    taken = []
    for name in names:
        if name in registry:
            priority = next(item.priority for item in registry._priority if item.name == name)
            taken.append((registry[name], name, priority))
            registry.deregister(name)
    try:
        yield
    finally:
        for step, name, priority in taken:
            registry.register(step, name, priority)


def _report(findings: tuple[Finding, ...], source: Source) -> str:
    rows = source.text.split("\n")

    def line_of(path: str, line: int) -> str:
        if path != source.path or line not in source.lines:
            return ""
        return rows[source.lines.index(line)]

    return "\n\n".join(["", *(finding_text(finding, line_of) for finding in findings)])


def makeExtension(**options: Any) -> ProsetestExtension:
    """Return the extension, for ``prosetest.adapters.markdown_extension`` by name."""
    return ProsetestExtension(**options)
