"""The settings of a site: where its pages and lessons are, and what it accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any

from prosetest.notation import UNDECLARED, Notation, read_notation
from prosetest.numeral import find_numerals
from prosetest.process import DEFAULT_LIMIT

CELL_LIMIT = 60.0


class SettingsError(ValueError):
    """A setting that cannot be used; the message is a sentence."""


@dataclass(frozen=True)
class Settings:
    """What a site declares.

    ``root`` is the folder of ``mkdocs.yml``; ``docs`` and ``lessons`` are relative to it.
    ``editions`` are folders of ``docs`` that say the same; ``notations`` and ``notation`` how
    numbers are written in each and elsewhere. ``names`` maps a name with a digit to the reason
    why it is one. ``arithmetic`` accepts true equations of literals alone, ``unproven`` formulas
    that cannot be decided; ``telling`` keeps how each statement was read. ``limit`` is in seconds
    that code runs, ``cell_limit`` that of a notebook's cell, which may train a network.
    ``commands`` maps the name of a command that the site adds to the module that carries it out.
    """

    root: Path = field(default_factory=Path.cwd)
    docs: str = "docs"
    lessons: str = ""
    editions: tuple[str, ...] = ()
    notation: Notation = UNDECLARED
    notations: Mapping[str, Notation] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    arithmetic: bool = True
    unproven: bool = True
    telling: bool = False
    limit: float = DEFAULT_LIMIT
    cell_limit: float = CELL_LIMIT
    commands: Mapping[str, str] = field(default_factory=dict)

    def notation_of(self, path: str) -> Notation:
        """Return how numbers are written on the page at ``path``, relative to the root."""
        for edition in self.editions:
            if path.startswith(f"{self.docs}/{edition}/"):
                return self.notations.get(edition, self.notation)
        return self.notation

    def lesson_of(self, path: str) -> Path | None:
        """Return the example of the lesson that a page belongs to, if it has one."""
        if not self.lessons or not path.startswith(f"{self.docs}/"):
            return None
        name = self.concept(path)
        example = self.root / self.lessons / name / "example.py"
        return example if example.is_file() else None

    def concept(self, path: str) -> str:
        """Return the name that the editions of a page share: its path in its edition."""
        inner = path.removeprefix(f"{self.docs}/").removesuffix(".md")
        first, _, rest = inner.partition("/")
        return rest if first in self.editions and rest else inner


DEFAULTS: dict[str, Any] = {
    "docs": "docs",
    "lessons": "",
    "editions": [],
    "notation": {},
    "names": {},
    "arithmetic": True,
    "unproven": True,
    "limit": DEFAULT_LIMIT,
    "cell_limit": CELL_LIMIT,
    "commands": {},
}


def read_settings(root: Path, options: Mapping[str, Any], docs: str = "") -> Settings:
    """Read the options of the Markdown extension.

    Raises ``SettingsError`` with a sentence that names the option.
    """
    values = DEFAULTS | {name: value for name, value in options.items() if name in DEFAULTS}
    unknown = sorted(set(options) - set(DEFAULTS))
    if unknown:
        raise SettingsError(f"prosetest has no option {unknown[0]!r}; it has {', '.join(DEFAULTS)}")
    for name, kind in _KINDS.items():
        if not isinstance(values[name], kind):
            raise SettingsError(f"option {name} is {values[name]!r}, expected {_WORDS[name]}")
    for name in ("limit", "cell_limit"):
        if isinstance(values[name], bool) or not 0 < values[name] < inf:
            raise SettingsError(f"option {name} is {values[name]!r}, expected seconds above zero")
    lessons = str(values["lessons"]).strip("/")
    if lessons and not (root / lessons).is_dir():
        raise SettingsError(f"option lessons is {lessons!r}, which is no folder of the site")
    editions = tuple(str(edition) for edition in values["editions"])
    try:
        plain, special = _notations(values["notation"], editions)
    except ValueError as error:
        raise SettingsError(f"option notation: {error}") from error
    return Settings(
        root=root,
        docs=docs or str(values["docs"]).strip("/"),
        lessons=lessons,
        editions=editions,
        notation=plain,
        notations=special,
        names=_names(values["names"]),
        arithmetic=values["arithmetic"],
        unproven=values["unproven"],
        limit=float(values["limit"]),
        cell_limit=float(values["cell_limit"]),
        commands={str(name): str(module) for name, module in values["commands"].items()},
    )


_KINDS: dict[str, type | tuple[type, ...]] = {
    "docs": str,
    "lessons": str,
    "editions": (list, tuple),
    "notation": dict,
    "names": dict,
    "arithmetic": bool,
    "unproven": bool,
    "limit": (int, float),
    "cell_limit": (int, float),
    "commands": dict,
}
_WORDS = {
    "docs": "a folder",
    "lessons": "a folder",
    "editions": "a list of folders",
    "notation": "decimal and group, for the site or for each edition",
    "names": "names, each with its reason",
    "arithmetic": "true or false",
    "unproven": "true or false",
    "limit": "seconds",
    "cell_limit": "seconds",
    "commands": "names, each with its module",
}


def _notations(
    option: Mapping[str, Any], editions: tuple[str, ...]
) -> tuple[Notation, dict[str, Notation]]:
    """The notation of the site, and those of single editions."""
    special = {name: read_notation(option[name]) for name in editions if name in option}
    plain = {name: value for name, value in option.items() if name not in editions}
    return (read_notation(plain) if plain else UNDECLARED), special


def _names(option: Mapping[Any, Any]) -> dict[str, str]:
    for name, reason in option.items():
        if not isinstance(name, str) or not any(character.isalpha() for character in name):
            raise SettingsError(f"option names holds {name!r}, which has no letter")
        if not find_numerals(name):
            raise SettingsError(f"option names holds {name!r}, which has no digit")
        if not isinstance(reason, str) or not reason.strip():
            raise SettingsError(f"option names gives no reason for {name!r}")
    return dict(option)
