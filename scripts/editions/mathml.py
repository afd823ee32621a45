r"""A page's formulas are filled in as MathML at the very end of rendering.

``pymdownx.arithmatex`` with ``generic: true`` marks formulas as ``<span class="arithmatex">\(…\)``
and ``<div class="arithmatex">\[…\]``. ``fill`` puts MathML inside these elements and leaves the
elements, their attributes and all else as they are; it serves any HTML, a notebook's as well.

The extension fills what ``md.convert`` returns, not what a postprocessor sees, since those are
called on fragments too. Whatever needs the TeX of the finished page, such as ``prosetest``, wraps
``md.convert`` as well and must be inside: list ``editions.mathml`` after it in
``markdown_extensions``. The other order is refused.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions import Extension

from editions import heading, unbroken
from editions.formula import Fault, MathError, typeset

if TYPE_CHECKING:
    from markdown import Markdown

Convert = Callable[[str], str]
Report = Callable[[Fault], None]

INNER: Final = "prosetest"
"""The package whose wrapper reads TeX, and so must be inside ours."""

_ATTRIBUTES: Final = r"""(?:"[^"]*"|'[^']*'|[^'"<>])*"""
_TAG: Final = re.compile(
    rf"""
    <!--.*?-->
  | <(?P<raw>script|style|textarea)\b{_ATTRIBUTES}>.*?</(?P=raw)\s*>
  | (?P<open><[a-z][\w-]*+(?P<attributes>{_ATTRIBUTES})>)(?P<body>[^<]*)(?=(?P<next></?\w*|$))
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(r"""([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""")
_TEX: Final = re.compile(r"\s*\\(?:\((?P<inline>.*)\\\)|\[(?P<block>.*)\\\])\s*", re.DOTALL)
_NO_TEX: Final = r"its element of class arithmatex does not hold \(…\) or \[…\]"
_GENERIC: Final = "set generic: true for pymdownx.arithmatex"


class OrderError(ValueError):
    """An extension that reads TeX is listed after the one that replaces it."""


def fill(html: str, report: Report | None = None) -> str:
    """Return ``html`` with MathML in each element of class ``arithmatex``.

    A formula that cannot be set goes to ``report`` and stays TeX; filling again changes nothing.

    Raises:
        MathError: formulas cannot be set, and there is no ``report``; it names them all.
    """
    faults: list[Fault] = []
    filled = _TAG.sub(partial(_filled, report=report or faults.append), html)
    if faults:
        raise MathError(*faults)
    return unbroken.keep(filled)


def _filled(tag: re.Match[str], *, report: Report) -> str:
    """Return a start tag and the text after it, that text as MathML where it is a formula."""
    if not _marks_formula(tag["attributes"] or "") or _is_filled(tag):
        return tag[0]
    try:
        return tag["open"] + _math(tag)
    except MathError as error:
        for fault in error.faults:
            report(fault)
        return tag[0]


def _marks_formula(attributes: str) -> bool:
    if "arithmatex" not in attributes:
        return False
    values = {name.lower(): value for name, value in _ATTRIBUTE.findall(attributes)}
    return "arithmatex" in values.get("class", "").strip("\"'").split()


def _is_filled(tag: re.Match[str]) -> bool:
    return not tag["body"].strip() and tag["next"].lower() == "<math"


def _math(tag: re.Match[str]) -> str:
    written = _TEX.fullmatch(tag["body"])
    if not written or not tag["next"].startswith("</"):
        raise MathError(Fault(tag["body"], _NO_TEX, _GENERIC))
    tex = written[written.lastgroup or 0]
    return typeset(entities.unescape(tex).strip(), display=written.lastgroup == "block")


class MathMLExtension(Extension):
    """Fills a page's formulas, and keeps TeX out of tables of contents and titles.

    ``report`` takes each ``Fault``; without it the page's faults are raised as one ``MathError``.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {"report": ["", "Called with each fault; without it, MathError is raised."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Wrap ``md.convert``, around the wrappers of the extensions listed before."""
        heading.register(md)
        report, inner = self.getConfig("report") or None, md.convert

        def convert(source: str) -> str:
            _refuse_wrong_order(md.convert, convert)
            return fill(inner(source), report)

        md.convert = convert  # type: ignore[method-assign]


def _refuse_wrong_order(outermost: Convert, ours: Convert) -> None:
    for wrapper in _wrappers(outermost, ours):
        if _module(wrapper).split(".")[0] == INNER:
            raise OrderError(
                f"{_module(wrapper)} is listed after editions.mathml and would find no TeX: "
                "list editions.mathml after it in markdown_extensions"
            )


def _wrappers(outermost: Convert, ours: Convert) -> Iterator[Convert]:
    """Yield the functions around ours, from the outside, as far as they tell what they wrap."""
    wrapper: Convert | None = outermost
    while wrapper is not None and wrapper is not ours:
        yield wrapper
        wrapper = getattr(wrapper, "__wrapped__", None)


def _module(wrapper: Any) -> str:
    """Return the module whose code a callable runs, which ``functools.wraps`` does not change."""
    while isinstance(wrapper, partial):
        wrapper = wrapper.func
    code = getattr(wrapper, "__globals__", None) or {"__name__": type(wrapper).__module__}
    return str(code["__name__"])


def makeExtension(**options: Any) -> MathMLExtension:
    """Return the extension, for configurations that name this module."""
    return MathMLExtension(**options)
