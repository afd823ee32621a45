"""What prose says of its own numbers: an equation such as ``3 × 4 = 12``, with no markup.

It is read only where nothing beside it can belong to it: no letter, no further operator, and no
word that would change what its first or last number means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prosetest.article import Article
from prosetest.clause import FUNCTION, as_maths, bounds, calls, goes_on
from prosetest.expression import Chain, ExpressionError, Literal, Node
from prosetest.formula import parse
from prosetest.numeral import SUPERSCRIPTS
from prosetest.tree import literals, rebuilt
from prosetest.visible import Visible

_FAR = 60
_LOW = {"sub", "sup"}
_GAP = re.compile(
    r"(?P<unit>\s?[^\W\dx_]{1,12}(?=\s))?[\s)\]!]*?(?P<sign>==|\*\*|[-+−×x*·⋅∙÷/^=≈])[\s(\[]*"
    rf"(?:{FUNCTION}[\s(]*)?"
)
_RELATIONS = {"=", "==", "≈"}
_LABEL = re.compile(r"[^\W\d_]\s?\Z")
_CONNECTING = re.compile(
    r"(?:so|thus|hence|since|because|that|is|and|then|or|but|gives?|have|get|indeed|vì|nên|và|là"
    r"|do đó|suy ra|.*(?:所以|因此|即|因为|且))\s?\Z",
    re.IGNORECASE,
)
_LAST = re.compile(r"\s?[^\W\d_]{1,12}(?![\w²³^/])")
_UNIT = re.compile(r"[ \u00a0]?[^\W\d_]")


@dataclass(frozen=True)
class Saying:
    """A statement of prose, its text from ``base`` on, and the numerals in it.

    ``measured`` says that a word follows which may be a unit.
    """

    chain: Chain
    text: str
    base: int
    numerals: tuple[Visible, ...]
    measured: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the article."""
        return self.base

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.base + len(self.text)


def runs(article: Article, seen: Sequence[Visible]) -> Iterator[tuple[Visible, ...]]:
    """Yield the numerals of prose that stand near each other in one block."""
    run: list[Visible] = []
    for one in seen:
        if run and not _is_near(article, run[-1], one):
            yield tuple(run)
            run = []
        if one.region is None and not one.numeral.trouble and not _is_low(article, one):
            run.append(one)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _is_near(article: Article, one: Visible, other: Visible) -> bool:
    gap = other.start - one.end
    return gap <= _FAR and article.block(one.start) is article.block(other.start)


def _is_low(article: Article, one: Visible) -> bool:
    return any(element.tag in _LOW for element in article.around(one.start))


def equations(article: Article, run: Sequence[Visible]) -> Iterator[Saying]:
    """Yield the equations among numerals that stand near each other."""
    text, begun = article.text, 0
    for at in range(1, len(run) + 1):
        if at == len(run) or not _joins(text[run[at - 1].end : run[at].start]):
            found = _equation(text, run[begun:at])
            begun = at
            if found:
                yield found


def _joins(gap: str) -> bool:
    """Whether one operator stands between two numerals; a hyphen without blanks is a range."""
    return gap != "-" and _GAP.fullmatch(gap) is not None


def _equation(text: str, run: Sequence[Visible]) -> Saying | None:
    signs = [_sign(text[one.end : other.start]) for one, other in pairwise(run)]
    divided = [_is_computed(one.numeral.text) for one in run]
    start, end = bounds(text, run[0].start, run[-1].end)
    computed = not set(signs) <= _RELATIONS or any(divided) or calls(text[start:end])
    if not _RELATIONS & set(signs) or not computed:
        return None
    alone = start == run[0].start and not divided[0]
    if signs[0] in _RELATIONS and alone and _is_name(text, start):
        return _equation(text, run[1:])
    units = [_unit(text[one.end : other.start]) for one, other in pairwise(run)]
    if any(units) and not _is_alike([*units, _last_unit(text, end)], signs):
        return None
    if any(_splits(one.numeral.text, *signs[max(0, n - 1) : n + 1]) for n, one in enumerate(run)):
        return None
    return None if goes_on(text, start, end) else _read(text, start, end, run)


def _is_computed(numeral: str) -> bool:
    """Whether a numeral is a small computation: 3/4, 2³."""
    return "/" in numeral or (numeral[-1] in SUPERSCRIPTS and numeral[0].isdecimal())


def _splits(numeral: str, *signs: str) -> bool:
    """Whether a fraction is none: 224/2/2 is no division by 2/2, and 3/4^2 no square of 3/4."""
    return "/" in numeral and bool({"/", "÷", "^", "**"} & set(signs))


def _is_name(text: str, at: int) -> bool:
    """Whether a number may be part of a name, as the 3 of ``week 3 = 3 × 7 days``."""
    before = text[max(0, at - 20) : at]
    word = before.rstrip().rpartition(" ")[2]
    return bool(_LABEL.search(before) and not _CONNECTING.match(word))


def _unit(gap: str) -> str:
    found = _GAP.fullmatch(gap)
    return (found["unit"] or "").strip() if found else ""


def _last_unit(text: str, end: int) -> str:
    found = _LAST.match(text, end)
    return found[0].strip() if found else ""


def _is_alike(units: Sequence[str], signs: Sequence[str]) -> bool:
    """Whether what is added has one unit, and of what is multiplied one number has it."""
    parts: list[list[str]] = [[units[0]]]
    for unit, sign in zip(units[1:], signs, strict=True):
        if sign in "+-−" or sign in _RELATIONS:
            parts.append([])
        parts[-1].append(unit)
    products = set(signs) <= {"+", "-", "−", "×", "x", "*", "·", *_RELATIONS}
    found = [[unit for unit in part if unit] for part in parts]
    return products and all(len(part) == 1 for part in found) and len({p[0] for p in found}) == 1


def _sign(gap: str) -> str:
    found = _GAP.fullmatch(gap)
    return found["sign"] if found else ""


def _read(text: str, start: int, end: int, run: Sequence[Visible]) -> Saying | None:
    """Read the stretch as maths; each numeral stays the one that its language writes."""
    plain = list(as_maths(text[start:end]))
    for one in run:
        plain[one.start - start : one.end - start] = "1" * (one.end - one.start)
    try:
        (chain,) = parse("".join(plain), code=True)
    except (ExpressionError, ValueError):
        return None
    if not isinstance(chain, Chain) or len(literals(chain)) != len(run):
        return None
    found = _written(chain, {one.start - start: literal(one, start) for one in run})
    assert isinstance(found, Chain)
    return Saying(found, text[start:end], start, tuple(run), is_measured(text, end))


def _written(node: Node, own: dict[int, Literal]) -> Node:
    if isinstance(node, Literal):
        return own[node.start]
    return rebuilt(node, lambda part: _written(part, own))


def literal(one: Visible, base: int) -> Literal:
    """A numeral of the page as a part of a statement that begins at ``base``."""
    start, end = one.start - base, one.end - base
    return Literal(start, end, replace(one.numeral, start=start, end=end))


def is_measured(text: str, end: int) -> bool:
    """Whether a word follows that may be a unit."""
    return _UNIT.match(text, end) is not None
