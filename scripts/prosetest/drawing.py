"""A drawing is checked by the expressions that its author gave it.

Whatever draws renders an element with ``data-drawing``, the name that its fence holds, and in it
one element with ``data-expr`` around each number, vector or equation. Its text is judged as code
bound by that expression would be: evaluated among the names of the page, never trusted. A number
of a drawing without an expression is a finding; an element with ``data-fault`` is one too, by
which whatever draws says why it could not (``data-mend`` the remedy, ``data-at`` the place).

Two kinds of numbers need no expression. An element with ``data-quote`` quotes code, line by line,
from the file named there. An element with ``data-tick`` holds a number along the axis named by its
``data-axis``, and says its place there: one rule, linear or logarithmic, must give all places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from prosetest import code, tier
from prosetest.article import Article
from prosetest.claim import judge_template
from prosetest.element import Element
from prosetest.expression import Chain, ExpressionError
from prosetest.finding import Place
from prosetest.form import is_short
from prosetest.judgement import Judgement
from prosetest.ledger import Ledger
from prosetest.lesson import quotes
from prosetest.namespace import Namespace
from prosetest.notation import THIN_SPACES
from prosetest.page import Fence, Page
from prosetest.scale import Tick, is_scale
from prosetest.visible import Visible

NAME, EXPRESSION, FAULT = "data-drawing", "data-expr", "data-fault"
QUOTE, TICK, AXIS = "data-quote", "data-tick", "data-axis"
_OWN = (EXPRESSION, QUOTE, TICK)


class Held(Protocol):
    """What an element holds."""

    @property
    def element(self) -> Element:
        """The element."""


_GROUPED = re.compile(rf"(?<![\d.])\d{{1,3}}(?:[{THIN_SPACES}]\d{{3}})+(?!\d)")

_Held = TypeVar("_Held", bound=Held)


@dataclass(frozen=True)
class Drawing:
    """An element that holds a drawing, and the fence that places it, where there is one."""

    name: str
    element: Element
    fence: Fence | None

    @property
    def offset(self) -> int:
        """Where its name is written in the page, −1 where that is unknown."""
        return self.fence.body if self.fence else -1


def find_drawings(article: Article, page: Page) -> tuple[Drawing, ...]:
    """Return the drawings of a page: the k-th of a name belongs to the k-th fence that holds it."""
    fences: dict[str, list[Fence]] = {}
    for fence in page.fences:
        fences.setdefault(fence.code.strip(), []).append(fence)
    found: list[Drawing] = []
    for element in article.elements:
        if name := element.attribute(NAME):
            same = fences.get(name)
            found.append(Drawing(name, element, same.pop(0) if same else None))
    return tuple(found)


def as_code(text: str) -> str:
    """Return what a drawing says as code says it, place by place.

    >>> as_code("100\\u202f352 + 128")
    '100_352 + 128'
    """
    return _GROUPED.sub(lambda found: re.sub(f"[{THIN_SPACES}]", "_", found[0]), text)


def around(article: Article, at: int, drawings: Sequence[_Held]) -> _Held | None:
    """Return the drawing, or what else is held by an element, around the character at ``at``."""
    numbers = {element.number for element in article.around(at)}
    return next((one for one in drawings if one.element.number in numbers), None)


def placed(seen: Sequence[Visible], article: Article, drawings: Sequence[Drawing]) -> list[Visible]:
    """Return the numerals, those of a drawing with its name as the place where they are written."""
    if not drawings:
        return list(seen)
    owners = [around(article, one.start, drawings) for one in seen]
    return [
        replace(one, offset=owner.offset) if owner and one.offset < 0 else one
        for one, owner in zip(seen, owners, strict=True)
    ]


@dataclass(frozen=True)
class DrawingJudge:
    """Judges the numbers of a drawing; what it finds goes into the ledger."""

    ledger: Ledger
    namespace: Namespace
    arithmetic: bool
    root: Path = field(default_factory=Path)

    def judge(self, drawing: Drawing) -> int:
        """Judge a drawing, and return how many claims it makes."""
        claims = 0
        for element in self._within(drawing):
            if element.attribute(FAULT):
                self._fault(drawing, element)
            elif element.attribute(EXPRESSION):
                claims += 1
                self._judge(drawing, element)
            elif element.attribute(QUOTE):
                self._quote(drawing, element)
        self._judge_axes(drawing)
        self._refuse_unbound(drawing)
        return claims

    def _within(self, drawing: Drawing) -> Iterator[Element]:
        """Yield the elements of a drawing, none that lies in one which is judged as a whole."""
        inside, bound = {drawing.element.number}, set[int]()
        for element in self.ledger.article.elements:
            if element.parent in inside and element.parent not in bound and element.number:
                inside.add(element.number)
                if any(element.attribute(name) for name in _OWN):
                    bound.add(element.number)
                yield element

    def _fault(self, drawing: Drawing, element: Element) -> None:
        at = element.attribute("data-at")
        rows = (("written", at),) if at else ()
        mend = element.attribute("data-mend") or "correct the drawing"
        self._find(drawing, element.attribute(FAULT), mend, *rows)

    def _quote(self, drawing: Drawing, element: Element) -> None:
        """Keep the numerals of quoted code, if its file holds it."""
        path, code = element.attribute(QUOTE), self.ledger.article.words(element)
        file = self.root / path
        if not file.is_file() or not quotes(code, file.read_text(encoding="utf-8")):
            message = f"the code shown does not stand in {path}"
            self._find(drawing, message, "draw it again from what stands there")
            return
        for one in self.ledger.within(*self.ledger.article.span(element)):
            self.ledger.keep(one, tier.SOURCE, reason=f"quoted from {path}")

    def _judge_axes(self, drawing: Drawing) -> None:
        """Keep the numerals along each axis that is a scale."""
        axes: dict[str, list[tuple[Tick, Visible]]] = {}
        for element in self._within(drawing):
            numerals = self.ledger.within(*self.ledger.article.span(element))
            if element.attribute(TICK) and len(numerals) == 1:
                tick = float(element.attribute(TICK)), numerals[0].numeral.value
                axes.setdefault(element.attribute(AXIS), []).append((tick, numerals[0]))
        for axis in axes.values():
            if is_scale([tick for tick, _ in axis]):
                for _, one in axis:
                    self.ledger.keep(one, tier.STRUCTURAL, reason="stands on an axis")
            else:
                said = ", ".join(one.numeral.text for _, one in axis)
                message = f"the numbers {said} of an axis do not stand where they say"
                self._find(drawing, message, "let the axis number itself")
                self.ledger.give_up([one for _, one in axis])

    def _judge(self, drawing: Drawing, element: Element) -> None:
        """Judge the text of an element by its expression."""
        body, text = element.attribute(EXPRESSION), self.ledger.article.words(element)
        numerals = self.ledger.within(*self.ledger.article.span(element))
        try:
            template, written = code.parse(body), code.parse(as_code(text))
        except ExpressionError as error:
            message = f"{text.strip()} cannot be judged by {body}: one of them {error}"
            self._find(drawing, message, "write both so that they can be read")
            self.ledger.give_up(numerals)
            return
        if not isinstance(template, Chain) and not is_short(template):
            message = f"{body} is more than a name, an index or one call"
            self._find(drawing, message, "give it a name in example.py")
            self.ledger.give_up(numerals)
            return
        judgement = judge_template(written, template, body, text.strip(), self.namespace)
        self._record(drawing, judgement, numerals, element.start)

    def _record(
        self, drawing: Drawing, judgement: Judgement, numerals: Sequence[Visible], base: int
    ) -> None:
        for proof in judgement.proofs:
            for one in numerals:
                if one.start < proof.end + base and proof.start + base < one.end:
                    self.ledger.keep_proof(one, proof, self.arithmetic)
        for fault in judgement.faults:
            mend = "correct what draws it, or the code"
            self._find(drawing, fault.message, mend, *fault.details)
        self.ledger.give_up(numerals)

    def _refuse_unbound(self, drawing: Drawing) -> None:
        for one in self.ledger.within(*self.ledger.article.span(drawing.element)):
            if one.start not in self.ledger.tiers:
                self.ledger.keep(one, tier.UNCHECKED)
                message = f"{one.numeral.text} is not checked: it has no expression"
                self._find(drawing, message, "write it as a value of the drawing")

    def _find(self, drawing: Drawing, message: str, mend: str, *rows: tuple[str, str]) -> None:
        message = f"drawing {drawing.name}: {message}"
        self.ledger.find(self.place(drawing), message, mend, "drawing", *rows)

    def place(self, drawing: Drawing) -> Place:
        """Return where a drawing is placed: the name in its fence, where it has one."""
        if drawing.fence:
            return self.ledger.written(drawing.offset, len(drawing.name))
        return self.ledger.place(*self.ledger.article.span(drawing.element))
