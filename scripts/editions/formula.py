r"""A formula is TeX set as MathML, and TeX that would be set wrongly is refused with a remedy.

math-core refuses what does not parse, but it also drops without a word what TeX itself would drop
(all that follows a ``%``, a ``\\`` outside an environment) and invents what nobody wrote (equation
numbers, ``(??)`` for a reference). A reader would see a formula that the author did not write, so
each such loss is a fault here, like a formula that does not parse.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from math_core import LatexError, LatexToMathML

LONGEST: Final = 2000
"""A formula of more characters is refused: math-core exhausts the stack on deep nesting."""

_SHOWN: Final = 160
_MATH_CORE: Final = LatexToMathML(annotation=True, fancy_error=False)
_ENTITY: Final = re.compile(r"&(?!amp;|lt;|gt;|quot;)\w+;")
_ANNOTATION: Final = "<annotation "
_UNSEARCHED: Final = '<annotation data-search-exclude="" '
_OVERLINE: Final = ("\u0332</mo></mover>", "\u203e</mo></mover>")
_PLACED: Final = re.compile(r"(?P<place>\d+): (?P<reason>.*?)\.?", re.DOTALL)
_BREAK_OR_ENVIRONMENT: Final = re.compile(r"\\\\|\\newline\b|\\(?:begin|end)\b|\\.", re.DOTALL)
_NUMBERED: Final = r"\\begin\{(?:align|equation|gather|multline)\}(?!.*\\(?:tag|nonumber|notag)\b)"

_LOSSES: Final = tuple(
    (re.compile(pattern, re.DOTALL), reason, remedy)
    for pattern, reason, remedy in (
        (r"^\s*$", "it is empty", "write TeX between its marks"),
        (
            r"(?<!\\)(?:\\\\)*%",
            "TeX drops all that follows a bare % on its line",
            r"write \% for a percent sign",
        ),
        (
            _NUMBERED,
            "its environment numbers the lines, with a number that nobody wrote",
            "use aligned or align*",
        ),
        (
            r"\\eqref\b",
            r"\eqref refers to another formula, and formulas are set one by one",
            "name that formula in the text",
        ),
        (
            r"\\[bB]igg?[rm]?\s*(?:\\?[^a-zA-Z\s]|\\[a-zA-Z]+)\s*[\^_']",
            "browsers drop a sized bracket that carries a script below its line",
            r"use \left( … \right), or put braces around all that the script belongs to",
        ),
        (
            r"\\text[a-z]*\{[^{}]*\\[%&#_$]\s",
            "the blank after an escaped sign in text is dropped",
            r"write {} before the blank, as in \%{}",
        ),
    )
)

_REMEDIES: Final = (
    ("Unknown command", r"use a command that math-core knows, or \mathrm{…} for a name"),
    ("Unknown environment", "use aligned, cases, array or a matrix such as bmatrix"),
    ("closing token", "give every opening bracket, brace and environment its end"),
    ("already defined", "drop the definition, or choose another name"),
    ("numbered equation", "drop it, and name the formula in the text"),
    ("Duplicate", "put braces around the first script and its base"),
    ("table-like", r"write \& for the sign, or put the lines in an aligned environment"),
    ("argument", "give the command all its arguments, each in braces"),
    ("text mode", r"end \text{…} before the formula goes on"),
)


@dataclass(frozen=True)
class Fault:
    """A formula that is not set: its TeX, what is wrong with it, and how to mend it."""

    tex: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        shown = " ".join(self.tex.split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        return f"the formula `{shown}` cannot be set: {self.reason}; {self.remedy}"


class MathError(ValueError):
    """Formulas that cannot be set: one sentence each, with the formula and the remedy."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@lru_cache(maxsize=4096)
def typeset(tex: str, *, display: bool = False) -> str:
    r"""Return ``tex`` as a ``<math>`` element that keeps the TeX as its annotation.

    The language of ``\text`` is that of the page: no ``lang`` is written, so it is inherited.

    Raises:
        MathError: ``tex`` does not parse, or would be set otherwise than written.
    """
    if fault := _loss(tex):
        raise MathError(fault)
    try:
        math = _MATH_CORE.convert_with_local_state(tex, displaystyle=display)
    except (LatexError, UnicodeError) as error:
        raise MathError(_refusal(tex, str(error))) from error
    math = _ENTITY.sub(lambda entity: html.unescape(entity[0]), math)
    return math.replace(_ANNOTATION, _UNSEARCHED, 1).replace(*_OVERLINE)


def _loss(tex: str) -> Fault | None:
    """Return what math-core would drop or invent without a word."""
    if len(tex) > LONGEST:
        return Fault(tex, f"it has more than {LONGEST} characters", "split it")
    for pattern, reason, remedy in _LOSSES:
        if pattern.search(tex):
            return Fault(tex, reason, remedy)
    if _breaks_outside(tex):
        reason = "a line break outside an environment is dropped"
        return Fault(tex, reason, "put the lines in an aligned environment")
    return None


def _breaks_outside(tex: str) -> bool:
    """Whether a line break stands where no environment makes lines of it."""
    depth = 0
    for token in _BREAK_OR_ENVIRONMENT.findall(tex):
        depth += (token == r"\begin") - (token == r"\end")
        if token in (r"\\", r"\newline") and depth < 1:
            return True
    return False


def _refusal(tex: str, message: str) -> Fault:
    """Return math-core's message, ``place: reason.``, as a fault."""
    remedy = next((remedy for part, remedy in _REMEDIES if part in message), "correct it there")
    if not (placed := _PLACED.fullmatch(message)):
        return Fault(tex, message, remedy)
    reason, place = placed["reason"], int(placed["place"]) + 1
    return Fault(tex, f"at character {place}, {reason[0].lower()}{reason[1:]}", remedy)
