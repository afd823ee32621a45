"""Bad input is answered with a finding: where, what, and how to mend it; never with a traceback.

Every case is a small site with one thing wrong, given as the files that differ from a sound one,
and the first line that the command must say of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from prosetest.adapters.cli import main
from tests.conftest import Project

Files = Mapping[str, str | bytes | None]

SETTINGS = """\
site_name: Sound
theme:
  name: mkdocs
plugins:
  - prosetest
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - tables
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.snippets:
      check_paths: true
  - pymdownx.superfences
  - prosetest:
      lessons: lessons
      limit: 20
"""
PAGE = "docs/page.md"
EXAMPLE = "lessons/page/example.py"
SOUND: Files = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": "# Home\n\n[One page](page.md)\n",
    PAGE: "# Page\n\nIt is 3.6<!--= z -->.\n",
    EXAMPLE: "z = 3.6\nx = [1, 2]\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A sound site, the working directory of its test."""
    monkeypatch.chdir(tmp_path)
    return lay(Project(tmp_path), SOUND)


def lay(site: Project, files: Files) -> Project:
    """Write the files of a site, or remove those without content."""
    for path, content in files.items():
        if content is None:
            (site.root / path).unlink()
        else:
            site.write(path, content)
    return site


def page(body: str) -> Files:
    """Return a page with a sound first line; ``body`` begins on line 5."""
    return {PAGE: f"# Page\n\nIt is 3.6<!--= z -->.\n\n{body}\n"}


def example(code: str) -> Files:
    """Return an example that still makes z first."""
    return {EXAMPLE: f"z = 3.6\n{code}\n"}


def answer(code: str) -> Files:
    """Return a page that says 3.6 of ``s``, which ``code`` makes."""
    return {**page("It is 3.6<!--= s -->."), **example(code)}


def option(line: str) -> Files:
    """Return settings with another option, or another value of one."""
    name = line.partition(":")[0]
    kept = re.sub(rf"      {name}: .*\n", "", SETTINGS)
    return {"mkdocs.yml": f"{kept}      {line}\n"}


ENDLESS = "has not ended after 2 s"
HURRY = option("limit: 2")
"""For code that never ends; other code has as long as a busy machine may take."""


def in_time(files: Files, said: str) -> Files:
    """Return files with a limit of time that suits them."""
    return {**files, **HURRY} if ENDLESS in said else files


def assert_finding(status: int, said: str, expected: str) -> None:
    """A finding stands at the place, with its remedy, and nothing else went wrong."""
    assert expected in said
    assert status == 1
    assert re.search(r"^    to mend     \S", said, re.MULTILINE)
    assert re.search(r"^.+:\d+:\d+: ", said, re.MULTILINE)
    assert "Traceback" not in said
    assert re.search(r"; (\d+ findings|1 finding)$", said.rstrip())


