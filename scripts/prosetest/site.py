"""All the pages of a site are checked: lesson by lesson, each page against one run of its code."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from prosetest import parity
from prosetest.check import check_page
from prosetest.finding import Finding, PageError, Place
from prosetest.lesson import Lesson
from prosetest.namespace import Failure, Namespace, run_example
from prosetest.notebook import run_notebook
from prosetest.page import read_page
from prosetest.process import Worker
from prosetest.settings import Settings
from prosetest.source import (
    Expand,
    Source,
    is_notebook,
    make_source,
    read_text,
    strip_front_matter,
)
from prosetest.tier import PageReport
from prosetest.title import Title, front_title, unchecked, used
from prosetest.twin import Render


@dataclass(frozen=True)
class Renderer:
    """How a site renders: its Markdown, its inclusions, and what its host strips off the top."""

    render: Render
    expand: Expand | None = None
    body: Callable[[str], str] = strip_front_matter


@dataclass(frozen=True)
class SiteReport:
    """What came of checking pages; ``findings`` holds those of the pages and of the whole."""

    pages: tuple[PageReport, ...]
    findings: tuple[Finding, ...]


def check_site(
    paths: Sequence[str],
    settings: Settings,
    renderer: Renderer,
    whole: bool = True,
    titles: Sequence[Title] = (),
) -> SiteReport:
    """Check the pages at ``paths``, relative to the root; ``whole`` where there are no others.

    ``titles`` are those of the site's navigation; the pages' own are read here.

    Lessons are checked side by side, since most of the time is spent waiting for their code.
    """

    def check(group: tuple[Path | None, list[str]]) -> list[PageReport | Finding]:
        return list(_check_lesson(*group, settings, renderer))

    groups = list(_by_lesson(paths, settings))
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = [one for several in pool.map(check, groups) for one in several]
    pages = [one for one in found if isinstance(one, PageReport)]
    findings = [one for one in found if isinstance(one, Finding)]
    pages.sort(key=lambda page: list(paths).index(page.path))
    findings += [finding for page in pages for finding in page.findings]
    seen = [*(titles if whole else ()), *_front_titles(pages, settings)]
    findings += unchecked(seen, {page.path: page.text for page in pages}, settings.names)
    findings += _of_the_whole(paths, pages, settings, whole, used(seen, settings.names))
    return SiteReport(tuple(pages), tuple(sorted(set(findings))))


def _front_titles(pages: Sequence[PageReport], settings: Settings) -> Iterator[Title]:
    for page in pages:
        title = front_title(page.path, read_text(settings.root / page.path, page.path))
        if title is not None:
            yield title


def _by_lesson(paths: Sequence[str], settings: Settings) -> Iterator[tuple[Path | None, list[str]]]:
    """Yield the pages that share code together: a lesson, or the cells of a notebook."""
    groups: dict[tuple[Path | None, str], list[str]] = {}
    for path in paths:
        lesson = settings.lesson_of(path)
        shared = settings.concept(path) if lesson or _is_notebook(path, settings) else path
        groups.setdefault((lesson, shared), []).append(path)
    for (lesson, _), group in groups.items():
        yield lesson, group


def _is_notebook(path: str, settings: Settings) -> bool:
    try:
        return is_notebook(read_text(settings.root / path, path))
    except PageError:
        return False  # told of when that page is checked


def _check_lesson(
    file: Path | None, paths: Sequence[str], settings: Settings, renderer: Renderer
) -> Iterator[PageReport | Finding]:
    """Run a lesson's example once, and check its pages; a failure of one spares the others."""
    left = list(paths)
    while left:
        with Worker(settings.root, settings.limit) as worker:
            try:
                lesson = start_lesson(file, worker, settings)
                lesson = _with_cells(paths, lesson, worker, settings, renderer)
            except PageError as error:
                yield from error.findings
                return
            while left and not worker.stopped:
                try:
                    yield _check(left.pop(0), lesson, worker, settings, renderer)
                except PageError as error:
                    yield from error.findings


def _with_cells(
    paths: Sequence[str], lesson: Lesson, worker: Worker, settings: Settings, renderer: Renderer
) -> Lesson:
    """Run the cells of the first edition that is a notebook, for all of them."""
    for path in paths:
        try:
            source = _source(path, settings, renderer)
        except PageError:
            continue  # told of when that page is checked
        if source.notebook:
            return run_notebook(read_page(source), lesson, worker, settings.cell_limit)
    return lesson


def _check(
    path: str, lesson: Lesson, worker: Worker, settings: Settings, renderer: Renderer
) -> PageReport:
    source = _source(path, settings, renderer)
    text = read_text(settings.root / path, path)
    render = _guarded(renderer.render, path, text)
    return check_page(source, render, lesson, Namespace(worker), settings)


def _source(path: str, settings: Settings, renderer: Renderer) -> Source:
    text = read_text(settings.root / path, path)
    expand = _guarded(renderer.expand, path, text) if renderer.expand else None
    return make_source(path, text, renderer.body(text), expand)


def _guarded(step: Callable[[str], str], path: str, text: str) -> Callable[[str], str]:
    """Return ``step`` so that whatever the site's own renderer raises is a finding."""

    def run(given: str) -> str:
        try:
            return step(given)
        except Exception as error:
            raise PageError(_refused(path, text, error)) from error

    return run


def _refused(path: str, text: str, error: Exception) -> Finding:
    """The finding on the line that holds what the error quotes, such as the path of a snippet."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:500]
    quoted = next((word for word in re.findall(r"'([^']+)'", said) if word in text), "")
    start = text.find(quoted)
    column = start - text.rfind("\n", 0, start)
    place = Place(path, text.count("\n", 0, start) + 1, column, max(1, len(quoted)))
    mend = "correct what the renderer refuses; MkDocs would stop here as well"
    return Finding(place, f"this page is not rendered: {said}", mend, "render")


def start_lesson(file: Path | None, worker: Worker, settings: Settings) -> Lesson:
    """Run the example; raise ``PageError`` where it does not run to its end."""
    if file is None:
        return Lesson()
    shown = file.relative_to(settings.root).as_posix()
    text = read_text(file, shown)
    failure = run_example(worker, text, file)
    if isinstance(failure, Failure):
        reason = " ".join(failure.reason.split())
        said = f"raises {reason}" if failure.raised else reason
        mend = "correct it; until then its pages are not checked"
        raise PageError(
            Finding(Place(shown, failure.line), f"this example {said}", mend, "example")
        )
    return Lesson(shown, text, file)


def _of_the_whole(
    paths: Sequence[str],
    pages: Sequence[PageReport],
    settings: Settings,
    whole: bool,
    titled: set[str],
) -> Iterator[Finding]:
    """Yield what no single page can tell."""
    place = Place(paths[0] if len(paths) == 1 else settings.docs)
    if not paths:
        yield Finding(place, "no page was read", "name a page, or write one", "no-page")
    numerals = sum(len(page.numerals) for page in pages)
    if numerals and not any(page.claims for page in pages):
        count = "1 numeral was" if numerals == 1 else f"{numerals} numerals were"
        message = f"{count} met and no claim: nothing was checked"
        yield Finding(place, message, "bind a number with <!--= expression -->", "no-claim")
    if not whole:
        return
    yield from parity.missing_editions(paths, settings)
    yield from parity.differences(pages, settings)
    met = titled | {name for page in pages for name in page.names}
    for name in settings.names:
        if name not in met:
            message = f"the name {name!r} of the lexicon stands on no page"
            yield Finding(Place("mkdocs.yml"), message, "remove it from names", "unused-name")
