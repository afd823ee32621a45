"""The Markdown extension for terms: a glossary in each edition, and a link at each first use.

On a page, the line ``::: all terms`` becomes the terms, lesson by lesson, each with its meaning,
its words in the other languages and where it is taught. On every other page of an edition, the
first use of each term becomes a link to its entry, with the meaning as the link's title: by mouse
and keyboard a tooltip, by touch and to a screen reader a link with its description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from editions.terms import Term, read_terms
from prosetest.adapters.markdown_extension import ProsetestExtension
from prosetest.parity import edition_of
from prosetest.rendering import rendered_page

PAGE: Final = "glossary"
DIRECTIVE: Final = "::: all terms"
_BEFORE_SNIPPETS: Final = 34
_BEFORE_LINKS: Final = 4
"""After headings have their ids, and before MkDocs follows the links of a page, at 0."""

_CLOSED: Final = frozenset(
    "a button code dt figure h1 h2 h3 h4 h5 h6 math pre script style summary svg th".split()
)
_CLOSED_CLASSES: Final = frozenset({"admonition-title", "arithmatex"})
_HAN: Final = "[⺀-鿿]"
_LETTER: Final = "[^\\W⺀-鿿]"
"""A letter or digit that would go on with a Latin word; a Han character does not."""
_NEVER: Final = "(?!)"
_TITLE: Final = re.compile(r"^# (?P<title>.+?)[ \t]*(?:\{[^{}]*\})?[ \t]*$", re.MULTILINE)


class GlossaryExtension(Extension):
    """Writes glossaries, and links terms to them."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "table": ["", "the file of the terms, relative to the root of the site"],
            "languages": [{}, "the language tag of each edition"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register both steps."""
        here = _Here(md, self)
        md.preprocessors.register(_Lines(here), "editions_glossary", _BEFORE_SNIPPETS)
        md.treeprocessors.register(_Links(here), "editions_terms", _BEFORE_LINKS)


class _Here:
    """What the page being rendered has to do with terms."""

    def __init__(self, md: Markdown, extension: GlossaryExtension) -> None:
        self.md, self.extension = md, extension

    @property
    def settings(self) -> Any:
        found = self.md.registeredExtensions
        checker = next((one for one in found if isinstance(one, ProsetestExtension)), None)
        return checker.settings if checker else None

    def edition(self) -> str:
        """The edition of the page, empty where it belongs to none, or has no checker."""
        settings = self.settings
        return edition_of(rendered_page(), settings) if settings else ""

    def terms(self) -> tuple[Term, ...]:
        settings = self.settings
        file = settings.root / self.extension.getConfig("table")
        return _remembered(file, settings.editions, file.stat().st_mtime_ns)

    def languages(self) -> Mapping[str, str]:
        return dict(self.extension.getConfig("languages"))


@lru_cache(maxsize=8)
def _remembered(file: Path, editions: tuple[str, ...], _: int) -> tuple[Term, ...]:
    return read_terms(file, editions)


class _Lines(Preprocessor):
    """Puts the glossary in the place of its directive."""

    includes = True
    """It puts another file's words into a page: prosetest expands them before it reads the page."""

    def __init__(self, here: _Here) -> None:
        super().__init__(here.md)
        self.here = here

    def run(self, lines: list[str]) -> list[str]:
        code = self.here.edition() if DIRECTIVE in lines else ""
        if not code:
            return lines
        settings = self.here.settings
        folder = settings.root / settings.docs / code
        text = write_glossary(self.here.terms(), code, self.here.languages(), folder)
        return [row for line in lines for row in (text if line == DIRECTIVE else [line])]


def write_glossary(
    terms: Sequence[Term], code: str, languages: Mapping[str, str], folder: Path
) -> list[str]:
    """Return the lines of a glossary, under the titles of the lessons in ``folder``."""
    rows: list[str] = []
    for page, own in groupby(terms, key=lambda term: term.page):
        title = _title(folder / f"{page}.md", page)
        rows += [f"## {title} {{#of-{page}}}", ""]
        for term in own:
            rows += _entry(term, code, languages, title)
    return rows


def _title(file: Path, page: str) -> str:
    found = _TITLE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    return found["title"] if found else page


def _entry(term: Term, code: str, languages: Mapping[str, str], title: str) -> Iterator[str]:
    others = [
        f'<span lang="{languages.get(other, other)}">{wording.word}</span>'
        for other, wording in term.wordings.items()
        if other != code
    ]
    own = term.wordings[code]
    yield f"**{own.word}**{{: #{term.address} }}"
    yield f":   {own.meaning[0].upper()}{own.meaning[1:]}"
    yield ""
    yield f"    {' · '.join([*others, f'[{title}]({term.page}.md#{term.place})'])}"
    yield ""


class _Links(Treeprocessor):
    """Links the first use of each term on a page."""

    def __init__(self, here: _Here) -> None:
        super().__init__(here.md)
        self.here = here

    def run(self, root: Element) -> None:
        code = self.here.edition()
        if code and Path(rendered_page()).stem != PAGE:
            link_terms(root, self.here.terms(), code)


def link_terms(root: Element, terms: Sequence[Term], code: str) -> None:
    """Link each term where ``root`` first uses it, in words that are no link or heading yet."""
    forms = {form.casefold(): term for term in terms for form in term.wordings[code].forms}
    if forms:
        _FirstUses(forms, _pattern(tuple(forms)), code).visit(root)


@lru_cache(maxsize=8)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Match any form, the longest first: Latin ones as whole words, with an s or without."""
    ordered = sorted(forms, key=len, reverse=True)
    han = "|".join(re.escape(form) for form in ordered if re.match(_HAN, form[-1]))
    latin = "|".join(re.escape(form) for form in ordered if not re.match(_HAN, form[-1]))
    word = rf"(?<!{_LETTER}|[-\\])(?P<latin>{latin or _NEVER})(?:s|es)?(?!{_LETTER})"
    return re.compile(f"(?P<han>{han or _NEVER})|{word}", re.IGNORECASE)


class _FirstUses:
    """A walk through a page, in the order of reading."""

    def __init__(self, forms: Mapping[str, Term], pattern: re.Pattern[str], code: str) -> None:
        self.forms, self.pattern, self.code = forms, pattern, code
        self.seen: set[str] = set()

    def visit(self, element: Element) -> None:
        """Link the terms in an element and in all that it holds."""
        classes = set(element.get("class", "").split())
        if element.tag in _CLOSED or classes & _CLOSED_CLASSES:
            return
        children = list(element)
        element.text, made = self.linked(element.text)
        for child in children:
            element.remove(child)
        element.extend(made)
        for child in children:
            self.visit(child)
            child.tail, made = self.linked(child.tail)
            element.append(child)
            element.extend(made)

    def linked(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the words before the first link, and the links, each with the words after it."""
        links: list[Element] = []
        before, end = text, 0
        for found in self.pattern.finditer(text or ""):
            term = self.forms[(found["han"] or found["latin"]).casefold()]
            if term.address in self.seen:
                continue
            self.seen.add(term.address)
            between = found.string[end : found.start()]
            if links:
                links[-1].tail = between
            else:
                before = between
            links.append(self.link(term, found[0]))
            end = found.end()
        if links and text:
            links[-1].tail = text[end:]
        return before, links

    def link(self, term: Term, words: str) -> Element:
        """Return a link to the entry of a term, with its meaning."""
        link = Element("a", {"class": "term", "href": f"{PAGE}.md#{term.address}"})
        link.set("title", term.wordings[self.code].meaning)
        link.text = words
        return link


def makeExtension(**options: Any) -> GlossaryExtension:
    """Return the extension, for configurations that name this module."""
    return GlossaryExtension(**options)