FILES: dict[str, tuple[Files, str]] = {
    "not UTF-8": (
        {PAGE: "# Page\n\ncafé 3.6<!--= z -->\n".encode("latin-1")},
        "docs/page.md:3:4: byte 0xe9 is not UTF-8",
    ),
    "UTF-16": (
        {PAGE: "# Page\n".encode("utf-16")},
        "docs/page.md:1:1: byte 0xff is not UTF-8",
    ),
    "byte-order mark": (
        {PAGE: b"\xef\xbb\xbf3.4<!--= z -->\n"},
        "docs/page.md:1:1: 3.4 is written, z is 3.6",
    ),
    "line ends of Windows": (
        {PAGE: b"# Page\r\n\r\nIt is 3.4<!--= z -->.\r\n"},
        "docs/page.md:3:7: 3.4 is written, z is 3.6",
    ),
    "line ends of old Macs": (
        {PAGE: b"# Page\r\rIt is 3.4<!--= z -->.\r"},
        "docs/page.md:3:7: 3.4 is written, z is 3.6",
    ),
    "front matter": (
        {PAGE: "---\ntitle: Unit 5\n---\n\n# Page\n\nIt is 3.4<!--= z -->.\n"},
        "docs/page.md:7:7: 3.4 is written, z is 3.6",
    ),
    "front matter that is none": (
        {PAGE: "---\ntitle: [5\n---\n\nIt is 3.6<!--= z -->.\n"},
        "docs/page.md:2:9: 5 is not checked",
    ),
    "no last line end": (
        {PAGE: "It is 3.4<!--= z -->"},
        "docs/page.md:1:7: 3.4 is written, z is 3.6",
    ),
    "control characters": (
        {PAGE: b"# Page\n\nIt\0 \x02is\x03 3.4<!--= z -->.\n"},
        "3.4 is written, z is 3.6",
    ),
    "separators that are no line ends": (
        {PAGE: "# Page\n\nIt\u2028is\x0c\x85 3.4<!--= z -->.\n"},
        "docs/page.md:3:9: 3.4 is written, z is 3.6",
    ),
    "a title with a digit": (
        {PAGE: "# Page 5\n\nIt is 3.6<!--= z -->.\n"},
        "docs/page.md:1:8: 5 is not checked",
    ),
    "a name with blanks and letters of other alphabets": (
        {"docs/trang số 1 页.md": "# A\n\nIt is 3.6<!--= y -->.\n"},
        "docs/trang số 1 页.md:3:7: y has no value",
    ),
    "a page in a folder": (
        {
            "docs/sub/deep/x.md": "# A\n\nIt is 3.4<!--= z -->.\n",
            "lessons/sub/deep/x/example.py": "z = 3",
        },
        "docs/sub/deep/x.md:3:7: 3.4 is written, z is 3",
    ),
    "no page": (
        {"docs/index.md": None, PAGE: None, "docs/style.css": ""},
        "docs:1:1: no page was read",
    ),
    "numerals and no claim": (
        {PAGE: "# Page\n\nThere are 5.\n"},
        "docs:1:1: 1 numeral was met and no claim: nothing was checked",
    ),
    "a missing edition": (
        {**option("editions: [vi, en]"), "docs/vi/a.md": "# A\n", "docs/en/b.md": "# B\n"},
        "docs/vi/a.md:1:1: this page has no edition en: docs/en/a.md is missing",
    ),
    "an edition that says less": (
        {
            **option("editions: [vi, en]"),
            "docs/vi/page.md": "# A {#a}\n\nNó là 3.6<!--= z -->.\n",
            "docs/en/page.md": "# A {#a}\n",
        },
        "docs/vi/page.md:3:7: 3.6 (z is 3.6) is not said in docs/en/page.md",
    ),
    "an edition with other headings": (
        {
            **option("editions: [vi, en]"),
            "docs/vi/page.md": "# A {#a}\n",
            "docs/en/page.md": "# A {#b}\n",
        },
        "docs/en/page.md:1:1: the heading ids differ from docs/vi/page.md: b here, a there",
    ),
    "an edition that nobody wrote": (
        option("editions: [nowhere]"),
        "mkdocs.yml:1:1: the edition nowhere has no page",
    ),
    "a name that no page uses": (
        option("names: {GPT-4: a model}"),
        "mkdocs.yml:1:1: the name 'GPT-4' of the lexicon stands on no page",
    ),
    "a snippet that is not there": (
        page('--8<-- "nowhere.py"'),
        "docs/page.md:5:9: this page is not rendered: SnippetMissingError: ",
    ),
    "a section that is not there": (
        page('--8<-- "lessons/page/example.py:part"'),
        "docs/page.md:5:33: this page is not rendered: SnippetMissingError: ",
    ),
    "an example that is not UTF-8": (
        {EXAMPLE: b"z = 3.6  # \xe9\n"},
        "lessons/page/example.py:1:12: byte 0xe9 is not UTF-8",
    ),
}

