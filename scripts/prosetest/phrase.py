"""Phrases that state arithmetic: ``12 of 40 (30%)``, ``the mean of 2 and 4 is 3``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise

from prosetest.expression import Apply, Chain, Literal, Node, Operation, Symbol
from prosetest.saying import Saying, is_measured, literal
from prosetest.visible import Visible

_LISTED = re.compile(r"\s*(?:[,，、]|[,，]?\s*(?:and|và|和|与|及))\s*")
_SHARE = re.compile(
    r"\s(?:of|out of|trong(?: (?:tổng )?số)?|trên(?: tổng số)?)\s(?:the |all |these |các )?"
)
_TOLD = re.compile(r"[^\d.;!?。；()（）=]{0,30}[(（]\s?(?:≈|~|about |khoảng |约)?\s?")
_AMONG = re.compile(r"[^\d.;。；()（）]{0,12}中[^\d.;。；()（）]{0,6}")
_CLOSED = re.compile(r"\s?[)）]")
_PART = re.compile(r"\s?(?:of|của)\s(?:the )?")
_IS = re.compile(
    r"\s?(?:is|are|equals|là|bằng|是|为|等于|约为|=|≈)\s?(?:exactly |about |roughly |khoảng |约)?"
)
_WHAT = re.compile(
    r"(?<![^\W\d_])(?P<what>mean|average|sum|product|median|trung bình(?: cộng)?|tổng|tích"
    r"|trung vị)\s(?:of|của)\s\Z",
    re.IGNORECASE,
)
_HAN = re.compile(
    r"\s?的(?P<what>平均值|平均数|均值|总和|和|乘积|积|中位数)\s?(?:是|为|等于|约为|=|≈)\s?约?"
)
_ENDS = re.compile(
    r"\Z|[,;:!?)，。；：！？）]|\.(?!\d)|\s(?![-+−×*/÷·^<>≤≥≠±=≈x]\s)|[\u3400-\u9fff]"
)
_NAMES = {
    "mean": ["mean", "average", "trung bình", "trung bình cộng", "平均值", "平均数", "均值"],
    "median": ["median", "trung vị", "中位数"],
    "+": ["sum", "tổng", "和", "总和"],
    "·": ["product", "tích", "乘积", "积"],
}
_FUNCTIONS = {name: function for function, names in _NAMES.items() for name in names}


def phrases(text: str, run: Sequence[Visible]) -> Iterator[Saying]:
    """Yield what phrases say of numerals that stand near each other."""
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    for at in range(len(run) - 1):
        yield from _shares(text, run[at:], gaps[at:])
        if not (at and _LISTED.fullmatch(gaps[at - 1])):
            yield from _aggregates(text, run[at:], gaps[at:])


def _shares(text: str, run: Sequence[Visible], gaps: Sequence[str]) -> Iterator[Saying]:
    """``12/40 (30%)``, ``12 of 40 (30%)``, ``40 个中有 12 个（30%）``, ``5% of 200 is 10``."""
    if "/" in run[0].numeral.text and _is_told(text, run[1], gaps[0]):
        yield _said(text, literal(run[0], run[0].start), run[:2])
    if len(run) < 3:
        return
    a, b = (literal(one, run[0].start) for one in run[:2])
    if _is_told(text, run[2], gaps[1]) and not (_is_percent(run[0]) or _is_percent(run[1])):
        if _SHARE.fullmatch(gaps[0]):
            yield _said(text, Operation(a.start, b.end, "/", a, b), run[:3])
        elif _AMONG.fullmatch(gaps[0]):
            yield _said(text, Operation(a.start, b.end, "/", b, a), run[:3])
    elif _is_part(text, run, gaps):
        yield _said(text, Operation(a.start, b.end, "·", a, b), run[:3])


def _is_told(text: str, share: Visible, gap: str) -> bool:
    """Whether a percentage stands alone in brackets."""
    closed = _CLOSED.match(text, share.end)
    return _is_percent(share) and closed is not None and _TOLD.fullmatch(gap) is not None


def _is_part(text: str, run: Sequence[Visible], gaps: Sequence[str]) -> bool:
    """Whether the first three numerals say what a share of a number is."""
    ended = _ENDS.match(text, run[2].end) and not _is_percent(run[2])
    said = _PART.fullmatch(gaps[0]) and _IS.fullmatch(gaps[1])
    share = _is_percent(run[0]) or "/" in run[0].numeral.text
    return bool(share and said and ended)


def _is_percent(one: Visible) -> bool:
    return one.numeral.text[-1] in "%％"


def _aggregates(text: str, run: Sequence[Visible], gaps: Sequence[str]) -> Iterator[Saying]:
    """``the mean of 2, 4 and 9 is 5``, ``2、4 和 9 的平均数是 5``."""
    count = 1
    while count < len(run) and _LISTED.fullmatch(gaps[count - 1]):
        count += 1
    if count < 2 or count == len(run) or not _ENDS.match(text, run[count].end):
        return
    told = _WHAT.search(text, max(0, run[0].start - 40), run[0].start)
    named = told if told and _IS.fullmatch(gaps[count - 1]) else _HAN.fullmatch(gaps[count - 1])
    if named:
        items = [literal(one, run[0].start) for one in run[:count]]
        yield _said(text, _joined(_FUNCTIONS[named["what"].lower()], items), run[: count + 1])


def _joined(function: str, items: Sequence[Literal]) -> Node:
    if function not in {"+", "·"}:
        name = Symbol(items[0].start, items[0].start, function)
        return Apply(items[0].start, items[-1].end, name, tuple(items))
    parts: list[Node] = list(items)
    return reduce(lambda a, b: Operation(a.start, b.end, function, a, b), parts)


def _said(text: str, side: Node, run: Sequence[Visible]) -> Saying:
    base, end = run[0].start, run[-1].end
    chain = Chain(0, end - base, (side, literal(run[-1], base)), ("=",))
    return Saying(chain, text[base:end], base, tuple(run), is_measured(text, end))
