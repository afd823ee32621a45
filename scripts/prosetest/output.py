"""What a notebook's cell shows is what its code prints: a second run must print the same.

Whatever runs the notebook renders, after a cell, an element with ``data-output``, the number of
the cell from zero. Its text is compared, numeral by numeral, with what the cell printed when the
page was checked: another process, the same code. An answer that changes from run to run is so a
finding, as is a picture without words for those who do not see it. ``data-fault`` says why there
is no output, as for a drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prosetest import tier
from prosetest.article import Article
from prosetest.doctests import Mismatch, compare
from prosetest.element import Element
from prosetest.ledger import Ledger
from prosetest.lesson import Lesson
from prosetest.page import Fence
from prosetest.visible import Visible

OUTPUT, FAULT = "data-output", "data-fault"
_FIGURE = re.compile(r"<Figure size .* with .* Ax[^\n]*>\n?")


@dataclass(frozen=True)
class Output:
    """An element that shows what a cell printed, and the block of that cell."""

    element: Element
    number: int
    fence: Fence

    @property
    def offset(self) -> int:
        """Where its code is written in the page."""
        return self.fence.body


def find_outputs(article: Article, fences: Sequence[Fence]) -> tuple[Output, ...]:
    """Return the outputs of a page's cells."""
    found: list[Output] = []
    for element in article.elements:
        number = element.attribute(OUTPUT)
        if number.isdecimal() and int(number) < len(fences):
            found.append(Output(element, int(number), fences[int(number)]))
    return tuple(found)


def placed(seen: Sequence[Visible], article: Article, outputs: Sequence[Output]) -> list[Visible]:
    """Return the numerals, those of an output with its cell as the place where they are made."""
    spans = [(*article.span(output.element), output) for output in outputs]

    def moved(one: Visible) -> Visible:
        owner = next((o for start, end, o in spans if start <= one.start < end), None)
        return replace(one, offset=owner.offset) if owner and one.offset < 0 else one

    return [moved(one) for one in seen]


def is_shown(article: Article, one: Visible, outputs: Sequence[Output]) -> bool:
    """Whether a numeral stands in an output."""
    spans = (article.span(output.element) for output in outputs)
    return any(start <= one.start < end for start, end in spans)


@dataclass(frozen=True)
class OutputJudge:
    """Judges what the cells of a page show; what it finds goes into the ledger.

    Where they are not the ``same`` cells that ran for the check, there is nothing to compare.
    """

    ledger: Ledger
    lesson: Lesson
    same: bool = True

    def judge(self, output: Output) -> int:
        """Judge an output, and return how many claims it makes."""
        article = self.ledger.article
        inner = [e for e in article.elements if self._inside(e, output)]
        faults = [element for element in inner if element.attribute(FAULT)]
        for element in faults:
            mend = element.attribute("data-mend") or "correct the cell"
            self._find(output, element.attribute(FAULT), mend)
        if faults or not self.same:
            self.ledger.give_up(self.ledger.within(*article.span(output.element)))
            return 0
        self._judge_pictures(output, inner)
        printed = self.lesson.printed[output.number] if self.lesson.printed else ""
        text = self._text(output, inner)
        if not text.strip() and not printed.strip():
            return 0
        return self._judge_text(output, text, _FIGURE.sub("", printed))

    def _judge_text(self, output: Output, text: str, printed: str) -> int:
        """Compare what is shown with what a second run printed."""
        numerals = self.ledger.within(*self.ledger.article.span(output.element))
        found = compare(text, printed)
        if isinstance(found, Mismatch):
            message = found.message.replace("the code prints", "a second run prints")
            message = message.replace("is written", "is shown").replace("the page says", "not")
            mend = "make the cell answer the same each time: seed what is random, print no time"
            self._find(output, f"this cell's output changes: {message}", mend)
            self.ledger.give_up(numerals)
            return 1
        values = {output.element.start + one.numeral.start: one.value for one in found}
        for one in numerals:
            if one.start in values:
                value = values[one.start]
                self.ledger.keep(one, tier.COMPUTED, expression="output", value=value)
        return 1

    def _judge_pictures(self, output: Output, inner: Sequence[Element]) -> None:
        """A picture has words of its own, in which nothing is counted."""
        pictures = [element for element in inner if element.tag == "img"]
        if len(pictures) > 1:
            message = f"this cell draws {len(pictures)} pictures, and has words for one"
            self._find(output, message, "draw each in a cell of its own")
        elif pictures and not pictures[0].attribute("alt").strip():
            mend = 'say after the language what is seen: alt="…"'
            self._find(output, "this cell's picture has no words for those who do not see it", mend)
        for spoken in (element for element in inner if element.tag == "@alt"):
            numerals = self.ledger.within(*self.ledger.article.span(spoken))
            for one in numerals[:1]:
                message = f"the words for this cell's picture hold {one.numeral.text}"
                self._find(output, message, "say it in the text beside, where it can be checked")
            self.ledger.give_up(numerals)

    def _inside(self, element: Element, output: Output) -> bool:
        start, end = self.ledger.article.span(output.element)
        own = element.number >= output.element.number
        return own and start <= element.start and self.ledger.article.ends[element.number] <= end

    def _text(self, output: Output, inner: Sequence[Element]) -> str:
        """The words of an output, those of its pictures blank."""
        start, end = self.ledger.article.span(output.element)
        text = self.ledger.article.text[start:end]
        for spoken in self._spoken(inner):
            first, last = (at - start for at in self.ledger.article.span(spoken))
            text = text[:first] + re.sub(r"[^\n]", " ", text[first:last]) + text[last:]
        return text

    def _spoken(self, inner: Sequence[Element]) -> Iterator[Element]:
        return (element for element in inner if element.tag.startswith("@"))

    def _find(self, output: Output, message: str, mend: str) -> None:
        self.ledger.find(self.ledger.written(output.offset, 1), message, mend, "output")