REMARKS = {
    "an unclosed comment": ("It is 3.6<!--= z\n\nmore", "5:10: this comment is never closed"),
    "no expression": ("It is 3.6<!--= z + -->.", "5:10: z + is not an expression"),
    "an empty binding": (
        "It is 3.6<!--= -->.",
        "5:10: this comment is empty, expected an expression",
    ),
    "an empty reason": ("It is 5<!--ok: -->.", "5:8: this comment is empty, expected a reason"),
    "an unknown name": ("It is 3.6<!--= y -->.", "5:7: y has no value: y is not defined"),
    "no literal before": (
        "So<!--= z --> it is.",
        "5:3: no number stands right before this comment",
    ),
    "no literal at all": ("<!--= z -->", "5:1: a comment begins this line"),
    "nothing to exempt": (
        "So<!--ok: why --> it is.",
        "5:3: no number stands right before this comment",
    ),
    "two bindings": ("It is 3.6<!--= z --><!--= z -->.", "5:21: a second binding stands on 3.6"),
    "at the start of a line": ("It is 3.6\n<!--= z --> so.", "6:1: a comment begins this line"),
    "inside a numeral": ("It is 3<!--= z -->.6 now.", "5:8: a comment stands inside a numeral"),
    "in an alt text": (
        "![3.6<!--= z --> wide](a.png)",
        "5:6: a comment stands in an alternative text",
    ),
    "with a bar": ("It is 3.6<!--= z | x -->.", "5:10: a comment holds |"),
    "with dashes": ("It is 3.6<!--= z -- x -->.", "5:10: a comment holds |"),
    "over two lines": ("It is 3.6<!--= z +\nz -->.", "5:10: a comment holds |"),
    "too long": (
        "It is 3.6<!--= z + 0 -->.",
        "5:10: z + 0 is more than a name, an index or one call",
    ),
    "a keyword": ("It is 3.6<!--= f(a=1) -->.", "5:10: f(a=1) passes a keyword"),
    "a string": ("It is 3.6<!--= 'a' -->.", "5:10: 'a' holds 'a', which is not a number"),
    "a private name": ("It is 3.6<!--= z.__class__ -->.", "5:10: z.__class__ names __class__"),
    "a built-in function": ("It is 3.6<!--= open(1) -->.", "5:7: open(1) has no value"),
    "a lambda": ("It is 3.6<!--= (lambda: 1)() -->.", "5:10: (lambda: 1)() uses Lambda"),
    "an index too far": ("It is 3<!--= x[9] -->.", "5:7: x[9] has no value: it raises IndexError"),
    "a vector too short": ("It is [1]<!--= x -->.", "5:8: x has shape (2,), (1,) is written"),
    "a wrong heading": ("## It is 3.4<!--= z -->", "5:10: 3.4 is written, z is 3.6"),
    "a wrong title": ('[a](index.md "3.4<!--= z -->")', "5:15: 3.4 is written, z is 3.6"),
    "a wrong span": ("`z = 3.5`", "5:6: 3.5 is written, z is 3.6"),
    "a table comment without a table": (
        "words\n<!--table: c1 = x -->",
        "6:1: no table with a number stands right above this comment",
    ),
    "too many rows": (
        "| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n<!--table: c1 = x -->",
        "10:1: column 1, x, ",
    ),
    "a column too far": (
        "| a |\n|---|\n| 1 |\n| 2 |\n<!--table: c2 = x -->",
        "9:1: the table has no column 2",
    ),
    "a table comment that is none": (
        "| a |\n|---|\n| 1 |\n<!--table: x -->",
        "8:1: the table comment has 'x', which names no column",
    ),
    "columns of each other": (
        "| a | b |\n|---|---|\n| 1 | 2 |\n<!--table: c1 = c2; c2 = c1 -->",
        "8:1: column 1, c2, has no value",
    ),
    "a table comment in the text": (
        "words <!--table: c1 = x -->",
        "5:7: a table comment shares its line",
    ),
}

