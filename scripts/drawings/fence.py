"""The Markdown extension that places a drawing by its name, in the language of the page.

    ```drawing
    layer/flow
    ```

It adds a kind of fence to ``pymdownx.superfences``; list it after that. The settings of
``prosetest`` say where lessons and editions are; without it nothing is drawn, since nothing would
be checked.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from pymdownx.superfences import SuperFencesCodeExtension

from drawings.desk import Desk
from drawings.drawing import Drawing
from drawings.fault import DrawingError, refuse
from drawings.form import Form
from drawings.form_markup import formed
from drawings.lesson import Workshop
from drawings.markup import failed, placed
from drawings.picture import Picture
from prosetest.adapters.markdown_extension import ProsetestExtension
from prosetest.parity import edition_of
from prosetest.rendering import rendered_page
from prosetest.settings import Settings

FENCE = "drawing"
_NAME = re.compile(r"[a-z_]+/[a-z][a-z0-9_-]*")


_FIRST: Final = 1000
"""Before any preprocessor that could meet a fence."""


class DrawingExtension(Extension):
    """Draws what stands in a fence ``drawing``; ``placed`` counts the drawings of a page.

    ``desk`` is where they are asked for, one for each rendering of a text: it looks at the
    project's files once.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.placed: Counter[str] = Counter()
        self.desk: Desk | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the fence."""
        fences = _registered(md, SuperFencesCodeExtension)
        if fences is None:
            raise ValueError("list pymdownx.superfences before drawings.fence, which adds a fence")
        fences.extend_super_fences(FENCE, self.format, _accept, None)
        md.preprocessors.register(_Beginning(self), "drawings_fence", _FIRST)

    def format(self, src: str = "", md: Markdown | None = None, **_: Any) -> str:
        """Return the figure of a drawing, or the figure that says why there is none."""
        name = src.strip()
        self.placed[name] += 1
        try:
            shown = self.draw(name, _registered(md, ProsetestExtension))
            return formed(shown) if isinstance(shown, Form) else placed(shown, self.placed[name])
        except DrawingError as error:
            return failed(name, error)

    def draw(self, name: str, checker: Any) -> Drawing | Picture | Form:
        """Return a drawing in the language of the page; raises ``DrawingError``."""
        if checker is None:
            mend = "list prosetest among markdown_extensions"
            raise refuse("nothing checks the numbers of this drawing", mend)
        if not _NAME.fullmatch(name):
            mend = "write lesson/name in small letters, such as dosage/step-one"
            raise refuse(f"“{name}” is no name of a drawing", mend)
        settings: Settings = checker.settings
        language = edition_of(rendered_page(), settings)
        if not language:
            mend = "place it on a page of an edition"
            raise refuse(f"the page {rendered_page() or 'being rendered'} has no language", mend)
        if self.desk is None:
            self.desk = Desk(
                Workshop(settings.root, settings.lessons, settings.limit, settings.editions)
            )
        return self.desk.show(name, language)


class _Beginning(Preprocessor):
    """Counts anew, and looks at the files anew, for each text that is rendered."""

    def __init__(self, extension: DrawingExtension) -> None:
        super().__init__()
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.placed.clear()
        self.extension.desk = None
        return lines


def _registered(md: Markdown | None, kind: type[Extension]) -> Any:
    found = md.registeredExtensions if md else ()
    return next((extension for extension in found if isinstance(extension, kind)), None)


def _accept(language: str, inputs: Any, options: Any, attrs: Any, md: Markdown) -> bool:
    return True


def makeExtension(**options: Any) -> DrawingExtension:
    """Return the extension, for configurations that name this module."""
    return DrawingExtension(**options)
