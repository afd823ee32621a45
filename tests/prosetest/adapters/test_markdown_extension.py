"""The Markdown extension renders as it would be without us, each numeral marked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from prosetest.adapters.markdown_extension import (
    DEFAULT_EXTENSIONS,
    ProsetestExtension,
    UncheckedPage,
    makeExtension,
)
from prosetest.settings import SettingsError
from prosetest.verify import verify_site

CODE = "```python\nz = 3.6\n```\n\n"
SOUND = f"{CODE}It is 3.6<!--= z -->.\n"
WRONG = f"{CODE}It is 3.4<!--= z -->.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def instance(**options: Any) -> tuple[Markdown, ProsetestExtension]:
    """Return a Markdown instance with the extension, and the extension."""
    extension = makeExtension(**options)
    extensions: list[str | Extension] = [*DEFAULT_EXTENSIONS, extension]
    return Markdown(extensions=extensions, extension_configs=DEFAULT_EXTENSIONS), extension


def test_it_is_known_by_its_name() -> None:
    """Markdown finds the extension as ``prosetest``."""
    md = Markdown(extensions=["prosetest", "fenced_code"])
    assert any(isinstance(one, ProsetestExtension) for one in md.registeredExtensions)


def test_a_computed_numeral_is_marked() -> None:
    """The literal stands in <data>, with its value, expression and source."""
    rendered = instance()[0].convert(SOUND)
    assert (
        '<data value="3.6" data-tier="computed" data-expr="z" data-source="text:2">3.6</data>'
        in rendered
    )
    assert "<!--" not in rendered


def test_a_page_ends_with_its_stamp(tmp_path: Path) -> None:
    """verify-site accepts what was converted."""
    (tmp_path / "index.html").write_text(f"<article>{instance()[0].convert(SOUND)}</article>")
    assert verify_site(tmp_path) == []


def test_a_wrong_number_is_refused() -> None:
    """convert raises, with the finding in the words of every host."""
    with pytest.raises(UncheckedPage) as refused:
        instance()[0].convert(WRONG)
    assert "text:5:7: 3.4 is written, z is 3.6\n    It is 3.4<!--= z -->.\n          ^^^" in str(
        refused.value
    )


def test_a_tolerant_host_shows_the_page() -> None:
    """Where findings are shown, the page is rendered; its stamp counts them."""
    rendered = instance(tolerant=True)[0].convert(WRONG)
    assert 'data-tier="unchecked">3.4</data>' in rendered
    assert 'data-findings="1"' in rendered


def test_a_refusal_leaves_the_instance_whole() -> None:
    """After a wrong page the same instance converts a right one as a fresh one would."""
    md, _ = instance()
    steps = [list(md.preprocessors), list(md.treeprocessors)]
    with pytest.raises(UncheckedPage):
        md.convert(WRONG)
    assert [list(md.preprocessors), list(md.treeprocessors)] == steps
    assert md.reset().convert(SOUND) == instance()[0].convert(SOUND)


def test_a_page_does_not_see_another() -> None:
    """What one page defines is gone on the next."""
    md, _ = instance()
    md.convert(SOUND)
    with pytest.raises(UncheckedPage, match="z is not defined"):
        md.reset().convert("It is 3.6<!--= z -->.\n")


def test_a_known_report_is_used() -> None:
    """Where the host has checked the very text, its report is used; else the page is checked."""
    md, extension = instance()
    known = extension.report(extension.source("text", SOUND))
    again, other = instance(reports={"text": known})
    assert other.report(other.source("text", SOUND)) is known
    with pytest.raises(UncheckedPage):
        again.convert(WRONG)
    assert md.reset().convert(SOUND) == again.reset().convert(SOUND)


def test_an_unknown_option_is_named() -> None:
    """A misspelt option is refused with the options there are."""
    _, extension = instance(lesson="lessons")
    with pytest.raises(
        SettingsError, match="prosetest has no option 'lesson'; it has docs, lessons"
    ):
        _ = extension.settings


class _Once(Preprocessor):
    """A step of a host that works once for each page."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = 0

    def run(self, lines: list[str]) -> list[str]:
        self.pages += 1
        return lines


def test_a_known_page_is_rendered_once() -> None:
    """With a report at hand, other extensions see the page once."""
    _, extension = instance()
    md, _ = instance(reports={"text": extension.report(extension.source("text", SOUND))})
    once = _Once()
    md.preprocessors.register(once, "once", 5)
    md.convert(SOUND)
    assert once.pages == 1


def test_included_files_are_checked(tmp_path: Path) -> None:
    """What snippets include is read by readers too; its findings name the line that includes it."""
    (tmp_path / "part.md").write_text("It is 7.\n")
    extension = makeExtension()
    md = Markdown(extensions=["pymdownx.snippets", "fenced_code", extension])
    with pytest.raises(UncheckedPage, match=r"text:7:1: 7 is not checked"):
        md.convert(f'{SOUND}\n--8<-- "part.md"\n')


def test_pages_rendered_side_by_side_do_not_meet(tmp_path: Path) -> None:
    """A page leaves included files alone, though another has just set that step aside."""
    (tmp_path / "part.md").write_text("a part\n")
    extension = makeExtension()
    Markdown(extensions=["pymdownx.snippets", extension])
    convert, inside, done = extension.convert, Event(), Event()

    def slowly(text: str) -> str:
        inside.set()
        done.wait(0.2)
        return convert(text)

    extension.convert = slowly
    with ThreadPoolExecutor() as pool:
        first = pool.submit(extension.plain, "one")
        inside.wait(10)
        second = pool.submit(extension.plain, '--8<-- "part.md"')
    assert first.result() == "<p>one</p>"
    assert "a part" not in second.result()


class _Slow(Preprocessor):
    """A step that does its work ahead; ``locked`` says whether others had to wait for it."""

    def __init__(self, ours: ProsetestExtension) -> None:
        super().__init__()
        self.ours = ours
        self.locked: list[bool] = []

    def ahead(self) -> None:
        self.locked.append(self.ours.lock.locked())

    def run(self, lines: list[str]) -> list[str]:
        self.locked.append(self.ours.lock.locked())
        return lines


def test_what_takes_long_is_done_while_others_render() -> None:
    """A step's ``ahead`` is called before its turn, without the lock; its ``run`` has it."""
    ours = ProsetestExtension()
    md = Markdown(extensions=[ours])
    slow = _Slow(ours)
    md.preprocessors.register(slow, "slow", 5)
    ours.plain("It is 3.6.")
    assert slow.locked == [False, True]