EXAMPLES = {
    "raises": ("raise ValueError('no')", "2:1: this example raises ValueError: no"),
    "raises further down": (
        "def f():\n    return 1 / 0\n\n\nf()",
        "3:1: this example raises ZeroDivisionError",
    ),
    "raises over several lines": (
        "raise ValueError('a\\nb')",
        "2:1: this example raises ValueError: a b\n",
    ),
    "raises what cannot be shown": (
        "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
        "4:1: this example raises E",
    ),
    "raises a lone surrogate": (
        "raise ValueError('\\ud800')",
        "2:1: this example raises ValueError: ",
    ),
    "is no Python": ("z =", "2:1: this example raises SyntaxError: invalid syntax"),
    "holds a zero byte": ("z = 1\0", "source code string cannot contain null bytes"),
    "loops for ever": ("while True: pass", "1:1: this example has not ended after 2 s"),
    "sleeps": ("import time\ntime.sleep(99)", "1:1: this example has not ended after 2 s"),
    "prints megabytes": (
        "for i in range(10**6): print('x' * 99)",
        "2:1: this example prints more than 100000 characters",
    ),
    "prints megabytes and goes on": (
        "try:\n    while True: print('x' * 99)\nexcept BaseException: pass",
        "this example prints more than 100000 characters",
    ),
    "complains by megabytes": (
        "import sys\nsys.stderr.write('x' * 10**7)",
        "3:1: this example prints more than 100000 characters",
    ),
    "exits": ("import sys\nsys.exit(3)", "3:1: this example leaves by SystemExit: 3"),
    "ends its process": ("import os\nos._exit(0)", "1:1: this example ended its process"),
    "kills its process": (
        "import os\nos.kill(os.getpid(), 9)",
        "1:1: this example ended its process",
    ),
    "asks the reader": ("input()", "2:1: this example raises EOFError"),
    "never returns": ("def f(): f()\nf()", "2:1: this example raises RecursionError"),
    "asks for all memory": ("bytearray(10**15)", "2:1: this example raises MemoryError"),
    "is interrupted": ("raise KeyboardInterrupt", "2:1: this example raises KeyboardInterrupt"),
    "closes its streams": (
        "import os\nos.closerange(0, 99)",
        "1:1: this example ended its process",
    ),
    "closes its output": ("import sys\nsys.stdout.close()", "1:1: this example "),
    "writes to every stream": (
        """\
import os
for number in range(3, 20):
    try:
        os.write(number, b"words\\n")
    except OSError:
        pass""",
        "1:1: this example ",
    ),
    "breaks a module": ("import json\njson.dumps = None", "1:1: this example ended its process"),
    "removes the pages": (
        "import os\nos.remove('docs/page.md')",
        "docs/page.md:1:1: cannot be read",
    ),
}

UNHARMED = {
    "starts a thread": "from threading import Timer\nTimer(99, print).start()",
    "starts a busy thread": """\
from threading import Thread
def busy():
    while True: pass
Thread(target=busy).start()""",
    "starts a process": "import subprocess\nsubprocess.Popen(['sleep', '5'])",
    "forks": "import os\nos.fork()",
    "reads its input": "import sys\nsys.stdin.read()",
    "writes to the streams": "import os\nos.write(1, b'a\\n')\nos.write(2, b'b\\n')",
    "replaces its output": "import io, sys\nsys.stdout = io.StringIO()",
    "has no output": "import sys\nsys.stdout = sys.stderr = None",
    "prints a lone surrogate": "print('\\ud800')",
    "goes elsewhere": "import os\nos.chdir('/')",
}

VALUES = {
    "NaN": ("s = float('nan')", "5:7: 3.6 is written, s is nan"),
    "an infinity": ("s = float('-inf')", "5:7: 3.6 is written, s is -inf"),
    "a complex number": ("s = 3.6 + 0j", "5:7: s is complex, which is no number"),
    "a truth": ("s = True", "5:7: s is True, which is no number"),
    "nothing": ("s = None", "5:7: s is NoneType, which is no number"),
    "words": ("s = '3.6'", "5:7: s is str, which is no number"),
    "a function": ("def s(): pass", "5:7: s is function, which is no number"),
    "a module": ("import math as s", "5:7: s "),
    "a long range": ("s = range(10**9)", "5:7: s is range, which is no number"),
    "a long list": ("s = [0] * 10**7", "5:7: s "),
    "an array of ten million": ("import numpy\ns = numpy.zeros(10**7)", "5:7: s is an array of "),
    "a list in a list, deep": ("s = []\nfor _ in range(5000): s = [s]", "5:7: s "),
    "a list that holds itself": ("s = []\ns.append(s)", "5:7: s "),
    "an odd object": ("class S:\n    def __getattr__(self, n): raise OSError\ns = S()", "5:7: s "),
}

