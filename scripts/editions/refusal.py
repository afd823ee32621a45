"""A wrong number is refused before the reader's eyes: a copy of a page is spoilt, and checked.

    <div data-refused="neuron" data-right="1 = 3.6" data-wrong="1 = 3.4"></div>

The engine prints what it would print had the author written it so; the page on the disk and the
one that is published stay right.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prosetest.check import check_page
from prosetest.finding import Finding
from prosetest.namespace import Namespace
from prosetest.process import Worker
from prosetest.report import finding_text
from prosetest.settings import Settings
from prosetest.site import Renderer, start_lesson
from prosetest.source import make_source, read_text

_ASKED: Final = re.compile(
    r'<div data-refused="(?P<page>[a-z_]+)" data-right="(?P<right>[^"]+)"'
    r' data-wrong="(?P<wrong>[^"]+)"></div>'
)


class RefusalError(ValueError):
    """A refusal that cannot be shown; the message is a sentence."""


@dataclass(frozen=True)
class Refuser:
    """What spoils and checks pages of a site."""

    settings: Settings
    renderer: Renderer

    def fill(self, content: str, folder: str) -> str:
        """Return the content of a page of the edition in ``folder``, its refusals filled in.

        Raises:
            RefusalError: what is to be replaced does not stand once on the page, or is accepted.
        """
        return _ASKED.sub(lambda asked: self._shown(asked, folder), content)

    def _shown(self, asked: re.Match[str], folder: str) -> str:
        path = f"{folder}{asked['page']}.md"
        text = self.refused(path, html.unescape(asked["right"]), html.unescape(asked["wrong"]))
        return (
            '<div class="highlight refused"><pre data-tier="computed" data-expr="prosetest check"'
            f' data-search-exclude="" lang="en"><code>{html.escape(text)}\n</code></pre></div>'
        )

    def refused(self, path: str, right: str, wrong: str) -> str:
        """Return the first finding on a page in which ``wrong`` stands in the place of ``right``.

        Raises:
            RefusalError: ``right`` does not stand there once, or nothing is found.
        """
        text = read_text(self.settings.root / path, path)
        if text.count(right) != 1:
            raise RefusalError(f"{path} has '{right}' {text.count(right)} times, expected once")
        findings = self.findings(path, text.replace(right, wrong))
        if not findings:
            raise RefusalError(f"{path} is accepted with '{wrong}' in the place of '{right}'")
        rows = text.replace(right, wrong).split("\n")
        return finding_text(findings[0], lambda at, n: rows[n - 1] if at == path else "")

    def findings(self, path: str, text: str) -> Sequence[Finding]:
        """Return what is wrong with a page whose file holds ``text``."""
        body, settings = self.renderer.body(text), self.settings
        source = make_source(path, text, body, self.renderer.expand)
        with Worker(settings.root, settings.limit) as worker:
            lesson = start_lesson(settings.lesson_of(path), worker, settings)
            namespace = Namespace(worker)
            return check_page(source, self.renderer.render, lesson, namespace, settings).findings
