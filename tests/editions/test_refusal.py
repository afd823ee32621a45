"""A spoilt copy of a page is refused in the engine's own words, and the page stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from editions.refusal import RefusalError, Refuser
from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.settings import read_settings

PAGE = "# T {#t}\n\n```python\nx = 3.6\n```\n\nIt is 3.6<!--= x --> & no more.\n"
ASKED = '<div data-refused="neuron" data-right="is {}" data-wrong="is {}"></div>'


@pytest.fixture
def refuser(tmp_path: Path) -> Refuser:
    """A site of one page."""
    file = tmp_path / "docs/en/neuron.md"
    file.parent.mkdir(parents=True)
    file.write_text(PAGE, encoding="utf-8")
    ours = ProsetestExtension(root=str(tmp_path))
    Markdown(extensions=[*DEFAULT_EXTENSIONS, ours], extension_configs=DEFAULT_EXTENSIONS)
    return Refuser(read_settings(tmp_path, {}), ours.renderer())


def test_the_finding_is_the_engine_s_own(refuser: Refuser) -> None:
    """Its place is that in the page, its line that of the copy; all is escaped and has a tier."""
    shown = refuser.fill(f"<p>a</p>{ASKED.format('3.6', '3.4')}", "docs/en/")
    assert shown.startswith('<p>a</p><div class="highlight refused"><pre data-tier="computed"')
    assert "docs/en/neuron.md:7:7: 3.4 is written, x is 3.6\n    It is 3.4&lt;!--= x" in shown
    assert "&amp; no more" in shown
    assert (refuser.settings.root / "docs/en/neuron.md").read_text("utf-8") == PAGE


def test_what_cannot_be_spoilt_is_refused(refuser: Refuser) -> None:
    """The number must stand there once, and the copy must be wrong."""
    with pytest.raises(RefusalError, match=r"has 'is 3.7' 0 times, expected once"):
        refuser.fill(ASKED.format("3.7", "3.4"), "docs/en/")
    with pytest.raises(RefusalError, match=r"is accepted with 'is 3.60'"):
        refuser.fill(ASKED.format("3.6", "3.60"), "docs/en/")


def test_other_content_is_left_alone(refuser: Refuser) -> None:
    """Nothing is checked where nothing asks for it."""
    assert refuser.fill("<div data-x></div>", "docs/en/") == "<div data-x></div>"