BOMBS = {
    "a float too large": ("`z = 1e999999999`", "1e999999999 "),
    "a float too large in prose": (
        "It is 1e999999999<!--= z -->.",
        "5:7: 1e999999999 is too large",
    ),
    "a float too small": ("`z = 1e-999999999`", "5:6: 1e-999999999 "),
    "a power": ("$z = 10^{999999999}$", "5:10: 999999999 is not checked"),
    "a power of powers": ("`z = 9**9**9`", "5:6: 9 is not checked"),
    "a tower of TeX": ("$z = 9^{9^{9^{9}}}$", "5:6: 9 is not checked"),
    "a raised power": ("It is 10⁹⁹⁹⁹⁹⁹⁹⁹⁹<!--= z -->.", "5:7: 10⁹⁹⁹⁹⁹⁹⁹⁹⁹ is too large"),
    "a shift": ("`z = 1 << 999999999`", "5:11: 999999999 is not checked"),
    "a factorial": ("$z = 999999!$", "5:6: 999999 is not checked"),
    "a repetition": ("`z = [0] * 999999999`", "5:7: "),
    "a sum": ("$z = \\sum_{i=1}^{999999999} i$", "5:18: 999999999 is not checked"),
    "a numeral of 10,000 digits": (f"It is {'7' * 10_000}<!--= z -->.", "5:7: "),
    "a numeral of 10,000 digits in code": (f"`z = {'7' * 10_000}`", "5:6: "),
    "a numeral of 10,000 digits in maths": (f"$z = {'7' * 10_000}$", "5:6: "),
    "10,000 decimals": (f"`z = 3.{'6' * 10_000}`", "5:6: "),
    "brackets in code": (f"`z = {'(' * 5000}3.5{')' * 5000}`", "5:5006: 3.5 is not checked"),
    "brackets in maths": (f"$z = {'(' * 5000}3.5{')' * 5000}$", "5:5006: 3.5 is not checked"),
    "braces in maths": (f"$z = {'{' * 3000}3.5{'}' * 3000}$", "5:3006: 3.5 is not checked"),
    "brackets in prose": (f"{'[' * 1000}3.5{']' * 1000}", "5:1001: 3.5 is not checked"),
    "a vector of vectors": (f"{'[' * 1000}3.5{']' * 1000}<!--= z -->", "5:"),
    "stars": (f"{'*' * 2000}3.5{'*' * 2000}", "docs/page.md:"),
    "quotations": (f"{'>' * 500} 3.5", "5:502: 3.5 is not checked"),
    "elements": (f"{'<div>' * 1000}3.5{'</div>' * 1000}", "5:5001: 3.5 is not checked"),
}

BLOCKS = {
    "raises": ("```python\n1 / 0\n```", "6:1: this block raises ZeroDivisionError"),
    "is no Python": ("```python\na =\n```", "6:1: this block raises SyntaxError: invalid syntax"),
    "loops for ever": (
        "```python\nwhile True: pass\n```",
        "6:1: this block has not ended after 2 s",
    ),
    "ends its process": (
        "```python\nimport os; os._exit(1)\n```",
        "6:1: this block ended its process",
    ),
    "prints otherwise": (
        "```pycon\n>>> z\n3.4\n```",
        "7:1: 3.4 is written, the code prints 3.6",
    ),
    "has a bad prompt": ("```pycon\n>>>z\n3.6\n```", "6:1: this block is no interactive session"),
    "is never closed": ("```python\na = 1", "6:5: 1 is not checked"),
    "is no code": ("```text\nvalue 5\n```", "6:7: 5 is not checked"),
    "is indented": ("    value 5", "5:11: 5 is not checked"),
}

NOTATIONS = {
    "no table": ("NOTATION = 7", "5:6: 3.6 is not checked"),
    "no expression": ("NOTATION = {'q': 'while'}", "5:6: 3.6 is not checked"),
    "no text": ("NOTATION = {'q': 5}", "5:6: 3.6 is written, q is 5"),
    "itself": ("NOTATION = {'q': 'q'}", "5:6: 3.6 is not checked"),
}

