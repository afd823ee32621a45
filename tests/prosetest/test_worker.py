"""The worker runs code as a reader would, and survives all that code may do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from prosetest.code import parse
from prosetest.namespace import Failure, Namespace, run_example
from prosetest.process import Worker
from prosetest.question import Problem
from prosetest.value import Array, Number, Thing, Truth

EXAMPLE = Path("example.py")


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    with Worker(tmp_path, 5.0) as one:
        yield one


def test_an_example_gives_its_names(worker: Worker) -> None:
    """Numbers, arrays, truths and other things each cross as what they are."""
    code = "import numpy as np\na = 1\nb = 0.1\nc = np.array([[1, 2]])\nd = True\ne = 'text'\n"
    assert run_example(worker, code, EXAMPLE) is None
    page = Namespace(worker)
    assert page.value(parse("a")) == Number(Fraction(1), "1", True, Fraction(0))
    b = page.value(parse("b"))
    assert isinstance(b, Number)
    assert b.exact == Fraction(0.1)
    c = page.value(parse("c"))
    assert isinstance(c, Array)
    assert c.shape == (1, 2)
    assert page.value(parse("d")) == Truth(True)
    assert page.value(parse("e")) == Thing("str")


@pytest.mark.parametrize(
    ("code", "words", "line"),
    [
        ("x = 1\n1 / 0\n", "ZeroDivisionError", 2),
        ("x = (\n", "SyntaxError", 1),
        ("raise SystemExit(3)\n", "SystemExit", 1),
        ("\nraise KeyboardInterrupt\n", "KeyboardInterrupt", 2),
        ("while True:\n    print('x' * 1000)\n", "prints more than", 2),
        ("import os\nos._exit(1)\n", "ended its process", 1),
        ("raise Exception('\\udc80')\n", "Exception", 1),
    ],
)
def test_an_example_that_fails_says_how(worker: Worker, code: str, words: str, line: int) -> None:
    """With the reason and, where Python knows it, the line."""
    failure = run_example(worker, code, EXAMPLE)
    assert isinstance(failure, Failure)
    assert words in failure.reason
    assert failure.line == line


def test_an_endless_example_is_stopped(tmp_path: Path) -> None:
    """At its limit, and every later answer is the same problem at once."""
    with Worker(tmp_path, 0.7) as worker:
        failure = run_example(worker, "while True: pass", EXAMPLE)
        assert isinstance(failure, Failure)
        assert "has not ended after 0.7 s" in failure.reason
        begun = time.perf_counter()
        problem = Namespace(worker).value(parse("x"))
        assert isinstance(problem, Problem)
        assert "has not ended" in problem.reason
        assert time.perf_counter() - begun < 0.7


@pytest.mark.parametrize("name", ["huge", "bad", "nested", "many", "cyclic", "long"])
def test_no_value_ends_the_worker(worker: Worker, name: str) -> None:
    """Whatever a name holds, the answer is a value or a problem, and the next question is heard."""
    code = """
class Bad:
    @property
    def dtype(self):
        raise RuntimeError("no")
huge, bad = 2 ** 20000, Bad()
nested = [[1, 2], [3]]
many = list(range(200_000))
cyclic = []
cyclic.append(cyclic)
long = "x" * 10**6
ok = 3
"""
    assert run_example(worker, code, EXAMPLE) is None
    page = Namespace(worker)
    found = page.value(parse(name))
    assert isinstance(found, Thing | Problem)
    ok = page.value(parse("ok"))
    assert isinstance(ok, Number)
    assert ok.exact == 3


def test_what_code_prints_never_mixes_with_the_answers(worker: Worker) -> None:
    """Neither print nor the descriptors themselves reach our pipe."""
    code = "import os, sys\nprint('{}')\nos.write(1, b'{}\\n')\nsys.__stdout__.write('{}')\nx = 2\n"
    assert run_example(worker, code, EXAMPLE) is None
    found = Namespace(worker).value(parse("x"))
    assert isinstance(found, Number)


def test_code_may_not_read_the_questions(worker: Worker) -> None:
    """Standard input is empty."""
    failure = run_example(worker, "x = input()", EXAMPLE)
    assert isinstance(failure, Failure)
    assert "EOFError" in failure.reason


def test_an_expression_that_raises_is_a_problem(worker: Worker) -> None:
    """With the exception's name, in the middle of a sentence."""
    assert run_example(worker, "def f(t):\n    raise KeyError(t)\n", EXAMPLE) is None
    problem = Namespace(worker).value(parse("f(1)"))
    assert isinstance(problem, Problem)
    assert problem.reason == "it raises KeyError: 1"


def test_code_finds_its_own_module(worker: Worker) -> None:
    """A data class with postponed annotations looks its module up, in examples and in pages."""
    code = (
        "from __future__ import annotations\nfrom dataclasses import dataclass\n"
        "@dataclass(frozen=True)\nclass P:\n    x: float = 3.6\np = P()\n"
    )
    assert run_example(worker, code, EXAMPLE) is None
    page = Namespace(worker)
    assert page.run(code, "page.md", 1) == ""
    assert isinstance(page.value(parse("p.x")), Number)
