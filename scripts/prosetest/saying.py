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
from prosetest.expression import Chain, ExpressionError, Literal, Node
from prosetest.formula import parse
from prosetest.tree import literals, rebuilt
from prosetest.visible import Visible

_FAR = 60
_LOW = {"sub", "sup"}
_GAP = re.compile(r"[\s)\]!]*?(?P<sign>==|\*\*|[-+−×x*·⋅∙÷/^=≈])[\s(\[]*")
_RELATIONS = {"=", "==", "≈"}
_BEFORE = re.compile(
    r"[-+−–×*·÷/^<>≤≥≠≡±∓√∑∏|~%°]\s*\Z|(?![\u3400-\u9fff])[\w)\]}.,:'’]\Z|(?:\d|(?<![^\W\d_])x)\s+\Z"
)
_AFTER = re.compile(
    r"[^\W_\u3400-\u9fff]|[,.:]\d|[_°²³^*/×·÷<>≤≥≠≡±!({\[′']"
    r"|\s*[-+−×*/÷·^<>≤≥≠≡±=≈]|\s+(?:x\s|\d)"
)
_CHANGING = re.compile(
    r"(?<![^\W\d_])(?:(?:half|third|quarter|tenth|square|root|cube|log\w*|inverse|reciprocal"
    r"|negative|value|multiple|percent|fraction|exp\w*|power|factorial|\w+sine) of|twice|double"
    r"|half|minus|plus|times|by|over|root|log|ln|lg|exp|sqrt|sin|cos|tan|tanh|max|min"
    r"|của|căn|nửa|gấp|trừ|cộng|nhân|chia)\s*\Z|(?:的|根号|负|减|加|乘|除以|倍|半)\s*\Z",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"[^.;。；]{0,25}?(?:\bmod|binary|hexa|octal|\bbase\b|boolean|进制|布尔|nhị phân|cơ số|模)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_]\s?\Z")
_CONNECTING = re.compile(
    r"(?:so|thus|hence|since|because|that|is|and|then|or|but|gives?|have|get|indeed|vì|nên|và|là"
    r"|do đó|suy ra|.*(?:所以|因此|即|因为|且))\s?\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[ \u00a0]?[^\W\d_]")
_PLAIN = str.maketrans({"[": "(", "]": ")", "∙": "·", "⋅": "·", "x": "×"})


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
    divided = ["/" in one.numeral.text for one in run]
    if not _RELATIONS & set(signs) or (set(signs) <= _RELATIONS and not any(divided)):
        return None
    if signs[0] in _RELATIONS and not divided[0] and _is_name(text, run[0].start):
        return _equation(text, run[1:])
    start, end = _bounds(text, run)
    if any(_splits(one.numeral.text, *signs[max(0, n - 1) : n + 1]) for n, one in enumerate(run)):
        return None
    return None if _goes_on(text, start, end) else _read(text, start, end, run)


def _splits(numeral: str, *signs: str) -> bool:
    """Whether a fraction is none: 224/2/2 is no division by 2/2, and 3/4^2 no square of 3/4."""
    return "/" in numeral and bool({"/", "÷", "^", "**"} & set(signs))


def _is_name(text: str, at: int) -> bool:
    """Whether a number may be part of a name, as the 3 of ``week 3 = 3 × 7 days``."""
    before = text[max(0, at - 20) : at]
    word = before.rstrip().rpartition(" ")[2]
    return bool(_LABEL.search(before) and not _CONNECTING.match(word))


def _sign(gap: str) -> str:
    found = _GAP.fullmatch(gap)
    return found["sign"] if found else ""


def _bounds(text: str, run: Sequence[Visible]) -> tuple[int, int]:
    """Where the stretch begins and ends, the brackets around its ends taken in."""
    start, end = run[0].start, run[-1].end
    while _closes(text, start, end):
        end += 1
    while text[start - 1 : start] in {"(", "["} and _open(text[start:end]) < 0:
        start -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the stretch goes on by a factorial's sign, or by a bracket that closes one of it."""
    sign = text[end : end + 1]
    return sign == "!" or (sign in {")", "]"} and _open(text[start:end]) > 0)


def _open(text: str) -> int:
    """How many brackets are opened more than closed."""
    return sum((character in "([") - (character in ")]") for character in text)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether what stands beside the stretch may belong to it, or change its meaning."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return bool(
        _open(text[start:end])
        or _BEFORE.search(before)
        or _CHANGING.search(before)
        or _AFTER.match(after)
        or _OTHERWISE.match(after)
    )


def _read(text: str, start: int, end: int, run: Sequence[Visible]) -> Saying | None:
    """Read the stretch as maths; each numeral stays the one that its language writes."""
    plain = list(text[start:end].translate(_PLAIN).replace("==", "= "))
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