CASES: dict[str, tuple[Files, str]] = {
    **{f"file: {name}": case for name, case in FILES.items()},
    **{f"remark: {name}": (page(body), said) for name, (body, said) in REMARKS.items()},
    **{
        f"example: {name}": (in_time(example(code), said), said)
        for name, (code, said) in EXAMPLES.items()
    },
    **{f"value: {name}": (answer(code), said) for name, (code, said) in VALUES.items()},
    **{f"bomb: {name}": (page(body), said) for name, (body, said) in BOMBS.items()},
    **{
        f"block: {name}": (in_time(page(body), said), said) for name, (body, said) in BLOCKS.items()
    },
    **{
        f"notation: {name}": ({**page("`q = 3.6`"), **example(code)}, said)
        for name, (code, said) in NOTATIONS.items()
    },
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_bad_input_is_a_finding(
    site: Project, capsys: pytest.CaptureFixture[str], files: Files, expected: str
) -> None:
    """check exits 1 and names the place and the remedy."""
    lay(site, files)
    status = main(["check"])
    assert_finding(status, capsys.readouterr().out, expected)


@pytest.mark.parametrize("code", UNHARMED.values(), ids=UNHARMED)
def test_odd_code_does_no_harm(
    site: Project, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    """Code that does odd things, and makes its values, is no finding: the answers stay whole."""
    lay(site, example(code))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "2 pages, 1 numeral: 1 computed; no finding\n"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("It is 3.6<!--= f(1) -->.", "def f(a):\n    while True: pass"),
        ("It is 3.6<!--= f(1) -->.", "import os\ndef f(a): os._exit(1)"),
        ("```python\nwhile True: pass\n```", ""),
    ],
    ids=["endless", "deadly", "block"],
)
def test_code_that_stops_the_worker_is_one_finding(
    site: Project, capsys: pytest.CaptureFixture[str], body: str, code: str
) -> None:
    """The claims above keep their verdict, and the other pages of the lesson are checked."""
    lay(site, {**page(body), **example(code), **HURRY})
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert said.endswith("; 1 finding\n")


OPTIONS = {
    "wrong: 1": "prosetest has no option 'wrong'",
    "names: {abc: a}": "option names holds 'abc', which has no digit",
    "names: {'12': a}": "option names holds '12', which has no letter",
    "names: {GPT-4: ''}": "option names gives no reason for 'GPT-4'",
    "names: [GPT-4]": "option names is ['GPT-4'], expected names, each with its reason",
    "names: ": "option names is None, expected names, each with its reason",
    "editions: vi": "option editions is 'vi', expected a list of folders",
    "notation: comma": "option notation is 'comma', expected decimal and group",
    "notation: {decimal: x}": "option notation: notation decimal is 'x', expected one of",
    "notation: {decimal: comma, group: comma}": "uses ',' both for decimals and for groups",
    "notation: {de: {decimal: comma}}": "option notation: notation has the key 'de'",
    "limit: soon": "option limit is 'soon', expected seconds",
    "limit: -1": "option limit is -1",
    "limit: 0": "option limit is 0",
    "limit: .nan": "option limit is nan",
    "limit: .inf": "option limit is inf",
    "limit: true": "option limit is True",
    "arithmetic: 'no'": "option arithmetic is 'no', expected true or false",
    "unproven: 3": "option unproven is 3, expected true or false",
    "lessons: 5": "option lessons is 5, expected a folder",
    "lessons: nowhere": "option lessons is 'nowhere'",
}


@pytest.mark.parametrize(("line", "expected"), OPTIONS.items(), ids=OPTIONS)
def test_a_bad_option_is_a_sentence(
    site: Project, capsys: pytest.CaptureFixture[str], line: str, expected: str
) -> None:
    """check exits 2 and names the option."""
    lay(site, option(line))
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("prosetest: ")
    assert expected in said
    assert said.count("\n") == 1


SETTINGS_FILES = {
    "no YAML": "site_name: [",
    "nothing": "",
    "not UTF-8": b"site_name: \xe9\n",
    "an unknown extension": "site_name: a\nmarkdown_extensions: [nowhere]\n",
    "an unknown theme": "site_name: a\ntheme: nowhere\n",
    "options that are none": "site_name: a\nmarkdown_extensions:\n  - prosetest: [1]\n",
    "no folder of pages": "site_name: a\ndocs_dir: nowhere\n",
    "pages of another folder": "site_name: a\ndocs_dir: /\n",
}


