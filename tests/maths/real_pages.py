"""Pages that nobody here wrote, checked as they stand: only what states itself, no block runs.

    python -m tests.maths.real_pages FOLDER…

prints for each folder how many statements hold, fail, are unproven or refused, every one that
fails, and how long a page takes. Whatever states nothing, such as a lone symbol, is a mention.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.check import check_page
from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.expression import Chain, ExpressionError, Node
from prosetest.lesson import Lesson
from prosetest.namespace import Failure, Namespace
from prosetest.page import read_page
from prosetest.process import Worker
from prosetest.reading import read_span
from prosetest.settings import Settings
from prosetest.source import Source, strip_front_matter
from prosetest.tier import PageReport
from prosetest.twin import place_numerals
from prosetest.visible import BLOCK, MATH, Region, regions

HOLDS, FAILS, UNPROVEN, REFUSED = "holds", "fails", "unproven", "refused"
MENTION, IN_PART = "mention", "in part"


@dataclass(frozen=True)
class Span:
    """A statement of a formula or of inline code: what came of it, and why or in which words."""

    path: str
    kind: str
    text: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class Checked:
    """A page, its statements, and how long the whole check of it took, in seconds of
    this process; ``rendered`` of them were the rendering that every host does anyway."""

    path: str
    report: PageReport
    spans: tuple[Span, ...]
    seconds: float
    rendered: float


class Still(Namespace):
    """A namespace in which no block of the page runs."""

    def run(self, code: str, path: str, line: int) -> Failure | str:
        return ""

    def doctest(self, examples: Sequence[tuple[str, int]], path: str) -> list[Failure | str]:
        return [Failure("is not run", line) for _, line in examples]


class Reader:
    """Checks pages one by one with one process, which holds no name."""

    def __init__(self, root: Path, worker: Worker) -> None:
        self.root = root
        self.worker = worker
        self.extension = ProsetestExtension()
        Markdown(
            extensions=[*DEFAULT_EXTENSIONS, self.extension], extension_configs=DEFAULT_EXTENSIONS
        )

    def check(self, path: Path) -> Checked:
        name = path.relative_to(self.root).as_posix()
        text = strip_front_matter(path.read_text(encoding="utf-8"))
        source = Source(name, text, tuple(range(1, text.count("\n") + 2)))
        settings = Settings(root=self.root, unproven=True)
        rendering: list[float] = []

        def render(text: str) -> str:
            begun = time.process_time()
            html = self.extension.plain(text)
            rendering.append(time.process_time() - begun)
            return html

        start = time.process_time()
        report = check_page(source, render, Lesson(), Still(self.worker), settings)
        seconds = time.process_time() - start
        return Checked(name, report, tuple(self.spans(source)), seconds, rendering[0])

    def spans(self, source: Source) -> Iterator[Span]:
        """Yield every statement of maths, and of inline code that states something."""
        placement = place_numerals(read_page(source), self.extension.plain)
        namespace = Still(self.worker)
        for region in regions(placement):
            text = placement.article.text[region.start : region.end]
            if region.kind == BLOCK or (region.kind != MATH and "=" not in text):
                continue
            yield from judged(source.path, region, text, namespace)


def judged(path: str, region: Region, text: str, namespace: Namespace) -> Iterator[Span]:
    """Yield what comes of each statement of a region."""
    try:
        statements = read_span(region, text)
    except ExpressionError as error:
        yield Span(path, region.kind, text.strip(), REFUSED, str(error))
        return
    for statement in statements:
        yield Span(path, region.kind, text.strip(), *outcome(statement, text, namespace))


def outcome(statement: Node, text: str, namespace: Namespace) -> tuple[str, str]:
    """Return what came of a statement, and why."""
    if not isinstance(statement, Chain):
        return MENTION, ""
    found = judge_formula(statement, text, namespace)
    if found.verdict is Verdict.HOLDS:
        return HOLDS, ""
    if found.verdict is Verdict.FAILS:
        return FAILS, "; ".join(fault.message for fault in found.faults)
    return (IN_PART if found.proofs else UNPROVEN), found.unproven


def survey(root: Path) -> Counter[str]:
    """Check all pages below a folder; print what came of them, and return the counts."""
    counts: Counter[str] = Counter()
    times: list[tuple[float, float]] = []
    with Worker(root) as worker:
        reader = Reader(root, worker)
        for path in sorted(root.rglob("*.md")):
            checked = reader.check(path)
            times.append((checked.seconds, checked.rendered))
            counts.update(span.outcome for span in checked.spans)
            for span in checked.spans:
                if span.outcome == FAILS:
                    print(f"{span.path}: {' '.join(span.text.split())}\n    {span.reason}")
    whole, rendered = (statistics.median(several) * 1000 for several in zip(*times, strict=True))
    pages = f"{len(times)} pages, {whole:.1f} ms on the median"
    pages += f", {rendered:.1f} of them the page's own rendering"
    print(f"{root.name}: {pages}; {', '.join(f'{n} {what}' for what, n in counts.most_common())}")
    return counts


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        survey(Path(folder))
