"""What a drawing costs: `make bench` prints the times; a plain test run only sees that they run."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from drawings.diagram import Diagram
from drawings.drawing import draw
from drawings.label import read_labels
from drawings.lesson import Workshop
from drawings.markup import placed
from drawings.picture import Picture
from drawings.signs import UNICODE
from drawings.studio import Lesson
from drawings.value import values_of
from tests.conftest import copy_course

ROOT = Path(__file__).parents[2]
EDITIONS = ("vi", "zh", "en")
FOLDER = ROOT / "scripts/lessons/layer"
WORKSHOP = Workshop(ROOT, "scripts/lessons", 60, EDITIONS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Time each figure and each diagram; in a plain test run, the first alone."""
    shown = {"figure": figures, "diagram": diagrams}
    for name in set(shown) & set(metafunc.fixturenames):
        found = shown[name]()
        is_timed = metafunc.config.getoption("benchmark_enable")
        metafunc.parametrize(name, found if is_timed else found[:1])


@pytest.fixture
def timed(request: pytest.FixtureRequest) -> None:
    """Leave to `make bench` what takes long."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("only make bench has the time for it")


def figures() -> list[str]:
    """Return the names of all figures."""
    return WORKSHOP.gallery.names()


def diagrams() -> list[str]:
    """Return the names of all diagrams and graphs."""
    return sorted(set(WORKSHOP.names()) - set(figures()))


@lru_cache(maxsize=1)
def opened(lesson: str) -> Lesson:
    """A lesson whose example has run in this process."""
    return Lesson(str(ROOT), f"scripts/lessons/{lesson}", 60)


def test_a_figure(benchmark: BenchmarkFixture, figure: str) -> None:
    """A figure is drawn in one language, its example run already, Matplotlib imported."""
    lesson, _, own = figure.partition("/")
    function, ready = own.replace("-", "_"), opened(lesson)
    drawn = benchmark.pedantic(lambda: ready.draw(function, own, "zh"), rounds=3)
    assert drawn["svg"].startswith("<svg")


def test_a_diagram(benchmark: BenchmarkFixture, diagram: str) -> None:
    """A diagram or graph is drawn in one language, with a process for its example."""
    drawing = benchmark.pedantic(lambda: WORKSHOP.make(diagram, "zh", UNICODE), rounds=2)
    assert drawing.rows


def test_all_figures_cold(benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> None:
    """All figures in all languages, in two processes; in a plain test run, those of one lesson."""
    is_timed = request.config.getoption("benchmark_enable")
    wanted = [(name, one) for name in figures() for one in EDITIONS]
    wanted = [one for one in wanted if is_timed or one[0].startswith("layer/")]
    drawn = benchmark.pedantic(lambda: WORKSHOP.gallery.draw(wanted), rounds=1)
    assert all(isinstance(one, Picture) for one in drawn.values())


def test_all_figures_unchanged(benchmark: BenchmarkFixture, timed: None) -> None:
    """What is kept is shown again; that nothing has changed is asked of files alone."""
    gallery = WORKSHOP.gallery
    gallery.hang("layer/points", "en", EDITIONS)
    shown = benchmark(lambda: gallery.hang("layer/points", "en", EDITIONS))
    assert {edition for name, edition in shown if name == "layer/points"} == set(EDITIONS)


def test_share_of_the_build(
    benchmark: BenchmarkFixture,
    timed: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Timed by processor, not by clock, on one machine with whatever else it does."""
    course = copy_course(tmp_path)
    gallery = Workshop(tmp_path, WORKSHOP.lessons, WORKSHOP.limit, EDITIONS).gallery
    wanted = [(name, one) for name in figures() for one in EDITIONS]
    cold = seconds(lambda: course.prosetest("build"))
    unchanged = seconds(lambda: course.prosetest("build"))
    drawn = seconds(lambda: gallery.draw(wanted))
    benchmark.pedantic(lambda: gallery.hang(figures()[0], "en", EDITIONS), rounds=1)
    with capsys.disabled():
        print(f"\nbuild: {cold:.1f} s cold, {unchanged:.1f} s unchanged, of the processors")
        print(f"all figures, cold: {drawn:.1f} s, {drawn / cold:.0%} of it")
    assert unchanged < cold


def seconds(act: Callable[[], object]) -> float:
    """Return how long the processors work for something, our own and those of its processes."""
    before = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    act()
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - before


def test_draw_the_flow(benchmark: BenchmarkFixture) -> None:
    """The flow through a layer is drawn in Chinese, its example run already."""
    diagram = WORKSHOP._diagrams(FOLDER / "diagrams.py")["flow"]
    assert isinstance(diagram, Diagram)
    labels = read_labels(FOLDER / "labels.toml", "zh", ROOT)
    with values_of(FOLDER / "example.py", ROOT, 10) as values:
        drawing = benchmark(lambda: draw("layer/flow", diagram, labels, values))
    assert drawing.columns <= 80


def test_draw_cold(benchmark: BenchmarkFixture) -> None:
    """All of it: description, labels, a process for the example, the fonts' list."""
    drawing = benchmark.pedantic(lambda: WORKSHOP.make("layer/flow", "vi", UNICODE), rounds=5)
    assert drawing.rows


def test_draw_again(benchmark: BenchmarkFixture) -> None:
    """What has not changed is remembered; that it has not is asked each time."""
    assert placed(benchmark(lambda: WORKSHOP.draw("layer/flow", "en")))