@pytest.mark.parametrize("content", SETTINGS_FILES.values(), ids=SETTINGS_FILES)
def test_bad_settings_are_a_sentence(
    site: Project, capsys: pytest.CaptureFixture[str], content: str | bytes
) -> None:
    """check exits 2 and says that mkdocs.yml cannot be used, in MkDocs' own words."""
    site.write("mkdocs.yml", content)
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert "mkdocs.yml" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check", "nowhere.md"], "nowhere.md is not there"),
        (["check", "lessons"], "lessons holds no Markdown page"),
        (["check", "-f", "nowhere.yml"], "nowhere.yml is not there"),
        (["explain", "nowhere.md:3"], "nowhere.md is not there"),
        (["build", "-f", "nowhere.yml"], "no mkdocs.yml here or above"),
    ],
)
def test_a_bad_request_is_a_sentence(
    site: Project, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    """The command exits 2 and says what is not there."""
    assert main(arguments) == 2
    assert capsys.readouterr().err == f"prosetest: {expected}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbf3.4<!--= z -->\r\n\r\nand `z = 3.4`\r\n", b"3.6"),
        (b"---\r\ntitle: A\r\n---\r\n\r\nIt is 3.4<!--= z -->.\r\n", b"3.6"),
        (b"# A\r\rIt is 3.4<!--= z -->.\r", b"3.6"),
        (b"# A\n\rIt is 3.4<!--= z -->.\r\nAnd **3.4**<!--= z -->\n", b"3.6"),
        ("# Số\n\n十3.4<!--= z -->个 3.4<!--= z -->".encode(), b"3.6"),
    ],
    ids=["mark and Windows", "front matter", "old Macs", "mixed", "no last line end"],
)
def test_fix_keeps_every_other_byte(site: Project, before: bytes, after: bytes) -> None:
    """Only the wrong digits change, whatever the line ends, the mark and the alphabet."""
    file = site.write(PAGE, before)
    assert main(["fix"]) == 0
    assert file.read_bytes() == before.replace(b"3.4", after)
    assert main(["check"]) == 0


def test_fix_follows_a_link(site: Project) -> None:
    """A page that is a link stays one; what it leads to is mended."""
    real = site.write("elsewhere.md", "It is 3.4<!--= z -->.\n")
    (site.root / PAGE).unlink()
    (site.root / PAGE).symlink_to(real)
    assert main(["fix"]) == 0
    assert (site.root / PAGE).is_symlink()
    assert real.read_text(encoding="utf-8") == "It is 3.6<!--= z -->.\n"


def test_linked_docs_are_read(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A docs folder that is a link to one beside it is checked like any other."""
    (site.root / "docs").rename(site.root / "text")
    (site.root / "docs").symlink_to(site.root / "text")
    site.write("text/page.md", "It is 3.4<!--= z -->.\n")
    assert main(["check"]) == 1
    assert "page.md:1:7: 3.4 is written, z is 3.6" in capsys.readouterr().out


def test_a_huge_page_is_checked(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A page of 100 KB with 4,000 numerals is checked to its last line."""
    site.write(
        PAGE, "So `z = 3.6` and 3.6<!--= z --> it is, here.\n\n" * 2_000 + "3.5<!--= z -->\n"
    )
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "docs/page.md:4001:1: 3.5 is written, z is 3.6" in said
    assert said.endswith("; 1 finding\n")


@pytest.mark.parametrize(
    "name",
    [
        "file: not UTF-8",
        "remark: an unclosed comment",
        "remark: no expression",
        "remark: an unknown name",
        "remark: no literal before",
        "remark: two bindings",
        "example: raises",
        "example: loops for ever",
        "example: prints megabytes",
        "file: a missing edition",
        "file: no page",
        "file: a snippet that is not there",
    ],
)
def test_a_refused_build_leaves_the_site(site: Project, name: str) -> None:
    """mkdocs build and prosetest build exit 1 with the same finding, and touch nothing."""
    files, expected = CASES[name]
    lay(site, files)
    site.write("site/index.html", "<p>earlier</p>")
    earlier = site.site()
    for done in (site.mkdocs("build", "-q"), site.prosetest("build")):
        assert done.status == 1, done.said
        assert expected in done.said
        assert "Traceback" not in done.said
        assert site.site() == earlier
