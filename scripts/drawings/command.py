"""``prosetest draw layer/flow --lang zh`` shows a drawing: a diagram, or a figure as SVG.

``--ascii`` draws a diagram with ASCII lines, for terminals in which box lines are two cells wide;
``--svg`` and ``--steps`` give the other forms of the same description. ``-o FILE`` writes into a
file, and ``--scheme dark`` gives a figure the colours of the dark page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from drawings.desk import Desk
from drawings.drawing import Drawing
from drawings.fault import DrawingError, refuse
from drawings.glyph import STYLESHEET
from drawings.lesson import Workshop
from drawings.markup import alone
from drawings.palette import SCHEMES, read_colours
from drawings.phrase import plain
from drawings.picture import Picture
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
        return _give(_drawn(workshop, given), given.output)
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
    parser.add_argument("--scheme", choices=SCHEMES, default=SCHEMES[0], help="of a figure")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write into a file")
    return parser


def _drawn(workshop: Workshop, given: argparse.Namespace) -> str:
    if given.name in Desk(workshop).names():
        mend = "see it on the page that places it"
        raise refuse("it is a widget, which no terminal shows", mend)
    if workshop.gallery.has(given.name):
        shown = workshop.show(given.name, given.lang)
        assert isinstance(shown, Picture)
        sheet = (workshop.root / STYLESHEET).read_text(encoding="utf-8")
        return alone(shown, read_colours(sheet, given.scheme))
    signs = ASCII if given.ascii else UNICODE
    return _form(workshop.draw(given.name, given.lang, signs), given)


def _give(text: str, file: Path | None) -> int:
    """Write into a file, or to the terminal."""
    if file is None:
        return _say(text)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        mend = "name a file in a folder that can be written to"
        raise refuse(f"{file} cannot be written: {error.strerror}", mend) from error
    return 0


def _form(drawing: Drawing, given: argparse.Namespace) -> str:
    if given.svg:
        return svg(drawing)
    if given.steps:
        return "".join(f"- {plain(step)}\n" for step in drawing.steps)
    return drawing.text


def _say(text: str) -> int:
    sys.stdout.write(text)
    return 0
