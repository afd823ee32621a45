"""One page is checked: every numeral that a reader sees gets its tier, or there is a finding.

In the order of the page, blocks of code run and claims are judged, so that a claim sees the
blocks above it and nothing below; then what no claim covers is sorted into names, structural and
exempt numerals; what is left is unchecked, and an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import pairwise

from prosetest import tier
from prosetest.binding import bind
from prosetest.block import Block, Outcome, quotes_page, run_block
from prosetest.drawing import Drawing, DrawingJudge, Held, around, find_drawings, placed
from prosetest.finding import Place
from prosetest.judge import Judge
from prosetest.ledger import Ledger
from prosetest.lesson import Lesson
from prosetest.namespace import Namespace
from prosetest.notebook import cell_fences, differences, read_cells
from prosetest.output import Output, OutputJudge, find_outputs, is_shown
from prosetest.output import placed as placed_outputs
from prosetest.page import Fence, Page, read_page
from prosetest.remainder import Remainder
from prosetest.rendering import Known, rendering
from prosetest.settings import Settings
from prosetest.signature import is_signature
from prosetest.source import Source, digest
from prosetest.structure import heading_ids
from prosetest.tier import Checked, Drawn, PageReport
from prosetest.twin import Placement, Render, place_numerals
from prosetest.visible import BLOCK, Region, Visible, regions, visible


def check_page(
    source: Source, render: Render, lesson: Lesson, namespace: Namespace, settings: Settings
) -> PageReport:
    """Check one page, rendered by ``render``, against the code of its lesson."""
    page = read_page(source)
    known = Known(lesson.file, namespace) if lesson.file else None
    with rendering(source.path, read_cells(page), known):
        placement = place_numerals(page, render)
    check = _Check(page, placement, lesson, namespace, settings)
    check.run()
    return check.report()


class _Check:
    """The parts of one check, put together; it lives as long as the check."""

    def __init__(
        self,
        page: Page,
        placement: Placement,
        lesson: Lesson,
        namespace: Namespace,
        settings: Settings,
    ) -> None:
        notation = settings.notation_of(page.source.path)
        self.page = page
        self.placement = placement
        self.article = placement.article
        self.lesson = lesson
        self.namespace = namespace
        self.root = settings.root
        self.regions = regions(placement)
        self.drawings = find_drawings(self.article, page)
        self.cells = cell_fences(page) if lesson.cells else ()
        self.outputs = find_outputs(self.article, self.cells)
        seen = visible(placement, self.regions, notation)
        seen = placed_outputs(seen, self.article, self.outputs)
        self.seen = placed(seen, self.article, self.drawings)
        self.bindings, orphans = bind(page, self.seen, notation)
        self.ledger = Ledger(page, self.article, self.seen, lesson, notation)
        different = list(differences(page, lesson))
        self.ledger.findings += [*page.findings, *orphans, *different]
        self.judge = Judge(self.ledger, namespace, settings, lesson.text)
        self.remainder = Remainder(self.ledger, self.judge, self.bindings, settings.names)
        self.drawer = DrawingJudge(self.ledger, namespace, settings.arithmetic, settings.root)
        self.output_judge = OutputJudge(self.ledger, lesson, same=not different)

    def run(self) -> None:
        """Judge the claims in the order of the page, then sort what they leave."""
        for _, job in sorted(self.jobs(), key=lambda job: job[0]):
            job()
        self.check_steadiness()
        self.remainder.name_all()
        self.judge.judge_sayings(self.told())
        self.judge.judge_totals(self.seen)
        self.judge.record.settle()
        self.remainder.sort()
        self.remainder.count_items(frozenset(self.placement.offsets.values()))

    def told(self) -> list[Visible]:
        """The numerals of prose: none that a drawing or a cell shows, each by an expression."""
        held: list[Held] = [*self.drawings, *self.outputs]
        prose = (one for one in self.seen if one.region is None)
        return [one for one in prose if not (held and around(self.article, one.start, held))]

    def report(self) -> PageReport:
        """Return what was found."""
        numerals = [*self.ledger.tiers.values(), *self.ledger.markers]
        return PageReport(
            path=self.page.source.path,
            key=digest(self.page.source.text),
            numerals=tuple(sorted(numerals, key=_order)),
            findings=tuple(sorted(set(self.ledger.findings))),
            unproven=tuple(self.judge.record.unproven),
            headings=heading_ids(self.article),
            claims=self.judge.claims,
            names=frozenset(self.remainder.names),
            text=self.article.text,
            told=tuple(self.judge.record.told),
            drawings=tuple(Drawn(one.name, self.drawer.place(one)) for one in self.drawings),
        )

    def jobs(self) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield what is to be done, each with the place in the page where it belongs."""
        spans = {b.region: b for b in self.bindings if b.region and b.remark.kind == "="}
        exempt = {b.region for b in self.bindings if b.region and b.remark.kind == "ok"}
        drawn = {drawing.fence for drawing in self.drawings}
        run = [fence for fence in self.page.fences if fence not in drawn]
        for fence in run:
            yield fence.start, partial(self.run_fence, fence)
        yield from self.stretches([0, *(fence.start for fence in run), len(self.page.text)])
        for drawing in self.drawings:
            yield drawing.offset, partial(self.judge_drawing, drawing)
        for output in self.outputs:
            yield output.offset, partial(self.judge_output, output)
        for binding in self.bindings:
            if binding.remark.kind == "ok":
                yield -1, partial(self.remainder.exempt, binding)
            elif binding.remark.kind == "table":
                yield binding.start, partial(self.judge.judge_columns, binding)
            elif binding.remark.kind == "=" and binding.region is None:
                yield binding.start, partial(self.judge.judge_bound, binding)
        held: list[Held] = [*self.drawings, *self.outputs]
        for region in self.regions:
            if around(self.article, region.start, held):
                continue
            if region.kind != BLOCK and region not in exempt:
                yield region.offset, partial(self.judge.judge_span, region, spans.get(region))

    def stretches(self, marks: list[int]) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield, behind each block that runs, a look at the bindings up to the next."""
        bound = [one for one in self.bindings if one.remark.kind == "=" and one.region is None]
        for start, end in pairwise(marks):
            ahead = [binding for binding in bound if start <= binding.start < end]
            if ahead:
                yield start, partial(self.judge.foresee, ahead)

    def run_fence(self, fence: Fence) -> None:
        """Run or compare a fenced block; its numerals are sources, what it prints is computed."""
        self.check_steadiness()
        place = self.ledger.written(fence.body, 1)
        outcome = self.outcome_of(fence, place)
        self.ledger.findings += outcome.faults
        self.judge.claims += outcome.claims
        if outcome.ran:
            self.judge.code.append(outcome.ran)
            self.ledger.add_code(outcome.ran, place)
        printed = dict(outcome.printed)
        begin, end = (
            bisect_left(self.in_blocks, at, key=_offset) for at in (fence.body, fence.end)
        )
        for one in self.in_blocks[begin:end]:
            self.keep_in_block(one, outcome.tier, outcome.reason, printed)

    @cached_property
    def in_blocks(self) -> list[Visible]:
        """The numerals of blocks of code, by their places in the page."""
        found = (one for one in self.seen if one.region and one.region.kind == BLOCK)
        return sorted(
            (x for x in found if not is_shown(self.article, x, self.outputs)), key=_offset
        )

    def outcome_of(self, fence: Fence, place: Place) -> Outcome:
        """Run or compare a block; a cell of a notebook has run."""
        if fence in self.cells:
            return Outcome(tier.SOURCE, "runs as a cell of the notebook", ran=fence.code)
        if quotes_page(fence, self.page):
            return Outcome(tier.SOURCE, "quoted from this page")
        if self.signs(fence, place):
            return Outcome(tier.SOURCE, f"the signature in {place.path}")
        block = Block(fence, place.path, place, self.lesson)
        return run_block(block, self.namespace, "\n".join(self.judge.code[1:]))

    def signs(self, fence: Fence, place: Place) -> bool:
        """Whether a block from another file shows how what stands there is called."""
        file = self.root / place.path
        if fence.run or place.path == self.page.source.path or not file.is_file():
            return False
        return is_signature(fence.code, file.read_text(encoding="utf-8"), place.line)

    def judge_output(self, output: Output) -> None:
        """Compare what a cell shows with what it printed when it ran for this check."""
        self.judge.claims += self.output_judge.judge(output)

    def judge_drawing(self, drawing: Drawing) -> None:
        """Judge the numbers of a drawing by the expressions that they carry."""
        self.judge.claims += self.drawer.judge(drawing)

    def keep_in_block(
        self, one: Visible, what: str, reason: str, printed: dict[tuple[int, int], str]
    ) -> None:
        """Give a numeral of a block the tier of the block, or of the output it stands in."""
        assert one.region is not None
        value = printed.get(self.row_and_column(one, one.region)) if printed else None
        if value is not None:
            self.ledger.keep(one, tier.COMPUTED, expression="output", value=value)
        elif what:
            self.ledger.keep(one, what, reason=reason)
        else:
            self.remainder.refuse(one, reason)

    def row_and_column(self, one: Visible, block: Region) -> tuple[int, int]:
        """Where in its block a numeral stands, both from zero."""
        rows = self.article.text[block.start : one.start].lstrip("\n").split("\n")
        return len(rows) - 1, len(rows[-1])

    def check_steadiness(self) -> None:
        """A claim whose evaluation changes the code's state is a finding."""
        for question in self.namespace.unsteady():
            name = next(iter(question.names), "a claim")
            message = f"evaluating {name} again gives another value: a claim changes the state"
            mend = "do not change state in an expression; give its result a name in example.py"
            self.ledger.find(Place(self.page.source.path), message, mend, "unsteady")


def _offset(one: Visible) -> int:
    return one.offset


def _order(one: Checked) -> tuple[str, int, int, int]:
    """The order of the page; the numerals of a drawing share a place, and keep their own order."""
    return one.place.path, one.place.line, one.place.column, one.start
