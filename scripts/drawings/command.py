"""``prosetest draw layer/flow --lang zh`` shows a drawing in the terminal.

``--ascii`` draws with ASCII lines, for terminals in which box lines are two cells wide; ``--svg``
and ``--steps`` give the other forms of the same description.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from drawings.drawing import Drawing
from drawings.fault import DrawingError
from drawings.lesson import Workshop
from drawings.phrase import plain
from drawings.signs import ASCII, UNICODE
from drawings.svg import svg
from prosetest.settings import Settings


def main(arguments: Sequence[str], settings: Settings) -> int:
    """Draw what the arguments name; exit status 1 where it cannot be drawn."""
    given = _parser(settings).parse_args(arguments)
    workshop = Workshop(settings.root, settings.lessons, settings.limit)
    try:
        if not given.name:
            return _say("\n".join(workshop.names()) + "\n")
        signs = ASCII if given.ascii else UNICODE
        return _say(_form(workshop.draw(given.name, given.lang, signs), given))
    except DrawingError as error:
        for fault in error.faults:
            sys.stderr.write(f"drawing {given.name}, {fault.message}\n")
            sys.stderr.write(f"    written     {fault.at}\n" if fault.at else "")
            sys.stderr.write(f"    to mend     {fault.mend}\n")
        return 1


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("prosetest draw", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("name", nargs="?", help="the drawing; without it, all names")
    languages = settings.editions or ("en",)
    parser.add_argument("--lang", choices=languages, default=languages[0])
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--ascii", action="store_true", help="ASCII lines and signs")
    form.add_argument("--svg", action="store_true", help="as a picture")
    form.add_argument("--steps", action="store_true", help="as a list of steps")
    return parser


def _form(drawing: Drawing, given: argparse.Namespace) -> str:
    if given.svg:
        return svg(drawing)
    if given.steps:
        return "".join(f"- {plain(step)}\n" for step in drawing.steps)
    return drawing.text


def _say(text: str) -> int:
    sys.stdout.write(text)
    return 0
