"""A drawing is one description in three languages and three forms, made of computed numbers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from drawings.lesson import Workshop
from drawings.phrase import Phrase, plain, width
from drawings.signs import ASCII, UNICODE, Signs
from drawings.svg import svg
from tests.drawings.conftest import LANGUAGES, LESSONS, NAMES, ROOT, Lesson

SIGNS = {"unicode": UNICODE, "ascii": ASCII}
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")


@pytest.mark.parametrize("signs", SIGNS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_flow_fits_eighty_cells(
    workshop: Workshop, name: str, language: str, signs: str
) -> None:
    """Framed rows end at the right border, in every language and with both sets of signs."""
    drawing = workshop.draw(name, language, SIGNS[signs])
    rows = drawing.text.splitlines()
    assert drawing.columns <= 80
    assert all(width(row) <= drawing.columns for row in rows)
    framed = [
        row for row in rows if row and row[0] in "╔╠╚║+|" and row[-1] in "╗╣╝║+|" and len(row) > 60
    ]
    assert {width(row) for row in framed} <= {drawing.columns, drawing.columns - 1}
    assert unicodedata.is_normalized("NFC", drawing.text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_ascii_has_one_width_in_every_terminal(
    workshop: Workshop, name: str, language: str
) -> None:
    """In Chinese and English no character is of ambiguous width."""
    text = workshop.draw(name, language, ASCII).text
    assert {unicodedata.east_asian_width(character) for character in text} <= {"Na", "N", "W", "F"}


def test_the_numbers_of_the_flow(workshop: Workshop) -> None:
    """Worked out by hand: the products, the pre-activations and what ReLU leaves."""
    flow, bend = (workshop.draw(name, "en").text for name in NAMES)
    for shown in ("0.5·0.2 + 1.0·(−0.9) = −0.8", "[−0.8, 0.6, 0.15]", "[1.2, 3.6, 0.65]",
                  "max(0, 0.65) = 0.65", "[0.0, 0.6, 0.15]"):  # fmt: skip
        assert shown in flow
    for shown in ("0.5·0.2 + 4.0·(−0.9) = −3.5", "[−1.5, 4.2, 1.85]", "max(0, −1.5) = 0.0",
                  "[0.0, 4.2, 1.85]"):  # fmt: skip
        assert shown in bend


@pytest.mark.parametrize("name", NAMES)
def test_the_editions_show_the_same_numbers(workshop: Workshop, name: str) -> None:
    """In the same order, each with the same expression; and so do drawing and steps."""
    bound = [expressions(workshop.draw(name, language).rows) for language in LANGUAGES]
    assert bound[0] == bound[1] == bound[2]
    steps = [expressions(workshop.draw(name, language).steps) for language in LANGUAGES]
    assert steps[0] == steps[1] == steps[2]
    assert numbers(workshop, name, UNICODE) == numbers(workshop, name, ASCII)


def expressions(phrases: tuple[Phrase, ...]) -> list[str]:
    """Return the expressions of what is shown, in order."""
    return sorted(piece.expression for phrase in phrases for piece in phrase if piece.expression)


def numbers(workshop: Workshop, name: str, signs: Signs) -> list[str]:
    """Return the numbers of a drawing as they stand there."""
    return NUMBER.findall(workshop.draw(name, "en", signs).text.replace("−", "-"))


def test_the_steps_say_where_each_result_comes_from(workshop: Workshop) -> None:
    """Through the plus sign, which has no name; the title is not said twice."""
    steps = [plain(step) for step in workshop.draw("layer/flow", "en").steps]
    assert steps[4].startswith("One sum per neuron (from Point x, Weights W): neuron 1: ")
    assert steps[6] == "Pre-activation z = xW + b (from Product xW, Bias b): [1.2, 3.6, 0.65]"
    assert workshop.draw("layer/flow", "en").title not in steps


def test_a_title_holds_no_number(lesson: Lesson) -> None:
    """It is read out, where nobody could check it."""
    lesson.replace("diagrams.py", 'words("title"),\n', 'words("point", n="n"),\n')
    assert "its title “Point x, 2-D” holds a number" in lesson.faults()[0].message


def test_two_boxes_of_one_name_are_refused(lesson: Lesson) -> None:
    """An arrow could mean either."""
    lesson.replace("diagrams.py", 'box("twice"', 'box("point"')
    assert lesson.faults()[0].message == "edition en: two boxes have one name"


# A changed weight


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A copy of the course in which W[0][0] is 0.3, not 0.2."""
    root = tmp_path_factory.mktemp("changed")
    for part in ("nnlib", "scripts/lessons", "docs/assets"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    file = root / LESSONS / "layer" / "example.py"
    text = file.read_text(encoding="utf-8")
    assert text.count("[[0.2, 0.8, -0.5]") == 1
    file.write_text(text.replace("[[0.2, 0.8, -0.5]", "[[0.3, 0.8, -0.5]"), encoding="utf-8")
    return Workshop(root, LESSONS)


CHANGES = {
    "layer/flow": {("0.2", "0.3"), ("-0.8", "-0.75"), ("1.2", "1.25")},
    "layer/bend": {("0.2", "0.3"), ("-3.5", "-3.45"), ("-1.5", "-1.45")},
}
"""By hand: 0.5 · 0.3 is 0.05 more; after ReLU −1.45 is 0 as −1.5 was."""


@pytest.mark.parametrize("form", ["unicode", "ascii", "svg"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_changed_weight_changes_what_depends_on_it(
    workshop: Workshop, changed: Workshop, name: str, language: str, form: str
) -> None:
    """Exactly the numbers that depend on W[0][0] change, and nothing else does."""
    before, after = (shown(one, name, language, form) for one in (workshop, changed))
    assert len(before) == len(after)
    differing = {(one, other) for one, other in zip(before, after, strict=True) if one != other}
    assert differing == CHANGES[name]
    count = sum(one != other for one, other in zip(before, after, strict=True))
    assert count == (9 if name == "layer/flow" else 7)


def shown(workshop: Workshop, name: str, language: str, form: str) -> list[str]:
    """Return the numbers of a drawing that a reader sees, in order."""
    drawing = workshop.draw(name, language, SIGNS.get(form, UNICODE))
    text = drawing.text
    if form == "svg":
        text = "\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg(drawing)))
    return NUMBER.findall(text.replace("−", "-"))


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the seed of their hashes."""
    code = (
        "import sys; from pathlib import Path; from drawings.lesson import Workshop;"
        "from drawings.markup import figure; from drawings.svg import svg;"
        f"w = Workshop(Path({str(ROOT)!r}), {LESSONS!r});"
        "sys.stdout.buffer.write(''.join(figure(d) + svg(d) for n in w.names()"
        " if not w.gallery.has(n) for d in [w.draw(n, 'zh')]).encode())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert len(made[0]) > 10_000
