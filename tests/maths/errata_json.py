"""Errata as data: pages are built from what was printed and from an expression of the quantity.

    python -m tests.maths.errata_json FILE.json

Each entry has ``id``, ``language``, ``wrong``, ``right`` and ``kind``, and mostly a ``check`` with
``expr``, which computes the quantity from its inputs, and its ``expected`` value. The literal that
shows this value on the corrected page, and the one in its place on the printed page, are bound to
the expression; where an entry has none, the literals that differ are bound to the corrected values.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.maths.conftest import Check, checker, wrong
from tests.maths.errata import NOTATIONS

BARE, BOUND, COVERED, INEXPRESSIBLE, MISSED = (
    "caught with no markup",
    "caught with its binding",
    "caught as a numeral that nothing accounts for",
    "not expressible",
    "missed",
)
PASSES, FLAGGED = "passes", "flagged"
_POINT = r"[-−]?(?:\d{1,3}(?:[,\u2009\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_COMMA = r"[-−]?(?:\d{1,3}(?:[.\u2009\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
_ITEMS = r"[-−\d.,\s\[\]]*"
_FORM = (
    rf"(?P<vector>\[[-−\d.]{_ITEMS}\]|\([-−\d.]+(?:,\s*[-−\d.]+)+\))"
    rf"|(?P<shape>(?<![0-9A-Za-z_.])(?:\d+(?:[×@]\d+)+|\d+(?:,\d{{1,2}}){{2,}}(?![\d,])))"
    r"|(?<![0-9A-Za-z_./])(?P<fraction>\d+/\d+)(?![\d/.])"
    r"|(?<![0-9A-Za-z_.])(?P<number>NUMBER)(?P<percent>\s?[%％])?"
)
_LITERAL = re.compile(_FORM.replace("NUMBER", _POINT))
_LITERAL_VI = re.compile(_FORM.replace("NUMBER", _COMMA))
_SIDE = r"[^，。；;:：\u4e00-\u9fff\"“”→]*"
_EQUATION = re.compile(rf"({_SIDE}(?:=|≈){_SIDE})")
_RANGE = re.compile(r"\d-\d")
_WORDS = re.compile(r"^(?:[A-Za-z]{2,}\s+)+(?=\S)")


@dataclass(frozen=True)
class Literal:
    """A number, vector or shape as written, where it ends, and its value."""

    kind: str
    end: int
    value: Any
    percent: bool = False


@dataclass(frozen=True)
class Result:
    """What came of an entry: as printed, and as corrected, with the engine's own words."""

    name: str
    printed: str
    corrected: str
    said: str


def literals(text: str, language: str = "en") -> list[Literal]:
    """Return the literals of a text in order."""
    form = _LITERAL_VI if language == "vi" else _LITERAL
    return [_literal(found, language) for found in form.finditer(text)]


def _literal(found: re.Match[str], language: str) -> Literal:
    words = found[0].replace("−", "-")
    if found["vector"]:
        plain = re.sub(r"(?<![\d])\.", "0.", words.replace("(", "[").replace(")", "]"))
        try:
            return Literal("vector", found.end(), json.loads(plain))
        except ValueError:
            return Literal("words", found.end(), None)
    if found["shape"]:
        return Literal("vector", found.end(), [int(n) for n in re.split("[×@,]", words)])
    if found["fraction"]:
        above, below = map(int, found["fraction"].split("/"))
        return Literal("number", found.end(), above / below if below else math.nan)
    number = re.sub("[\u2009\u202f ]", "", found["number"].replace("−", "-"))
    number = number.replace(".", "").replace(",", ".") if language == "vi" else number
    number = number.replace(",", "")
    return Literal("number", found.end(), float(number), bool(found["percent"]))


def shows(literal: Literal, value: Any, tolerance: float) -> bool:
    """Whether a literal may be how a page shows a value."""
    if literal.kind == "vector" or isinstance(value, list):
        return bool(literal.value == value)
    if literal.kind != "number":
        return False
    return math.isclose(literal.value, value, rel_tol=max(tolerance, 1e-9), abs_tol=tolerance)


def page(text: str, marks: list[tuple[int, str]], code: str) -> str:
    """Return a page with a comment behind each marked place of the text."""
    for end, name in sorted(marks, reverse=True):
        text = f"{text[:end]}<!--= {name} -->{text[end:]}"
    return f"```python\n{code}\n```\n\nIt says: {text}\n" if code else f"It says: {text}\n"


def bare(text: str) -> str:
    """Return the text with what looks like an equation set as code, and no other markup."""

    def quoted(found: re.Match[str]) -> str:
        words = found[0].strip()
        if _RANGE.search(words):
            return found[0]
        lead = _WORDS.match(words)
        start = lead.end() if lead else 0
        return f" {words[:start]}`{words[start:]}` "

    return f"It says: {_EQUATION.sub(quoted, text.replace('`', ''))}\n"


