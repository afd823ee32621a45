"""``prosetest new momentum`` makes a lesson in every edition, which builds at once.

The pages have the parts that every lesson has, and ``example.py`` the numbers they show; the
models are the files in ``lesson/``. The navigation gets its entries after the last lesson, or
after the one that ``--after`` names. Either all of this is written, or nothing.
"""

from __future__ import annotations

import argparse
import keyword
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from prosetest.fix import write_whole
from prosetest.settings import Settings

CONFIG: Final = "mkdocs.yml"
_MODELS: Final = Path(__file__).with_name("lesson")
_NAME: Final = re.compile(r"[a-z]+(?:_[a-z]+)*")
_TAKEN: Final = frozenset({"index", "reference", "search", "assets"})


class NewLessonError(ValueError):
    """A lesson that cannot be made; the message is a sentence."""


def main(arguments: Sequence[str], settings: Settings) -> int:
    """Make the lesson that the arguments name; exit status 2 where it cannot be made."""
    parser = argparse.ArgumentParser("prosetest new", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("lesson", help="its name: small letters, words joined by _")
    parser.add_argument("--after", default="", metavar="LESSON", help="default: the last lesson")
    given = parser.parse_args(arguments)
    try:
        files = plan(given.lesson, given.after, settings)
        write_all(settings.root, files)
    except NewLessonError as error:
        sys.stderr.write(f"prosetest new: {error}\n")
        return 2
    sys.stdout.write("".join(f"{path}\n" for path in files))
    return 0


def plan(name: str, after: str, settings: Settings) -> dict[str, str]:
    """Return the files of a new lesson, each with its text; that of mkdocs.yml is the last.

    Raises:
        NewLessonError: the name cannot be used, a file is there, or the navigation has no place.
    """
    _expect_name(name)
    pages = {f"{settings.docs}/{one}/{name}.md": f"{one}.md" for one in settings.editions}
    folder = f"{settings.lessons}/{name}"
    models = {
        **pages,
        f"{folder}/example.py": "example.txt",
        f"{folder}/labels.toml": "labels.txt",
    }
    if not settings.editions or not settings.lessons:
        raise NewLessonError(f"{CONFIG} names no editions or no lessons under prosetest")
    for path in models:
        if (settings.root / path).exists():
            raise NewLessonError(f"{path} is there already: choose another name, or remove it")
    files = {path: _filled(model, name) for path, model in models.items()}
    config = (settings.root / CONFIG).read_text(encoding="utf-8")
    return {**files, CONFIG: with_entries(config, name, after, settings.editions)}


def _expect_name(name: str) -> None:
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise NewLessonError(
            f"{name!r} is no name of a lesson: write small letters a to z, words joined by _"
        )
    if name in _TAKEN:
        raise NewLessonError(f"{name!r} is the address of something else: choose another name")


def _filled(model: str, name: str) -> str:
    file = _MODELS / model
    if not file.is_file():
        known = ", ".join(sorted(one.stem for one in _MODELS.glob("*.md")))
        edition = model.removesuffix(".md")
        raise NewLessonError(f"there is no model of a lesson in {edition!r}, only in {known}")
    return file.read_text(encoding="utf-8").replace("{name}", name)


def with_entries(config: str, name: str, after: str, editions: Sequence[str]) -> str:
    """Return the text of mkdocs.yml with an entry in each edition, all else as it was."""
    after = after or _last(config, editions[0])
    for edition in editions:
        old = rf"[\"']?{re.escape(edition)}/{re.escape(after)}\.md[\"']?[ \t]*(?:#.*)?"
        entry = re.compile(rf"^(?P<margin>[ \t]*- )(?:[^#\n]*: )?{old}$", re.MULTILINE)
        found = entry.search(config)
        if found is None:
            raise NewLessonError(
                f"the navigation of {CONFIG} has no {edition}/{after}.md to put the lesson after"
            )
        row = f"\n{found['margin']}{edition}/{name}.md"
        config = config[: found.end()] + row + config[found.end() :]
    return config


def _last(config: str, edition: str) -> str:
    """The page that the navigation of an edition ends with."""
    _, _, nav = config.partition("\nnav:")
    found = re.findall(rf"^[ \t]*- .*?{edition}/([\w/-]+)\.md", nav, re.MULTILINE)
    if not found:
        raise NewLessonError(f"the navigation of {CONFIG} has no page of {edition}")
    return str(found[-1])


def write_all(root: Path, files: Mapping[str, str]) -> None:
    """Write all files or none; the last, which makes the others known, takes the place of its old.

    Raises:
        NewLessonError: the disk refuses one of them.
    """
    *new, (last, text) = files.items()
    made: list[Path] = []
    try:
        for path, content in new:
            made += _missing_folders(root / path)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            made.append(root / path)
            with (root / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
        write_whole(root / last, text.encode())
    except OSError as error:
        _remove(made)
        raise NewLessonError(f"nothing was made: {error}") from error


def _missing_folders(file: Path) -> list[Path]:
    return [one for one in reversed(file.parents) if not one.exists()]


def _remove(made: Sequence[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
