"""A block of code on a page: run, run as an interactive session, or compared as a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from prosetest import tier
from prosetest.doctests import Example, Mismatch, compare, is_session, read_examples
from prosetest.finding import Finding, Place
from prosetest.lesson import Lesson, quotes
from prosetest.namespace import Failure, Namespace
from prosetest.page import Fence, Page

_PYTHON = {"python", "py", "python3", "py3"}
_MARKDOWN = {"markdown", "md"}
_SESSIONS = {"pycon", "doctest", "python-repl"}


@dataclass(frozen=True)
class Block:
    """A fence, the path of the file that holds it, the place of its first line, and its lesson."""

    fence: Fence
    path: str
    place: Place
    lesson: Lesson

    def at(self, row: int, column: int = 0, width: int = 1) -> Place:
        """Return the place of a stretch of the code, rows and columns from zero."""
        start = self.place.column + self.fence.margin
        return Place(self.path, self.place.line + row, start + column, width)


@dataclass(frozen=True)
class Outcome:
    """What came of a block: the tier of its numerals, or ``""`` and why they have none.

    ``printed`` maps line and column in the block to the value that the code printed there;
    ``ran`` is the code that now belongs to the namespace.
    """

    tier: str
    reason: str = ""
    faults: tuple[Finding, ...] = ()
    printed: tuple[tuple[tuple[int, int], str], ...] = ()
    ran: str = ""
    claims: int = 0


def is_code(fence: Fence) -> bool:
    """Whether a block is Python that runs, and no interactive session."""
    return fence.language in _PYTHON and fence.run and not is_session(fence.code)


def quotes_page(fence: Fence, page: Page) -> bool:
    """Whether a block shows Markdown that stands on its own page too, where it is checked."""
    code = fence.code.strip("\n")
    if fence.language not in _MARKDOWN or fence.reason or not code.strip():
        return False
    shown = sum(code in other.code for other in page.fences)
    return page.source.text.count(code) > shown


def run_block(block: Block, namespace: Namespace, above: str) -> Outcome:
    """Run or compare a block; ``above`` is the code that the page has run so far."""
    fence = block.fence
    if fence.reason:
        return Outcome(tier.EXEMPT, fence.reason)
    session = fence.language in _SESSIONS or (fence.language in _PYTHON and is_session(fence.code))
    if session and fence.run:
        return _session(block, namespace)
    if quotes(fence.code, block.lesson.text) or quotes(fence.code, above):
        return Outcome(tier.SOURCE, "quoted from the code")
    if fence.language in _PYTHON and fence.run:
        return _run(block, namespace)
    return Outcome("", "the block does not run and quotes nothing")


def _run(block: Block, namespace: Namespace) -> Outcome:
    failure = namespace.run(block.fence.code, block.path, block.place.line)
    if isinstance(failure, str):
        return Outcome(tier.SOURCE, "runs on the page", ran=block.fence.code)
    place = Place(block.path, max(failure.line, 1))
    mend = 'correct the block, or mark it run="no"'
    finding = Finding(place, f"this block {_said(failure)}", mend, "block")
    return Outcome(tier.SOURCE, "", (finding,))


def _said(failure: Failure) -> str:
    return f"raises {failure.reason}" if failure.raised else failure.reason


def _session(block: Block, namespace: Namespace) -> Outcome:
    try:
        examples = read_examples(block.fence.code)
    except ValueError as error:
        finding = Finding(block.place, f"this block {error}", "correct its prompts", "block")
        return Outcome(tier.SOURCE, "", (finding,))
    first = block.place.line
    codes = [(example.code, first + example.line) for example in examples]
    outcomes = namespace.doctest(codes, block.path) if codes else []
    faults: list[Finding] = []
    printed: dict[tuple[int, int], str] = {}
    for example, outcome in zip(examples, outcomes, strict=True):
        result = _compared(block, example, outcome)
        if isinstance(result, Finding):
            faults.append(result)
        else:
            printed |= result
    ran = "".join(example.code for example in examples)
    return Outcome(tier.SOURCE, "runs on the page", tuple(faults), tuple(printed.items()), ran,
                   len(examples))  # fmt: skip


def _compared(
    block: Block, example: Example, outcome: Failure | str
) -> dict[tuple[int, int], str] | Finding:
    """Return the numerals that were printed as shown, or the finding of the first that was not."""
    at = block.at(example.line)
    if isinstance(outcome, Failure):
        wanted = example.want.strip().splitlines()
        if outcome.raised and wanted and wanted[-1].strip() == outcome.reason.strip():
            return {}
        return Finding(at, f"this example {_said(outcome)}", "correct the example", "block")
    found = compare(example.want, outcome)
    if isinstance(found, Mismatch):
        return _mismatch(block, example, found)
    return {_row_and_column(example, printed.numeral.start): printed.value for printed in found}


def _mismatch(block: Block, example: Example, found: Mismatch) -> Finding:
    row, column = _row_and_column(example, found.start)
    place = block.at(row, column, max(1, found.end - found.start))
    mend = "write what the code prints, or correct the code"
    return Finding(place, found.message, mend, "output")


def _row_and_column(example: Example, at: int) -> tuple[int, int]:
    before = example.want[:at].split("\n")
    return example.want_line + len(before) - 1, len(before[-1])