class Judge:
    """Judges entries with the engine, in the notation of their language."""

    def __init__(self, check: Check) -> None:
        self.check = check

    def result(self, entry: dict[str, Any]) -> Result:
        """Return what comes of an entry."""
        if entry["kind"] != "error":
            return self.control(entry)
        marks = bindings(entry)
        alone = self.alone(entry["wrong"], entry)
        if isinstance(marks, str):
            return Result(entry["id"], BARE if alone else INEXPRESSIBLE, "", marks)
        code, printed, corrected = marks
        found = self.false(page(entry["wrong"], printed, code), entry)
        after = self.false(page(entry["right"], corrected, code), entry)
        covered = COVERED if not printed else MISSED
        outcome = BARE if alone else BOUND if found else covered
        said = "; ".join(after or alone or found)
        return Result(entry["id"], outcome, FLAGGED if after else PASSES, said)

    def control(self, entry: dict[str, Any]) -> Result:
        """A report that was mistaken: what the page says is right, and must pass."""
        marks = bindings(entry)
        code, _, corrected = ("", [], []) if isinstance(marks, str) else marks
        after = self.false(page(entry["right"], corrected, code), entry)
        after += self.alone(entry["right"], entry)
        return Result(entry["id"], "", FLAGGED if after else PASSES, "; ".join(after))

    def alone(self, text: str, entry: dict[str, Any]) -> list[str]:
        """What is found wrong in a text with no binding: as prose, and its equations as code."""
        return self.false(f"It says: {text}\n", entry) or self.false(bare(text), entry)

    def false(self, text: str, entry: dict[str, Any]) -> list[str]:
        """Return what the engine finds wrong on a page."""
        notation = NOTATIONS.get(entry["language"], NOTATIONS["en"])
        return [one.message for one in wrong(self.check(text, notation=notation))]


Bindings = tuple[str, list[tuple[int, str]], list[tuple[int, str]]]


def bindings(entry: dict[str, Any]) -> Bindings | str:
    """Return the code, and the bindings of the printed and the corrected page, or why none."""
    sides = [literals(entry[key], entry["language"]) for key in ("wrong", "right")]
    if check := entry.get("check"):
        return _by_check(entry, check, *sides)
    return _by_correction(*sides)


def _by_check(
    entry: dict[str, Any], check: dict[str, Any], before: list[Literal], after: list[Literal]
) -> Bindings | str:
    right = [n for n, one in enumerate(after) if shows(one, check["expected"], check["tol"])]
    if not right:
        return "the corrected text does not show the quantity that the expression computes"
    place = _place(entry, after, right[-1], before)
    if place is None:
        return "the printed text has no number in the place of the quantity"
    code = f"import math\nimport numpy as np\n\nanswer = {check['expr']}"
    code += " / 100" if after[right[-1]].percent else ""
    return code, [(before[place].end, "answer")], [(after[right[-1]].end, "answer")]


def _place(
    entry: dict[str, Any], after: list[Literal], right: int, before: list[Literal]
) -> int | None:
    """The literal of the printed text that stands where the quantity belongs."""
    printed = entry.get("wrong_check", {}).get("printed")
    if printed is not None:
        named = [n for n, one in enumerate(before) if one.kind == "number" and one.value == printed]
        if named:
            return named[-1]
    kind = after[right].kind
    kinds = [n for n, one in enumerate(before) if one.kind == kind]
    if not kinds:
        return None
    if len(before) == len(after) and before[right].kind == kind:
        return right
    if len(kinds) == 1:
        return kinds[0]
    last = right + len(before) - len(after)  # what stands as far from the end
    return last if last >= 0 and before[last].kind == kind else None


def _by_correction(before: list[Literal], after: list[Literal]) -> Bindings | str:
    """Without an expression the corrected values themselves stand in for the code."""
    if len(before) > len(after):
        return "", [], []  # a numeral too many: coverage decides
    if not before or len(before) != len(after):
        return "the printed text has no number in the place of the corrected one"
    changed = [n for n, pair in enumerate(zip(before, after, strict=True)) if _differ(*pair)]
    if not changed:
        return "no number differs between the printed and the corrected text"
    code = "\n".join(
        f"value_{n} = {after[n].value!r}{' / 100' if after[n].percent else ''}" for n in changed
    )
    names = {n: f"value_{n}" for n in changed}
    return (
        code,
        [(before[n].end, name) for n, name in names.items()],
        [(after[n].end, name) for n, name in names.items()],
    )


def _differ(one: Literal, other: Literal) -> bool:
    return bool((one.kind, one.value, one.percent) != (other.kind, other.value, other.percent))


def results(file: Path, check: Check) -> Iterator[Result]:
    """Yield what comes of each entry of a file."""
    judge = Judge(check)
    for entry in json.loads(file.read_text(encoding="utf-8")):
        yield judge.result(entry)


def main(file: Path) -> int:
    """Print what comes of each entry, and the counts; 1 where a corrected text is flagged."""
    with checker() as check:
        found = list(results(file, check))
    for one in found:
        print(f"{one.name}\t{one.printed or 'control'}\t{one.corrected}\t{one.said}")
    for outcome, count in Counter(one.printed or "control" for one in found).most_common():
        print(f"{count}\t{outcome}")
    flagged = [one.name for one in found if one.corrected == FLAGGED]
    print(f"{len(flagged)}\tright texts flagged: {', '.join(flagged) or 'none'}")
    return 1 if flagged else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
