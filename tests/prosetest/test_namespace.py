"""A page sees the names of its lesson and of its own blocks above, and no other page's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from prosetest.code import parse
from prosetest.expression import Node
from prosetest.namespace import Failure, Namespace, run_example
from prosetest.process import Worker
from prosetest.question import Problem, Question
from prosetest.value import Number

EXAMPLE = "import numpy as np\nx = np.array([1.0, 2.0])\nn = 1\nlog = []\ndef count():\n" \
    "    log.append(1)\n    return len(log)\n"  # fmt: skip


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    with Worker(tmp_path, 5.0) as one:
        assert run_example(one, EXAMPLE, Path("example.py")) is None
        yield one


def exact(page: Namespace, text: str) -> object:
    value = page.value(parse(text))
    return value.exact if isinstance(value, Number) else value


def test_a_block_adds_names_for_what_follows(worker: Worker) -> None:
    """A claim sees the blocks above it, nothing below."""
    page = Namespace(worker)
    before = page.value(parse("later"))
    assert isinstance(before, Problem)
    assert before.unknown == "later"
    assert page.run("later = n + 1", "page.md", 5) == ""
    assert exact(page, "later") == 2


def test_a_page_keeps_its_names_to_itself(worker: Worker) -> None:
    """The next page starts from the lesson's names again."""
    first = Namespace(worker)
    first.run("n = 50\nown = 3", "page.md", 1)
    assert exact(first, "n") == 50
    second = Namespace(worker)
    assert exact(second, "n") == 1
    assert isinstance(second.value(parse("own")), Problem)


def test_the_arrays_of_a_lesson_are_read_only(worker: Worker) -> None:
    """A page that writes into one fails, and the lesson's numbers stay."""
    page = Namespace(worker)
    failure = page.run("x[0] = 9", "page.md", 7)
    assert isinstance(failure, Failure)
    assert "read-only" in failure.reason
    assert failure.line == 7
    assert exact(Namespace(worker), "x[0]") == 1


def test_a_block_fails_at_its_own_line_of_the_page(worker: Worker) -> None:
    """The line is the page's, not the block's."""
    failure = Namespace(worker).run("a = 1\nb = a / 0", "page.md", 11)
    assert isinstance(failure, Failure)
    assert (failure.line, failure.raised) == (12, True)


def test_interactive_examples_answer_one_by_one(worker: Worker) -> None:
    """One that fails does not stop the next."""
    page = Namespace(worker)
    one, two, three = page.doctest([("n + 1\n", 3), ("1 / 0\n", 4), ("n\n", 5)], "page.md")
    assert one == "2\n"
    assert isinstance(two, Failure)
    assert two.line == 4
    assert three == "1\n"


def test_a_claim_that_changes_the_state_is_noticed(worker: Worker) -> None:
    """All questions are asked again, last first; what answers otherwise is unsteady."""
    page = Namespace(worker)
    assert exact(page, "count()") == 1
    assert exact(page, "n") == 1
    unsteady = page.unsteady()
    assert [question.node for question in unsteady] == [parse("count()")]
    assert page.unsteady() == []


def test_a_question_carries_changed_literals_and_free_variables(worker: Worker) -> None:
    """Mutants and samples are answered by the same walk."""
    page = Namespace(worker)
    node: Node = parse("n + 2")
    one, two = page.values([Question(node), Question(node, ((4, Fraction(7)),))])
    assert isinstance(one, Number)
    assert isinstance(two, Number)
    assert one.exact == 3
    assert two.exact == 8
    free = page.value(parse("t * 2"), free={"t": 1.5})
    assert isinstance(free, Number)
    assert free.exact == 3


def test_arithmetic_alone_needs_no_process(tmp_path: Path) -> None:
    """Literals are evaluated here, so a page without code starts no worker."""
    with Worker(tmp_path, 0.001) as worker:
        assert exact(Namespace(worker), "2 + 2") == 4
        assert isinstance(Namespace(worker).value(parse("1 / 0")), Problem)
        assert not worker.stopped


def test_a_page_without_code_is_answered_here(tmp_path: Path) -> None:
    """Its symbols mean nothing, or are free; the process is asked once what names there are."""
    with Worker(tmp_path, 5.0) as worker:
        page = Namespace(worker)
        assert page.known().names == frozenset()
        worker.close()
        free = page.value(parse("t * 2"), free={"t": 1.5})
        assert isinstance(free, Number)
        assert free.exact == 3
        unknown = page.value(parse("nobody"))
        assert isinstance(unknown, Problem)
        assert unknown.unknown == "nobody"


def test_a_page_whose_code_was_stopped_has_no_answers(tmp_path: Path) -> None:
    """Nobody knows what its symbols would mean."""
    with Worker(tmp_path, 0.5) as worker:
        run_example(worker, "while True: pass", Path("example.py"))
        problem = Namespace(worker).value(parse("t + 1"))
        assert isinstance(problem, Problem)
        assert "has not ended" in problem.reason
